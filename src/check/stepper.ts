import { isCoveredByHistory } from '../engine/family.ts';
import type { Message, Scenario } from '../scenario/scenario.ts';
import { type Branch, type ChartNode, type ChartNodes, numberChart } from './chart-nodes.ts';
import { type Code, createTexts, type Texts } from './compile-expression.ts';
import {
  type Configuration,
  type Configurations,
  createConfigurations,
  type Entry,
  withoutConflicts,
} from './configuration.ts';
import { createDecisions, type Decision, type TaskDecisions } from './decisions.ts';
import { createLiveness, type Dead } from './liveness.ts';
import { type Act, compileEffects, createProgram, type Program } from './program.ts';
import { configurationSlot, layOut, type Slots, standingNumber } from './slots.ts';

/** What can be done at a state, apart from deciding. */
export type Wait = 'next' | 5 | 15 | 30;

/** Something done: a decision, a wait, or a document opened. */
export type Move =
  | { readonly kind: 'decide'; readonly decision: Decision }
  | { readonly kind: 'wait'; readonly minutes: Wait }
  | { readonly kind: 'open'; readonly document: string };

/** What a move brings about, as it comes: each told by a number of {@link Stepper.news}. */
export type News =
  | { readonly kind: 'result'; readonly task: string; readonly result: string }
  | { readonly kind: 'lapsed'; readonly task: string }
  | { readonly kind: 'delivered'; readonly message: string }
  | { readonly kind: 'entered'; readonly state: string }
  | { readonly kind: 'fired'; readonly timer: string }
  | { readonly kind: 'fault'; readonly what: string }
  | { readonly kind: 'ended'; readonly ending: string };

/** Where a move led: `state` is overwritten by the next. */
export interface Led {
  readonly state: Int32Array;
  /** Production minutes that passed. */
  minutes: number;
  readonly news: number[];
}

/**
 * A sitting in whole numbers: the same step as the engine's, compiled. A state is an array of slots; whatever nothing can read
 * any more is left out of it, so that two states are the same when no candidate could ever tell them apart.
 */
export interface Stepper {
  readonly scenario: Scenario;
  readonly slots: Slots;
  readonly texts: Texts;
  readonly decisions: ReadonlyMap<string, TaskDecisions>;
  readonly news: readonly News[];
  readonly configurationOf: (state: Int32Array) => Configuration;
  /** The opening with these choices of draws, by the draw's id. */
  readonly open: (choices: Readonly<Record<string, number>>) => Led;
  /** What can be done, in a fixed order. */
  readonly moves: (state: Int32Array) => readonly Move[];
  /** Does it. The state given is not changed. */
  readonly step: (state: Int32Array, move: Move) => Led;
  readonly isEnded: (state: Int32Array) => boolean;
  /** Whether nothing can read the slot any more. */
  readonly isDead: (state: Int32Array, slot: number) => boolean;
  /** Tasks that can be answered, in the file's order. */
  readonly openTasks: (state: Int32Array) => readonly TaskDecisions[];
}

/** The most microsteps of one event. */
const microstepsMax = 1_000;

const none: ArrayLike<number> = [];
const [unvisited, open, answered, unanswered, setAside] = (
  ['unvisited', 'open', 'answered', 'unanswered', 'set-aside'] as const
).map(standingNumber);

/** Something pending: a timer of a state, or a message on its way. */
interface PendingSlot {
  readonly slot: number;
  readonly order: number;
  readonly fire: () => void;
}

/** Compiles a scenario into a stepper. */
export function createStepper(scenario: Scenario): Stepper {
  const texts = createTexts();
  const slots = layOut(scenario, texts);
  const program = createProgram(scenario, slots, texts);
  const chart = numberChart(scenario);
  const configurations = createConfigurations(scenario, chart);
  const liveness = createLiveness(scenario, chart, slots);
  return assemble({ scenario, texts, slots, program, chart, configurations, liveness });
}

interface Parts {
  readonly scenario: Scenario;
  readonly texts: Texts;
  readonly slots: Slots;
  readonly program: Program;
  readonly chart: ChartNodes;
  readonly configurations: Configurations;
  readonly liveness: (configuration: Configuration) => readonly Dead[];
}

