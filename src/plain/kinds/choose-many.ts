import { type At, numbered, numbersOf, type PlainKind, pickedBy, type Taken } from './plain-kind.ts';

/** Some of the options, by their numbers, all in one line. */
export const plainChooseMany: PlainKind<'choose-many'> = {
  first: () => '',
  ask: ({ view, work }) => [
    ...numbered(view.options.map((option) => option.label)),
    'Type the numbers of all that you choose in one line, such as 1 2.',
    ...(view.atLeast === 0 ? ['Type none to choose none of them.'] : []),
    ...(work.chosen.length === 0 ? [] : ['Type done to take the choice that you had begun with.']),
  ],
  tell: ({ view, work }) => {
    const chosen = view.options.flatMap((option, index) =>
      work.chosen.includes(option.id) ? [`Chosen: ${index + 1}. ${option.label}`] : [],
    );
    return chosen.length === 0 ? ['Nothing chosen yet.'] : chosen;
  },
  soFar: ({ view, work }) => {
    const chosen = view.options.flatMap((option, index) => (work.chosen.includes(option.id) ? [`${index + 1}`] : []));
    return chosen.length === 0 ? 'Nothing chosen yet.' : `Chosen: ${chosen.join(', ')}.`;
  },
  take: (at, line) => {
    if (line.trim().toLowerCase() === 'none') return chose(at, [], ['None of them chosen.']);
    const numbers = numbersOf(line);
    if (numbers === null) return null;
    const picked = pickedBy(numbers, at.view.options, 'choice');
    if (typeof picked === 'string') return picked;
    return chose(
      at,
      at.view.options.filter((option) => picked.includes(option)).map((option) => option.id),
    );
  },
  words: null,
};

function chose(at: At<'choose-many'>, chosen: readonly string[], said?: readonly string[]): Taken<'choose-many'> {
  const work = { kind: 'choose-many', chosen } as const;
  return { work, part: at.part, out: said ?? plainChooseMany.tell({ ...at, work }), isDone: true };
}
