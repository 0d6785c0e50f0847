import { scopeOf } from '../engine/step.ts';
import { alternatives } from '../log/alternatives.ts';
import { draftWords } from '../log/draft-words.ts';
import type { LogState } from '../log/fold.ts';
import type { LogRecord } from '../log/record.ts';
import { type Replayed, type ReplayedRecord, tellAnswer, titleOfViewed } from '../log/replay.ts';
import type { FormSpec } from '../scenario/kinds/form.ts';
import type { Answer, Task } from '../scenario/kinds/kind.ts';
import { asMap } from '../scenario/kinds/read.ts';
import { toldClock } from '../scenario/notation.ts';
import { renderTemplate } from '../scenario/template.ts';
import { documentOrder } from './documents.ts';

/**
 * What a candidate made at one record, for a person to read and judge: the question, the answer as it stands, the reason, what had been
 * read. Nothing of what the author expects, of the result, or of the time that was left.
 */
export interface MadeView {
  readonly seq: number;
  /** The time in the story. */
  readonly clock: string;
  /** The id of the task; null for a note of its own. */
  readonly task: string | null;
  readonly title: string;
  readonly kind: 'answer' | 'unanswered' | 'meant' | 'note';
  /** What a document that was made is called; null for an answer that is none. */
  readonly document: string | null;
  readonly asked: string | null;
  /** The answer or the document: a label where a line has one. A text may go over several lines. */
  readonly lines: readonly MadeLine[];
  /** What could have been chosen and wasn't. */
  readonly others: readonly string[];
  readonly reason: string | null;
  readonly hasOwnWords: boolean;
  /** What had been opened before it, in order, and the documents that never had. */
  readonly read: readonly { readonly seq: number; readonly title: string }[];
  readonly unread: readonly string[];
}

/** A line of what was made; `label` is empty where it has none. */
export interface MadeLine {
  readonly label: string;
  readonly text: string;
}

/** Everything that a candidate decided, left unanswered or noted, in order. Pure. */
export function madeIn(replayed: Replayed): readonly MadeView[] {
  const opened: { readonly seq: number; readonly title: string }[] = [];
  const made: MadeView[] = [];
  for (const one of replayed.records) {
    const view = madeOf(one, opened);
    if (view !== null) made.push(view);
    const { record, after } = one;
    if (record.kind === 'viewed' && record.act !== 'left')
      opened.push({ seq: record.seq, title: titleOfViewed(after.sitting.scenario, after, record.id) });
  }
  return made;
}

type Opened = MadeView['read'];

function madeOf(one: ReplayedRecord, opened: Opened): MadeView | null {
  const { record } = one;
  switch (record.kind) {
    case 'decided':
    case 'lapsed':
      return ofTask(one, record, opened);
    case 'noted':
      return ofNote(one.after, record);
    default:
      return null;
  }
}

type Of<Kind extends LogRecord['kind']> = Extract<LogRecord, { readonly kind: Kind }>;

function ofNote({ sitting }: LogState, { seq, clock, about, text }: Of<'noted'>): MadeView {
  const title = about === null ? 'Note' : (sitting.scenario.tasks.get(about)?.title ?? about);
  return {
    ...{ seq, clock, task: about, title, kind: about === null ? 'note' : 'meant' },
    ...{ document: null, asked: null, lines: [{ label: '', text }], others: [], reason: null },
    hasOwnWords: true,
    ...{ read: [], unread: [] },
  };
}

function ofTask(one: ReplayedRecord, record: Of<'decided'> | Of<'lapsed'>, opened: Opened): MadeView | null {
  const state = one.before ?? one.after;
  const task = state.sitting.scenario.tasks.get(record.task);
  if (task === undefined) return null;
  const { sitting } = state;
  const isAnswer = record.kind === 'decided';
  const asked = renderTemplate(task.asks, scopeOf(sitting), sitting.scenario.clock).trim();
  const read = latestOf(opened);
  const unread = documentOrder(sitting).filter((id) => !sitting.opened.includes(id));
  const titles = unread.map((id) => sitting.scenario.documents.find((document) => document.id === id)?.title ?? id);
  return {
    ...{
      seq: record.seq,
      clock: toldClock(record.clock),
      task: task.id,
      title: task.title,
      asked,
    },
    kind: isAnswer ? 'answer' : 'unanswered',
    document: isAnswer ? (documents[task.spec.kind] ?? null) : null,
    lines: isAnswer ? answerLines(one, task, record.answer) : draftLines(state, task, record),
    others: isAnswer ? alternatives(task.spec, record.answer, scopeOf(sitting)) : [],
    reason: isAnswer ? record.reason : null,
    hasOwnWords: isAnswer && hasOwnWords(task, record.answer, record.reason),
    ...{ read, unread: titles },
  };
}

/** Kinds whose answer is a document that the candidate made. */
const documents: Partial<Record<Task['spec']['kind'], string>> = {
  form: 'The form, as it was filled in',
  write: 'The message, as it was written',
  schedule: 'The schedule, as it was made',
};

/** Each thing that was opened once, where it was opened last. */
function latestOf(opened: Opened): Opened {
  const latest = new Map(opened.map((one) => [one.title, one.seq]));
  return opened.filter(({ title, seq }) => latest.get(title) === seq);
}

function answerLines(one: ReplayedRecord, task: Task, answer: Answer): readonly MadeLine[] {
  const told = tellAnswer(one);
  if (task.spec.kind === 'form') return formLines(task.spec, told);
  if (task.spec.kind !== 'write' || asMap(answer)?.sent === 'no') return told.map(bare);
  const head = told.findIndex((line) => !/^(To|Subject|Attached): /.test(line));
  return told.map((line, index) => (index < head ? pair(line) : bare(line)));
}

/** A form is told field by field, in its own order, each with its label in front. */
function formLines({ fields }: FormSpec, told: readonly string[]): readonly MadeLine[] {
  return told.map((line, index) => {
    const label = fields[index]?.label ?? '';
    return line.startsWith(`${label}: `) ? { label, text: line.slice(label.length + 2) } : bare(line);
  });
}

function pair(line: string): MadeLine {
  const colon = line.indexOf(': ');
  return { label: line.slice(0, colon), text: line.slice(colon + 2) };
}

function bare(text: string): MadeLine {
  return { label: '', text };
}

function draftLines({ sitting }: LogState, task: Task, { draft }: Of<'lapsed'>): readonly MadeLine[] {
  if (draft === null) return [];
  return draftWords(task.spec, draft, scopeOf(sitting)).map((text) => ({ label: 'Typed by then', text }));
}

/** Whether there is something in the candidate's own words: a reason, a message that was sent, words in a form. */
function hasOwnWords({ spec }: Task, answer: Answer, reason: string | null): boolean {
  if (reason !== null) return true;
  const map = asMap(answer);
  if (spec.kind === 'write') return map?.sent !== 'no';
  return spec.kind === 'form' && spec.fields.some(({ id, type }) => type === 'words' && map?.[id] !== undefined);
}
