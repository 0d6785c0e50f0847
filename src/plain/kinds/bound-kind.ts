import type { Sitting } from '../../engine/sitting.ts';
import type { TaskView } from '../../view/task.ts';
import type { Work } from '../../view/work.ts';
import { withLine } from '../text.ts';
import { plainAllocate } from './allocate.ts';
import { plainChoose } from './choose.ts';
import { plainChooseMany } from './choose-many.ts';
import { plainContact } from './contact.ts';
import { plainFlag } from './flag.ts';
import { plainForm } from './form.ts';
import type { At, KindName, KindWords, PlainKind, Writing } from './plain-kind.ts';
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

/** The text of the part, bound to the work on it. */
export interface BoundText extends Writing {
  readonly withText: (text: string) => Work;
  /** What comes when it is ended, with this text. */
  readonly end: (text: string) => BoundTaken;
}

/** A kind with the task and the work that it is about: the same questions, whatever the kind. */
export interface BoundKind {
  /** The part where an answer begins. */
  readonly first: (isBegun: boolean) => string;
  readonly ask: () => readonly string[];
  readonly tell: () => readonly string[];
  readonly soFar: () => string;
  readonly take: (line: string) => BoundTaken | string | null;
  /** Null where a line isn't free text. */
  readonly text: BoundText | null;
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
  return {
    first: (isBegun) => kind.first(at.view, at.work, isBegun),
    ask: () => kind.ask(at),
    tell: () => kind.tell(at),
    soFar: () => kind.soFar(at),
    take: (line) => kind.take(at, line),
    text: kind.words === null ? null : bindWords(kind.words, at),
  };
}

function bindWords<K extends KindName>(words: KindWords<K>, at: At<K>): BoundText | null {
  const writing = words.writing(at);
  if (writing === null) return null;
  const withText = (text: string) => (text === writing.text ? at.work : words.withText(at, text));
  return { ...writing, withText, end: (text) => words.end({ ...at, work: withText(text) }) };
}

/** Takes a line of free text: a full stop by itself ends it, and so does Enter alone where one line is all of it. */
export function takeText(text: BoundText, line: string, part: string): BoundTaken | string {
  const word = line.trim();
  if (word === '.' || (text.isOneLine && word === '')) return text.end(text.text);
  const longer = text.isOneLine ? word : withLine(text.text, line);
  if (longer.length > text.charsMax) return `There is room for ${text.charsMax} characters. That line was not taken.`;
  return text.isOneLine ? text.end(longer) : { work: text.withText(longer), part, out: [], isDone: false };
}
