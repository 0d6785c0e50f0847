import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { stringify } from 'yaml';
import type { TaskKind } from '../../src/scenario/kinds/kind.ts';
import type { ScenarioSource } from '../../src/scenario/scenario.ts';
import { type Choices, choiceNumbers, choicesBy } from './choices.ts';
import { everyScenario, type Shelf, shelf } from './every-scenario.ts';
import { type GeneratedState, generatedStates, targetsFrom } from './generated-states.ts';
import { everyKind, generatedTask, type TaskSurroundings, type Yaml } from './generated-task.ts';
import { handover, theEnd, top } from './generated-top.ts';

/** How large the scenarios may be that are made, and of which kinds their tasks. */
export interface Making {
  /** The most choices that one is made of; with few of them the rest of it is as plain as can be. */
  readonly choices?: number;
  readonly kinds?: readonly TaskKind[];
}

/**
 * Small scenarios as their YAML text: valid, with strands, history, timers, signals, guards on everything that a condition may
 * ask, and tasks of every kind. No path goes round in a circle without time passing: an `always`, an `at`, a
 * `when-all-answered` and a `done` go on in the file, and what a signal starts never sends that signal.
 */
export function generatedScenarios({ choices = 500, kinds = everyKind }: Making = {}): fc.Arbitrary<string> {
  return choiceNumbers(choices).map((numbers) => scenarioText(choicesBy(numbers), kinds));
}

/** The same, compiled. */
export function generatedShelves(making: Making = {}): fc.Arbitrary<Shelf> {
  return generatedScenarios(making).map((text) => shelf('generated', sourceOfGenerated(text), text));
}

/** What the laws are held to: each of the scenarios that there are, and scenarios that nobody wrote. */
export const allShelves: readonly (readonly [string, fc.Arbitrary<Shelf>])[] = [
  ...everyScenario.map((one) => [one.id, fc.constant(one)] as const),
  ['generated scenarios', generatedShelves()],
];

const plan = readFileSync(new URL('../fixtures/plans/small-plan.yaml', import.meta.url), 'utf8');

/** A generated scenario with the files that belong to it. */
export function sourceOfGenerated(text: string): ScenarioSource {
  return {
    entry: 'scenario.yaml',
    files: [
      { path: 'scenario.yaml', text },
      { path: 'order.csv', text: 'id,What,When\nl1,Call,07:00\nl2,Wrap,{{ front }}\nl3,Van,{{ van.ready }}\n' },
      { path: 'paper.txt', text: 'The van costs {{ van.quote }}.\n' },
    ],
    plan: { path: 'plan.yaml', text: plan },
  };
}

function scenarioText(choices: Choices, kinds: readonly TaskKind[]): string {
  const states = generatedStates(choices, kinds);
  const writing = writingOf(choices, states);
  const story = Object.fromEntries(
    states.filter(({ parent }) => parent === null).map((state) => [state.id, stateYaml(state, writing)]),
  );
  const invariants = choices.sometimes(20) ? { 'always-true': ['n < 5 || wet'] } : {};
  const scenario = {
    ...top,
    ...invariants,
    initial: states[0]?.id ?? '',
    states: { ...story, handover, 'the-end': theEnd },
  };
  return stringify(scenario, { lineWidth: 0, aliasDuplicateObjects: false });
}

/** What writing a state needs besides the state. */
interface Writing {
  readonly choices: Choices;
  readonly states: readonly GeneratedState[];
  readonly condition: () => string;
  readonly message: (isEntry: boolean) => Yaml;
  readonly clockConditions: readonly string[];
}

function writingOf(choices: Choices, states: readonly GeneratedState[]): Writing {
  const tasks = [...states.flatMap((state) => state.tasks.map(({ id }) => id)), 'last-words'];
  let messages = 0;
  const condition = () =>
    choices.oneOf([
      ...['n > 1', 'wet', 'coin', 'n == 0', 'cost < money("£300")', 'place == "there"', 'late > gap', '6 / n == 3'],
      ...[
        'front == time("Mon 10:00")',
        'van.quote > money("£250") && !wet',
        'opened("paper")',
        'opened("later") || n < 3',
      ],
      ...[`answered("${choices.oneOf(tasks)}")`, `result("${choices.oneOf(tasks)}") == "none"`],
    ]);
  const message = (isEntry: boolean): Yaml => {
    messages += 1;
    return {
      id: `m${messages}`,
      from: 'tom',
      by: 'text',
      text: choices.oneOf(['Hello.', '{{ n }}, {{ cost }} by {{ day_and_time(front) }}']),
      ...(choices.sometimes(60) ? { after: choices.oneOf(['5m', '30m', 'gap', '1h']) } : {}),
      ...(choices.sometimes(25) ? { if: condition() } : {}),
      ...(choices.sometimes(25) ? { once: 'yes' } : {}),
      ...(isEntry && choices.sometimes(25) ? { stays: 'yes' } : {}),
      ...(choices.sometimes(20) ? { attach: 'later' } : {}),
    };
  };
  const asked = choices.oneOf(tasks);
  const since = `answered("${asked}") && minutes_since("${asked}") > duration("10m")`;
  return { choices, states, condition, message, clockConditions: ['now < front', 'now >= time("Mon 09:30")', since] };
}

