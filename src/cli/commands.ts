import type { Command } from './command.ts';

/** A verb in the list: its help line, and how to load it. Loading it loads what it needs, and nothing else does. */
export interface Listed {
  readonly name: string;
  readonly for: string;
  readonly summary: string;
  readonly load: () => Promise<Command>;
}

/** Every verb there is, in the order of the help. */
export const commands: readonly Listed[] = [];

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
