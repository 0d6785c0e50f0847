import type { Move } from './move.ts';
import type { PassingTime } from './passing-time.ts';
import type { SlotValues } from './slot-values.ts';
import type { StandingSlots } from './where-it-stands.ts';

/** The waits that a candidate is offered, in minutes, besides that for the next thing. */
const offeredMinutes = [5, 15, 30] as const;

const waitForNext: Move = { kind: 'wait', minutes: 'next' };

/**
 * What can be done in a state: every kind of answer, every document that matters, every wait on offer that can make a difference.
 * A wait in which nothing falls due is so many short ones. One in which something does may be more: though it was the last thing
 * pending, time goes on to the wait's end.
 */
export function createOffer(standings: StandingSlots, time: PassingTime): (state: SlotValues) => readonly Move[] {
  const waitOf = remembered((minutes): Move => ({ kind: 'wait', minutes }));
  const short = waitOf(5);
  const whileBusy = remembered((left) => {
    const long = offeredMinutes.filter((minutes) => minutes > 5 && left < minutes);
    return [short, ...long.map(waitOf), waitForNext];
  });
  const whileIdle = remembered((left) => [waitForNext, ...landings(left).map(waitOf)]);
  return (state) => {
    if (standings.isEnded(state)) return [];
    const found: Move[] = [];
    for (const task of standings.openTasks(state))
      for (const decision of task.at(state)) found.push(standings.moveOf(decision));
    for (const { move } of standings.documents(state)) found.push(move);
    const left = time.untilNext(state, standings.configurationOf(state));
    if (left < 0) return found;
    return found.length === 0 ? whileIdle(left) : [...found, ...whileBusy(left)];
  };
}

/**
 * With nothing to decide or to read, waits are made one after the other until the next thing falls due: after how many minutes
 * the last of them may end, later than that. Pure.
 */
function landings(left: number): readonly number[] {
  const ends = new Set<number>();
  for (let waited = 0; waited < left; waited += 5)
    for (const minutes of offeredMinutes) if (waited + minutes > left) ends.add(waited + minutes);
  return [...ends].sort((one, other) => one - other);
}

function remembered<Made>(make: (minutes: number) => Made): (minutes: number) => Made {
  const known = new Map<number, Made>();
  return (minutes) => {
    const found = known.get(minutes) ?? make(minutes);
    known.set(minutes, found);
    return found;
  };
}
