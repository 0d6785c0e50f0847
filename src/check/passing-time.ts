import { dueMax } from '../engine/story.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Configuration } from './configuration.ts';
import { EndlessEvent } from './endless-event.ts';
import type { PendingSlot } from './pending-slots.ts';
import type { SlotValues } from './slot-values.ts';
import type { Slots } from './slots.ts';
import { noAnswer, type Timekeeper, type Work } from './work.ts';

/** Time in whole minutes: what is left of each thing pending stands in its slot. */
export interface Minutes extends Timekeeper {
  /** Minutes that the decision in hand takes. */
  takes: number;
  /** Production minutes that have passed in this move. */
  passed: number;
}

/** Keeps time in the slots of the work in hand. */
export function createMinutes({ clock: { starts } }: Scenario, slots: Slots, { slots: s }: Work): Minutes {
  const clock = slots.byKey.get('clock')?.index ?? 0;
  const minutes: Minutes = {
    takes: 0,
    passed: 0,
    start: (slot, isDelay, wanted) => {
      const left = isDelay ? minutes.takes + wanted : Math.max(wanted - starts - (s[clock] ?? 0), minutes.takes);
      s[slot] = 1 + left;
    },
    stop: (slot) => {
      s[slot] = 0;
    },
  };
  return minutes;
}

/** Time passing, minute by minute as far as anything can tell. */
export interface PassingTime {
  /** Lets minutes pass: what falls due does so at its own instant, in order. Time stops where the story ends. */
  readonly elapse: (minutes: number) => void;
  /** Minutes until the next thing falls due; -1 when nothing is pending. */
  readonly untilNext: (state: SlotValues, configuration: Configuration) => number;
}

/** How time passes over the work in hand. */
export function createPassingTime(
  slots: Slots,
  work: Work,
  minutes: Minutes,
  pendingOf: (configuration: Configuration) => readonly PendingSlot[],
): PassingTime {
  const { slots: s } = work;
  const { clockMax, ageMax } = slots.horizon;
  const clock = slots.byKey.get('clock');
  const hasClock = clock !== undefined && clock.most > 0;
  const ages = slots.all.filter(({ key }) => key.startsWith('age ')).map(({ index }) => index);
  const firstOf = (state: SlotValues, configuration: Configuration): PendingSlot | null => {
    let found: PendingSlot | null = null;
    let least = Number.POSITIVE_INFINITY;
    for (const one of pendingOf(configuration)) {
      const left = state[one.slot] ?? 0;
      if (left > 0 && left < least) {
        found = one;
        least = left;
      }
    }
    return found;
  };
  const moveOn = (by: number): void => {
    minutes.passed += by;
    if (by === 0) return;
    if (hasClock) s[clock.index] = Math.min(clockMax, (s[clock.index] ?? 0) + by);
    for (const slot of ages) if (s[slot] !== 0) s[slot] = Math.min(ageMax + 1, (s[slot] ?? 0) + by);
    for (const { slot } of pendingOf(work.configuration)) if (s[slot] !== 0) s[slot] = (s[slot] ?? 0) - by;
  };
  return {
    untilNext: (state, configuration) => {
      const next = firstOf(state, configuration);
      return next === null ? -1 : (state[next.slot] ?? 0) - 1;
    },
    elapse: (wanted) => {
      minutes.takes = 0;
      work.answer = noAnswer;
      for (let rest = wanted, fallen = 0; !work.ended; fallen += 1) {
        const next = firstOf(s, work.configuration);
        const left = next === null ? Number.POSITIVE_INFINITY : (s[next.slot] ?? 0) - 1;
        if (next === null || left > rest) {
          moveOn(rest);
          return;
        }
        if (fallen === dueMax)
          throw new EndlessEvent(`More than ${dueMax} things (dueMax) fell due in one step`, next.span);
        moveOn(left);
        rest -= left;
        s[next.slot] = 0;
        next.fire();
      }
    },
  };
}
