import { numbered, numbersOf, type PlainKind, pickedBy } from './plain-kind.ts';

/** Some of the options, by their numbers, all in one line. */
export const plainChooseMany: PlainKind<'choose-many'> = {
  first: () => '',
  isText: () => false,
  ask: ({ view, work }) => [
    ...numbered(view.options.map((option) => option.label)),
    'Type the numbers of all that you choose in one line, such as 1 3.',
    ...(view.atLeast === 0 ? ['Type none to choose none of them.'] : []),
    ...(work.chosen.length === 0 ? [] : ['Type done to take the choice that you had begun with.']),
  ],
  tell: ({ view, work }) => {
    const chosen = view.options.flatMap((option, index) =>
      work.chosen.includes(option.id) ? [`Chosen: ${index + 1}. ${option.label}`] : [],
    );
    return chosen.length === 0 ? ['Nothing chosen yet.'] : chosen;
  },
  take: ({ view, part }, line) => {
    if (line.trim().toLowerCase() === 'none') {
      return { work: { kind: 'choose-many', chosen: [] }, part, out: [], isDone: true };
    }
    const numbers = numbersOf(line);
    if (numbers === null) return null;
    const picked = pickedBy(numbers, view.options, 'choice');
    if (typeof picked === 'string') return picked;
    const chosen = view.options.filter((option) => picked.includes(option)).map((option) => option.id);
    return { work: { kind: 'choose-many', chosen }, part, out: [], isDone: true };
  },
  write: null,
  withoutLastLine: null,
};
