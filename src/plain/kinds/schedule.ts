import { formatHour } from '../../scenario/notation.ts';
import { readHour, settledText } from '../../scenario/typed-notation.ts';
import { type BoardLine, boardOf } from '../../view/boards.ts';
import { frameOf } from '../../view/words.ts';
import {
  type At,
  movedInOrder,
  noSuchNumber,
  numbersOf,
  type PlainKind,
  readMove,
  type Taken,
  upTo,
} from './plain-kind.ts';

/** A strip board: strips are moved, left out and taken back by their numbers, which are their places on the board. */
export const plainSchedule: PlainKind<'schedule'> = {
  first: () => '',
  ask: (at) => [
    'The board as it stands:',
    ...tell(at),
    'Type move 4 2 to put strip 4 in place 2. The times follow by themselves.',
    ...(at.view.strips.some((strip) => strip.mayDrop)
      ? ['Type drop 4 to leave strip 4 out, and keep 4 to take it back.']
      : []),
    ...(at.view.starts.length > 1
      ? [`Type start and a time for another start: ${at.view.starts.map((start) => start.told).join(', ')}.`]
      : []),
    'Type show to hear the board, undo to take a change back, and done when you have finished.',
  ],
  tell: (at) => tell(at),
  soFar: ({ view, work }) => {
    const { starts, wraps } = boardOf(view, work);
    return `The day starts ${starts} and wraps ${wraps}.`;
  },
  take: (at, line) => {
    const [word = '', ...rest] = line.trim().split(/\s+/);
    const after = rest.join(' ');
    switch (word.toLowerCase()) {
      case 'move':
        return moved(at, line);
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
  words: null,
};

type Outcome = Taken<'schedule'> | string;
type Board = At<'schedule'>['work'];

function tell(at: At<'schedule'>): readonly string[] {
  const board = boardOf(at.view, at.work);
  return [...board.lines.map((line, index) => stripWords(line, index + 1)), `It wraps ${board.wraps}.`];
}

function stripWords(line: BoardLine, place: number): string {
  const name = `Strip ${place}: ${line.label}${line.isBreak ? ', a break' : ''}`;
  if (line.isDropped) return `${name}, left out.`;
  return `${name}, ${line.starts} to ${line.ends}, ${line.lasts}${line.mayDrop ? ', may be left out' : ''}.`;
}

function after(at: At<'schedule'>, work: Board, id: string | null): Taken<'schedule'> {
  const board = boardOf(at.view, work);
  const index = board.lines.findIndex((line) => line.id === id);
  const line = board.lines[index];
  const said = line === undefined ? [] : [stripWords(line, index + 1)];
  return { work, part: at.part, out: [...said, `It wraps ${board.wraps}.`], isDone: false };
}

function moved(at: At<'schedule'>, line: string): Outcome {
  const move = readMove(line);
  if (move === null || move === 'unread') return 'Type move, the number of the strip, and the place it gets: move 4 2.';
  const id = at.work.order[move.from - 1];
  if (id === undefined) return placeProblem(at, move.from);
  const order = movedInOrder(at.work.order, move, 'strip');
  return typeof order === 'string' ? order : after(at, { ...at.work, order }, id);
}

function placeProblem(at: At<'schedule'>, place: number): string {
  const isDropped = at.work.dropped[place - at.work.order.length - 1] !== undefined;
  if (isDropped) return `Strip ${place} is left out. Type keep ${place} first.`;
  return noSuchNumber(place, 'strip', upTo(at.work.order.length + at.work.dropped.length));
}

function dropped(at: At<'schedule'>, text: string): Outcome {
  const [place] = numbersOf(text) ?? [];
  if (place === undefined) return 'Type drop and the number of the strip: drop 4.';
  const id = at.work.order[place - 1];
  if (id === undefined) return placeProblem(at, place);
  const strip = at.view.strips.find((one) => one.id === id);
  if (strip?.mayDrop !== true) return `${strip?.label ?? 'This strip'} has to stay on the board.`;
  const order = at.work.order.filter((one) => one !== id);
  return after(at, { ...at.work, order, dropped: [...at.work.dropped, id] }, id);
}

function kept(at: At<'schedule'>, text: string): Outcome {
  const [place] = numbersOf(text) ?? [];
  if (place === undefined) return 'Type keep and the number of the strip: keep 4.';
  const id = at.work.dropped[place - at.work.order.length - 1];
  if (id === undefined) {
    const isThere = at.work.order[place - 1] !== undefined;
    return isThere ? `Strip ${place} is on the board already.` : placeProblem(at, place);
  }
  const rest = at.work.dropped.filter((one) => one !== id);
  return after(at, { ...at.work, order: [...at.work.order, id], dropped: rest }, id);
}

function started(at: At<'schedule'>, text: string): Outcome {
  const wanted = settledText('time', text, frameOf(at.sitting.scenario));
  const hour = readHour(text.trim());
  const start =
    at.view.starts.find((one) => one.text === wanted || one.told.toLowerCase() === text.trim().toLowerCase()) ??
    at.view.starts.find((one) => hour !== null && one.text.endsWith(` ${formatHour(hour)}`));
  if (start === undefined) return `The start may be ${at.view.starts.map((one) => one.told).join(', ')}.`;
  const { out, ...taken } = after(at, { ...at.work, start: start.text }, null);
  return { ...taken, out: [`The day starts ${start.told}.`, ...out] };
}
