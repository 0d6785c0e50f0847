import { makeDraws, streamOf } from '../engine/draws.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Drawn, Span } from '../scenario/value.ts';
import { type MadeUpCandidate, madeUpCandidates } from './candidates.ts';
import { resultsOf } from './chart-nodes.ts';
import { unlessEndless } from './endless-event.ts';
import type { Move } from './move.ts';
import type { Fault, News } from './news.ts';
import { placeName } from './place-name.ts';
import { valuesFor } from './slot-values.ts';
import type { Stepper } from './stepper.ts';
import type { Witness } from './study.ts';

/** How often something happened in many made-up sittings, by candidate and together. */
export interface Hit {
  readonly of: 'result' | 'task' | 'message' | 'ending';
  readonly id: string;
  readonly total: number;
  /** By the candidates' ids, in their order. */
  readonly by: Readonly<Record<string, number>>;
}

/** Something that must not happen, as it was first met: a fault, a place where a sitting stopped, an event without an end. */
export type Trouble = Met & { readonly witness: Witness };

type Met =
  | { readonly kind: 'fault'; readonly fault: Fault; readonly span: Span }
  | { readonly kind: 'stuck'; readonly place: string; readonly span: Span }
  | { readonly kind: 'endless'; readonly says: string; readonly span: Span };

/** Many made-up sittings of one scenario. */
export interface Simulation {
  readonly plays: number;
  readonly seed: string;
  readonly candidates: readonly string[];
  /** In the order of the file: every result, task answered, message delivered and ending, those never hit among them. */
  readonly hits: readonly Hit[];
  /** What a scenario must not have, each once. */
  readonly troubles: readonly Trouble[];
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
  const troubles = new Map<string, Trouble>();
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
    for (const trouble of sat.troubles) {
      const key = troubleWords(trouble);
      if (!troubles.has(key)) troubles.set(key, trouble);
    }
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
  const productionMinutes = { ...time, least };
  return { plays: done, seed, candidates: ids, hits, troubles: [...troubles.values()], productionMinutes };
}

/** What trouble there was, in a sentence without an end. Pure. */
export function troubleWords(trouble: Trouble): string {
  switch (trouble.kind) {
    case 'fault':
      return trouble.fault.of === 'bound'
        ? trouble.fault.what
        : `${faultWords[trouble.fault.of]}: ${trouble.fault.what}`;
    case 'stuck':
      return `it stopped in ${trouble.place}, where nothing was left to do`;
    case 'endless':
      return trouble.says;
    default:
      return trouble satisfies never;
  }
}

const faultWords = { value: 'without a value', invariant: 'always-true doesn’t hold' } as const;

interface Sat {
  readonly happened: ReadonlySet<string>;
  readonly troubles: readonly Trouble[];
  readonly minutes: number;
  readonly ended: boolean;
}

function playOne(stepper: Stepper, candidate: MadeUpCandidate, seed: string): Sat {
  const { scenario } = stepper;
  const chance = streamOf(seed, '(candidate)');
  const choices = choicesFor(scenario, seed);
  const moves: Move[] = [];
  const happened = new Set<string>();
  const troubles: Trouble[] = [];
  const meet = (met: Met): void => {
    troubles.push({ ...met, witness: { choices, moves: [...moves] } });
  };
  const state = valuesFor(stepper.slots);
  let minutes = 0;
  /** Goes where a move leads; false where it never comes to an end. */
  const go = (move: Move | null): boolean => {
    if (move !== null) moves.push(move);
    const led = unlessEndless(
      () => (move === null ? stepper.open(choices) : stepper.step(state, move)),
      ({ message, span }) => meet({ kind: 'endless', says: message, span }),
    );
    if (led === null) return false;
    for (const number of led.news) {
      const one = stepper.news[number];
      if (one?.kind === 'fault') meet({ kind: 'fault', fault: one, span: spanOfMove(scenario, move) });
      else if (one !== undefined) for (const key of hitsOf(one)) happened.add(key);
    }
    minutes += led.minutes;
    state.set(led.slots);
    return true;
  };
  let goesOn = go(null);
  while (goesOn && moves.length < movesMax && !stepper.isEnded(state)) {
    const move = choose(stepper.moves(state), candidate, chance());
    if (move === null) {
      const places = stepper.configurationOf(state).atomic.map((node) => node.state);
      meet({ kind: 'stuck', place: placeName(places), span: places[0]?.span ?? scenario.root.span });
    }
    goesOn = move !== null && go(move);
  }
  return { happened, troubles, minutes, ended: goesOn && stepper.isEnded(state) };
}

/** What is counted of a piece of news. */
function hitsOf(news: News): readonly string[] {
  if (news.kind === 'result') return [`result ${news.task}/${news.result}`, `task ${news.task}`];
  if (news.kind === 'delivered') return [`message ${news.message}`];
  return news.kind === 'ended' ? [`ending ${news.ending}`] : [];
}

function spanOfMove({ root }: Scenario, move: Move | null): Span {
  return move?.kind === 'decide' ? move.decision.result.span : root.span;
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
