import { nearestWord } from '../scenario/nearest.ts';
import type { Command, Flag } from './command.ts';
import { shown } from './shown.ts';

// An import would load every part of `node:util`, those too that it loads only when they are asked for: a tenth of what
// `--version` takes.
const { parseArgs } = process.getBuiltinModule('node:util');

/** The arguments of a verb, read. */
export interface Arguments {
  /** What was given besides flags, in order. */
  readonly words: readonly string[];
  /** Whether the flag was given. */
  readonly has: (flag: string) => boolean;
  /** The value given to the flag, or null. */
  readonly value: (flag: string) => string | null;
}

/** The outcome of reading arguments: them, or a sentence about the first thing wrong. */
export type ReadArguments =
  | { readonly ok: true; readonly given: Arguments }
  | { readonly ok: false; readonly because: string };

/** The flag that every verb has. */
export const helpFlag: Flag = { name: 'help', value: null, says: 'this help' };

/** Reads a verb's arguments. A flag may stand anywhere and be given once; what follows `--` is never a flag. */
export function readArguments(command: Command, args: readonly string[]): ReadArguments {
  const flags = [...command.flags, helpFlag];
  const options = Object.fromEntries(
    flags.map((flag) => [
      flag.name,
      flag.value === null ? ({ type: 'boolean' } as const) : ({ type: 'string' } as const),
    ]),
  );
  const { tokens } = parseArgs({
    args: args.map((arg) => (arg === '-h' ? '--help' : arg)),
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const words: string[] = [];
  const values = new Map<string, string | null>();
  for (const token of tokens) {
    if (token.kind === 'positional') words.push(token.value);
    if (token.kind !== 'option') continue;
    const wrong = wrongOption(command, flags, token, values);
    if (wrong !== null) return { ok: false, because: wrong };
    values.set(token.name, token.value ?? null);
  }
  const given = { words, has: (flag: string) => values.has(flag), value: (flag: string) => values.get(flag) ?? null };
  const wrong = values.has('help') ? null : wrongCount(command, words);
  return wrong === null ? { ok: true, given } : { ok: false, because: wrong };
}

interface Option {
  readonly name: string;
  readonly rawName: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}

/** What is wrong with one option as it was typed, as a sentence, or null. */
function wrongOption(
  command: Command,
  flags: readonly Flag[],
  option: Option,
  before: ReadonlyMap<string, unknown>,
): string | null {
  const typed = shown(option.rawName);
  const flag = flags.find(({ name }) => name === option.name);
  if (flag === undefined)
    return `${typed} is not a flag of \`${command.name}\`. ${instead(command, flags, option.name)}`;
  if (before.has(flag.name)) return `${typed} was given twice: give it once`;
  if (flag.value === null) {
    return option.value === undefined ? null : `${typed} takes no value: write it alone`;
  }
  const isMissing = option.value === undefined || option.value === '' || isFlagTaken(option, flags);
  return isMissing ? `${typed} needs a value: write ${typed} ${flag.value}` : null;
}

/** Whether the option took the next flag for its value (`--seed --plain`). */
function isFlagTaken(option: Option, flags: readonly Flag[]): boolean {
  return option.inlineValue === false && flags.some(({ name }) => option.value === `--${name}`);
}

function instead(command: Command, flags: readonly Flag[], typed: string): string {
  const near = nearestWord(
    typed,
    flags.map(({ name }) => name),
  );
  return near === null ? `\`callsheet ${command.name} --help\` lists its flags` : `Did you mean --${near}?`;
}

function wrongCount(command: Command, words: readonly string[]): string | null {
  const { least, most, words: names } = command.takes;
  // An empty name means the folder one is in: what an unset variable of a script would ask for, and nobody else.
  if (words.includes('')) return `\`${command.name}\` was given an empty name: write ${names === '' ? 'none' : names}`;
  if (words.length < least) return `\`${command.name}\` needs ${names}: see \`callsheet ${command.name} --help\``;
  if (words.length <= most) return null;
  const extra = shown(words[most] ?? '');
  return most === 0
    ? `\`${command.name}\` takes only flags, and was given ${extra}`
    : `\`${command.name}\` takes only ${names}, and was also given ${extra}`;
}
