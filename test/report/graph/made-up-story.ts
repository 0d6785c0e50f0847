import fc from 'fast-check';
import { compileScenario } from '../../../src/scenario/compile.ts';
import type { Scenario } from '../../../src/scenario/scenario.ts';
import { rightSource } from '../../scenario/right-source.ts';

/** A state of a made-up story before it has a name; the numbers choose, each among what is allowed where it stands. */
interface Sketch {
  readonly kind: 'atomic' | 'compound' | 'parallel';
  readonly children: readonly Sketch[];
  readonly history: 'shallow' | 'deep' | null;
  readonly hasFinal: boolean;
  readonly choices: readonly number[];
  readonly ways: readonly Way[];
}

/** Something by which a state is left, or that happens in it. */
interface Way {
  readonly by: 'task' | 'after' | 'at' | 'on' | 'always' | 'done' | 'when-all-answered' | 'entry';
  readonly hasCondition: boolean;
  readonly target: number;
}

/** A state with its name and where it stands. */
interface Named {
  readonly id: string;
  readonly sketch: Sketch | null;
  readonly type: 'atomic' | 'compound' | 'parallel' | 'final' | 'history';
  readonly parent: Named | null;
  readonly children: Named[];
}

const way: fc.Arbitrary<Way> = fc.record({
  by: fc.constantFrom('task', 'after', 'at', 'on', 'always', 'done', 'when-all-answered', 'entry'),
  hasCondition: fc.boolean(),
  target: fc.nat(40),
});

function sketch(depth: number): fc.Arbitrary<Sketch> {
  return fc
    .record({
      kind: fc.constantFrom('atomic' as const, 'compound' as const, 'parallel' as const),
      children: depth === 0 ? fc.constant([]) : fc.array(sketch(depth - 1), { maxLength: 3 }),
      history: fc.constantFrom(null, 'shallow' as const, 'deep' as const),
      hasFinal: fc.boolean(),
      choices: fc.array(fc.nat(40), { minLength: 2, maxLength: 2 }),
      ways: fc.array(way, { maxLength: 4 }),
    })
    .map((made) => ({
      ...made,
      kind: made.children.length < (made.kind === 'parallel' ? 2 : 1) ? 'atomic' : made.kind,
    }));
}

/** The states of a scenario without a mistake, as text: strands, histories, finals and ways between them are made up. */
export const madeUpStory: fc.Arbitrary<string> = fc.array(sketch(2), { minLength: 1, maxLength: 3 }).map(storyText);

/** The scenario whose states are these. */
export function storyOf(states: string): Scenario {
  const source = rightSource((text) => `${text.slice(0, text.indexOf('initial:'))}${states}`);
  const { scenario, diagnostics } = compileScenario(source);
  if (scenario === null) throw new Error(diagnostics.map(({ code, message }) => `${code} ${message}`).join('\n'));
  return scenario;
}

const handoverNote = {
  write: 'What changed?',
  as: 'handover',
  words: 60,
  handover: 'yes',
  reserve: '5m',
  results: { sent: { to: 'over' } },
};

