import type { Key } from './commands.ts';
import { type FooterItem, type HelpLine, keyName } from './keys.ts';

/** One row of a table of keys that has no plain words: key → command → what it does → where it applies. */
export interface KeyCommand<Place extends string> {
  readonly id: string;
  /** One or two words, for the footer. */
  readonly label: string;
  /** A sentence, for help. */
  readonly does: string;
  /** `number` stands for every digit. */
  readonly keys: readonly Key[];
  readonly places: readonly Place[];
  /** Places whose footer line names it. */
  readonly footer: readonly Place[];
}

/** The command of a key in a place, or null. */
export function commandOf<Place extends string, Command extends KeyCommand<Place>>(
  table: readonly Command[],
  place: Place,
  key: Key,
): Command | null {
  return table.find(({ places, keys }) => places.includes(place) && keys.includes(key)) ?? null;
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
  return table.map(({ keys, does }) => ({ keys: keys.map((key) => keyName(key, isAscii)).join(', '), does }));
}

/** A part of docs/keys.md: the title, a sentence about it, and a row for each command. */
export function keysPart(title: string, about: string, table: readonly KeyCommand<string>[]): string {
  const row = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  const rows = helpOf(table, true).map(({ keys, does }) => row([keys, does]));
  return [`## ${title}`, '', about, '', row(['key', 'what it does']), row(['---', '---']), ...rows, ''].join('\n');
}
