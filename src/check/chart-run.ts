import { microstepsMax } from '../engine/machine.ts';
import type { Message } from '../scenario/scenario.ts';
import type { Branch } from './chart-nodes.ts';
import type { ChartParts } from './chart-parts.ts';
import { EndlessEvent } from './endless-event.ts';
import { createMicrostep } from './microsteps.ts';
import type { Machinery } from './program.ts';
import { createVisits } from './visits.ts';
import { createWaysOn, type WaysOn } from './ways-on.ts';
import type { Timekeeper, Work } from './work.ts';

/** Runs a chart on the work in hand: XState's macrostep. */
export interface ChartRun extends Pick<WaysOn, 'firstOf'> {
  /** Takes these branches, then every `always` and all that was raised, until nothing more follows. */
  readonly settle: (first: readonly Branch[]) => void;
}

const none: readonly Branch[] = [];

/** Compiles the comings and goings of a chart. `send` sends a message. */
export function createChartRun(
  parts: ChartParts,
  work: Work,
  timekeeper: Timekeeper,
  send: (message: Message) => void,
): ChartRun {
  const { configurations, newsroom } = parts;
  const { news, queue } = work;
  const machinery: Machinery = {
    fault: (of, what, span) => news.push(newsroom.fault(of, what, span)),
    add: (fact, amount) => news.push(newsroom.added(fact, amount)),
    raise: (signal) => queue.push(signal),
    send,
  };
  const visits = createVisits(parts, work, machinery);
  const microstep = createMicrostep(parts, work, timekeeper, machinery, visits);
  const ways = createWaysOn(parts, work, visits.standings);
  return {
    firstOf: ways.firstOf,
    settle: (started) => {
      queue.length = 0;
      if (started.length > 0) microstep(started);
      // XState asks for an `always` again only where something has changed since.
      let isStill = false;
      for (let steps = 0; !work.ended; steps += 1) {
        const always: readonly Branch[] = isStill ? none : ways.always();
        isStill = always.length > 0 && always.every(changesNothing);
        const next = always.length > 0 || queue.length === 0 ? undefined : queue.shift();
        if (always.length === 0 && next === undefined) break;
        const branches = next === undefined ? always : ways.heard(next);
        const [first] = branches;
        if (first === undefined) continue;
        if (steps > microstepsMax) throw endless(first);
        microstep(branches);
      }
      work.configuration = configurations.rest(work.configuration);
    },
  };
}

function endless({ cause, source }: Branch): EndlessEvent {
  const says = `The story goes round in a circle: more than ${microstepsMax} steps (microstepsMax) at one instant`;
  return new EndlessEvent(says, 'transition' in cause ? cause.transition.span : source.state.span);
}

/** Whether a branch goes nowhere and sets no fact. */
function changesNothing({ target, effects }: Branch): boolean {
  return target === null && effects.every((effect) => effect.type !== 'do');
}
