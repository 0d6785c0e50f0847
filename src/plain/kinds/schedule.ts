import { formatHour } from '../../scenario/notation.ts';
import { readHour, settledText } from '../../scenario/typed-notation.ts';
import { type BoardLine, boardOf } from '../../view/boards.ts';
import { frameOf } from '../../view/words.ts';
import { type At, noSuchNumber, numbersOf, type PlainKind, type Taken } from './plain-kind.ts';

/** A strip board: strips are moved, left out and taken back by the place that `show` says they have. */
export const plainSchedule: PlainKind<'schedule'> = {
  first: () => '',
  isText: () => false,
  ask: (at) => [
    'The board as it stands:',
    ...tell(at),
    'Type move 5 2 to put the strip in place 5 in place 2. The times follow by themselves.',
    ...(at.view.strips.some((strip) => strip.mayDrop)
      ? ['Type drop 4 to leave the strip in place 4 out, and keep 4 to take one back.']
      : []),
    ...(at.view.starts.length > 1
      ? [`Type start and a time for another start: ${at.view.starts.map((start) => start.text).join(', ')}.`]
      : []),
    'Type show to hear the board, undo to take a change back, and done when you have finished.',
  ],
  tell: (at) => tell(at),
  take: (at, line) => {
    const [word = '', ...rest] = line.trim().split(/\s+/);
    const after = rest.join(' ');
    switch (word.toLowerCase()) {
      case 'move':
        return moved(at, after);
      case 'drop':
        return dropped(at, after);
      case 'keep':
        return kept(at, after);
      case 'start':
        return started(at, after);
      default:
        return null;
    }
  },
  write: null,
  withoutLastLine: null,
};

type Outcome = Taken<'schedule'> | string;
type Board = At<'schedule'>['work'];

function tell(at: At<'schedule'>): readonly string[] {
  const board = boardOf(at.view, at.work);
  return [...board.lines.map((line, index) => `${index + 1}. ${stripWords(line)}`), `It wraps ${board.wraps}.`];
}

function stripWords(line: BoardLine): string {
  const name = `${line.label}${line.isBreak ? ', a break' : ''}`;
  if (line.isDropped) return `${name}: left out.`;
  return `${name}: ${line.starts} to ${line.ends}, ${line.lasts}${line.mayDrop ? ', may be left out' : ''}.`;
}

function after(at: At<'schedule'>, work: Board, id: string | null): Taken<'schedule'> {
  const board = boardOf(at.view, work);
  const index = board.lines.findIndex((line) => line.id === id);
  const line = board.lines[index];
  const said = line === undefined ? [] : [`${index + 1}. ${stripWords(line)}`];
  return { work, part: at.part, out: [...said, `It wraps ${board.wraps}.`], isDone: false };
}

function moved(at: At<'schedule'>, text: string): Outcome {
  const numbers = numbersOf(text.replace(/\bto\b/i, ' '));
  const [from, to] = numbers ?? [];
  if (numbers?.length !== 2 || from === undefined || to === undefined)
    return 'Type move, the place it has, and the place it gets: move 5 2.';
  const count = at.work.order.length;
  const id = at.work.order[from - 1];
  if (id === undefined) return placeProblem(at, from);
  if (to < 1 || to > count) return noSuchNumber(to, count);
  const others = at.work.order.filter((one) => one !== id);
  return after(at, { ...at.work, order: others.toSpliced(to - 1, 0, id) }, id);
}

function placeProblem(at: At<'schedule'>, place: number): string {
  const isDropped = at.work.dropped[place - at.work.order.length - 1] !== undefined;
  if (isDropped) return `The strip in place ${place} is left out. Type keep ${place} first.`;
  return noSuchNumber(place, at.work.order.length + at.work.dropped.length);
}

function dropped(at: At<'schedule'>, text: string): Outcome {
  const [place] = numbersOf(text) ?? [];
  if (place === undefined) return 'Type drop and the place of the strip: drop 4.';
  const id = at.work.order[place - 1];
  if (id === undefined) return placeProblem(at, place);
  const strip = at.view.strips.find((one) => one.id === id);
  if (strip?.mayDrop !== true) return `${strip?.label ?? 'This strip'} has to stay on the board.`;
  const order = at.work.order.filter((one) => one !== id);
  return after(at, { ...at.work, order, dropped: [...at.work.dropped, id] }, id);
}

function kept(at: At<'schedule'>, text: string): Outcome {
  const [place] = numbersOf(text) ?? [];
  if (place === undefined) return 'Type keep and the place of the strip: keep 4.';
  const id = at.work.dropped[place - at.work.order.length - 1];
  if (id === undefined) {
    const isThere = at.work.order[place - 1] !== undefined;
    return isThere ? `The strip in place ${place} is on the board already.` : placeProblem(at, place);
  }
  const rest = at.work.dropped.filter((one) => one !== id);
  return after(at, { ...at.work, order: [...at.work.order, id], dropped: rest }, id);
}

function started(at: At<'schedule'>, text: string): Outcome {
  const wanted = settledText('time', text, frameOf(at.sitting.scenario));
  const hour = readHour(text.trim());
  const start =
    at.view.starts.find((one) => one.text === wanted) ??
    at.view.starts.find((one) => hour !== null && one.text.endsWith(` ${formatHour(hour)}`));
  if (start === undefined) return `The start may be ${at.view.starts.map((one) => one.text).join(', ')}.`;
  const { out, ...taken } = after(at, { ...at.work, start: start.text }, null);
  return { ...taken, out: [`The day starts ${start.text}.`, ...out] };
}
