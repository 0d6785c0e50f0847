import {
  type At,
  movedInOrder,
  numbered,
  numbersOf,
  type PlainKind,
  pickedBy,
  readMove,
  type Taken,
} from './plain-kind.ts';

/**
 * All items in order, by their numbers in one line, or moved one by one. A number is the place that the item has now. The
 * part says whether an order was made: "" not yet, `asked` when the candidate was asked whether that is meant, else `ordered`.
 */
export const plainRank: PlainKind<'rank'> = {
  first: (_view, _work, isBegun) => (isBegun ? 'ordered' : ''),
  ask: (at) => (at.part === 'asked' ? askUntouched(at) : askOrder(at)),
  tell: (at) => ['The order as it stands:', ...listed(at)],
  soFar: (at) =>
    at.part === 'ordered' ? `Your order: ${labelsOf(at).join('; ')}.` : 'The order is as it was given to you.',
  take: (at, line) => takeWord(at, line.trim().toLowerCase()) ?? takeMove(at, line) ?? takeOrder(at, line),
  words: null,
};

type Outcome = Taken<'rank'> | string | null;

function labelsOf({ view, work }: At<'rank'>): readonly string[] {
  return work.order.map((id) => view.items.find((item) => item.id === id)?.label ?? id);
}

function listed(at: At<'rank'>): readonly string[] {
  return numbered(labelsOf(at));
}

function askOrder(at: At<'rank'>): readonly string[] {
  return [
    ...(at.part === 'ordered' ? ['Your order:'] : []),
    ...listed(at),
    `Type all ${at.view.items.length} numbers in your order, the first first, in one line; or move 3 1 to put 3 in place 1.`,
    'Type show to hear the order as it stands, and done to take it.',
  ];
}

function askUntouched(at: At<'rank'>): readonly string[] {
  return ['You have changed nothing:', ...listed(at), 'Is the order as it stands your answer? Type yes or no.'];
}

/** `done` before anything was put in order is asked about: it may well be a slip. */
function takeWord(at: At<'rank'>, word: string): Outcome {
  if (at.part === '' && word === 'done') return stay({ ...at, part: 'asked' });
  if (at.part !== 'asked') return null;
  if (word === 'yes') return { ...ordered(at, at.work.order), isDone: true };
  return word === 'no' ? stay({ ...at, part: '' }) : null;
}

function stay(at: At<'rank'>): Taken<'rank'> {
  return { work: at.work, part: at.part, out: plainRank.ask(at), isDone: false };
}

function ordered(at: At<'rank'>, order: readonly string[]): Taken<'rank'> {
  const work = { kind: 'rank', order } as const;
  return { work, part: 'ordered', out: plainRank.tell({ ...at, work }), isDone: false };
}

function takeMove(at: At<'rank'>, line: string): Outcome {
  const move = readMove(line);
  if (move === null) return null;
  if (move === 'unread') return 'Type move, the number of an item, and the place it gets: move 3 1.';
  const order = movedInOrder(at.work.order, move, 'item');
  return typeof order === 'string' ? order : ordered(at, order);
}

function takeOrder(at: At<'rank'>, line: string): Outcome {
  const numbers = numbersOf(line);
  if (numbers === null) return null;
  const picked = pickedBy(numbers, at.work.order, 'item');
  if (typeof picked === 'string') return picked;
  if (new Set(numbers).size < numbers.length) return 'A number is there twice. Type each number once.';
  const missing = at.work.order.flatMap((id, index) => (picked.includes(id) ? [] : [index + 1]));
  if (missing.length > 0) return `All of them are needed in one line. Missing: ${missing.join(', ')}.`;
  return { ...ordered(at, picked), isDone: true };
}
