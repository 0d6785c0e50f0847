import type { Span } from '../scenario/value.ts';
import { type EndlessEvent, unlessEndless } from './endless-event.ts';
import { growing } from './growing.ts';
import type { Led, Move } from './move.ts';
import { packingOf } from './packing.ts';
import { type SlotValues, valuesFor } from './slot-values.ts';
import { createStateStore } from './state-store.ts';
import type { Stepper } from './stepper.ts';
import { type Variant, variantsOf } from './variants.ts';

/** The states of a scenario, numbered as they were found, and from which state each was. */
export interface Explored {
  readonly stepper: Stepper;
  readonly count: number;
  /** States from here on were found and not gone through: nothing is known of what follows them. */
  readonly explored: number;
  readonly roots: readonly Root[];
  /** The state from which it was first found: a shortest way. A root has none (`noState`). */
  readonly foundFrom: Uint32Array;
  readonly read: (state: number, slots: SlotValues) => void;
  /** Moves and openings that never come to an end. */
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

/** No state. */
export const noState = 0xffff_ffff;

/** States that are gone through at most unless another number is given. */
export const statesMax = 12_000_000;

/** How far an exploration is: states gone through, and states found. */
export interface Progress {
  readonly done: number;
  readonly found: number;
}

/** Told of every move of every state, in turn, by whoever wants to keep more than the states. */
export interface MoveKeeper {
  /** The moves that follow are this state's: the next number each time. */
  readonly begin: (state: number) => void;
  /** A number for what a move did, apart from where it led. */
  readonly labelOf: (move: Move, led: Led) => number;
  /** A move with this label led to a state; false when there is no more room. */
  readonly keep: (label: number, to: number) => boolean;
}

/** Keeps no moves. */
const keepNone: MoveKeeper = { begin: () => {}, labelOf: () => 0, keep: () => true };

/** How many states pass between two reports. */
const reportEvery = 16_384;

/**
 * Goes through every state of every variant, breadth first, so that the way by which a state was found is a shortest one. It
 * stops now and then to tell how far it is; answer `true` to end it there.
 */
export function* exploreStates(
  stepper: Stepper,
  most: number,
  keeper: MoveKeeper = keepNone,
): Generator<Progress, Explored, boolean> {
  const finder = createFinder(stepper, most, keeper);
  let done = 0;
  for (; done < finder.found(); done += 1) {
    if (done % reportEvery === 0 && done > 0 && (yield { done, found: finder.found() }))
      return finder.explored(done, 'interrupted');
    if (!finder.goThrough(done)) return finder.explored(done, 'too many states');
  }
  return finder.explored(done, finder.isPart() ? 'too many variants' : null);
}

/** States that are being found. */
interface Finder {
  /** States found so far. */
  readonly found: () => number;
  /** Finds all that one move leads to from a state; false where there is no more room. States are gone through in turn. */
  readonly goThrough: (state: number) => boolean;
  /** Whether there are variants that aren't gone through. */
  readonly isPart: () => boolean;
  readonly explored: (done: number, cutShort: Explored['cutShort']) => Explored;
}

function createFinder(stepper: Stepper, most: number, keeper: MoveKeeper): Finder {
  const store = createStateStore(packingOf(stepper.slots.all), most);
  const foundFrom = growing();
  const endless: EndlessMove[] = [];
  const putDown = ({ span, message }: EndlessEvent, where: Pick<EndlessMove, 'variant' | 'from' | 'move'>): void => {
    endless.push({ ...where, span, says: message });
  };
  const { variants, isWhole } = variantsOf(stepper.scenario, stepper.slots);
  const roots = variants.flatMap((variant): readonly Root[] => {
    const led = unlessEndless(
      () => stepper.open(variant.choices),
      (event) => putDown(event, { variant, from: null, move: null }),
    );
    const state = led === null ? -1 : store.add(led.slots);
    if (state === foundFrom.length()) foundFrom.push(noState);
    return led === null || state < 0 ? [] : [{ variant, news: [...led.news], state }];
  });
  const opened = roots.length + endless.length;
  const state = valuesFor(stepper.slots);
  const labels: number[] = [];
  /** Puts in line all that one move leads to from a state, each move with its label. */
  const lineUp = (number: number): void => {
    labels.length = 0;
    store.read(number, state);
    for (const move of stepper.moves(state)) {
      const led = unlessEndless(
        () => stepper.step(state, move),
        (event) => putDown(event, { variant: null, from: number, move }),
      );
      if (led === null) continue;
      store.lineUp(led.slots);
      labels.push(keeper.labelOf(move, led));
    }
  };
  /** Adds what is in line; false where there is no more room. */
  const addLine = (from: number): boolean => {
    let kept = 0;
    store.addLine((to) => {
      if (to === foundFrom.length()) foundFrom.push(from);
      if (to < 0 || !keeper.keep(labels[kept] ?? 0, to)) return false;
      kept += 1;
      return true;
    });
    return kept === labels.length;
  };
  return {
    found: store.count,
    isPart: () => !isWhole || opened < variants.length,
    goThrough: (number) => {
      keeper.begin(number);
      lineUp(number);
      return addLine(number);
    },
    explored: (explored, cutShort) => ({
      ...{ stepper, count: store.count(), explored, roots, endless, read: store.read, cutShort },
      foundFrom: foundFrom.all(),
    }),
  };
}
