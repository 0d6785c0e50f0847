import { makeDraws, streamOf } from '../engine/draws.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Drawn } from '../scenario/value.ts';
import { type MadeUpCandidate, madeUpCandidates } from './candidates.ts';
import { resultsOf } from './chart-nodes.ts';
import type { Move, Stepper } from './stepper.ts';

/** How often something happened in many made-up sittings, by candidate and together. */
export interface Hit {
  readonly of: 'result' | 'task' | 'message' | 'ending';
  readonly id: string;
  readonly total: number;
  /** By the candidates' ids, in their order. */
  readonly by: Readonly<Record<string, number>>;
}

/** Many made-up sittings of one scenario. */
export interface Simulation {
  readonly plays: number;
  readonly seed: string;
  readonly candidates: readonly string[];
  /** In the order of the file: every result, task answered, message delivered and ending, those never hit among them. */
  readonly hits: readonly Hit[];
  /** Faults and dead ends met, which a scenario must not have. */
  readonly troubles: readonly string[];
  /** Production minutes from first to last, of the sittings that ended. */
  readonly productionMinutes: { readonly least: number; readonly most: number };
}

/** A sitting that doesn't end after so many moves is stopped. */
export const movesMax = 2_000;

/** Rarely: fewer sittings than one in so many. */
export const rarelyOneIn = 100;

/** How many sittings pass between two reports. */
const reportEvery = 500;

/**
 * Plays so many sittings by chance, the candidates in turn, each with the draws of its own seed. The same for the same seed,
 * on any machine. It stops now and then to tell how many are done; answer `true` to end it there.
 */
export function* simulate(
  stepper: Stepper,
  plays: number,
  seed: string,
  candidates: readonly MadeUpCandidate[] = madeUpCandidates,
): Generator<number, Simulation, boolean> {
  const { scenario } = stepper;
  const counts = new Map<string, number[]>();
  const troubles = new Set<string>();
  const time = { least: Number.POSITIVE_INFINITY, most: 0 };
  let done = 0;
  for (; done < plays; done += 1) {
    if (done > 0 && done % reportEvery === 0 && (yield done)) break;
    const at = done % candidates.length;
    const candidate = candidates[at];
    if (candidate === undefined) break;
    const sat = playOne(stepper, candidate, `${seed}/${done}`);
    for (const key of sat.happened) {
      const row = counts.get(key) ?? candidates.map(() => 0);
      row[at] = (row[at] ?? 0) + 1;
      counts.set(key, row);
    }
    for (const trouble of sat.troubles) troubles.add(trouble);
    if (!sat.ended) continue;
    time.least = Math.min(time.least, sat.minutes);
    time.most = Math.max(time.most, sat.minutes);
  }
  const ids = candidates.map(({ id }) => id);
  const hits = everything(scenario).map(({ of, id }): Hit => {
    const row = counts.get(`${of} ${id}`) ?? ids.map(() => 0);
    const by = Object.fromEntries(ids.map((candidate, index) => [candidate, row[index] ?? 0]));
    return { of, id, total: row.reduce((sum, count) => sum + count, 0), by };
  });
  const least = Number.isFinite(time.least) ? time.least : 0;
  return { plays: done, seed, candidates: ids, hits, troubles: [...troubles], productionMinutes: { ...time, least } };
}

interface Sat {
  readonly happened: ReadonlySet<string>;
  readonly troubles: readonly string[];
  readonly minutes: number;
  readonly ended: boolean;
}

function playOne(stepper: Stepper, candidate: MadeUpCandidate, seed: string): Sat {
  const chance = streamOf(seed, '(candidate)');
  const happened = new Set<string>();
  const troubles: string[] = [];
  const led = stepper.open(choicesFor(stepper.scenario, seed));
  const state = led.slots.slice();
  let minutes = 0;
  const hear = (news: readonly number[]): void => {
    for (const number of news) {
      const one = stepper.news[number];
      if (one?.kind === 'result') happened.add(`result ${one.task}/${one.result}`).add(`task ${one.task}`);
      else if (one?.kind === 'delivered') happened.add(`message ${one.message}`);
      else if (one?.kind === 'ended') happened.add(`ending ${one.ending}`);
      else if (one?.kind === 'fault') troubles.push(one.what);
    }
  };
  hear(led.news);
  for (let count = 0; count < movesMax && !stepper.isEnded(state); count += 1) {
    const move = choose(stepper.moves(state), candidate, chance());
    if (move === null) {
      troubles.push('a sitting stopped where nothing was left to do');
      break;
    }
    const next = stepper.step(state, move);
    hear(next.news);
    minutes += next.minutes;
    state.set(next.slots);
  }
  return { happened, troubles, minutes, ended: stepper.isEnded(state) };
}

/** One move by the candidate's weights; the first where all weigh nothing, null where there is none. */
function choose(moves: readonly Move[], candidate: MadeUpCandidate, chance: number): Move | null {
  const weights = moves.map((move) => candidate.weight(move, moves));
  let left = chance * weights.reduce((sum, weight) => sum + weight, 0);
  for (const [index, move] of moves.entries()) {
    left -= weights[index] ?? 0;
    if (left < 0) return move;
  }
  return moves.at(-1) ?? null;
}

/** For each draw the number of the choice that a sitting with this seed has. */
export function choicesFor(scenario: Scenario, seed: string): Readonly<Record<string, number>> {
  const draws = makeDraws(scenario, seed);
  return Object.fromEntries(
    scenario.draws.map((draw) => {
      const drawn = JSON.stringify(draws[draw.id]);
      const at = draw.choices.findIndex((choice) => JSON.stringify(drawnOf(draw.columns, choice)) === drawn);
      return [draw.id, Math.max(0, at)];
    }),
  );
}

function drawnOf(columns: readonly { readonly name: string | null }[], choice: readonly unknown[]): Drawn {
  const [first] = choice;
  if (columns[0]?.name === null) return first as Drawn;
  return Object.fromEntries(columns.map(({ name }, index) => [name ?? '', choice[index]])) as Drawn;
}

/** Everything whose hits are counted, in the order of the file. */
function everything(scenario: Scenario): readonly Pick<Hit, 'of' | 'id'>[] {
  const tasks = [...scenario.tasks.values()];
  return [
    ...tasks.map(({ id }) => ({ of: 'task' as const, id })),
    ...tasks.flatMap((task) =>
      resultsOf(task).map((result) => ({ of: 'result' as const, id: `${task.id}/${result.id}` })),
    ),
    ...[...scenario.messages.keys()].map((id) => ({ of: 'message' as const, id })),
    ...[...scenario.states.values()]
      .filter((state) => state.ending !== null)
      .map(({ id }) => ({ of: 'ending' as const, id })),
  ];
}
