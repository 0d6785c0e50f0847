import { LimitReached } from '../engine/limit-reached.ts';
import { whenOutputFails, whenWritten, writeWhole } from '../host/output.ts';
import { nearestWord } from '../scenario/nearest.ts';
import { readArguments } from './arguments.ts';
import { commands } from './commands.ts';
import { complain, refuse } from './complain.ts';
import { commandHelp, generalHelp } from './help.ts';
import { printLines } from './print.ts';
import { shown } from './shown.ts';
import type { ExitStatus, Surroundings } from './surroundings.ts';
import { verbs } from './verbs.ts';
import { version } from './versions.ts';

/** Runs the program on the real terminal: what `bin/callsheet` calls. Sets the exit status; never throws. */
export async function main(args: readonly string[]): Promise<void> {
  const surroundings = realSurroundings();
  writeWhole(process.stdout, 1);
  let isOutputLost = false;
  whenOutputFails([process.stdout, process.stderr], (code) => {
    if (!isOutputLost)
      complain(surroundings, `what there is to say can't be written: ${shown(outputReasons[code] ?? code)}`);
    isOutputLost = true;
  });
  process.on('uncaughtException', (error) => {
    complain(surroundings, ourFault(error, surroundings));
    process.exit(2);
  });
  const status = await dispatch(args, surroundings);
  // What is still on its way to a pipe is written first.
  whenWritten(process.stdout, () => process.exit(isOutputLost ? 2 : status));
}

/** What a thread runs that shares the work of a command: see `src/host/threads.ts`. */
export async function thread(): Promise<void> {
  (await import('./thread.ts')).thread();
}

const outputReasons: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk is full',
  EFBIG: 'the file may not grow any further',
};

/** Streams are opened when they are asked for: printing the version needs no keyboard. */
function realSurroundings(): Surroundings {
  return {
    env: process.env,
    cwd: process.cwd(),
    get stdin() {
      return process.stdin;
    },
    get stdout() {
      return process.stdout;
    },
    get stderr() {
      return process.stderr;
    },
  };
}

/** Finds the verb and runs it. Every error becomes a sentence on standard error. */
export async function dispatch(args: readonly string[], surroundings: Surroundings): Promise<ExitStatus> {
  try {
    return await run(args, surroundings);
  } catch (error) {
    complain(surroundings, ourFault(error, surroundings));
    return 2;
  }
}

async function run(args: readonly string[], surroundings: Surroundings): Promise<ExitStatus> {
  const [verb, ...rest] = args;
  if (verb === '--version' || verb === '-V') return told(surroundings, version);
  if (verb === 'help' && rest[0] !== undefined) return run([rest[0], '--help'], surroundings);
  if (verb === '--help' || verb === '-h' || verb === 'help') return told(surroundings, generalHelp());
  const listed = verbs.find(({ name }) => name === (verb ?? 'home'));
  if (listed === undefined) return refuse(surroundings, unknownVerb(verb ?? ''));
  const command = await commands[listed.name]();
  const read = readArguments(command, rest);
  if (!read.ok) return refuse(surroundings, read.because);
  if (read.given.has('help')) return told(surroundings, commandHelp(command));
  return command.run(read.given, surroundings);
}

function told(surroundings: Surroundings, text: string): ExitStatus {
  printLines(surroundings, [text]);
  return 0;
}

function unknownVerb(verb: string): string {
  const names = verbs.map(({ name }) => name);
  if (verb.startsWith('-')) {
    const near = nearestWord(verb, ['--help', '--version']);
    const hint = near === null ? 'see `callsheet --help`' : `did you mean ${near}?`;
    return `${shown(verb)} is not a flag of callsheet itself: ${hint}`;
  }
  const near = nearestWord(verb, names);
  const hint =
    near === null ? `There is ${names.join(', ')}: see \`callsheet --help\`` : `Did you mean \`callsheet ${near}\`?`;
  return verb === '' ? `the verb is empty. ${hint}` : `there is no \`${shown(verb)}\`. ${hint}`;
}

/** The sentence for an error that is ours, not the user's, or a scenario's. The trace is for whoever asks for it. */
function ourFault(error: unknown, surroundings: Surroundings): string {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof LimitReached)
    return `${shown(message)}. That is a mistake in the scenario: tell its author. What was saved is safe.`;
  const trace = surroundings.env.CALLSHEET_TRACE !== undefined && error instanceof Error ? `\n${error.stack}` : '';
  return `something went wrong that is our mistake (${shown(message)}). What was saved is safe. Please report it, with the output of the same command after \`export CALLSHEET_TRACE=1\`.${trace}`;
}