/** JSON is YAML too. */
function storyText(sketches: readonly Sketch[]): string {
  const all: Named[] = [];
  const states = sketches.map((one) => named(one, null, all));
  for (const id of ['wrap', 'over']) all.push({ id, sketch: null, type: 'atomic', parent: null, children: [] });
  const story = {
    facts: { lucky: { 'yes-no': 'no' } },
    draws: {
      pause: { duration: ['10m', '20m'] },
      supplier: { rows: [{ ready: 'Sun 17:30' }, { ready: 'Sun 18:00' }] },
    },
    signals: ['bell', 'whistle'],
    initial: states[0]?.id ?? 'wrap',
    states: {
      ...Object.fromEntries(states.map((state) => [state.id, stateOf(state, all)])),
      wrap: { tasks: { 'handover-note': handoverNote } },
      over: { type: 'final', ending: { title: 'The end', text: 'The day was made.' } },
    },
  };
  return Object.entries(story)
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`)
    .join('');
}

function named(made: Sketch, parent: Named | null, all: Named[]): Named {
  const state: Named = { id: `s${all.length}`, sketch: made, type: made.kind, parent, children: [] };
  all.push(state);
  if (made.kind === 'atomic') return state;
  for (const child of made.children) state.children.push(named(child, state, all));
  for (const type of extras(made)) {
    const extra: Named = { id: `${type[0]}${all.length}`, sketch: made, type, parent: state, children: [] };
    all.push(extra);
    state.children.push(extra);
  }
  return state;
}

function extras(made: Sketch): readonly ('final' | 'history')[] {
  return [
    ...(made.hasFinal && made.kind === 'compound' ? ['final' as const] : []),
    ...(made.history !== null ? ['history' as const] : []),
  ];
}

function stateOf(state: Named, all: readonly Named[]): unknown {
  const { sketch: made, type } = state;
  if (made === null || type === 'final') return { type: 'final' };
  if (type === 'history') return historyOf(state, made, all);
  const children = Object.fromEntries(state.children.map((child) => [child.id, stateOf(child, all)]));
  const inner = state.children.filter((child) => child.type !== 'history');
  return {
    ...(type === 'parallel' ? { type } : {}),
    ...(type === 'compound' ? { initial: chosen(inner, made.choices[0] ?? 0)?.id } : {}),
    ...(type === 'atomic' ? {} : { states: children }),
    ...waysOf(state, made, all),
  };
}

function historyOf(state: Named, made: Sketch, all: readonly Named[]): unknown {
  const within = all.filter(
    (other) =>
      other !== state &&
      lineOf(other)
        .slice(1)
        .includes(state.parent as Named),
  );
  const to = chosen(
    reachable(state.parent as Named, within).filter(({ type }) => type !== 'history'),
    made.choices[1] ?? 0,
  );
  return { type: 'history', history: made.history, ...(to === undefined ? {} : { to: to.id }) };
}

function waysOf(state: Named, { ways }: Sketch, all: readonly Named[]): Record<string, unknown> {
  const result: Record<string, Record<string, unknown> | unknown[] | unknown> = {};
  const put = (key: string, inner: string, value: unknown): void => {
    result[key] = { ...(result[key] as object | undefined), [inner]: value };
  };
  ways.forEach(({ by, hasCondition, target }, index) => {
    const to = chosen(reachable(state, all), target)?.id ?? 'wrap';
    const one = { ...(hasCondition ? { when: 'lucky' } : {}), to };
    const both = hasCondition ? [one, { do: { lucky: 'yes' }, to: 'over' }] : [one];
    if (by === 'after') put('after', ['10m', '25m', '1h', 'pause'][index] ?? '5m', both);
    if (by === 'at') put('at', ['Sun 18:00', 'Sun 20:30', 'Mon 07:15', 'supplier.ready'][index] ?? 'Mon 09:00', both);
    if (by === 'on') put('on', index % 2 === 0 ? 'bell' : 'whistle', both);
    // One that always goes on could go round in a circle, which is a mistake.
    if (by === 'always') result.always = [{ when: 'lucky', to }, { to: 'wrap' }];
    if (by === 'done' && canBeDone(state)) result.done = both;
    if (by === 'entry') result.entry = [{ signal: 'bell' }, { do: { lucky: 'no' } }];
    if (by === 'task' || by === 'when-all-answered') put('tasks', `${state.id}-t${index}`, taskOf(to));
    if (by === 'when-all-answered') result['when-all-answered'] = { to };
  });
  return result;
}

function taskOf(to: string): unknown {
  return {
    choose: 'Which way?',
    options: { left: 'Left', right: 'Right', back: { label: 'Back', shows: { 'S1 against': 'Turns back' }, to } },
    results: {
      well: { when: 'answer.option == "left"', shows: { 'S1 pass': 'Goes on' }, to },
      ill: { shows: { 'S1 against': 'Strays' } },
    },
  };
}

function canBeDone(state: Named): boolean {
  const hasFinal = (one: Named): boolean => one.children.some(({ type }) => type === 'final');
  if (state.type === 'compound') return hasFinal(state);
  const strands = state.children.filter(({ type }) => type !== 'history');
  return state.type === 'parallel' && strands.every(hasFinal);
}

/** The states that a `to` may name from here: none in the middle of another strand. */
function reachable(from: Named, all: readonly Named[]): readonly Named[] {
  const own = strandsOf(from);
  return all.filter((other) => strandsOf(other).every((strand) => own.includes(strand)));
}

function strandsOf(state: Named): readonly Named[] {
  return lineOf(state).filter((one) => one.parent?.type === 'parallel' && one.type !== 'history');
}

/** The state, then those it lies in, the nearest first. */
function lineOf(state: Named): readonly Named[] {
  return [state, ...(state.parent === null ? [] : lineOf(state.parent))];
}

function chosen<Item>(items: readonly Item[], number: number): Item | undefined {
  return items[number % Math.max(1, items.length)];
}
