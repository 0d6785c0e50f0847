import type { Key } from './commands.ts';
import { type FooterItem, type HelpLine, keyName } from './keys.ts';

/** One row of a table of keys: key and plain word → command → what it does → where it applies. */
export interface KeyCommand<Place extends string> {
  readonly id: string;
  /** One or two words, for the footer. */
  readonly label: string;
  /** A sentence, for help. */
  readonly does: string;
  /** Keys of the full screen; `number` stands for every digit. Empty where plain mode alone has it. */
  readonly keys: readonly Key[];
  readonly places: readonly Place[];
  /** Places whose footer line names it. */
  readonly footer: readonly Place[];
  /** Plain mode's words, the usual one first; empty where the full screen alone has it. */
  readonly words: readonly string[];
  /** What may follow the word; "" when nothing does. */
  readonly follows: string;
}

/** A row as it is written down: what isn't said is empty. */
export type KeyRow<Place extends string> = Pick<KeyCommand<Place>, 'id' | 'label' | 'does'> &
  Partial<KeyCommand<Place>>;

/** A table from its rows, in the order of help. */
export function keyTable<Place extends string, Row extends KeyRow<Place>>(
  rows: readonly Row[],
): readonly (KeyCommand<Place> & { readonly id: Row['id'] })[] {
  return rows.map((row) => ({ keys: [], places: [], footer: [], words: [], follows: '', ...row }));
}

/** The command of a key in a place, or null. */
export function commandOf<Place extends string, Command extends KeyCommand<Place>>(
  table: readonly Command[],
  place: Place,
  key: Key,
): Command | null {
  return table.find(({ places, keys }) => places.includes(place) && keys.includes(key)) ?? null;
}

/** A line of plain mode as a command and what follows its word, in single spaces; null when it is none. The longest word wins. */
export function commandOfLine<Command extends KeyCommand<string>>(
  table: readonly Command[],
  line: string,
): { readonly id: Command['id']; readonly rest: string } | null {
  const text = line.trim().split(/\s+/).join(' ');
  const lower = text.toLowerCase();
  const matches = table.flatMap(({ id, words, follows }) =>
    words
      .filter((word) => lower === word || (follows !== '' && lower.startsWith(`${word} `)))
      .map((word) => ({ id, rest: text.slice(word.length).trim(), length: word.length })),
  );
  const best = matches.toSorted((one, other) => other.length - one.length)[0];
  return best === undefined ? null : { id: best.id, rest: best.rest };
}

/** The keys worth naming in a place, in the table's order; `down` and `right` stand for both ways. */
export function footerOf<Place extends string>(
  table: readonly KeyCommand<Place>[],
  place: Place,
  isAscii: boolean,
): readonly FooterItem[] {
  const both: Readonly<Record<string, string>> = isAscii
    ? { down: 'Up/Down', right: 'Left/Right' }
    : { down: '↑↓', right: '←→' };
  return table
    .filter(({ footer }) => footer.includes(place))
    .map(({ keys: [key = ''], label }) => ({ keys: both[key] ?? keyName(key, isAscii), label }));
}

/** Help: every key and what it does. */
export function helpOf(table: readonly KeyCommand<string>[], isAscii: boolean): readonly HelpLine[] {
  return table
    .filter(({ keys }) => keys.length > 0)
    .map((command) => ({ keys: keysOf(command, isAscii), does: command.does }));
}

function keysOf({ keys }: KeyCommand<string>, isAscii: boolean): string {
  return keys.map((key) => keyName(key, isAscii)).join(', ');
}

/** Help for plain mode: the words, and what they do. */
export function wordsHelp(table: readonly KeyCommand<string>[]): readonly HelpLine[] {
  return table
    .filter(({ words }) => words.length > 0)
    .map((command) => ({ keys: wordsOf(command), does: command.does }));
}

function wordsOf({ words, follows }: KeyCommand<string>): string {
  return words.map((word) => (follows === '' ? word : `${word} ${follows}`)).join(', ');
}

/** A part of docs/keys.md: the title, a sentence about it, and a row for each command; a column of plain words where there are any. */
export function keysPart(title: string, about: string, table: readonly KeyCommand<string>[]): string {
  const hasWords = table.some(({ words }) => words.length > 0);
  const row = (keys: string, words: string, does: string): string => {
    const cells = hasWords ? [keys, words, does] : [keys, does];
    return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  };
  return [
    `## ${title}`,
    '',
    about,
    '',
    row('key', 'plain words', 'what it does'),
    row('---', '---', '---'),
    ...table.map((command) => row(keysOf(command, true), wordsOf(command), command.does)),
    '',
  ].join('\n');
}
