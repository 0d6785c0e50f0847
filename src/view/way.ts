import { LimitReached } from '../engine/limit-reached.ts';
import type { Sitting } from '../engine/sitting.ts';
import { openSitting, refusal, step } from '../engine/step.ts';
import type { Answer } from '../scenario/kinds/kind.ts';
import type { Scenario } from '../scenario/scenario.ts';

/** One step of a way: what a candidate may do in a story, as an answers file has it. */
export type WayStep =
  | { readonly kind: 'decide'; readonly task: string; readonly answer: Answer; readonly reason: string | null }
  | { readonly kind: 'wait'; readonly minutes: number | 'next' }
  | { readonly kind: 'open'; readonly id: string };

/** A way through a story: what was done from the opening on, and the sitting after each step. Nothing of it is logged. */
export interface Way {
  readonly opening: Sitting;
  readonly done: readonly { readonly step: WayStep; readonly sitting: Sitting }[];
}

/** A way gone on, or why it couldn't be, as a sentence. */
export type Gone = { readonly ok: true; readonly way: Way } | { readonly ok: false; readonly because: string };

/** Opens the story. Pure. */
export function beginWay(scenario: Scenario, seed: string): Gone {
  return withinLimits(() => ({ opening: openSitting(scenario, seed), done: [] }));
}

/** Where the way has led. */
export function sittingOf({ opening, done }: Way): Sitting {
  return done.at(-1)?.sitting ?? opening;
}

/** The sitting before the last step; null at the opening. */
export function sittingBefore({ opening, done }: Way): Sitting | null {
  return done.length === 0 ? null : (done.at(-2)?.sitting ?? opening);
}

/** One step further. Pure. */
export function goOn(way: Way, next: WayStep): Gone {
  const sitting = sittingOf(way);
  const refused = refusal(sitting, next);
  if (refused !== null) return { ok: false, because: refused.because };
  return withinLimits(() => ({ ...way, done: [...way.done, { step: next, sitting: step(sitting, next) }] }));
}

/** One step back; at the opening, the same. Pure. */
export function goBack(way: Way): Way {
  return { ...way, done: way.done.slice(0, -1) };
}

/** A way gone again in a story that may have changed. */
export interface GoneAgain {
  /** As far as it could be gone. */
  readonly way: Way;
  /** The step that is no longer possible, by its number from 1, and why; null when all were made. */
  readonly stopped: { readonly number: number; readonly because: string } | null;
  /** Answers that come to another result than they did. */
  readonly changed: readonly { readonly number: number; readonly was: string; readonly is: string }[];
}

/** Goes a way again with a scenario or a seed that has changed, from the opening, as far as its steps are possible. Pure. */
export function goAgain(scenario: Scenario, way: Way, seed: string): GoneAgain | { readonly because: string } {
  const begun = beginWay(scenario, seed);
  if (!begun.ok) return begun;
  let again = begun.way;
  for (const [index, { step: next }] of way.done.entries()) {
    const gone = goOn(again, next);
    if (!gone.ok)
      return { way: again, stopped: { number: index + 1, because: gone.because }, changed: changes(way, again) };
    again = gone.way;
  }
  return { way: again, stopped: null, changed: changes(way, again) };
}

function changes(before: Way, again: Way): GoneAgain['changed'] {
  return again.done.flatMap(({ sitting }, index) => {
    const [was, is] = [resultIn(before.done[index]?.sitting), resultIn(sitting)];
    return was === null || is === null || was === is ? [] : [{ number: index + 1, was, is }];
  });
}

/** The result that the latest step came to; null when it answered nothing. */
function resultIn(sitting: Sitting | undefined): string | null {
  return sitting?.happened.flatMap((one) => (one.kind === 'decided' ? [one.result] : []))[0] ?? null;
}

/** A story that goes round in a circle stops with a sentence, so that its author can mend it. */
function withinLimits(go: () => Way): Gone {
  try {
    return { ok: true, way: go() };
  } catch (error) {
    if (error instanceof LimitReached) return { ok: false, because: `${error.message}.` };
    throw error;
  }
}
