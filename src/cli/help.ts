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
    '`callsheet VERB --help` says more of each. Begin with:',
    '',
    '  callsheet sit rain-on-day-six',
    '',
    "Exit status: 0 all is well, 1 what was looked at is wrong, 2 wrong usage or it can't be read, 130 interrupted.",
  ].join('\n');
}

/** The help of one verb. */
export function commandHelp(command: Command): string {
  const usage = ['callsheet', command.name, command.takes.words, command.flags.length > 0 ? '[FLAGS]' : '']
    .filter((word) => word !== '')
    .join(' ');
  return [
    `${command.summary}.`,
    '',
    `  ${usage}`,
    ...section(
      'Flags',
      command.flags.map((flag) => [written(flag), flag.says]),
    ),
    ...section(
      'Examples',
      command.examples.map(({ line, says }) => [line, says]),
    ),
  ].join('\n');
}

function written(flag: Flag): string {
  return flag.value === null ? `--${flag.name}` : `--${flag.name} ${flag.value}`;
}

/** A heading and two columns, or nothing when there are no rows. */
function section(title: string, rows: readonly (readonly [string, string])[]): readonly string[] {
  if (rows.length === 0) return [];
  const width = Math.max(...rows.map(([left]) => left.length));
  return ['', title, ...rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`)];
}
