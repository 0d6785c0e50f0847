import { cleanText } from '../../scenario/clean-text.ts';
import type { Task } from '../../scenario/kinds/kind.ts';
import type { Effect, Evidence, Scenario, StateNode, Transition } from '../../scenario/scenario.ts';
import { resultsOf } from '../../scenario/task-results.ts';
import { type Arrow, arrowsFrom, causeWords, timerWords } from './arrows.ts';

/** A scenario as it is drawn: its states, one in another, and the arrows between them. Every word in it is fit to be shown. */
export interface Graph {
  readonly id: string;
  readonly title: string;
  /** The state that the story begins in. */
  readonly initial: string;
  readonly states: readonly GraphState[];
  readonly arrows: readonly Arrow[];
}

/** A state of the graph. */
export interface GraphState {
  readonly id: string;
  readonly type: StateNode['type'];
  readonly initial: string | null;
  readonly history: 'shallow' | 'deep' | null;
  /** The title of the ending; null where the sitting doesn't end. */
  readonly ending: string | null;
  readonly tasks: readonly GraphTask[];
  /** What happens in it without leaving it: `entry: 2 messages`, `after 20m: signal van-late`. */
  readonly notes: readonly string[];
  readonly states: readonly GraphState[];
}

/** A task, with what it can show. */
export interface GraphTask {
  readonly id: string;
  readonly kind: string;
  readonly isHandover: boolean;
  readonly evidence: readonly CodeEvidence[];
}

/** How many results of a task (or leaving it unanswered) give each kind of evidence of a code, and whether its words are judged for it. */
export interface CodeEvidence {
  readonly code: string;
  readonly pass: number;
  readonly distinction: number;
  readonly against: number;
  readonly isJudged: boolean;
}

/** The graph of a scenario. Pure. */
export function graphOf(scenario: Scenario): Graph {
  const { root } = scenario;
  return {
    id: scenario.id,
    title: cleanText(scenario.title, { newlines: false }),
    initial: root.initial ?? '',
    states: root.states.map((state) => stateOf(scenario, state)),
    arrows: [...scenario.states.values()].flatMap((state) => arrowsFrom(scenario, state)),
  };
}

/** The states and all within them, outer before inner, in the order of the file. Pure. */
export function withInner(states: readonly GraphState[]): readonly GraphState[] {
  return states.flatMap((state) => [state, ...withInner(state.states)]);
}

function stateOf(scenario: Scenario, state: StateNode): GraphState {
  return {
    id: state.id,
    type: state.type,
    initial: state.initial,
    history: state.history?.depth ?? null,
    ending: state.ending === null ? null : cleanText(state.ending.title, { newlines: false }),
    tasks: state.tasks.map(taskOf),
    notes: notesOf(scenario, state),
    states: state.states.map((inner) => stateOf(scenario, inner)),
  };
}

function taskOf(task: Task): GraphTask {
  const shown = [...resultsOf(task), ...(task.unanswered === null ? [] : [task.unanswered])].flatMap(
    ({ shows }) => shows,
  );
  const codes = [...new Set([...shown.map(({ code }) => code), ...task.judged])];
  return {
    id: task.id,
    kind: task.spec.kind,
    isHandover: task.handover,
    evidence: codes.map((code) => evidenceOf(task, code, shown)),
  };
}

function evidenceOf(task: Task, code: string, shown: readonly Evidence[]): CodeEvidence {
  const count = (toward: Evidence['toward']): number =>
    shown.filter((one) => one.code === code && one.toward === toward).length;
  return {
    code,
    pass: count('pass'),
    distinction: count('distinction'),
    against: count('against'),
    isJudged: task.judged.includes(code),
  };
}

function notesOf(scenario: Scenario, state: StateNode): readonly string[] {
  return [
    ...noted('entry', state.entry),
    ...state.timers.flatMap((timer) => staying(timerWords(scenario, timer), timer.transitions)),
    ...state.on.flatMap(({ signal, transitions }) => staying(`on ${signal}`, transitions)),
    ...state.tasks.flatMap(signalNotes),
    ...noted('exit', state.exit),
  ];
}

/** What happens by transitions that leave nothing. */
function staying(cause: string, transitions: readonly Transition[]): readonly string[] {
  return transitions.flatMap((one, index) =>
    one.to === null ? noted(causeWords(cause, one, index), one.effects) : [],
  );
}

function noted(cause: string, effects: readonly Effect[]): readonly string[] {
  return effects.length === 0 ? [] : [`${cause}: ${effectWords(effects)}`];
}

/** The signals that a task sends while its state stays: other strands hear them. */
function signalNotes(task: Task): readonly string[] {
  const unanswered = task.unanswered === null ? [] : [{ id: 'unanswered', to: null, effects: task.unanswered.effects }];
  return [...resultsOf(task), ...unanswered].flatMap(({ id, to, effects }) => {
    const signals = effects.filter((effect) => effect.type === 'signal');
    return to !== null || signals.length === 0 ? [] : [`${task.id} → ${id}: ${effectWords(signals)}`];
  });
}

/** Effects in a few words: `2 messages, sets extra_cost, signals van-late`. */
function effectWords(effects: readonly Effect[]): string {
  const messages = effects.filter(({ type }) => type === 'message').length;
  const facts = effects.flatMap((effect) => (effect.type === 'do' ? effect.assigns.map(({ fact }) => fact) : []));
  const signals = effects.flatMap((effect) => (effect.type === 'signal' ? [effect.signal] : []));
  return [
    ...(messages === 0 ? [] : [messages === 1 ? '1 message' : `${messages} messages`]),
    ...(facts.length === 0 ? [] : [`sets ${[...new Set(facts)].join(', ')}`]),
    ...(signals.length === 0 ? [] : [`signals ${[...new Set(signals)].join(', ')}`]),
  ].join('; ');
}
