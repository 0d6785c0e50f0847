import { rowLine } from '../../view/documents.ts';
import type { FlagLineView, FlagView } from '../../view/task.ts';
import { counted } from '../../view/words.ts';
import { type At, noSuchNumber, numbersOf, type PlainKind } from './plain-kind.ts';

/** Lines of a document, marked and unmarked by their numbers, until `done`. */
export const plainFlag: PlainKind<'flag'> = {
  first: () => '',
  ask: (at) => [
    `${at.view.documentTitle}. Lines with a number can be marked.`,
    ...at.view.lines.map((line) => lineWords(at, line, '')).filter((line) => line !== ''),
    `Type the numbers of the lines to mark, such as ${example(at.view)}. Typing a marked number again unmarks it.`,
    'Type show to hear what is marked, and done when you have finished.',
  ],
  tell: (at) => {
    const marked = markable(at.view).filter((line) => line.id !== null && at.work.flagged.includes(line.id));
    return marked.length === 0
      ? ['Nothing marked.']
      : [`Marked: ${counted(marked.length, 'line')}.`, ...marked.map((line) => lineWords(at, line, ''))];
  },
  soFar: (at) => {
    const numbers = markable(at.view).flatMap(({ id, flagNumber }) =>
      id !== null && flagNumber !== null && at.work.flagged.includes(id) ? [flagNumber] : [],
    );
    return numbers.length === 0 ? 'Nothing marked yet.' : `Marked: ${numbers.join(', ')}.`;
  },
  take: (at, line) => {
    const numbers = numbersOf(line);
    if (numbers === null) return null;
    const picked = numberedLines(at.view, numbers);
    if (typeof picked === 'string') return picked;
    const toggled = new Set(picked.flatMap((one) => (one.id === null ? [] : [one.id])));
    const flagged = markable(at.view).flatMap((one) =>
      one.id !== null && toggled.has(one.id) !== at.work.flagged.includes(one.id) ? [one.id] : [],
    );
    const work = { kind: 'flag' as const, flagged };
    const out = [...new Set(picked)].map((one) => lineWords({ ...at, work }, one, ', not marked'));
    return { work, part: at.part, out, isDone: false };
  },
  words: null,
};

function markable(view: FlagView): readonly FlagLineView[] {
  return view.lines.filter((line) => line.flagNumber !== null);
}

function numberedLines(view: FlagView, numbers: readonly number[]): readonly FlagLineView[] | string {
  const there = markable(view).flatMap((line) => (line.flagNumber === null ? [] : [line.flagNumber]));
  const missing = numbers.find((number) => !there.includes(number));
  if (missing !== undefined) return noSuchNumber(missing, 'line that can be marked', there);
  return numbers.flatMap((number) => markable(view).filter((line) => line.flagNumber === number));
}

function example(view: FlagView): string {
  return markable(view)
    .slice(0, 2)
    .map((line) => line.flagNumber)
    .join(' ');
}

/** A line with its number; `unmarked` is what is said after the number when it isn't marked. */
function lineWords(at: At<'flag'>, line: FlagLineView, unmarked: string): string {
  const { columns } = at.view;
  const text =
    columns === null ? (line.cells[0] ?? '') : rowLine(columns, { number: 0, id: line.id, cells: line.cells });
  if (line.flagNumber === null || line.id === null) return text.trim();
  const mark = at.work.flagged.includes(line.id) ? ', marked' : unmarked;
  return `${columns === null ? 'Line' : 'Row'} ${line.flagNumber}${mark}: ${text.trim()}`;
}
