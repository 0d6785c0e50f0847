import type { Sitting } from '../../engine/sitting.ts';
import type { TaskView } from '../../view/task.ts';
import type { Work } from '../../view/work.ts';
import { plainAllocate } from './allocate.ts';
import { plainChoose } from './choose.ts';
import { plainChooseMany } from './choose-many.ts';
import { plainContact } from './contact.ts';
import { plainFlag } from './flag.ts';
import { plainForm } from './form.ts';
import type { At, KindName, PlainKind } from './plain-kind.ts';
import { plainRank } from './rank.ts';
import { plainSchedule } from './schedule.ts';
import { plainWrite } from './write.ts';

/** What came of a line, whatever the kind. */
export interface BoundTaken {
  readonly work: Work;
  readonly part: string;
  readonly out: readonly string[];
  readonly isDone: boolean;
}

/** A kind with the task and the work that it is about: the same five questions, whatever the kind. */
export interface BoundKind {
  readonly first: string;
  readonly isText: boolean;
  readonly ask: () => readonly string[];
  readonly tell: () => readonly string[];
  readonly take: (line: string) => BoundTaken | string | null;
  /** Takes a line of free text; null where the part is none. */
  readonly write: (line: string) => BoundTaken | string | null;
  /** The work without the last line of its text; null where the part is no text. */
  readonly withoutLastLine: () => Work | null;
}

/** Binds a task and the work on it to its kind. Null when they are of different kinds, which no screen makes. */
export function boundKind(view: TaskView, work: Work, part: string, sitting: Sitting): BoundKind | null {
  const at = { part, sitting };
  switch (view.kind) {
    case 'choose':
      return work.kind === view.kind ? bind(plainChoose, { ...at, view, work }) : null;
    case 'choose-many':
      return work.kind === view.kind ? bind(plainChooseMany, { ...at, view, work }) : null;
    case 'rank':
      return work.kind === view.kind ? bind(plainRank, { ...at, view, work }) : null;
    case 'allocate':
      return work.kind === view.kind ? bind(plainAllocate, { ...at, view, work }) : null;
    case 'schedule':
      return work.kind === view.kind ? bind(plainSchedule, { ...at, view, work }) : null;
    case 'contact':
      return work.kind === view.kind ? bind(plainContact, { ...at, view, work }) : null;
    case 'flag':
      return work.kind === view.kind ? bind(plainFlag, { ...at, view, work }) : null;
    case 'form':
      return work.kind === view.kind ? bind(plainForm, { ...at, view, work }) : null;
    case 'write':
      return work.kind === view.kind ? bind(plainWrite, { ...at, view, work }) : null;
    default:
      return view satisfies never;
  }
}

function bind<K extends KindName>(kind: PlainKind<K>, at: At<K>): BoundKind {
  const isText = kind.isText(at);
  return {
    first: kind.first(at.view, at.work),
    isText,
    ask: () => kind.ask(at),
    tell: () => kind.tell(at),
    take: (line) => kind.take(at, line),
    write: (line) => (isText && kind.write !== null ? kind.write(at, line) : null),
    withoutLastLine: () => (isText && kind.withoutLastLine !== null ? kind.withoutLastLine(at) : null),
  };
}
