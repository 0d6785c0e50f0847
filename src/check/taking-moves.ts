import type { Branch, ChartNodes } from './chart-nodes.ts';
import type { ChartParts } from './chart-parts.ts';
import { type ChartRun, createChartRun } from './chart-run.ts';
import type { Decision } from './decisions.ts';
import { createRestFaults } from './faults-at-rest.ts';
import type { Led, Move } from './move.ts';
import { createMinutes, createPassingTime, type Minutes, type PassingTime } from './passing-time.ts';
import { createPendingSlots } from './pending-slots.ts';
import { createPost } from './post.ts';
import type { SlotValues } from './slot-values.ts';
import { configurationSlot, standing } from './slots.ts';
import type { StandingSlots } from './where-it-stands.ts';
import { createWork, noAnswer, type Work } from './work.ts';

/** How moves are made, and how time passes in them. */
export interface TakingMoves {
  readonly time: PassingTime;
  readonly open: (choices: Readonly<Record<string, number>>) => Led;
  readonly step: (state: SlotValues, move: Move) => Led;
}

/** What a decision does first: its task's standing, and the ways on that it takes. */
interface Taken {
  readonly slot: number;
  readonly branches: readonly Branch[];
}

/** Makes moves on one piece of work: what led somewhere is overwritten by the next. */
export function createTakingMoves(parts: ChartParts, standings: StandingSlots): TakingMoves {
  const { slots, chart, configurations, liveness } = parts;
  const work = createWork(slots, configurations);
  const { slots: s, news } = work;
  const minutes = createMinutes(parts.scenario, slots, work);
  const post = createPost(parts, work, minutes);
  const run = createChartRun(parts, work, minutes, post.send);
  const time = createPassingTime(slots, work, minutes, createPendingSlots(parts, work, run, post));
  const tellFaults = createRestFaults(parts, work);

  const begin = (state: SlotValues): void => {
    s.set(state);
    work.configuration = standings.configurationOf(state);
    work.answer = noAnswer;
    minutes.takes = 0;
    minutes.passed = 0;
    work.ended = false;
    news.length = 0;
  };
  const finish = (): Led => {
    tellFaults();
    s[configurationSlot] = work.configuration.number;
    if (work.ended) news.push(...standings.end(s));
    else for (const { slot, value } of liveness(work.configuration)) s[slot] = value;
    return { slots: s, minutes: minutes.passed, news };
  };
  const take = createTake(parts, standings, work, minutes, run, time);
  return {
    time,
    open: (choices) => {
      begin(standings.before(choices));
      work.configuration = configurations.before;
      run.settle(chart.opening.alone);
      time.elapse(0);
      return finish();
    },
    step: (state, move) => {
      begin(state);
      take(move);
      return finish();
    },
  };
}

/** Does what a move says on the work in hand, once that has begun. */
function createTake(
  { slots, chart, newsroom }: ChartParts,
  standings: StandingSlots,
  work: Work,
  minutes: Minutes,
  run: ChartRun,
  time: PassingTime,
): (move: Move) => void {
  const { slots: s, news } = work;
  const takenBy = createTaken(chart, standings);
  const decide = (decision: Decision): void => {
    const { values, faults, minutes: takes } = decision;
    const { slot, branches } = takenBy(decision);
    for (const { source, span } of faults) news.push(newsroom.fault('value', source, span));
    // Its own answer doesn't let it lapse.
    s[slot] = standing.answered;
    work.answer = values;
    minutes.takes = takes;
    run.settle(branches);
    time.elapse(takes);
  };
  const readDocument = (id: string): void => {
    s[slots.byKey.get(`opened ${id}`)?.index ?? -1] = 1;
    run.settle([]);
    time.elapse(0);
  };
  return (move) => {
    if (move.kind === 'decide') decide(move.decision);
    else if (move.kind === 'open') readDocument(move.document);
    else {
      const next = Math.max(0, time.untilNext(s, work.configuration));
      time.elapse(move.minutes === 'next' ? next : move.minutes);
    }
  };
}

/** What each decision does first; worked out once each. */
function createTaken(chart: ChartNodes, standings: StandingSlots): (decision: Decision) => Taken {
  const taken: Taken[] = [];
  return ({ number, task, result }) => {
    const known = taken[number];
    if (known !== undefined) return known;
    const branches = chart.byId.get(task.state)?.branches.results.get(result)?.alone ?? [];
    const made = { slot: standings.slotOf(task.id), branches };
    taken[number] = made;
    return made;
  };
}
