import { numbered, numbersOf, type PlainKind, pickedBy } from './plain-kind.ts';

/** All items in order, by their numbers, in one line. The numbers are those of the list, whatever the order. */
export const plainRank: PlainKind<'rank'> = {
  first: () => '',
  isText: () => false,
  ask: ({ view }) => [
    ...numbered(view.items.map((item) => item.label)),
    `Type all ${view.items.length} numbers in your order, the first first, in one line.`,
    'Type show to hear the order as it stands, and done to take it.',
  ],
  tell: ({ view, work }) => [
    'The order as it stands:',
    ...work.order.map((id, place) => {
      const index = view.items.findIndex((item) => item.id === id);
      return `In place ${place + 1}: ${index + 1}. ${view.items[index]?.label}`;
    }),
  ],
  take: ({ view, part }, line) => {
    const numbers = numbersOf(line);
    if (numbers === null) return null;
    const picked = pickedBy(numbers, view.items, 'item');
    if (typeof picked === 'string') return picked;
    if (new Set(numbers).size < numbers.length) return 'A number is there twice. Type each number once.';
    const missing = view.items.flatMap((item, index) => (picked.includes(item) ? [] : [index + 1]));
    if (missing.length > 0) return `All of them are needed in one line. Missing: ${missing.join(', ')}.`;
    return { work: { kind: 'rank', order: picked.map((item) => item.id) }, part, out: [], isDone: true };
  },
  write: null,
  withoutLastLine: null,
};
