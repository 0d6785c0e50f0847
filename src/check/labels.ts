import type { Move } from './move.ts';

/** What a move did, apart from where it led: states share them. */
export interface Label {
  readonly move: Move;
  /** Production minutes that passed. */
  readonly minutes: number;
  /** What came about, by number. */
  readonly news: readonly number[];
}

/** Numbers for labels: the same move with the same minutes and news has the same number. */
export interface Labels {
  readonly all: readonly Label[];
  readonly numberOf: (move: Move, minutes: number, news: readonly number[]) => number;
}

/** No labels yet. Those of a move hang together in a chain: there are few of each, and no key has to be made to find one. */
export function createLabels(): Labels {
  const all: Label[] = [];
  const firstOf = new Map<Move, number>();
  const next: number[] = [];
  return {
    all,
    numberOf: (move, minutes, news) => {
      let last = -1;
      for (let number = firstOf.get(move) ?? -1; number >= 0; number = next[number] ?? -1) {
        const label = all[number];
        if (label !== undefined && label.minutes === minutes && areSame(label.news, news)) return number;
        last = number;
      }
      if (last < 0) firstOf.set(move, all.length);
      else next[last] = all.length;
      next.push(-1);
      return all.push({ move, minutes, news: [...news] }) - 1;
    },
  };
}

function areSame(one: readonly number[], other: readonly number[]): boolean {
  if (one.length !== other.length) return false;
  for (let index = 0; index < one.length; index += 1) if (one[index] !== other[index]) return false;
  return true;
}
