import type { Draft } from '../log/record.ts';
import type { Channel } from '../scenario/kinds/contact.ts';
import type { Answer } from '../scenario/kinds/kind.ts';
import type { TaskView } from './task.ts';

/**
 * An answer being made, by kind: what a screen holds between the first key and the read-back. Full screen and plain
 * mode keep the same, so a draft begun in one goes on in the other. Ids and typed text only; nothing is checked here.
 */
export type Work =
  | { readonly kind: 'choose'; readonly option: string | null }
  | { readonly kind: 'choose-many'; readonly chosen: readonly string[] }
  | { readonly kind: 'rank'; readonly order: readonly string[] }
  | { readonly kind: 'allocate'; readonly amounts: Readonly<Record<string, string>> }
  | {
      readonly kind: 'schedule';
      readonly start: string;
      readonly order: readonly string[];
      readonly dropped: readonly string[];
    }
  | { readonly kind: 'contact'; readonly who: string | null; readonly by: Channel | null }
  | { readonly kind: 'flag'; readonly flagged: readonly string[] }
  | { readonly kind: 'form'; readonly fields: Readonly<Record<string, string>> }
  | {
      readonly kind: 'write';
      readonly isSent: boolean;
      readonly to: readonly string[];
      readonly attach: readonly string[];
      readonly subject: string;
      readonly text: string;
    };

/** The longest text (an e-mail, a reason, a note) that is taken, in UTF-16 code units. */
export const textLengthMax = 20_000;

/** The work on a task: from its latest draft where there is one that fits, else from nothing (or the given board). */
export function beginWork(task: TaskView, draft: Draft | null): Work {
  const raw = draft?.answer ?? null;
  switch (task.kind) {
    case 'choose':
      return { kind: 'choose', option: known(text(raw), task.options) };
    case 'choose-many':
      return { kind: 'choose-many', chosen: knownOf(texts(raw), task.options) };
    case 'rank':
      return {
        kind: 'rank',
        order: wholeOrder(
          texts(raw),
          task.items.map(({ id }) => id),
        ),
      };
    case 'allocate':
      return { kind: 'allocate', amounts: pickTexts(raw, task.lines) };
    case 'schedule':
      return beginSchedule(task, raw);
    case 'contact':
      return {
        kind: 'contact',
        who: known(text(member(raw, 'who')), task.people),
        by: task.by.find((by) => by.id === text(member(raw, 'by')))?.id ?? null,
      };
    case 'flag':
      return {
        kind: 'flag',
        flagged: texts(raw).filter((id) => task.lines.some((line) => line.flagNumber !== null && line.id === id)),
      };
    case 'form':
      return { kind: 'form', fields: pickTexts(raw, task.fields) };
    case 'write':
      return beginWrite(task, raw);
    default:
      return task satisfies never;
  }
}

/** The raw answer for `Kind.read` and for a draft; null where nothing is chosen yet. */
export function rawAnswer(work: Work): Answer | null {
  switch (work.kind) {
    case 'choose':
      return work.option;
    case 'choose-many':
      return work.chosen;
    case 'rank':
      return work.order;
    case 'allocate':
      return work.amounts;
    case 'schedule':
      return { start: work.start, order: work.order, dropped: work.dropped };
    case 'contact':
      return { ...(work.who === null ? {} : { who: work.who }), ...(work.by === null ? {} : { by: work.by }) };
    case 'flag':
      return work.flagged;
    case 'form':
      return filled(work.fields);
    case 'write':
      return writtenAnswer(work);
    default:
      return work satisfies never;
  }
}

/** Whether two states of the work on a task are the same, so that no draft need be written. */
export function isSameWork(one: Work, other: Work): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function filled(fields: Readonly<Record<string, string>>): Answer {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value.trim() !== ''));
}

function writtenAnswer(work: Extract<Work, { kind: 'write' }>): Answer {
  if (!work.isSent) return { sent: 'no' };
  return { to: work.to, subject: work.subject, attach: work.attach, text: work.text };
}

function beginSchedule(task: Extract<TaskView, { kind: 'schedule' }>, raw: Answer | null): Work {
  const ids = task.strips.map((strip) => strip.id);
  const dropped = texts(member(raw, 'dropped')).filter((id) =>
    task.strips.some((strip) => strip.id === id && strip.mayDrop),
  );
  const drafted = raw !== null;
  const left = drafted ? dropped : ids.filter((id) => !task.given.includes(id));
  const order = wholeOrder(drafted ? texts(member(raw, 'order')) : task.given, ids);
  const start = text(member(raw, 'start'));
  return {
    kind: 'schedule',
    start: task.starts.find((one) => one.text === start)?.text ?? task.starts[0]?.text ?? '',
    order: order.filter((id) => !left.includes(id)),
    dropped: left,
  };
}

function beginWrite(task: Extract<TaskView, { kind: 'write' }>, raw: Answer | null): Work {
  return {
    kind: 'write',
    isSent: !(task.mayNotSend && text(member(raw, 'sent')) === 'no'),
    to: knownOf(texts(member(raw, 'to')), task.to),
    attach: knownOf(texts(member(raw, 'attach')), task.attach),
    subject: text(member(raw, 'subject')) ?? '',
    text: text(member(raw, 'text')) ?? '',
  };
}

function text(raw: Answer | null | undefined): string | null {
  return typeof raw === 'string' ? raw : typeof raw === 'number' ? String(raw) : null;
}

function isList(raw: Answer | null | undefined): raw is readonly Answer[] {
  return Array.isArray(raw);
}

function texts(raw: Answer | null | undefined): readonly string[] {
  if (!isList(raw)) return [];
  return [...new Set(raw.filter((item) => typeof item === 'string'))];
}

function member(raw: Answer | null, key: string): Answer | undefined {
  if (raw === null || typeof raw !== 'object' || isList(raw)) return undefined;
  return Object.hasOwn(raw, key) ? raw[key] : undefined;
}

type Named = { readonly id: string };

function known(id: string | null, among: readonly Named[]): string | null {
  return among.some((one) => one.id === id) ? id : null;
}

function knownOf(ids: readonly string[], among: readonly Named[]): readonly string[] {
  return ids.filter((id) => among.some((one) => one.id === id));
}

function wholeOrder(ids: readonly string[], all: readonly string[]): readonly string[] {
  const kept = ids.filter((id) => all.includes(id));
  return [...kept, ...all.filter((id) => !kept.includes(id))];
}

function pickTexts(raw: Answer | null, among: readonly Named[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    among.flatMap(({ id }) => {
      const value = text(member(raw, id));
      return value === null ? [] : [[id, value]];
    }),
  );
}