const assignments: readonly (readonly [string, string])[] = [
  ['n', 'n + 1'],
  ['n', 'n - 2'],
  ['n', '6 / n'],
  ['cost', 'cost + van.quote'],
  ['cost', 'share(cost, 50)'],
  ['wet', 'yes'],
  ['wet', '!wet'],
  ['place', 'there'],
  ['late', 'late + gap'],
  ['late', 'n > 2 ? late : gap'],
];

/** What something does. A signal is given where one may be sent. */
function effects(
  { choices, message }: Writing,
  signals: readonly string[],
  percent = 40,
): { readonly [key: string]: Yaml } {
  const done = choices.sometimes(percent) ? choices.some(assignments, 25) : [];
  return {
    ...(done.length > 0 ? { do: Object.fromEntries(done) } : {}),
    ...(choices.sometimes(percent / 2) ? { message: message(false) } : {}),
    ...(signals.length > 0 && choices.sometimes(percent / 2) ? { signal: choices.oneOf(signals) } : {}),
  };
}

const all = ['ping', 'pong'] as const;

function stateYaml(state: GeneratedState, writing: Writing): Yaml {
  const { type, children } = state;
  if (type === 'final') return { type };
  if (type === 'history') return { type, history: state.isDeep ? 'deep' : 'shallow' };
  return {
    ...(type === 'parallel' ? { type } : {}),
    ...(type === 'compound' ? { initial: children[0]?.id ?? '' } : {}),
    ...entryAndExit(writing),
    ...tasksYaml(state, writing),
    ...movesYaml(state, writing),
    ...(children.length > 0
      ? { states: Object.fromEntries(children.map((child) => [child.id, stateYaml(child, writing)])) }
      : {}),
  };
}

function entryAndExit(writing: Writing): { readonly [key: string]: Yaml } {
  const { choices, message } = writing;
  const list = (isEntry: boolean): readonly Yaml[] => [
    ...(choices.sometimes(25) ? [{ do: Object.fromEntries([choices.oneOf(assignments)]) }] : []),
    ...(choices.sometimes(30) ? [{ message: message(isEntry) }] : []),
    ...(choices.sometimes(10) ? [{ signal: 'pong' }] : []),
  ];
  const entry = list(true);
  const exit = choices.sometimes(30) ? list(false) : [];
  return { ...(entry.length > 0 ? { entry } : {}), ...(exit.length > 0 ? { exit } : {}) };
}

function tasksYaml(state: GeneratedState, writing: Writing): { readonly [key: string]: Yaml } {
  if (state.tasks.length === 0) return {};
  const { choices, condition, clockConditions, states } = writing;
  const anywhere = targetsFrom(state, states).anywhere;
  const around: TaskSurroundings = {
    choices,
    condition,
    clockConditions,
    outcome: () => ({ ...effects(writing, all), ...(choices.sometimes(40) ? { to: choices.oneOf(anywhere) } : {}) }),
    effects: () => effects(writing, ['pong']),
  };
  return { tasks: Object.fromEntries(state.tasks.map(({ id, kind }) => [id, generatedTask(kind, around)])) };
}

/** Where a state goes by itself: timers, signals, conditions. Each leaf has at least one timer, so that nobody is stuck in it. */
function movesYaml(state: GeneratedState, writing: Writing): { readonly [key: string]: Yaml } {
  const { choices, condition, states } = writing;
  const { anywhere, onwards } = targetsFrom(state, states);
  const going = (targets: readonly string[], signals: readonly string[], isLeaving: boolean): Yaml => ({
    ...(choices.sometimes(30) ? { when: condition() } : {}),
    ...effects(writing, signals),
    ...(isLeaving || choices.sometimes(50) ? { to: choices.oneOf(targets) } : {}),
  });
  const isLeaf = state.type === 'atomic';
  return {
    ...(isLeaf || choices.sometimes(15)
      ? { after: { [choices.oneOf(['30m', '1h', '5m', 'gap', '2h'])]: { to: choices.oneOf(onwards) } } }
      : {}),
    ...(choices.sometimes(25)
      ? { at: { [choices.oneOf(['Mon 09:30', 'Mon 12:00', 'front', 'van.ready'])]: going(onwards, ['pong'], true) } }
      : {}),
    ...(choices.sometimes(20)
      ? { on: { ping: going(anywhere, [], false), pong: { do: Object.fromEntries([choices.oneOf(assignments)]) } } }
      : {}),
    ...(choices.sometimes(15)
      ? { always: { when: condition(), to: choices.oneOf(onwards), ...effects(writing, ['pong']) } }
      : {}),
    ...(state.tasks.length > 1 && choices.sometimes(50) ? { 'when-all-answered': going(onwards, ['pong'], true) } : {}),
    ...(state.canBeDone ? { done: { to: choices.oneOf(onwards), ...effects(writing, ['pong']) } } : {}),
  };
}
