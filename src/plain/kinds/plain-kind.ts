import type { Sitting } from '../../engine/sitting.ts';
import type { TaskView } from '../../view/task.ts';
import { numbersListed } from '../../view/words.ts';
import type { Work } from '../../view/work.ts';

/** A kind of task, as view and work name it. */
export type KindName = Work['kind'];

/** Where the candidate is in a task of one kind. `part` is the kind's own: a field of a form, "subject" of an e-mail. */
export interface At<K extends KindName> {
  readonly view: Extract<TaskView, { kind: K }>;
  readonly work: Extract<Work, { kind: K }>;
  readonly part: string;
  readonly sitting: Sitting;
}

/** What came of a line: the work and part after it, what is said, and whether the answer is complete enough to read back. */
export interface Taken<K extends KindName> {
  readonly work: Extract<Work, { kind: K }>;
  readonly part: string;
  readonly out: readonly string[];
  readonly isDone: boolean;
}

/** A text being written in a part, line by line or, where one line is all of it, at once. */
export interface Writing {
  readonly text: string;
  readonly isOneLine: boolean;
  /** The most characters that it may have, in UTF-16 code units. */
  readonly charsMax: number;
}

/** The parts of a kind that are free text: there commands need a `/` before them. Pure. */
export interface KindWords<K extends KindName> {
  /** The text of this part; null where the part is none. */
  readonly writing: (at: At<K>) => Writing | null;
  readonly withText: (at: At<K>, text: string) => At<K>['work'];
  /** What comes when the text is ended. */
  readonly end: (at: At<K>) => Taken<K>;
}

/** One kind of task, line by line. Pure, all of it. */
export interface PlainKind<K extends KindName> {
  /** The part where it begins; `isBegun` when there is an unfinished answer. */
  readonly first: (view: At<K>['view'], work: At<K>['work'], isBegun: boolean) => string;
  /** What can be typed now, with every choice, and the answer so far where that isn't told by `tell` alone. */
  readonly ask: (at: At<K>) => readonly string[];
  /** The answer as it stands. */
  readonly tell: (at: At<K>) => readonly string[];
  /** The answer as it stands in one line, for `where`. */
  readonly soFar: (at: At<K>) => string;
  /** Takes numbers and words: what came of them; a sentence when they are this kind's business but can't be taken; null when they aren't. */
  readonly take: (at: At<K>, line: string) => Taken<K> | string | null;
  /** Null in kinds without free text. */
  readonly words: KindWords<K> | null;
}

/** Whole numbers from a line, "1 3, 4": null when there is anything else, or nothing. */
export function numbersOf(line: string): readonly number[] | null {
  const parts = line.split(/[\s,]+/).filter((part) => part !== '');
  if (parts.length === 0 || !parts.every((part) => /^\d{1,4}$/.test(part))) return null;
  return parts.map(Number);
}

/** What a number may stand for, one and many: as `noSuchNumber` names it. */
export type Noun = keyof typeof nouns;

const nouns = {
  task: 'tasks',
  message: 'messages',
  document: 'documents',
  person: 'people',
  line: 'lines',
  row: 'rows',
  choice: 'choices',
  item: 'items',
  way: 'ways',
  strip: 'strips',
  field: 'fields',
  'line that can be marked': 'lines that can be marked',
} as const;

/** What each number stands for, or a sentence about the first that stands for nothing. */
export function pickedBy<T>(numbers: readonly number[], among: readonly T[], noun: Noun): readonly T[] | string {
  const picked: T[] = [];
  for (const number of numbers) {
    const one = among[number - 1];
    if (one === undefined) return noSuchNumber(number, noun, upTo(among.length));
    picked.push(one);
  }
  return picked;
}

/** "There is no 7 here: choices are 1 to 4." The numbers that there are go up. */
export function noSuchNumber(number: number, noun: Noun, there: readonly number[]): string {
  const [first] = there;
  if (first === undefined) return `There is no ${number} here: there are no ${nouns[noun]}.`;
  if (there.length === 1) return `There is no ${number} here: the only ${noun} is ${first}.`;
  return `There is no ${number} here: ${nouns[noun]} are ${numbersListed(there)}.`;
}

/** 1, 2 and so on, as many as there are. */
export function upTo(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}

/** Reads `move 5 2` or `move 5 to 2`: `unread` when it is a move that says no two numbers, null when it is none. */
export function readMove(line: string): { readonly from: number; readonly to: number } | 'unread' | null {
  const match = /^\s*move\b(.*)$/i.exec(line);
  if (match === null) return null;
  const [from, to, ...more] = numbersOf((match[1] ?? '').replace(/\bto\b/i, ' ')) ?? [];
  return from === undefined || to === undefined || more.length > 0 ? 'unread' : { from, to };
}

/** The order with what is in one place put in another, or a sentence about a place that isn't there. */
export function movedInOrder(
  order: readonly string[],
  { from, to }: { readonly from: number; readonly to: number },
  noun: Noun,
): readonly string[] | string {
  const picked = pickedBy([from, to], order, noun);
  if (typeof picked === 'string') return picked;
  const moved = order.slice(from - 1, from);
  return order.toSpliced(from - 1, 1).toSpliced(to - 1, 0, ...moved);
}

/** A list with numbers: "1. Cover set". */
export function numbered(items: readonly string[]): readonly string[] {
  return items.map((item, index) => `${index + 1}. ${item}`);
}
