import { describeTerminal } from '../host/terminal.ts';
import type { Arguments } from './arguments.ts';
import type { Command } from './command.ts';
import { generalHelp } from './help.ts';
import { type ExitStatus, type Surroundings, say } from './surroundings.ts';

/** `callsheet home`, and `callsheet` alone: the home screen; without a terminal, the help. */
export const home: Command = {
  name: 'home',
  summary: 'Opens the home screen: practise, resume, open a log',
  takes: { words: '', least: 0, most: 0 },
  flags: [
    {
      name: 'sample',
      value: null,
      says: 'without a terminal, sits the sample scenario from its answers and tells the story',
    },
  ],
  examples: [{ line: 'callsheet', says: 'the same' }],
  run,
};

async function run(given: Arguments, surroundings: Surroundings): Promise<ExitStatus> {
  const { env, stdin, stdout } = surroundings;
  if (!describeTerminal(env, stdin, stdout).isInteractive) {
    if (given.has('sample')) return (await import('./sample.ts')).sitSample(surroundings);
    say(surroundings, generalHelp());
    return 0;
  }
  say(surroundings, generalHelp());
  return 0;
}
