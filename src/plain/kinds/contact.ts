import { roleWords } from '../../scenario/role-words.ts';
import { type At, numbered, numbersOf, type PlainKind, pickedBy, type Taken } from './plain-kind.ts';

/** Whom, then by what, by their numbers. */
export const plainContact: PlainKind<'contact'> = {
  first: (_view, work) => (work.who === null ? 'who' : 'by'),
  ask: (at) => (at.part === 'by' ? askHow(at) : askWhom(at)),
  tell: ({ view, work }) => [
    `To: ${view.people.find((person) => person.id === work.who)?.label ?? 'nobody chosen yet'}.`,
    `By: ${view.by.find((by) => by.id === work.by)?.label ?? 'nothing chosen yet'}.`,
  ],
  soFar: (at) => plainContact.tell(at).join(' '),
  take: (at, line) => {
    if (line.trim().toLowerCase() === 'who') return onlyAsk({ ...at, part: 'who' });
    const numbers = numbersOf(line);
    if (numbers === null) return null;
    if (numbers.length !== 1) return 'Type one number.';
    return at.part === 'by' ? takeHow(at, numbers) : takeWhom(at, numbers);
  },
  words: null,
};

type Outcome = Taken<'contact'> | string;

function askWhom({ view }: At<'contact'>): readonly string[] {
  return [
    'Whom?',
    ...numbered(view.people.map((person) => `${person.label}, ${roleWords(person.role)}`)),
    'Type the number of the person.',
  ];
}

function askHow({ view, work }: At<'contact'>): readonly string[] {
  const who = view.people.find((person) => person.id === work.who)?.label ?? 'Nobody';
  return [
    `${who}. How?`,
    ...numbered(view.by.map((by) => by.label)),
    'Type the number of the way, or who to choose another person.',
    ...(work.by === null ? [] : ['Type done to take the way that you had begun with.']),
  ];
}

function onlyAsk(at: At<'contact'>): Taken<'contact'> {
  return { work: at.work, part: at.part, out: plainContact.ask(at), isDone: false };
}

function takeWhom(at: At<'contact'>, numbers: readonly number[]): Outcome {
  const picked = pickedBy(numbers, at.view.people, 'person');
  if (typeof picked === 'string') return picked;
  return onlyAsk({ ...at, work: { ...at.work, who: picked[0]?.id ?? null }, part: 'by' });
}

function takeHow(at: At<'contact'>, numbers: readonly number[]): Outcome {
  const picked = pickedBy(numbers, at.view.by, 'way');
  if (typeof picked === 'string') return picked;
  const work = { ...at.work, by: picked[0]?.id ?? null };
  return { work, part: 'by', out: plainContact.tell({ ...at, work }), isDone: true };
}
