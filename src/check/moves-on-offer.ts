import type { ChartParts } from './chart-run.ts';
import type { PassingTime } from './passing-time.ts';
import type { Move } from './stepper.ts';
import type { StandingSlots } from './where-it-stands.ts';

const waitForNext: Move = { kind: 'wait', minutes: 'next' };
const shortWait: Move = { kind: 'wait', minutes: 5 };
const longWaits = [
  { kind: 'wait', minutes: 15 },
  { kind: 'wait', minutes: 30 },
] as const;

/** What can be done in a state: every kind of answer, every document that matters, every wait on offer that can make a difference. */
export function createOffer(
  { slots, liveness }: ChartParts,
  standings: StandingSlots,
  time: PassingTime,
): (state: Int32Array) => readonly Move[] {
  const clockSlot = slots.byKey.get('clock')?.index ?? -1;
  const isClockDead = (state: Int32Array): boolean =>
    liveness(standings.configurationOf(state)).some(({ slot }) => slot === clockSlot);
  return (state) => {
    if (standings.isEnded(state)) return [];
    const found: Move[] = [];
    for (const task of standings.openTasks(state))
      for (const decision of task.at(state)) found.push(standings.moveOf(decision));
    for (const { move } of standings.documents(state)) found.push(move);
    const left = time.untilNext(state, standings.configurationOf(state));
    if (left < 0) return found;
    // With nothing to decide or to read, every wait comes to the same as waiting for the next thing.
    if (found.length === 0) return [waitForNext];
    // A long wait is so many short ones, unless the last thing pending falls due in it: then only the clock goes on.
    const long = isClockDead(state) ? [] : longWaits.filter(({ minutes: most }) => left < most);
    return [...found, shortWait, ...long, waitForNext];
  };
}
