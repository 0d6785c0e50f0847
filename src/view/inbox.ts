import type { Delivered, Sitting } from '../engine/sitting.ts';
import { toldTime } from '../scenario/notation.ts';
import { roleWords } from '../scenario/role-words.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { documentNumber } from './documents.ts';
import { channelWords } from './labels.ts';
import { frameOf } from './words.ts';

/** A message as a screen shows it. */
export interface MessageView {
  /** Its place in the inbox, from 1 (the first that came). It never changes. */
  readonly number: number;
  readonly id: string;
  /** "Tom Ellery". */
  readonly from: string;
  /** "First assistant director", or null when the sender isn't among the contacts. */
  readonly role: string | null;
  /** "Sun 16:41". */
  readonly at: string;
  /** "by text". */
  readonly by: string;
  readonly subject: string | null;
  /** The text, one entry a line. */
  readonly lines: readonly string[];
  readonly attached: readonly { readonly id: string; readonly title: string; readonly number: number }[];
  readonly isOpened: boolean;
}

/** Every message that has arrived, the newest first. */
export function inboxView(sitting: Sitting): readonly MessageView[] {
  return sitting.inbox.map((message, index) => messageView(sitting, message, index + 1)).reverse();
}

/** One message; `number` is its place in the inbox, from 1. */
export function messageView(sitting: Sitting, message: Delivered, number: number): MessageView {
  const { scenario } = sitting;
  const person = scenario.people.find((one) => one.id === message.from);
  return {
    number,
    id: message.id,
    from: person?.name ?? message.from,
    role: person?.role ?? null,
    at: toldTime(message.at, frameOf(scenario)),
    by: channelWords(message.by),
    subject: message.subject,
    lines: message.text.trimEnd().split('\n'),
    attached: message.attach.map((id) => ({
      id,
      title: titleOf(scenario, id),
      number: documentNumber(sitting, id),
    })),
    isOpened: sitting.opened.includes(message.id),
  };
}

/** Whether a message is still to be read: it was neither opened nor, as `seen` has it by number, shown whole. */
export function isNew(message: Pick<MessageView, 'number' | 'isOpened'>, seen: readonly number[]): boolean {
  return !message.isOpened && !seen.includes(message.number);
}

/** "Tom Ellery, first assistant director". */
export function senderWords(message: MessageView): string {
  return message.role === null ? message.from : `${message.from}, ${roleWords(message.role)}`;
}

/** What a copied message looks like in the notebook: "Tom Ellery, first assistant director, Sun 16:41: …". */
export function copiedMessage(message: MessageView): string {
  return `${senderWords(message)}, ${message.at}: ${message.lines.join('\n')}`;
}

function titleOf(scenario: Scenario, id: string): string {
  return scenario.documents.find((document) => document.id === id)?.title ?? id;
}
