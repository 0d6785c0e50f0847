/**
 * The one table of what a marker can do: key and plain word → command → what it does → where it applies. Help, the footer line,
 * plain mode's words and a part of docs/keys.md are made from it, as for a preview.
 */

import type { Key } from '../view/commands.ts';
import { commandOf, commandOfLine, footerOf, type KeyRow, keysPart, keyTable } from '../view/key-table.ts';
import type { FooterItem } from '../view/keys.ts';

/** Where a marker is: at a criterion of a sitting, reading one record, in the list of pages, in that of criteria that aren't asked for, on a page of text, typing a comment, or asked something. */
export type MarkingPlace =
  | 'page'
  | 'record'
  | 'list'
  | 'others'
  | 'told'
  | 'text'
  | 'hidden'
  | 'comment'
  | 'declare'
  | 'close';

const reading = ['page', 'record', 'list', 'others', 'text', 'hidden', 'close', 'told'] as const;
const marking = ['page', 'record'] as const;

const rows = [
  { id: 'up', label: 'move', does: 'Moves up.', keys: ['up'], places: reading },
  {
    id: 'down',
    label: 'move',
    does: 'Moves down.',
    keys: ['down'],
    places: reading,
    footer: ['page', 'list', 'others', 'text'],
  },
  { id: 'page-up', label: 'page', does: 'Moves up by several rows.', keys: ['page-up'], places: reading },
  { id: 'page-down', label: 'page', does: 'Moves down by several rows.', keys: ['page-down'], places: reading },
  { id: 'first', label: 'first', does: 'Goes to the first.', keys: ['home'], places: reading },
  { id: 'last', label: 'last', does: 'Goes to the last.', keys: ['end'], places: reading },
  {
    id: 'cite',
    label: 'cite',
    does: 'Cites the record under the pointer, or no longer. A level rests on at least one. In plain mode several numbers cite each of them.',
    keys: ['space'],
    places: marking,
    footer: marking,
    words: ['cite'],
    follows: 'RECORD',
  },
  {
    id: 'below-secure',
    label: 'below',
    does: 'Below a pass, well within.',
    keys: ['1'],
    places: marking,
    words: ['below'],
  },
  {
    id: 'below-just',
    label: 'just below',
    does: 'Below a pass, at the border.',
    keys: ['2'],
    places: marking,
    words: ['just below'],
  },
  {
    id: 'pass-just',
    label: 'just a pass',
    does: 'A pass, at the border.',
    keys: ['3'],
    places: marking,
    words: ['just pass'],
  },
  { id: 'pass-secure', label: 'pass', does: 'A pass, well within.', keys: ['4'], places: marking, words: ['pass'] },
  {
    id: 'distinction-just',
    label: 'just a distinction',
    does: 'A distinction, at the border. It cites two tasks or more, one of them in the candidate’s own words.',
    keys: ['5'],
    places: marking,
    words: ['just distinction'],
  },
  {
    id: 'distinction-secure',
    label: 'distinction',
    does: 'A distinction, well within. It cites the same.',
    keys: ['6'],
    places: marking,
    words: ['distinction'],
  },
  {
    id: 'not-seen',
    label: 'no evidence seen',
    does: 'No evidence seen: nothing bears on it. That is no evidence against anybody.',
    keys: ['0'],
    places: marking,
    words: ['no evidence', 'not seen'],
  },
  {
    id: 'comment',
    label: 'comment',
    does: 'Types a comment. Enter keeps it; after Esc the comment is as it was, and what was typed waits. In plain mode it follows the word.',
    keys: ['c'],
    places: marking,
    footer: marking,
    words: ['comment'],
    follows: 'TEXT',
  },
  {
    id: 'let-go',
    label: 'let go',
    does: 'Lets go of a comment that is typed and not kept.',
    keys: ['x'],
    places: marking,
    words: ['let go'],
  },
  {
    id: 'open',
    label: 'read',
    does: 'Reads the record under the pointer whole, and what had been opened before it.',
    keys: ['enter'],
    places: ['page'],
    footer: ['page'],
    words: ['read'],
    follows: 'RECORD',
  },
  {
    id: 'next-unmarked',
    label: 'next',
    does: 'Goes to the next page that is unmarked.',
    keys: ['n'],
    places: marking,
    footer: marking,
    words: ['next'],
  },
  {
    id: 'help',
    label: 'help',
    does: 'Shows every key and word that works here.',
    keys: ['?'],
    places: ['page', 'record'],
    footer: ['page'],
    words: ['help', '?'],
  },
  {
    id: 'previous-page',
    label: 'page before',
    does: 'Goes to the page before, marked or not.',
    keys: ['left'],
    places: marking,
    words: ['before'],
  },
  {
    id: 'next-page',
    label: 'page after',
    does: 'Goes to the page after, marked or not.',
    keys: ['right'],
    places: marking,
    words: ['after'],
  },
  {
    id: 'expectation',
    label: 'author',
    does: 'Opens what the author expected. Only after the mark is set; that it was opened is on the record.',
    keys: ['e'],
    places: marking,
    footer: ['page'],
    words: ['author', 'expectation'],
  },
  {
    id: 'side',
    label: 'other side',
    does: 'Goes from the records to the criterion and back; in a narrow window it shows the other.',
    keys: ['tab'],
    places: ['page'],
    footer: ['page'],
    words: ['criterion'],
  },
  {
    id: 'all',
    label: 'all records',
    does: 'Lists every decision and note of the sitting, or again only those that bear on the criterion.',
    keys: ['a'],
    places: ['page'],
    footer: ['page'],
    words: ['all'],
  },
  {
    id: 'take-back',
    label: 'take back',
    does: 'Takes the mark back: the page is unmarked again. Both stay on the record.',
    keys: ['u'],
    places: marking,
    words: ['take back'],
  },
  {
    id: 'hidden',
    label: 'hidden',
    does: 'Opens what is hidden because it could sway a mark: who it is, adjustments, mode, time left. That is on the record.',
    keys: ['h'],
    places: ['page'],
    words: ['open'],
    follows: 'WHAT',
  },
  {
    id: 'choose',
    label: 'open it',
    does: 'Opens what is under the pointer, which goes on the record.',
    keys: ['y'],
    places: ['hidden'],
    footer: ['hidden'],
  },
  {
    id: 'list',
    label: 'where I am',
    does: 'Lists every page: what is marked and what is left.',
    keys: ['l'],
    places: ['page'],
    footer: ['page'],
    words: ['list', 'missing'],
  },
  {
    id: 'go',
    label: 'go to it',
    does: 'Goes to the page under the pointer; in plain mode to the page of that number.',
    keys: ['enter'],
    places: ['list'],
    footer: ['list'],
    words: ['go to', 'go'],
    follows: 'PAGE',
  },
  {
    id: 'others',
    label: 'others',
    does: 'Lists the criteria of this sitting that the round doesn’t ask for, to open one all the same.',
    keys: ['o'],
    places: ['page'],
    words: ['also'],
    follows: 'CRITERION',
  },
  {
    id: 'also',
    label: 'open it',
    does: 'Opens the criterion under the pointer.',
    keys: ['enter'],
    places: ['others'],
    footer: ['others'],
  },
  {
    id: 'close',
    label: 'close round',
    does: 'Closes the round: signed, and nothing can change after. Everything has to be marked first.',
    keys: ['f'],
    places: ['page'],
    words: ['close round'],
  },
  {
    id: 'confirm',
    label: 'yes',
    does: 'Says yes.',
    keys: ['y'],
    places: ['declare', 'close'],
    footer: ['declare', 'close'],
    words: ['yes'],
  },
  {
    id: 'go-on',
    label: 'go on',
    does: 'Goes on to the next sitting.',
    keys: ['enter'],
    places: ['told'],
    footer: ['told'],
  },
  {
    id: 'keep',
    label: 'keep it',
    does: 'Keeps the comment that is typed.',
    keys: ['enter'],
    places: ['comment'],
    footer: ['comment'],
    words: ['keep'],
  },
  {
    id: 'back',
    label: 'back',
    does: 'Goes back.',
    keys: ['escape'],
    places: ['record', 'list', 'others', 'text', 'hidden', 'comment', 'close'],
    footer: ['record', 'list', 'others', 'text', 'hidden', 'comment', 'close'],
  },
  {
    id: 'quit',
    label: 'leave',
    does: 'Leaves. Every mark is saved, and the next time goes on here.',
    keys: ['q', 'ctrl-c'],
    places: ['page', 'record', 'list', 'others', 'text', 'declare', 'told'],
    footer: ['declare'],
    words: ['quit', 'leave', 'exit'],
  },
  {
    id: 'leave-typing',
    label: 'leave',
    does: 'Leaves. What is typed waits for the next time.',
    keys: ['ctrl-c'],
    places: ['comment'],
  },

  // Plain mode alone.
  { id: 'again', label: 'again', does: 'Tells the page again.', words: ['again', 'records'] },
] as const satisfies readonly KeyRow<MarkingPlace>[];

/** The id of a command. */
export type MarkingCommandId = (typeof rows)[number]['id'];

/** The table, in the order of help. */
export const markingCommands = keyTable<MarkingPlace, (typeof rows)[number]>(rows);

/** The command of a key in a place, or null. */
export function markingKey(place: MarkingPlace, key: Key): MarkingCommandId | null {
  return commandOf(markingCommands, place, key)?.id ?? null;
}

/** A line of plain mode as a command and what follows its word; null when it is none. */
export function markingLine(line: string): { readonly id: MarkingCommandId; readonly rest: string } | null {
  return commandOfLine(markingCommands, line);
}

/** The keys worth naming in a place. */
export function markingFooter(place: MarkingPlace, isAscii: boolean): readonly FooterItem[] {
  const levels = place === 'page' || place === 'record' ? [{ keys: '0-6', label: 'mark' }] : [];
  return [...levels, ...footerOf(markingCommands, place, isAscii)];
}

/** The part of docs/keys.md about marking. */
export function markingKeysPart(): string {
  const about = 'An assessor’s keys and words, from `src/mark/marking-commands.ts`.';
  return keysPart('At marking', about, markingCommands);
}