function assemble(parts: Parts): Stepper {
  const { scenario, texts, slots, program, chart, configurations, liveness } = parts;
  const s = new Int32Array(slots.all.length);
  const led: Led = { state: s, minutes: 0, news: [] };
  const list: Decision[] = [];
  const decisions = new Map(
    [...scenario.tasks].map(([id, task]) => [id, createDecisions(scenario, slots, program, texts, task, list)]),
  );
  const { news, tell } = createNews();
  const slotOf = (key: string): number => slots.byKey.get(key)?.index ?? -1;
  const clockSlot = slotOf('clock');
  const ageSlots = slots.all.filter(({ key }) => key.startsWith('age ')).map(({ index }) => index);

  // What is going on in the middle of a move.
  let configuration = configurations.before;
  let queue: (string | ChartNode)[] = [];
  let ended = false;
  let given: ArrayLike<number> = none;
  let takes = 0;

  const fault = (what: string): void => tell(led, `fault ${what}`, () => ({ kind: 'fault', what }));
  const holds = (code: Code | null, source: string): boolean => {
    if (code === null) return true;
    const value = code(s, given);
    if (Number.isNaN(value)) fault(`${source}: it has no value`);
    return value === 1;
  };

  const messages = new Map([...scenario.messages].map(([id, message]) => [id, compileMessage(message)]));
  function compileMessage(message: Message): { readonly send: () => void; readonly deliver: () => void } {
    const code = message.if === null ? null : program.code(message.if, []);
    const source = message.if?.source ?? '';
    const left = message.after === null ? -1 : slotOf(`left ${message.id}`);
    const minutes = message.after === null ? () => 0 : program.minutes(message.after);
    const sent = message.once ? slotOf(`sent ${message.id}`) : -1;
    const arrived = message.attach.map((id) => slotOf(`arrived ${id}`)).filter((slot) => slot >= 0);
    const deliver = (): void => {
      const before = given;
      given = none;
      const isWanted = holds(code, source);
      given = before;
      if (!isWanted) return;
      if (sent >= 0) s[sent] = 1;
      for (const slot of arrived) s[slot] = 1;
      tell(led, `delivered ${message.id}`, () => ({ kind: 'delivered', message: message.id }));
    };
    const send = (): void => {
      if (sent >= 0 && s[sent] === 1) return;
      if (left < 0) deliver();
      else if (s[left] === 0) s[left] = 1 + takes + minutes(s);
    };
    return { send, deliver };
  }
  const machinery = {
    fault,
    raise: (signal: string): void => {
      queue.push(signal);
    },
    send: (message: Message): void => messages.get(message.id)?.send(),
  };
  const effects = (of: Branch['effects'], reads: readonly string[]): Act =>
    compileEffects(scenario, program, texts, machinery, of, reads);

  const tasks = new Map(
    [...scenario.tasks.values()].map((task) => [
      task.id,
      {
        standing: slotOf(`standing ${task.id}`),
        result: slotOf(`result ${task.id}`),
        age: slotOf(`age ${task.id}`),
        offered: task.if === null ? null : program.code(task.if, []),
        source: task.if?.source ?? '',
        lapse: effects(task.unanswered?.effects ?? [], []),
      },
    ]),
  );
  const taskOf = (id: string) => {
    const task = tasks.get(id);
    if (task === undefined) throw new Error(`There is no task ${id}`);
    return task;
  };
  const lapse = (ids: readonly string[]): void => {
    for (const id of ids) {
      tell(led, `lapsed ${id}`, () => ({ kind: 'lapsed', task: id }));
      taskOf(id).lapse(s, none);
    }
  };

  const branchActs = chart.branches.map((branch) => {
    const { cause } = branch;
    const reads = cause.by === 'answer' ? (decisions.get(cause.task.id)?.reads ?? []) : [];
    return effects(branch.effects, reads);
  });
  const branchGuards = chart.branches.map(({ cause, source }): (() => boolean) => {
    if (cause.by === 'answer' || cause.by === 'opening') return () => true;
    if (cause.by === 'all-answered') return () => allAnswered(source);
    const { when } = cause.transition;
    const code = when === null ? null : program.code(when, []);
    return () => holds(code, when?.source ?? '');
  });
  const allAnswered = (node: ChartNode): boolean => {
    let some = false;
    for (const { id } of node.state.tasks) {
      const task = taskOf(id);
      if (s[task.standing] === answered) some = true;
      else if (s[task.standing] === open && holds(task.offered, task.source)) return false;
    }
    return some;
  };

  const entryActs = chart.all.map((node) => effects(node.state.entry, []));
  const exitActs = chart.all.map((node) => effects(node.state.exit, []));
  const timerSlots = chart.all.map((node) =>
    node.state.timers.map((timer) => ({ timer, slot: slotOf(`left ${timer.id}`), minutes: program.minutes(timer.moment) })),
  );
  const ownedMessages = chart.all.map((node) =>
    [...scenario.messages.values()]
      .filter((message) => message.owner === node.state.id && message.after !== null)
      .map((message) => slotOf(`left ${message.id}`)),
  );
  const coveredStates = new Set(
    [...scenario.states.keys()].filter((id) => isCoveredByHistory(scenario, id)),
  );

  const leave = (node: ChartNode): void => {
    const isCovered = coveredStates.has(node.state.id);
    const lapsing: string[] = [];
    const standingsAfter: [number, number][] = [];
    for (const { id } of node.state.tasks) {
      const task = taskOf(id);
      if (s[task.standing] !== open) continue;
      if (isCovered) standingsAfter.push([task.standing, setAside ?? 0]);
      else if (holds(task.offered, task.source)) {
        standingsAfter.push([task.standing, unanswered ?? 0]);
        lapsing.push(id);
      } else standingsAfter.push([task.standing, unvisited ?? 0]);
    }
    for (const [slot, standing] of standingsAfter) s[slot] = standing;
    lapse(lapsing);
    for (const slot of ownedMessages[node.order] ?? []) s[slot] = 0;
    exitActs[node.order]?.(s, given);
    for (const { slot } of timerSlots[node.order] ?? []) s[slot] = 0;
  };
  const enter = ({ node, isReturn, done }: Entry): void => {
    const lapsing: string[] = [];
    for (const { id } of node.state.tasks) {
      const { standing } = taskOf(id);
      const before = s[standing];
      if (isReturn && before !== setAside && before !== unvisited) continue;
      if (!isReturn && before === setAside) lapsing.push(id);
      s[standing] = open ?? 0;
    }
    lapse(lapsing);
    tell(led, `entered ${node.state.id}`, () => ({ kind: 'entered', state: node.state.id }));
    entryActs[node.order]?.(s, given);
    for (const { timer, slot, minutes } of timerSlots[node.order] ?? []) {
      const now = scenario.clock.starts + (s[clockSlot] ?? 0);
      const wanted = minutes(s);
      s[slot] = 1 + (timer.kind === 'after' ? takes + wanted : Math.max(wanted - now, takes));
    }
    queue.push(...done);
  };

  const microstep = (branches: readonly Branch[]): void => {
    const { left, branches: taken, entered, after, ends } = configurations.microstep(configuration, branches);
    for (const node of left) leave(node);
    for (const branch of taken) {
      if (branch.cause.by === 'answer') recordAnswer(branch);
      branchActs[branch.index]?.(s, given);
    }
    for (const entry of entered) enter(entry);
    configuration = after;
    ended = ends;
  };
  const recordAnswer = ({ cause }: Branch): void => {
    if (cause.by !== 'answer') return;
    const task = taskOf(cause.task.id);
    const place = decisions.get(cause.task.id)?.placeOf(cause.result) ?? 0;
    s[task.standing] = answered ?? 0;
    if (task.result >= 0) s[task.result] = place;
    if (task.age >= 0) s[task.age] = 1;
    const { id: result } = cause.result;
    tell(led, `result ${cause.task.id} ${result}`, () => ({ kind: 'result', task: cause.task.id, result }));
  };
  const firstOf = (branches: readonly Branch[]): readonly Branch[] => {
    for (const branch of branches) if (branchGuards[branch.index]?.() === true) return [branch];
    return [];
  };
  /** What an event does: in each strand the state furthest in that answers to it, else the one around. */
  const select = (node: ChartNode, of: (node: ChartNode) => readonly Branch[]): readonly Branch[] => {
    const inner = configuration.active.filter((one) => one.parent === node).flatMap((child) => select(child, of));
    return inner.length > 0 ? inner : firstOf(of(node));
  };
  const selectAlways = (): readonly Branch[] => {
    const found = new Set<Branch>();
    for (const atomic of configuration.atomic) {
      for (let node: ChartNode | null = atomic; node !== null; node = node.parent) {
        const [branch] = firstOf(node.branches.always);
        if (branch === undefined) continue;
        found.add(branch);
        break;
      }
    }
    return found.size < 2
      ? [...found]
      : withoutConflicts([...found], configuration.active, configuration.history);
  };
  const settle = (first: readonly Branch[]): void => {
    queue = [];
    let isStill = false;
    if (first.length > 0) microstep(first);
    for (let steps = 0; !ended; steps += 1) {
      if (steps > microstepsMax) throw new Error(`More than ${microstepsMax} microsteps (microstepsMax)`);
      const always: readonly Branch[] = isStill ? [] : selectAlways();
      isStill = false;
      if (always.length > 0) {
        microstep(always);
        // XState asks again only where something has changed.
        isStill = always.every(changesNothing);
        continue;
      }
      const next = queue.shift();
      if (next === undefined) break;
      const branches =
        typeof next === 'string'
          ? select(chart.root, (node) => node.branches.signals.get(next) ?? [])
          : configuration.active.includes(next)
            ? firstOf(next.branches.done)
            : [];
      if (branches.length > 0) microstep(branches);
    }
    configuration = configurations.rest(configuration);
  };

  const pendingOf = memo((at: Configuration): readonly PendingSlot[] => {
    const timers = at.active.flatMap((node) =>
      (timerSlots[node.order] ?? []).map(({ timer, slot }) => ({
        slot,
        order: timer.order,
        fire: (): void => {
          tell(led, `fired ${timer.id}`, () => ({ kind: 'fired', timer: timer.id }));
          settle(firstOf(node.branches.timers.get(timer) ?? []));
        },
      })),
    );
    const onTheirWay = [...scenario.messages.values()]
      .filter((message) => message.after !== null)
      .map((message) => ({
        slot: slotOf(`left ${message.id}`),
        order: message.order,
        fire: (): void => messages.get(message.id)?.deliver(),
      }));
    return [...timers, ...onTheirWay].sort((one, other) => one.order - other.order);
  });
  const firstPending = (): PendingSlot | null => {
    let found: PendingSlot | null = null;
    for (const one of pendingOf(configuration)) {
      const left = s[one.slot] ?? 0;
      if (left > 0 && (found === null || left < (s[found.slot] ?? 0))) found = one;
    }
    return found;
  };
  const { clockMax, ageMax } = slots.horizon;
  const hasClock = slots.all[clockSlot]?.most !== 0;
  const moveOn = (minutes: number): void => {
    led.minutes += minutes;
    if (minutes === 0) return;
    if (hasClock) s[clockSlot] = Math.min(clockMax, (s[clockSlot] ?? 0) + minutes);
    for (const slot of ageSlots) if (s[slot] !== 0) s[slot] = Math.min(ageMax + 1, (s[slot] ?? 0) + minutes);
    for (const { slot } of pendingOf(configuration)) if (s[slot] !== 0) s[slot] = (s[slot] ?? 0) - minutes;
  };
  /** Lets minutes pass; what falls due does so at its own instant. Time stops where the story ends. */
  const elapse = (minutes: number): void => {
    takes = 0;
    given = none;
    for (let rest = minutes; !ended; ) {
      const next = firstPending();
      const left = next === null ? Number.POSITIVE_INFINITY : (s[next.slot] ?? 0) - 1;
      if (next === null || left > rest) {
        moveOn(rest);
        return;
      }
      moveOn(left);
      rest -= left;
      s[next.slot] = 0;
      next.fire();
    }
  };

  const invariants = scenario.alwaysTrue.map((invariant) => ({
    code: program.code(invariant, []),
    what: `always-true doesn’t hold: ${invariant.source}`,
  }));
  const finish = (): Led => {
    for (const { code, what } of invariants) if (code(s, none) !== 1) fault(what);
    if (ended) {
      const lapsing = [...scenario.tasks.keys()].filter((id) => s[taskOf(id).standing] === setAside);
      for (const id of lapsing) tell(led, `lapsed ${id}`, () => ({ kind: 'lapsed', task: id }));
      const ending = configuration.atomic[0]?.state.id ?? '';
      tell(led, `ended ${ending}`, () => ({ kind: 'ended', ending }));
      for (const { index, starts } of slots.all) s[index] = starts;
    } else for (const { slot, value } of liveness(configuration)) s[slot] = value;
    s[configurationSlot] = configuration.number;
    return led;
  };
  const begin = (state: Int32Array): void => {
    s.set(state);
    configuration = configurations.at(state[configurationSlot] ?? 0);
    led.minutes = 0;
    led.news.length = 0;
    ended = false;
    given = none;
    takes = 0;
  };
  const isEnded = (state: Int32Array): boolean =>
    configurations.at(state[configurationSlot] ?? 0).atomic.some((node) => node.state.ending !== null);

  const openTasks = (state: Int32Array): readonly TaskDecisions[] => {
    const at = configurations.at(state[configurationSlot] ?? 0);
    const found: TaskDecisions[] = [];
    for (const id of tasksOf(at)) {
      const task = taskOf(id);
      if (state[task.standing] !== open) continue;
      if (task.offered !== null && task.offered(state, none) !== 1) continue;
      const one = decisions.get(id);
      if (one !== undefined) found.push(one);
    }
    return found;
  };
  const tasksOf = memo((at: Configuration): readonly string[] => {
    const ids = new Set(at.active.flatMap((node) => node.state.tasks.map((task) => task.id)));
    return [...scenario.tasks.keys()].filter((id) => ids.has(id));
  });
  const documents = slots.all
    .filter(({ key }) => key.startsWith('opened '))
    .map(({ index, key }) => {
      const document = key.slice('opened '.length);
      return { index, arrived: slotOf(`arrived ${document}`), move: { kind: 'open', document } as const };
    });
  const waits = ([5, 15, 30, 'next'] as const).map((minutes): Move => ({ kind: 'wait', minutes }));
  const decideMoves = memo((decision: Decision): Move => ({ kind: 'decide', decision }));

  return {
    scenario,
    slots,
    texts,
    decisions,
    news,
    configurationOf: (state) => configurations.at(state[configurationSlot] ?? 0),
    isEnded,
    isDead: (state, slot) => liveness(configurations.at(state[configurationSlot] ?? 0)).some((one) => one.slot === slot),
    openTasks,
    open: (choices) => {
      for (const { index, key, starts } of slots.all)
        s[index] = key.startsWith('draw ') ? (choices[key.slice('draw '.length)] ?? 0) : starts;
      s[configurationSlot] = configurations.before.number;
      begin(s.slice());
      settle([chart.opening]);
      elapse(0);
      return finish();
    },
    moves: (state) => {
      if (isEnded(state)) return [];
      const found: Move[] = [];
      for (const task of openTasks(state)) for (const decision of task.at(state)) found.push(decideMoves(decision));
      const live = configurations.at(state[configurationSlot] ?? 0);
      const dead = new Set(liveness(live).map(({ slot }) => slot));
      for (const { index, arrived, move } of documents)
        if (state[index] === 0 && !dead.has(index) && (arrived < 0 || state[arrived] === 1)) found.push(move);
      if (pendingOf(live).some(({ slot }) => (state[slot] ?? 0) > 0)) found.push(...waits);
      return found;
    },
    step: (state, move) => {
      begin(state);
      if (move.kind === 'decide') {
        const { decision } = move;
        for (const what of decision.faults) fault(what);
        s[taskOf(decision.task.id).standing] = answered ?? 0;
        given = decision.values;
        takes = decision.minutes;
        const node = chart.byId.get(decision.task.state);
        const branch = node?.branches.results.get(decision.result);
        settle(branch === undefined ? [] : [branch]);
        elapse(decision.minutes);
      } else if (move.kind === 'open') {
        s[slotOf(`opened ${move.document}`)] = 1;
        settle([]);
      } else elapse(move.minutes === 'next' ? Math.max(0, (s[firstPending()?.slot ?? -1] ?? 1) - 1) : move.minutes);
      return finish();
    },
  };
}

/** Whether a branch goes nowhere and sets no fact. */
function changesNothing({ target, effects }: Branch): boolean {
  return target === null && effects.every((effect) => effect.type !== 'do');
}

/** Numbers for what can happen, given as it first does. */
function createNews(): {
  readonly news: readonly News[];
  readonly tell: (led: Led, key: string, make: () => News) => void;
} {
  const news: News[] = [];
  const numbers = new Map<string, number>();
  return {
    news,
    tell: (led, key, make) => {
      const known = numbers.get(key);
      led.news.push(known ?? news.length);
      if (known !== undefined) return;
      numbers.set(key, news.length);
      news.push(make());
    },
  };
}

function memo<Key extends object, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const known = new WeakMap<Key, Value>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const made = make(key);
    known.set(key, made);
    return made;
  };
}
