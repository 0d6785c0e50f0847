/**
 * The one table of what an assessor can do in a replay: key → command → what it does → where it applies. Help, the footer line and
 * a part of docs/keys.md are made from it.
 */

import type { Key } from './commands.ts';
import { commandOf, footerOf, helpOf, type KeyRow, keysPart, keyTable } from './key-table.ts';
import type { FooterItem, HelpLine } from './keys.ts';

/** Where an assessor is in a replay: at the screens, in a list, on a page to be read, or typing. */
export type ReplayPlace = 'screen' | 'decisions' | 'what-if' | 'page' | 'typing';

const moving = ['screen', 'decisions', 'what-if', 'page'] as const;
const lists = ['decisions', 'what-if'] as const;

const rows = [
  { id: 'next', label: 'record', does: 'Goes on by one.', keys: ['right'], places: moving, footer: ['screen'] },
  { id: 'back', label: 'record', does: 'Goes back by one.', keys: ['left'], places: moving, footer: [] },
  {
    id: 'next-decision',
    label: 'decision',
    does: 'Goes to the next decision: to the answer as it was given. One record on is what came of it.',
    keys: ['n'],
    places: moving,
    footer: ['screen'],
  },
  {
    id: 'last-decision',
    label: 'decision before',
    does: 'Goes to the decision before.',
    keys: ['p'],
    places: moving,
    footer: [],
  },
  {
    id: 'side',
    label: 'side',
    does: 'In a narrow window: from the candidate’s screen to what was done, and back.',
    keys: ['tab'],
    places: ['screen'],
    footer: ['screen'],
  },
  {
    id: 'play',
    label: 'play',
    does: 'Plays the sitting, and stops it. What took long is cut to five seconds.',
    keys: ['space'],
    places: moving,
    footer: ['screen'],
  },
  {
    id: 'faster',
    label: 'faster',
    does: 'Plays faster: up to 60 times.',
    keys: ['+', '='],
    places: moving,
    footer: [],
  },
  { id: 'slower', label: 'slower', does: 'Plays slower.', keys: ['-'], places: moving, footer: [] },
  { id: 'help', label: 'help', does: 'Shows every key.', keys: ['?'], places: moving, footer: ['screen'] },
  {
    id: 'decisions',
    label: 'list',
    does: 'Lists the decisions: the sitting time of each, what was read for it, and what was not.',
    keys: ['2'],
    places: moving,
    footer: ['screen', 'page'],
  },
  {
    id: 'state',
    label: 'state',
    does: 'Shows facts, tasks, messages and what was pending, as they stood after the record.',
    keys: ['3'],
    places: moving,
    footer: ['decisions'],
  },
  {
    id: 'what-if',
    label: 'what if',
    does: 'Lists what else could have been done here; Enter follows it. It is no part of the record.',
    keys: ['4', 'w'],
    places: moving,
    footer: ['screen', 'decisions'],
  },
  {
    id: 'expectations',
    label: 'expected',
    does: 'Shows what the author expected and looks for, and hides it. Hidden at first.',
    keys: ['x'],
    places: moving,
    footer: ['screen'],
  },
  {
    id: 'circumstances',
    label: 'who and how',
    does: 'Shows who sat, how, with how much time, and what happened to the sitting; and hides it. Hidden at first.',
    keys: ['i'],
    places: moving,
    footer: [],
  },
  {
    id: 'find',
    label: 'find',
    does: 'Finds a word in what was asked, answered, written and received.',
    keys: ['/'],
    places: moving,
    footer: ['screen'],
  },
  {
    id: 'again',
    label: 'find again',
    does: 'Finds the word again, further on.',
    keys: ['f'],
    places: moving,
    footer: [],
  },
  {
    id: 'go-to',
    label: 'go to',
    does: 'Goes to the record with a number.',
    keys: ['g'],
    places: moving,
    footer: ['screen'],
  },
  { id: 'first', label: 'first', does: 'Goes to the first record.', keys: ['home'], places: moving, footer: [] },
  { id: 'end', label: 'last', does: 'Goes to the last record.', keys: ['end'], places: moving, footer: [] },
  {
    id: 'screen',
    label: 'screen',
    does: 'Shows the candidate’s screen, with what was done.',
    keys: ['1'],
    places: moving,
    footer: ['decisions', 'page'],
  },
  { id: 'up', label: 'move', does: 'Moves up.', keys: ['up'], places: moving, footer: [] },
  {
    id: 'down',
    label: 'move',
    does: 'Moves down.',
    keys: ['down'],
    places: moving,
    footer: ['decisions', 'what-if', 'page'],
  },
  { id: 'page-up', label: 'page', does: 'Moves up by several.', keys: ['page-up'], places: moving, footer: [] },
  { id: 'page-down', label: 'page', does: 'Moves down by several.', keys: ['page-down'], places: moving, footer: [] },
  {
    id: 'type-step',
    label: 'type one',
    does: 'Types another answer, as a line of an answers file.',
    keys: ['t'],
    places: ['what-if'],
    footer: ['what-if'],
  },
  {
    id: 'take',
    label: 'go there',
    does: 'Goes to the decision; follows what could have been done.',
    keys: ['enter'],
    places: lists,
    footer: lists,
  },
  {
    id: 'done',
    label: 'do it',
    does: 'Does what was typed.',
    keys: ['enter'],
    places: ['typing'],
    footer: ['typing'],
  },
  { id: 'erase', label: 'erase', does: 'Erases a letter.', keys: ['backspace'], places: ['typing'], footer: [] },
  {
    id: 'close',
    label: 'back',
    does: 'Goes back to the screen, or to the list.',
    keys: ['escape'],
    places: ['decisions', 'what-if', 'page', 'typing'],
    footer: ['decisions', 'what-if', 'page', 'typing'],
  },
  { id: 'quit', label: 'leave', does: 'Ends the replay.', keys: ['q', 'ctrl-c'], places: moving, footer: ['screen'] },
  { id: 'leave', label: 'leave', does: 'Ends the replay.', keys: ['ctrl-c'], places: ['typing'], footer: [] },
] as const satisfies readonly KeyRow<ReplayPlace>[];

/** The id of a command. */
export type ReplayCommandId = (typeof rows)[number]['id'];

/** The table, in the order of help. */
export const replayCommands = keyTable<ReplayPlace, (typeof rows)[number]>(rows);

/** The command of a key in a place, or null. */
export function replayKey(place: ReplayPlace, key: Key): ReplayCommandId | null {
  return commandOf(replayCommands, place, key)?.id ?? null;
}

/** The keys worth naming in a place. */
export function replayFooter(place: ReplayPlace, isAscii: boolean): readonly FooterItem[] {
  return footerOf(replayCommands, place, isAscii);
}

/** Help: every key and what it does; what works only while typing is named there. */
export function replayHelp(isAscii: boolean): readonly HelpLine[] {
  return helpOf(
    replayCommands.filter(({ places }) => !places.every((place) => place === 'typing')),
    isAscii,
  );
}

/** The part of docs/keys.md about the replay. */
export function replayKeysPart(): string {
  return keysPart('In a replay', 'An assessor’s keys, from `src/view/replay-commands.ts`.', replayCommands);
}
