import { parse } from 'yaml';
import { kindOf } from '../../src/scenario/kinds/all.ts';
import type { Task, TaskKind } from '../../src/scenario/kinds/kind.ts';
import { compiled } from '../laws/every-scenario.ts';
import { workshop } from './workshop.ts';

/** A task of one kind as the guide shows it, and an answer to it. */
export interface KindExample {
  readonly task: string;
  /** As it stands in an answers file. */
  readonly answer: string;
}

/** The guide's example of every kind. */
export const kindExamples: { readonly [kind in TaskKind]: KindExample } = {
  choose: {
    task: `
choose: Rain at noon. What now?
options:
  wait: Wait for it to pass
  move: { label: Move to the cover set, if: cover_ready, takes: 45m }
`,
    answer: 'wait',
  },
  'choose-many': {
    task: `
choose-many: Whom do you tell before anybody else?
options: { cast: The cast, drivers: The drivers, press: The press }
at-least: 1
at-most: 2
`,
    answer: '[cast, drivers]',
  },
  rank: {
    task: `
rank: Put the next hour in order.
items: { hold: Hold the van, paper: Do the paperwork, camera: Tell camera }
`,
    answer: '[hold, camera, paper]',
  },
  allocate: {
    task: `
allocate: £600 for the wet hours. Where does it go?
total: "£600"
step: "£100"
lines: { tents: Tents, heat: { label: Heaters, at-most: "£300" } }
may-leave: yes
`,
    answer: '{ tents: "£300", heat: "£200" }',
  },
  schedule: {
    task: `
schedule: Make the day work.
strips:
  sc-31: { label: "Scene 31, harbour", lasts: 2h }
  lunch: { label: Lunch, lasts: 1h, break: yes }
  sc-12: { label: "Scene 12, pub", lasts: 90m, may-drop: yes }
start: { from: "Mon 08:00", to: "Mon 10:00", step: 30m }
`,
    answer: '{ start: "Mon 08:30", order: [sc-31, lunch], dropped: [sc-12] }',
  },
  contact: {
    task: `
contact: Whom do you ask, and how?
people: [gita, dele, priya]
by: [call, text]
`,
    answer: '{ who: dele, by: text }',
  },
  flag: {
    task: `
flag: Mark each line that can't stand.
document: call-sheet
wanted: { l1: yes, l3: 'front < time("Mon 12:30")' }
`,
    answer: '[l1, l3]',
  },
  form: {
    task: `
form: Make out the order.
fields:
  net: { money: Net price, at-least: "£0", at-most: "£1,000" }
  vat: { money: VAT at 20%, computed: 'share(answer.net, 20)' }
  approved_by: { one-of: Approved by, choices: { dele: Dele Akande, priya: Priya Nair } }
  note: { words: What the supplier should know, about: 10, required: no }
`,
    answer: '{ net: "£180", approved_by: dele }',
  },
  write: {
    task: `
write: Tell Priya what has changed.
as: e-mail
to: [priya, dele]
attach: [call-sheet]
words: 40
may-not-send: yes
`,
    answer: '{ to: [priya], subject: Camera van, attach: [call-sheet], text: A hired van comes at six. }',
  },
};

/** The example of a kind, compiled as the one task of a scenario. */
export function exampleTask(kind: TaskKind): Task {
  const task = compiled(workshop(kindExamples[kind].task)).tasks.get('work');
  if (task === undefined) throw new Error(`The example of ${kind} is no task`);
  return task;
}

/** What conditions may ask of an answer to the example: `answer.count`, `answer.has("cast")`. */
export function questionsOf(kind: TaskKind): readonly string[] {
  const { spec } = exampleTask(kind);
  const { fields, questions } = kindOf(spec).offers(spec);
  const asked = Object.entries(questions).map(
    ([name, { takes }]) => `answer.${name}(${takes.map((ids, at) => `"${ids[at] ?? ids[0]}"`).join(', ')})`,
  );
  return [...Object.keys(fields).map((name) => `answer.${name}`), ...asked];
}

/** What is wrong with the example's answer: nothing, if it is right. */
export function problemsOfAnswer(kind: TaskKind): readonly string[] {
  const { spec } = exampleTask(kind);
  const scope = { facts: {}, draws: {}, answer: null };
  const read = kindOf(spec).read(spec, parse(kindExamples[kind].answer), scope as never);
  return read.ok ? [] : read.problems;
}
