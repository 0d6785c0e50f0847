import type { Happening } from '../engine/sitting.ts';
import { openTasks, scopeOf } from '../engine/step.ts';
import type { Seat } from '../log/recorder.ts';
import type { Task } from '../scenario/kinds/kind.ts';
import { renderTemplate } from '../scenario/template.ts';
import { inboxView, type MessageView } from './inbox.ts';
import { kindWords } from './labels.ts';
import { type WaitingView, waitingView } from './waiting.ts';
import { counted, frameOf, listed, takesWords } from './words.ts';

/** The desk: what is newest, what can be done, what is on its way. */
export interface DeskView {
  /** The newest messages with their full text, the newest first. */
  readonly messages: readonly MessageView[];
  /** How many older ones the inbox has. */
  readonly olderMessages: number;
  readonly tasks: readonly TaskLine[];
  readonly waiting: WaitingView;
  /** Sentences on what the latest event brought: tasks that closed, documents that came. */
  readonly notices: readonly string[];
}

/** An open task in a list. */
export interface TaskLine {
  /** Its place among the open tasks, from 1. */
  readonly number: number;
  readonly id: string;
  readonly title: string;
  /** The question. */
  readonly asks: string;
  /** "choose one", "mark lines". */
  readonly kind: string;
  /** "takes 15 minutes of story time", or null when it takes none. */
  readonly takes: string | null;
  /** "begun" when there is an unfinished answer. */
  readonly isBegun: boolean;
}

/** The desk. `newest` is how many messages it may show whole. */
export function deskView(seat: Seat, newest = 3): DeskView {
  const messages = inboxView(seat.sitting);
  return {
    messages: messages.slice(0, newest),
    olderMessages: Math.max(0, messages.length - newest),
    tasks: taskLines(seat),
    waiting: waitingView(seat.sitting),
    notices: noticesOf(seat),
  };
}

/** The tasks that can be answered now, in the file's order. */
export function taskLines(seat: Seat): readonly TaskLine[] {
  const scope = scopeOf(seat.sitting);
  const frame = frameOf(seat.sitting.scenario);
  return openTasks(seat.sitting).map((task, index) => ({
    number: index + 1,
    id: task.id,
    title: task.title,
    asks: renderTemplate(task.asks, scope, frame).trim(),
    kind: kindWords(task.spec.kind),
    takes: taskTakes(task),
    isBegun: seat.drafts[task.id] !== undefined,
  }));
}

/** "takes 15 minutes of story time", or null when the task itself takes none. */
export function taskTakes(task: Task): string | null {
  return task.takesMinutes === 0 ? null : takesWords(task.takesMinutes);
}

/** What is said when no task is open. */
export function nothingToDo(waiting: WaitingView): string {
  return waiting.isOffered ? 'No task is open now. You can wait until something happens.' : 'No task is open now.';
}

/** Sentences on what the latest event brought, messages themselves left out. */
export function noticesOf(seat: Seat): readonly string[] {
  const { happened, scenario } = seat.sitting;
  const lapsed = happened.flatMap((one) =>
    one.kind === 'lapsed'
      ? [`${scenario.tasks.get(one.task)?.title ?? one.task} was not answered and has closed.`]
      : [],
  );
  return [...lapsed, ...arrivalNotice(happened, scenario.documents)];
}

function arrivalNotice(
  happened: readonly Happening[],
  documents: readonly { readonly id: string; readonly title: string }[],
): readonly string[] {
  const ids = new Set(happened.flatMap((one) => (one.kind === 'delivered' ? one.message.attach : [])));
  const titles = documents.filter((document) => ids.has(document.id)).map((document) => document.title);
  return titles.length === 0 ? [] : [`${counted(titles.length, 'document')} came with a message: ${listed(titles)}.`];
}
