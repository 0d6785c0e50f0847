import { numbered, numbersOf, type PlainKind, pickedBy } from './plain-kind.ts';

/** One of the options, by its number. */
export const plainChoose: PlainKind<'choose'> = {
  first: () => '',
  ask: ({ view, work }) => [
    ...numbered(
      view.options.map((option) => (option.takes === null ? option.label : `${option.label} (${option.takes})`)),
    ),
    'Type the number of your choice.',
    ...(work.option === null ? [] : ['Type done to take the choice that you had begun with.']),
  ],
  tell: (at) => [plainChoose.soFar(at)],
  soFar: ({ view, work }) => {
    const index = view.options.findIndex((option) => option.id === work.option);
    return index < 0 ? 'Nothing chosen yet.' : `Chosen: ${index + 1}. ${view.options[index]?.label}`;
  },
  take: (at, line) => {
    const numbers = numbersOf(line);
    if (numbers === null) return null;
    if (numbers.length !== 1) return 'Choose one: type one number.';
    const picked = pickedBy(numbers, at.view.options, 'choice');
    if (typeof picked === 'string') return picked;
    const work = { kind: 'choose', option: picked[0]?.id ?? null } as const;
    return { work, part: at.part, out: plainChoose.tell({ ...at, work }), isDone: true };
  },
  words: null,
};
