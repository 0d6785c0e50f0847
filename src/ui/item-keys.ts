import { openTasks } from '../engine/step.ts';
import type { Seat } from '../log/recorder.ts';
import { contactsView } from '../view/contacts.ts';
import { documentList } from '../view/documents.ts';
import type { TabId } from '../view/header.ts';
import { notebookView } from '../view/notebook.ts';
import { type Beside, deskMessages } from './screen-state.ts';

/** A key for each item of a tab, in order: it goes with the item, wherever that moves. */
export function itemKeys(seat: Seat, tab: TabId): readonly string[] {
  const { sitting } = seat;
  const messages = sitting.inbox.map((_, index) => messageKey(index + 1)).reverse();
  switch (tab) {
    case 'desk':
      return [...messages.slice(0, deskMessages), ...openTasks(sitting).map((task) => task.id)];
    case 'inbox':
      return messages;
    case 'documents':
      return documentList(sitting).map((document) => document.id);
    case 'contacts':
      return contactsView(sitting.scenario).map((person) => person.id);
    case 'notebook':
      return notebookView(seat).map((note) => `note ${note.number}`);
    default:
      return tab satisfies never;
  }
}

/** The tab whose items a list beside a task has. */
export const besideTabs: Readonly<Record<Exclude<Beside['kind'], 'document'>, TabId>> = {
  messages: 'inbox',
  notebook: 'notebook',
};

/** The same message may come twice: its number tells which. No id has a blank in it. */
export function messageKey(number: number): string {
  return `message ${number}`;
}

/** Where the item of a key is in its tab; null where there is none, or it has gone. */
export function itemPlace(seat: Seat, tab: TabId, key: string | null): number | null {
  const place = key === null ? -1 : itemKeys(seat, tab).indexOf(key);
  return place < 0 ? null : place;
}

/** The key of the item at a place, or at the nearest that there is; null in an empty tab. */
export function keyNear(seat: Seat, tab: TabId, wanted: number): string | null {
  const keys = itemKeys(seat, tab);
  return keys[Math.max(0, Math.min(wanted, keys.length - 1))] ?? null;
}
