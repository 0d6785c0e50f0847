import type { Command } from './command.ts';

/** A verb in the list: its help line, and how to load it. Loading it loads what it needs, and nothing else does. */
export interface Listed {
  readonly name: string;
  readonly summary: string;
  readonly load: () => Promise<Command>;
}

/** Every verb there is, in the order of the help. */
export const commands: readonly Listed[] = [
  {
    name: 'home',
    summary: 'opens the home screen: practise, resume, open a log',
    load: async () => (await import('./home.ts')).home,
  },
  {
    name: 'sit',
    summary: 'sits a scenario, for practice',
    load: async () => (await import('./sit.ts')).sit,
  },
  {
    name: 'resume',
    summary: 'goes on with a sitting where it stopped',
    load: async () => (await import('./resume.ts')).resume,
  },
  {
    name: 'verify',
    summary: 'says of each log whether it is whole',
    load: async () => (await import('./verify.ts')).verify,
  },
  {
    name: 'replay',
    summary: 'tells what happened in a sitting',
    load: async () => (await import('./replay.ts')).replay,
  },
];

/** Verbs of the design that are still to come, so that typing one says so. */
export const comingLater: readonly string[] = [
  'keygen',
  'start',
  'pack',
  'invigilate',
  'doctor',
  'print',
  'retain',
  'mark',
  'moderate',
  'agree',
  'analyse',
  'report',
  'export',
  'bundle',
  'new',
  'check',
  'preview',
  'graph',
  'simulate',
  'coverage',
  'timeline',
];
