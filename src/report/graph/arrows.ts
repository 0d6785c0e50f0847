import { cleanText } from '../../scenario/clean-text.ts';
import type { Task } from '../../scenario/kinds/kind.ts';
import { formatDuration, formatTime } from '../../scenario/notation.ts';
import type { Result, Scenario, StateNode, Timer, Transition } from '../../scenario/scenario.ts';
import { resultsOf } from '../../scenario/task-results.ts';

/** A way from one state to another, with all that can lead along it, in the order of the file. */
export interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly causes: readonly Cause[];
}

/** What leads along an arrow: `what-breaks → all, most`, `at Sun 17:30`, `on van-late`, `always when order_good`. */
export interface Cause {
  readonly kind: CauseKind;
  readonly words: string;
}

/** A candidate's decision, time, a signal, or what follows by itself; `first` is where a history state goes when there is none yet. */
export type CauseKind = 'decision' | 'timer' | 'signal' | 'always' | 'first';

/** The most characters of a condition that are shown: the file has the rest. */
const conditionMax = 60;

/** The arrows that leave a state, one for each state they go to. Pure. */
export function arrowsFrom(scenario: Scenario, state: StateNode): readonly Arrow[] {
  const leaving = [
    ...state.tasks.flatMap(decisionsOf),
    ...along('decision', 'all answered', state.whenAllAnswered === null ? [] : [state.whenAllAnswered]),
    ...state.timers.flatMap((timer) => along('timer', timerWords(scenario, timer), timer.transitions)),
    ...state.on.flatMap(({ signal, transitions }) => along('signal', `on ${signal}`, transitions)),
    ...along('always', 'always', state.always),
    ...along('always', state.type === 'parallel' ? 'all strands ended' : 'ended', state.done),
    ...(state.history?.to == null
      ? []
      : [{ to: state.history.to, kind: 'first' as const, words: 'where there is no history' }]),
  ];
  const targets = [...new Set(leaving.map(({ to }) => to))];
  return targets.map((to) => ({
    from: state.id,
    to,
    causes: leaving.filter((one) => one.to === to).map(({ kind, words }) => ({ kind, words })),
  }));
}

/** When a timer comes due, in words: `after 20m`, `at Sun 17:30`, `at supplier.ready`. Pure. */
export function timerWords({ clock }: Scenario, { kind, moment }: Timer): string {
  if ('draw' in moment) return `${kind} ${moment.draw}${moment.column === null ? '' : `.${moment.column}`}`;
  return `${kind} ${kind === 'after' ? formatDuration(moment.minutes) : formatTime(moment.minutes, clock)}`;
}

/** One transition of several that have the same cause: `after 15m when !sheet_late`, `after 15m, otherwise`. Pure. */
export function causeWords(cause: string, { when }: Transition, index: number): string {
  if (when !== null) return `${cause} when ${shortened(when.source)}`;
  return index === 0 ? cause : `${cause}, otherwise`;
}

interface Leaving extends Cause {
  readonly to: string;
}

/** The results of a task that leave its state, those that go to one place together. */
function decisionsOf(task: Task): readonly Leaving[] {
  const byTarget = new Map<string, Result[]>();
  for (const result of resultsOf(task))
    if (result.to !== null) byTarget.set(result.to, [...(byTarget.get(result.to) ?? []), result]);
  return [...byTarget].map(([to, results]) => ({
    to,
    kind: 'decision',
    words: `${task.id} → ${[...new Set(results.map(({ id }) => id))].join(', ')}`,
  }));
}

function along(kind: CauseKind, cause: string, transitions: readonly Transition[]): readonly Leaving[] {
  return transitions.flatMap((one, index) =>
    one.to === null ? [] : [{ to: one.to, kind, words: causeWords(cause, one, index) }],
  );
}

function shortened(condition: string): string {
  const line = cleanText(condition, { newlines: false }).replace(/\s+/g, ' ').trim();
  const characters = [...line];
  return characters.length <= conditionMax
    ? line
    : `${characters
        .slice(0, conditionMax - 1)
        .join('')
        .trimEnd()}…`;
}
