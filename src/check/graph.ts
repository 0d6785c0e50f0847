import { packingOf } from './packing.ts';
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
  readonly read: (state: number, slots: Int32Array) => void;
  /** Null when every state was gone through; else why not. */
  readonly cutShort: null | 'too many states' | 'interrupted';
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
  const store = createStateStore(packingOf(stepper.slots.all), most);
  const labels = createLabels();
  const edges = { to: growing(), label: growing(), first: growing(), foundBy: growing(), foundFrom: growing() };
  const roots = variantsOf(stepper.scenario, stepper.slots).map((variant): Root => {
    const led = stepper.open(variant.choices);
    const news = [...led.news];
    const state = store.add(led.slots);
    if (store.isNew()) {
      edges.foundBy.push(noEdge);
      edges.foundFrom.push(noEdge);
    }
    return { variant, state, news };
  });
  const state = new Int32Array(stepper.slots.all.length);
  let cutShort: Graph['cutShort'] = null;
  let done = 0;
  for (; done < store.count() && cutShort === null; done += 1) {
    if (done % reportEvery === 0 && done > 0 && (yield { done, found: store.count() })) {
      cutShort = 'interrupted';
      break;
    }
    edges.first.push(edges.to.length());
    store.read(done, state);
    for (const move of stepper.moves(state)) {
      const led = stepper.step(state, move);
      const label = labels.numberOf(move, led.minutes, led.news);
      const to = store.add(led.slots);
      if (to < 0) {
        cutShort = 'too many states';
        break;
      }
      if (store.isNew()) {
        edges.foundBy.push(edges.to.length());
        edges.foundFrom.push(done);
      }
      edges.to.push(to);
      edges.label.push(label);
    }
  }
  const explored = cutShort === 'too many states' ? done - 1 : done;
  // States that were found and not gone through have no edges.
  for (; done <= store.count(); done += 1) edges.first.push(edges.to.length());
  return {
    stepper,
    count: store.count(),
    explored,
    roots,
    first: edges.first.all(),
    to: edges.to.all(),
    label: edges.label.all(),
    labels: labels.all,
    foundBy: edges.foundBy.all(),
    foundFrom: edges.foundFrom.all(),
    read: store.read,
    cutShort,
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
