import { helpFlag } from './arguments.ts';
import type { Command, Flag } from './command.ts';
import { verbs } from './verbs.ts';

/** The help of the whole program. */
export function generalHelp(): string {
  const width = Math.max(...verbs.map(({ name }) => name.length));
  const list = verbs.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`);
  return [
    'Simulated tasks for people learning production coordination, sat in a terminal.',
    '',
    'callsheet             shows what there is to do here',
    'callsheet VERB …      does one thing:',
    '',
    ...list,
    '',
    '`callsheet VERB --help` says more of each, with examples; `callsheet --version` says which callsheet this is. Begin with:',
    '',
    '  callsheet sit rain-on-day-six',
    '',
    "Exit status: 0 all is well, 1 what was looked at is wrong, 2 wrong usage or it can't be read, 130 interrupted.",
  ].join('\n');
}

/** The help of one verb. */
export function commandHelp(command: Command): string {
  const { name, takes, flags, examples, exits } = command;
  const usage = ['callsheet', name, takes.words, flags.length > 0 ? '[FLAGS]' : ''].filter((word) => word !== '');
  return [
    `${command.summary}.`,
    '',
    ...command.about.split('\n'),
    '',
    'Usage',
    `  ${usage.join(' ')}`,
    ...section(takes.words === '' ? [] : [[takes.words, takes.says]]),
    ...section(
      [...flags, helpFlag].map((flag) => [written(flag), flag.says]),
      'Flags',
    ),
    ...section(
      examples.map(({ line, says }) => [line, says]),
      'Examples',
    ),
    ...section(
      [...exits, ...everyExit].toSorted(([a], [b]) => a - b).map(([status, says]) => [String(status), says]),
      'Exit status',
    ),
  ].join('\n');
}

const everyExit = [[2, 'wrong usage, or something can’t be read or written: a sentence says what'] as const];

function written(flag: Flag): string {
  return flag.value === null ? `--${flag.name}` : `--${flag.name} ${flag.value}`;
}

/** Two columns, under a heading where there is one; nothing when there are no rows. */
function section(rows: readonly (readonly [string, string])[], title?: string): readonly string[] {
  if (rows.length === 0) return [];
  const width = Math.max(...rows.map(([left]) => left.length));
  return [
    '',
    ...(title === undefined ? [] : [title]),
    ...rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`),
  ];
}
