import { unlessEndless } from './endless-event.ts';
import type { Progress } from './explore-states.ts';
import type { Led, Move } from './move.ts';
import { packingOf } from './packing.ts';
import { valuesFor } from './slot-values.ts';
import { createStateStore } from './state-store.ts';
import type { Stepper } from './stepper.ts';
import type { Witness } from './study.ts';

/** The outcome of looking for a way. `given-up` when too many states were gone through, or it was told to stop. */
export type Looked = { readonly kind: 'found'; readonly way: Witness } | { readonly kind: 'none' | 'given-up' };

/** An event without end leads nowhere: `check` tells of it. */
const ignored = (): void => {};

/** How many states pass between two reports. */
const reportEvery = 4_096;

/**
 * Looks for a shortest way from one of the openings (choices of draws) to where the story rests in a state, and stops there. Of
 * a state that it only ever passes through, the way to the first passing is found. It pauses now and then to tell how far it
 * is; answer `true` to end it there.
 */
export function* findWay(
  stepper: Stepper,
  openings: readonly Witness['choices'][],
  wanted: string,
  most: number,
): Generator<Progress, Looked, boolean> {
  const store = createStateStore(packingOf(stepper.slots.all), most);
  const entered = stepper.news.findIndex((one) => one.kind === 'entered' && one.state === wanted);
  const rests = ({ slots }: Led): boolean =>
    stepper.configurationOf(slots).active.some((node) => node.state.id === wanted);
  /** By the number of a state, how it was come to: from another by a move, or by an opening. */
  const cameBy: ({ readonly from: number; readonly move: Move } | { readonly choices: Witness['choices'] })[] = [];
  const wayBy = (from: number, last: Move): Looked => {
    const moves = [last];
    let step = cameBy[from];
    for (; step !== undefined && 'move' in step; step = cameBy[step.from]) moves.push(step.move);
    return { kind: 'found', way: { choices: step?.choices ?? {}, moves: moves.reverse() } };
  };
  let passing: Looked | null = null;
  for (const choices of openings) {
    const led = unlessEndless(() => stepper.open(choices), ignored);
    if (led === null) continue;
    const here: Looked = { kind: 'found', way: { choices, moves: [] } };
    if (rests(led)) return here;
    if (led.news.includes(entered)) passing ??= here;
    if (store.add(led.slots) === cameBy.length) cameBy.push({ choices });
  }
  const state = valuesFor(stepper.slots);
  for (let from = 0; from < store.count(); from += 1) {
    if (from % reportEvery === 0 && (yield { done: from, found: store.count() }))
      return passing ?? { kind: 'given-up' };
    store.read(from, state);
    for (const move of stepper.moves(state)) {
      const led = unlessEndless(() => stepper.step(state, move), ignored);
      if (led === null) continue;
      if (rests(led)) return wayBy(from, move);
      if (passing === null && led.news.includes(entered)) passing = wayBy(from, move);
      const to = store.add(led.slots);
      if (to < 0) return passing ?? { kind: 'given-up' };
      if (to === cameBy.length) cameBy.push({ from, move });
    }
  }
  return passing ?? { kind: 'none' };
}
