/**
 * The one table of what an author can do in a preview: key and plain word → command → what it does → where it applies. Help,
 * the footer line, plain mode's words and a part of docs/keys.md are made from it. It is apart from the candidate's table, so
 * that neither is told of the other's keys.
 */

import type { Key } from './commands.ts';
import { commandOf, commandOfLine, type KeyRow, keysPart, keyTable } from './key-table.ts';

/** Where an author is in a preview: at the story, on a page to be read, or choosing a state to go to. */
export type PreviewPlace = 'story' | 'page' | 'states';

const everywhere = ['story', 'page', 'states'] as const;

const rows = [
  { id: 'up', label: 'move', does: 'Moves up.', keys: ['up'], places: everywhere },
  { id: 'down', label: 'move', does: 'Moves down.', keys: ['down'], places: everywhere, footer: everywhere },
  { id: 'page-up', label: 'page', does: 'Moves up by several.', keys: ['page-up'], places: everywhere },
  { id: 'page-down', label: 'page', does: 'Moves down by several.', keys: ['page-down'], places: everywhere },
  { id: 'first', label: 'first', does: 'Goes to the first.', keys: ['home'], places: everywhere },
  { id: 'last', label: 'last', does: 'Goes to the last.', keys: ['end'], places: everywhere },
  {
    id: 'number',
    label: 'choose',
    does: 'Moves to the choice with that number. In plain mode a number by itself does what it stands for.',
    keys: ['number'],
    places: ['story'],
  },
  {
    id: 'take',
    label: 'do it',
    does: 'Does what is chosen: gives the example answer, waits, opens the document, goes to the state.',
    keys: ['enter'],
    places: ['story', 'states'],
    footer: ['story', 'states'],
  },
  {
    id: 'side',
    label: 'other side',
    does: 'Goes from the choices to the facts, what is pending and the messages, and back.',
    keys: ['tab'],
    places: ['story'],
    footer: ['story'],
  },
  {
    id: 'help',
    label: 'help',
    does: 'Shows every key and word that works in a preview.',
    keys: ['?'],
    places: ['story', 'page'],
    footer: ['story'],
    words: ['help', '?'],
  },
  {
    id: 'wait',
    label: 'wait',
    does: 'Waits until something happens. In plain mode also so many minutes: wait 15.',
    keys: ['w'],
    places: ['story'],
    footer: ['story'],
    words: ['wait'],
    follows: 'MINUTES',
  },
  {
    id: 'back',
    label: 'step back',
    does: 'Takes the last step back.',
    keys: ['b'],
    places: ['story'],
    footer: ['story'],
    words: ['back', 'undo'],
  },
  {
    id: 'go-to',
    label: 'go to',
    does: 'Goes to any state by the shortest way. On the full screen it lists them: type a part of the name.',
    keys: ['g'],
    places: ['story'],
    footer: ['story'],
    words: ['go to', 'go'],
    follows: 'STATE',
  },
  {
    id: 'variant',
    label: 'variant',
    does: 'Makes the same steps in the next variant.',
    keys: ['v'],
    places: ['story'],
    footer: ['story'],
    words: ['variant'],
  },
  {
    id: 'restart',
    label: 'restart',
    does: 'Goes back to the opening.',
    keys: ['r'],
    places: ['story'],
    footer: ['story'],
    words: ['restart'],
  },
  {
    id: 'save',
    label: 'save',
    does: 'Saves the way taken as a new answers file.',
    keys: ['s'],
    places: ['story'],
    footer: ['story'],
    words: ['save'],
  },
  {
    id: 'mistakes',
    label: 'mistakes',
    does: 'Shows what is wrong in the files, and hides it.',
    keys: ['m'],
    places: ['story', 'page'],
    words: ['mistakes'],
  },
  {
    id: 'read-again',
    label: 'read again',
    does: 'Reads the files again, where a save isn’t noticed by itself.',
    keys: ['u'],
    places: ['story', 'page'],
    words: ['read again'],
  },
  {
    id: 'close',
    label: 'back',
    does: 'Goes back to the story; stops looking for a way.',
    keys: ['escape'],
    places: everywhere,
    footer: ['page', 'states'],
  },
  {
    id: 'quit',
    label: 'quit',
    does: 'Ends the preview. Nothing is kept but what was saved.',
    keys: ['q', 'ctrl-c'],
    places: everywhere,
    words: ['quit', 'leave', 'exit'],
  },

  // Plain mode alone.
  {
    id: 'show',
    label: 'show',
    does: 'Tells what the choice with that number would bring, with an example.',
    words: ['show'],
    follows: 'NUMBER',
  },
  { id: 'choices', label: 'choices', does: 'Tells again what can be done.', words: ['choices', 'again'] },
  {
    id: 'where',
    label: 'where',
    does: 'Tells where the story is: states, what is pending, facts, draws.',
    words: ['where', 'facts'],
  },
  {
    id: 'messages',
    label: 'messages',
    does: 'Tells the messages that have come, the newest first.',
    words: ['messages'],
  },
  { id: 'states', label: 'states', does: 'Lists the states.', words: ['states'] },
] as const satisfies readonly KeyRow<PreviewPlace>[];

/** The id of a command. */
export type PreviewCommandId = (typeof rows)[number]['id'];

/** The table, in the order of help. */
export const previewCommands = keyTable<PreviewPlace, (typeof rows)[number]>(rows);

/** The command of a key in a place, or null. */
export function previewKey(place: PreviewPlace, key: Key): PreviewCommandId | null {
  return commandOf(previewCommands, place, /^\d$/.test(key) ? 'number' : key)?.id ?? null;
}

/** A line of plain mode as a command and what follows its word; null when it is none. */
export function previewLine(line: string): { readonly id: PreviewCommandId; readonly rest: string } | null {
  const text = line.trim();
  return /^\d+$/.test(text) ? { id: 'number', rest: text } : commandOfLine(previewCommands, line);
}

/** The part of docs/keys.md about the preview. */
export function previewKeysPart(): string {
  const about = 'An author’s keys and words, from `src/view/preview-commands.ts`.';
  return keysPart('In a preview', about, previewCommands);
}
