import type { Delivered, Happening, Pending, Sitting } from '../engine/sitting.ts';
import { towardWords } from '../log/evidence-text.ts';
import { nameOf } from '../log/replay.ts';
import { formatDuration, formatValue, toldTime } from '../scenario/notation.ts';
import type { Evidence, Fact, Scenario, Timer, Transition } from '../scenario/scenario.ts';
import { channelWords } from './labels.ts';
import { frameOf } from './words.ts';

/** One thing that a step brings about, as its author looks at it: in the scenario's own names. */
export interface OutcomeLine {
  readonly label: OutcomeLabel;
  readonly text: string;
}

export type OutcomeLabel =
  | 'example'
  | 'result'
  | 'shows'
  | 'takes'
  | 'sets'
  | 'goes to'
  | 'message'
  | 'sends'
  | 'unanswered'
  | 'ends'
  | 'fault';

/** What a step from one sitting to the next brought about: what it was first, then what followed, in order. Pure. */
export function outcomeOf(before: Sitting, after: Sitting): readonly OutcomeLine[] {
  const { scenario } = after;
  const passed = after.clock - before.clock;
  const takes = `${formatDuration(passed)}, until ${toldTime(after.clock, frameOf(scenario))}`;
  return [
    ...after.happened.flatMap((one) => (one.kind === 'decided' ? decided(one) : [])),
    ...(passed === 0 ? [] : [line('takes', takes)]),
    ...factChanges(before, after).map(({ fact, was, is }) => line('sets', `${fact.id} ${was} → ${is}`)),
    ...enteredBy(after).map((state) => line('goes to', state)),
    ...after.happened.flatMap((one) => followed(scenario, one)),
    ...newOnTheWay(before, after).map((one) => line('sends', pendingWords(after, one))),
  ];
}

function line(label: OutcomeLabel, text: string): OutcomeLine {
  return { label, text };
}

function decided(what: Extract<Happening, { readonly kind: 'decided' }>): readonly OutcomeLine[] {
  return [line('result', what.result), ...what.evidence.map((one) => line('shows', evidenceWords(one)))];
}

function followed(scenario: Scenario, what: Happening): readonly OutcomeLine[] {
  switch (what.kind) {
    case 'delivered':
      return [line('message', messageWords(scenario, what.message))];
    case 'lapsed':
      return [line('unanswered', [what.task, ...what.evidence.map(evidenceWords)].join('; '))];
    case 'fault':
      return [line('fault', what.what)];
    case 'ended':
      return what.ending === null ? [] : [line('ends', endingWords(scenario, what.ending))];
    default:
      return [];
  }
}

/** Evidence in a line: "S8 toward a pass: Finds a clash". */
export function evidenceWords({ code, toward, because }: Evidence): string {
  return `${code} ${towardWords[toward]}: ${because}`;
}

/** A message in a line, with what came with it. */
export function messageWords(scenario: Scenario, { from, by, subject, text, attach }: Delivered): string {
  const about = subject === null ? '' : `${subject}: `;
  const attached = attach.length === 0 ? '' : ` [with ${attach.join(', ')}]`;
  return `${nameOf(scenario, from)} ${channelWords(by)}: ${about}${text.trim().split('\n').join(' ')}${attached}`;
}

function endingWords(scenario: Scenario, id: string): string {
  return `${id}: ${scenario.states.get(id)?.ending?.title ?? ''}`;
}

/** The facts whose value differs, in the order of the file, with both values in the author's notation. Pure. */
export function factChanges(
  before: Sitting,
  after: Sitting,
): readonly { readonly fact: Fact; readonly was: string; readonly is: string }[] {
  return after.scenario.facts.flatMap((fact) => {
    const [was, is] = [factWords(before, fact), factWords(after, fact)];
    return was === is ? [] : [{ fact, was, is }];
  });
}

/** A fact's value in the author's notation. */
export function factWords({ facts, scenario }: Sitting, fact: Fact): string {
  return formatValue(fact.unit, facts[fact.id] ?? fact.starts, frameOf(scenario));
}

/** The states that the latest step entered, innermost ones only, in order; one that was passed through is among them. */
function enteredBy({ scenario, happened }: Sitting): readonly string[] {
  const entered = happened.flatMap((one) => (one.kind === 'entered' ? [one.state] : []));
  return entered.filter((id) => !entered.some((other) => scenario.states.get(other)?.parent === id));
}

function newOnTheWay(before: Sitting, after: Sitting): readonly Pending[] {
  return after.pending.filter(
    ({ id, kind }) => kind === 'message' && !before.pending.some((one) => one.kind === kind && one.id === id),
  );
}

/** What is pending in a line: "message hana-wet in 20m, Sun 17:00", "board after 50m, Sun 17:30: to sheet-coming". */
export function pendingWords({ scenario, clock }: Sitting, { id, kind, due }: Pending): string {
  const when = `in ${formatDuration(due - clock)}, ${toldTime(due, frameOf(scenario))}`;
  if (kind === 'message') {
    const message = scenario.messages.get(id);
    const condition = message?.if === undefined || message.if === null ? '' : `, if ${message.if.source}`;
    return `${when}: message ${id} from ${nameOf(scenario, message?.from ?? '')}${condition}`;
  }
  for (const state of scenario.states.values()) {
    const timer = state.timers.find((one) => one.id === id);
    if (timer !== undefined) return `${when}: ${timerWords(state.id, timer)}`;
  }
  return `${when}: ${id}`;
}

function timerWords(state: string, { transitions }: Timer): string {
  return `${state} ${transitions.map(transitionWords).join('; else ')}`;
}

function transitionWords({ to, when, effects }: Transition): string {
  const does = effects.flatMap((effect) => {
    if (effect.type === 'message') return [`sends ${effect.message.id}`];
    return effect.type === 'signal' ? [`signals ${effect.signal}`] : effect.assigns.map(({ fact }) => `sets ${fact}`);
  });
  const parts = [...(to === null ? [] : [`goes to ${to}`]), ...does];
  const what = parts.length === 0 ? 'does nothing' : parts.join(', ');
  return when === null ? what : `${what} if ${when.source}`;
}
