import type { TaskKind } from '../../src/scenario/kinds/kind.ts';
import type { Choices } from './choices.ts';

/** A value as YAML writes it. */
export type Yaml = string | number | readonly Yaml[] | { readonly [key: string]: Yaml };

/** The nine kinds, the plainest first. */
export const everyKind: readonly TaskKind[] = [
  'choose',
  'contact',
  'flag',
  'write',
  'choose-many',
  'rank',
  'allocate',
  'schedule',
  'form',
];

/** The kinds on whose answer itself distinction may stand. */
const madeKinds: readonly TaskKind[] = ['form', 'schedule', 'allocate', 'flag'];

/** Conditions on the answer of each kind; some of them have no value for some answers. */
const answerConditions: { readonly [Kind in TaskKind]: readonly string[] } = {
  choose: ['answer.option == "a"', 'answer.option != "b"'],
  'choose-many': ['answer.has("a")', 'answer.count > 1'],
  rank: ['answer.before("b", "a")', 'answer.place("c") == 1'],
  allocate: ['answer.to("a") > money("£100")', 'answer.left == money("£0")'],
  schedule: [
    'answer.dropped("b")',
    'answer.before("b", "a")',
    'answer.ends("a") <= front',
    'answer.wraps > time("Mon 11:00")',
  ],
  contact: ['answer.who == "tom"', 'answer.by == "call"'],
  flag: ['answer.right > 0', 'answer.missed == 0 && answer.wrong == 0', 'answer.has("l2")'],
  form: ['answer.total > money("£300")', 'answer.agreed', 'answer.filled("about_it")'],
  write: ['answer.sent', 'answer.to("tom")'],
};

/** What else a part of a task may be given: from the scenario that it stands in. */
export interface TaskSurroundings {
  readonly choices: Choices;
  /** A condition over facts, draws, tasks and documents. */
  readonly condition: () => string;
  /** Effects of a result, and where it goes. */
  readonly outcome: () => { readonly [key: string]: Yaml };
  /** Effects of a task left unanswered. */
  readonly effects: () => { readonly [key: string]: Yaml };
  /** Conditions on the clock: in results alone. */
  readonly clockConditions: readonly string[];
}

const takes = ['0m', '5m', '20m', '1h15m'] as const;

/** A task of a kind, as its YAML. */
export function generatedTask(kind: TaskKind, around: TaskSurroundings): Yaml {
  const { choices, condition } = around;
  return {
    ...specOf(kind, around),
    ...(choices.sometimes(20) ? { if: condition() } : {}),
    ...(choices.sometimes(60) ? { takes: choices.oneOf(takes) } : {}),
    ...(choices.sometimes(15) ? { reason: 'required', judged: ['K2'] } : {}),
    results: generatedResults(kind, around),
    ...(choices.sometimes(35) ? { unanswered: { shows: { 'S2 against': 'Left open' }, ...around.effects() } } : {}),
  };
}

/** One to three results, the last without a `when`. */
export function generatedResults(
  kind: TaskKind,
  { choices, condition, outcome, clockConditions }: TaskSurroundings,
): Yaml {
  const whens = [answerConditions[kind], clockConditions, [condition()]].flatMap((pool) =>
    choices.sometimes(pool === clockConditions ? 20 : 50) ? [choices.oneOf(pool)] : [],
  );
  const results = [...whens.map((when) => ({ when })), {}].map((when, index): [string, Yaml] => [
    `r${index + 1}`,
    {
      ...when,
      ...(choices.sometimes(20) ? { takes: choices.oneOf(takes) } : {}),
      ...(choices.sometimes(60) ? { shows: { [evidence(kind, choices)]: 'It shows' } } : {}),
      ...outcome(),
    },
  ]);
  return Object.fromEntries(results);
}

function evidence(kind: TaskKind, choices: Choices): string {
  const towards = madeKinds.includes(kind) ? ['pass', 'against', 'distinction'] : ['pass', 'against'];
  return `${choices.oneOf(['K1', 'S1', 'S2'])} ${choices.oneOf(towards)}`;
}

function specOf(kind: TaskKind, around: TaskSurroundings): { readonly [key: string]: Yaml } {
  const { choices, condition } = around;
  switch (kind) {
    case 'choose':
      return { choose: 'Which?', options: { a: 'One', b: optionOf(around), c: 'A third' } };
    case 'choose-many': {
      const c = choices.sometimes(30) ? { label: 'A third', if: condition() } : 'A third';
      return { 'choose-many': 'Which ones?', options: { a: 'One', b: 'Other', c }, 'at-least': 1, 'at-most': 2 };
    }
    case 'rank':
      return { rank: 'In which order?', items: { a: 'One', b: 'Other', c: 'A third' } };
    case 'allocate':
      return {
        allocate: 'How much?',
        total: '£300',
        step: '£100',
        lines: { a: 'One', b: 'Other' },
        'may-leave': 'yes',
      };
    case 'schedule': {
      const strips = { a: { label: 'One', lasts: '30m' }, b: { label: 'Other', lasts: '1h', 'may-drop': 'yes' } };
      return { schedule: 'When?', strips, start: 'Mon 10:00' };
    }
    case 'contact':
      return { contact: 'Whom?', people: ['priya', 'tom'], by: ['call', 'text'] };
    case 'flag':
      return {
        flag: 'Which lines?',
        document: 'order',
        wanted: { l1: 'yes', l3: choices.oneOf(['coin', 'wet', 'n > 1']) },
      };
    case 'form':
      return { form: 'Fill it in.', fields: formFields };
    case 'write':
      return { write: 'Tell them.', as: 'note', to: ['priya', 'tom'], words: 10, 'may-not-send': 'yes' };
    default:
      return kind satisfies never;
  }
}

function optionOf(around: TaskSurroundings): Yaml {
  const { choices, condition } = around;
  return {
    label: 'Other',
    ...(choices.sometimes(20) ? { if: condition() } : {}),
    ...(choices.sometimes(30) ? { takes: choices.oneOf(takes) } : {}),
    ...(choices.sometimes(20) ? { results: { b1: { when: condition() }, b2: around.outcome() } } : {}),
  };
}

const formFields = {
  net: { money: 'Net', 'at-least': '£0', 'at-most': '£500' },
  total: { money: 'Total', computed: 'answer.net + share(answer.net, 20)' },
  agreed: { 'yes-no': 'Agreed' },
  about_it: { words: 'About it', about: 10, required: 'no' },
};
