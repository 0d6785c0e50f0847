import type { Span } from '../scenario/value.ts';
import { type EndlessEvent, unlessEndless } from './endless-event.ts';
import { packingOf } from './packing.ts';
import { type SlotValues, valuesFor } from './slot-values.ts';
import { createStateStore } from './state-store.ts';
import type { Move, Stepper } from './stepper.ts';
import { type Variant, variantsOf } from './variants.ts';

/** What a move did, apart from where it led: states share them. */
export interface Label {
  readonly move: Move;
  /** Production minutes that passed. */
  readonly minutes: number;
  /** What came about, by number. */
  readonly news: readonly number[];
}

/**
 * Everything that can happen in a scenario: its states, numbered as they were found, and every move from each. Edges of state
 * `n` stand from `first[n]` up to `first[n + 1]`.
 */
export interface Graph {
  readonly stepper: Stepper;
  readonly count: number;
  /** States from here on were found and not gone through: nothing is known of what follows them. */
  readonly explored: number;
  readonly roots: readonly Root[];
  readonly first: Uint32Array;
  readonly to: Uint32Array;
  readonly label: Uint32Array;
  readonly labels: readonly Label[];
  /** The edge by which a state was first found; a root has none (`noEdge`). */
  readonly foundBy: Uint32Array;
  /** The state from which it was first found. */
  readonly foundFrom: Uint32Array;
  readonly read: (state: number, slots: SlotValues) => void;
  /** Moves and openings that never come to an end: no edge stands for them. */
  readonly endless: readonly EndlessMove[];
  /** Null when every state was gone through; else why not. */
  readonly cutShort: null | 'too many states' | 'too many variants' | 'interrupted';
}

/** A move, or the opening of a variant, that never comes to an end. */
export interface EndlessMove {
  readonly variant: Variant | null;
  readonly from: number | null;
  readonly move: Move | null;
  /** A way on that is taken again and again. */
  readonly span: Span;
  readonly says: string;
}

/** Where a variant begins. */
export interface Root {
  readonly variant: Variant;
  readonly state: number;
  readonly news: readonly number[];
}

/** No edge. */
export const noEdge = 0xffff_ffff;

/** States that are gone through at most unless another number is given. */
export const statesMax = 12_000_000;

/** Moves that are kept at most: they take more room than the states. */
export const movesMax = 60_000_000;

/** How far an exploration is: states gone through, and states found. */
export interface Progress {
  readonly done: number;
  readonly found: number;
}

/** How many states pass between two reports. */
const reportEvery = 16_384;

/**
 * Goes through every state of every variant, breadth first, so that the way by which a state was found is a shortest one. It
 * stops now and then to tell how far it is; answer `true` to end it there.
 */
export function* explore(stepper: Stepper, most: number): Generator<Progress, Graph, boolean> {
  const finder = createFinder(stepper, most);
  let done = 0;
  for (; done < finder.found(); done += 1) {
    if (done % reportEvery === 0 && done > 0 && (yield { done, found: finder.found() }))
      return finder.graph(done, 'interrupted');
    if (!finder.goThrough(done)) return finder.graph(done, 'too many states');
  }
  return finder.graph(done, finder.isPart() ? 'too many variants' : null);
}

/** A graph that is being found. */
interface Finder {
  /** States found so far. */
  readonly found: () => number;
  /** Finds all that one move leads to from a state; false where there is no more room. States are gone through in turn. */
  readonly goThrough: (state: number) => boolean;
  /** Whether there are variants that aren't gone through. */
  readonly isPart: () => boolean;
  readonly graph: (explored: number, cutShort: Graph['cutShort']) => Graph;
}

function createFinder(stepper: Stepper, most: number): Finder {
  const store = createStateStore(packingOf(stepper.slots.all), most);
  const labels = createLabels();
  const edges = { to: growing(), label: growing(), first: growing(), foundBy: growing(), foundFrom: growing() };
  const endless: EndlessMove[] = [];
  const putDown = ({ span, message }: EndlessEvent, where: Pick<EndlessMove, 'variant' | 'from' | 'move'>): void => {
    endless.push({ ...where, span, says: message });
  };
  const add = (slots: SlotValues, by: number, from: number): number => {
    const state = store.add(slots);
    if (state >= 0 && store.isNew()) {
      edges.foundBy.push(by);
      edges.foundFrom.push(from);
    }
    return state;
  };
  const { variants, isWhole } = variantsOf(stepper.scenario, stepper.slots);
  const roots = variants.flatMap((variant): readonly Root[] => {
    const led = unlessEndless(
      () => stepper.open(variant.choices),
      (event) => putDown(event, { variant, from: null, move: null }),
    );
    return led === null ? [] : [{ variant, news: [...led.news], state: add(led.slots, noEdge, 0) }];
  });
  const state = valuesFor(stepper.slots);
  return {
    found: store.count,
    isPart: () => !isWhole,
    goThrough: (number) => {
      edges.first.push(edges.to.length());
      store.read(number, state);
      for (const move of stepper.moves(state)) {
        const led = unlessEndless(
          () => stepper.step(state, move),
          (event) => putDown(event, { variant: null, from: number, move }),
        );
        if (led === null) continue;
        const label = labels.numberOf(move, led.minutes, led.news);
        const to = add(led.slots, edges.to.length(), number);
        if (to < 0 || edges.to.length() === movesMax) return false;
        edges.to.push(to);
        edges.label.push(label);
      }
      return true;
    },
    graph: (explored, cutShort) => {
      // States that were found and not gone through have no edges.
      while (edges.first.length() <= store.count()) edges.first.push(edges.to.length());
      const { first, to, label, foundBy, foundFrom } = edges;
      return {
        ...{ stepper, count: store.count(), explored, roots, endless, labels: labels.all, read: store.read, cutShort },
        ...{ first: first.all(), to: to.all(), label: label.all() },
        ...{ foundBy: foundBy.all(), foundFrom: foundFrom.all() },
      };
    },
  };
}

/** Numbers for labels: the same move with the same news has the same number. */
function createLabels(): {
  readonly all: readonly Label[];
  readonly numberOf: (move: Move, minutes: number, news: readonly number[]) => number;
} {
  const all: Label[] = [];
  const byMove = new Map<Move, Map<string | number, number>>();
  return {
    all,
    numberOf: (move, minutes, news) => {
      const known = byMove.get(move) ?? new Map<string | number, number>();
      byMove.set(move, known);
      const key = news.length === 0 ? minutes : `${minutes}:${news.join()}`;
      const found = known.get(key);
      if (found !== undefined) return found;
      known.set(key, all.length);
      all.push({ move, minutes, news: [...news] });
      return all.length - 1;
    },
  };
}

/** A list of whole numbers that grows. */
interface Growing {
  readonly push: (value: number) => void;
  readonly length: () => number;
  readonly all: () => Uint32Array;
}

function growing(): Growing {
  let values = new Uint32Array(4096);
  let length = 0;
  return {
    push: (value) => {
      if (length === values.length) {
        const larger = new Uint32Array(Math.ceil(length * 1.5));
        larger.set(values);
        values = larger;
      }
      values[length] = value;
      length += 1;
    },
    length: () => length,
    all: () => values.subarray(0, length),
  };
}
