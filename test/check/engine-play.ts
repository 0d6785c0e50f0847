import { enumerateAnswers } from '../../src/check/enumerate.ts';
import type { Sitting, SittingEvent } from '../../src/engine/sitting.ts';
import { canWait, openSitting, openTasks, refusal, scopeOf, step } from '../../src/engine/step.ts';
import type { AnswersStep } from '../../src/scenario/answers-file.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';

/** A sitting and each one that it becomes, step by step. */
export function played(scenario: Scenario, seed: string, steps: readonly AnswersStep[]): readonly Sitting[] {
  const sittings = [openSitting(scenario, seed)];
  for (const one of steps) {
    const before = sittings.at(-1);
    if (before === undefined) break;
    const event = eventOfStep(one);
    const refused = refusal(before, event);
    if (refused !== null) throw new Error(`${JSON.stringify(event)}: ${refused.because}`);
    sittings.push(step(before, event));
  }
  return sittings;
}

function eventOfStep(one: AnswersStep): SittingEvent {
  switch (one.kind) {
    case 'decide':
      return { kind: 'decide', task: one.task, answer: one.answer, reason: one.reason };
    case 'wait':
      return { kind: 'wait', minutes: one.minutes };
    case 'open':
      return { kind: 'open', id: one.id };
    default:
      throw new Error(`A witness has no ${one.kind}`);
  }
}

/** Everything that a candidate could do now, asked of the engine alone: every answer, every wait on offer, every document that `isRead`. */
export function everyEvent(
  sitting: Sitting,
  isRead: (document: string) => boolean = () => true,
): readonly SittingEvent[] {
  if (sitting.ended !== null) return [];
  const scope = scopeOf(sitting);
  const decisions = openTasks(sitting).flatMap((task) =>
    enumerateAnswers(task, scope).answers.map(
      (answer): SittingEvent => ({ kind: 'decide', task: task.id, answer, reason: 'Because.' }),
    ),
  );
  const waits = ([5, 15, 30, 'next'] as const).map((minutes): SittingEvent => ({ kind: 'wait', minutes }));
  const unread = sitting.documents.filter((id) => !sitting.opened.includes(id) && isRead(id));
  return [
    ...decisions.filter((event) => refusal(sitting, event) === null),
    ...unread.map((id): SittingEvent => ({ kind: 'open', id })),
    ...(canWait(sitting) ? waits : []),
  ];
}

/** One state of a naive exploration: the sitting that first came to it, and the number of the state after each event. */
export interface Naive {
  readonly sitting: Sitting;
  readonly next: { readonly event: SittingEvent; readonly to: number; readonly after: Sitting }[];
}

/** All that can follow a sitting, state by state, the same by `keyOf`; null where there are more than `most`. */
export function allThatFollows(
  from: Sitting,
  keyOf: (sitting: Sitting) => string,
  most: number,
  isRead?: (document: string) => boolean,
): readonly Naive[] | null {
  const numbers = new Map([[keyOf(from), 0]]);
  const states: Naive[] = [{ sitting: from, next: [] }];
  for (let at = 0; at < states.length; at += 1) {
    const here = states[at];
    if (here === undefined) break;
    for (const event of everyEvent(here.sitting, isRead)) {
      const after = step(here.sitting, event);
      const key = keyOf(after);
      const to = numbers.get(key) ?? states.length;
      if (to === most) return null;
      if (to === states.length) {
        numbers.set(key, to);
        states.push({ sitting: after, next: [] });
      }
      here.next.push({ event, to, after });
    }
  }
  return states;
}

/** A sitting but for the clock: what is left of each thing pending, not when it is due. */
export function withoutClock({ active, history, facts, tasks, opened, pending, clock, ended }: Sitting): string {
  const standings = Object.entries(tasks).map(([id, { status, result }]) => [id, status, result]);
  const left = pending.map(({ id, due }) => [id, due - clock]);
  return JSON.stringify([active, history, facts, standings, opened, left, ended]);
}
