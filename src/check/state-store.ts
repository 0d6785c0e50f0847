import type { Packing } from './packing.ts';
import type { SlotValues } from './slot-values.ts';

/** States by number, from 0 in the order in which they were found. */
export interface StateStore {
  readonly count: () => number;
  /** The state's number, and whether it was new; -1 when there is no more room. */
  readonly add: (slots: SlotValues) => number;
  readonly isNew: () => boolean;
  readonly read: (number: number, slots: SlotValues) => void;
  /** Bytes taken by the states and the table over them. */
  readonly bytes: () => number;
}

/** A store of at most `statesMax` packed states: one array of words, and a table of numbers with open addressing. */
export function createStateStore(packing: Packing, statesMax: number): StateStore {
  const { words } = packing;
  let states = new Uint32Array(words * 1024);
  let table = new Int32Array(4096).fill(-1);
  let count = 0;
  let isNew = false;
  const hashAt = (from: Uint32Array, at: number): number => {
    let hash = 0x9e3779b9;
    for (let word = 0; word < words; word += 1) {
      hash = Math.imul(hash ^ (from[at + word] ?? 0), 0x85ebca6b);
      hash ^= hash >>> 15;
    }
    hash = Math.imul(hash, 0xc2b2ae35);
    return (hash ^ (hash >>> 16)) >>> 0;
  };
  const isSame = (number: number, at: number): boolean => {
    for (let word = 0, other = number * words; word < words; word += 1, other += 1)
      if (states[other] !== states[at + word]) return false;
    return true;
  };
  const grow = (): void => {
    const larger = new Int32Array(table.length * 2).fill(-1);
    const mask = larger.length - 1;
    for (let number = 0; number < count; number += 1) {
      let place = hashAt(states, number * words) & mask;
      while (larger[place] !== -1) place = (place + 1) & mask;
      larger[place] = number;
    }
    table = larger;
  };
  return {
    count: () => count,
    isNew: () => isNew,
    bytes: () => states.byteLength + table.byteLength,
    read: (number, slots) => packing.unpack(states, number * words, slots),
    add: (slots) => {
      const at = count * words;
      if (at + words > states.length) {
        const larger = new Uint32Array(Math.ceil((states.length * 3) / 2 / words) * words);
        larger.set(states);
        states = larger;
      }
      packing.pack(slots, states, at);
      const mask = table.length - 1;
      let place = hashAt(states, at) & mask;
      for (let number = table[place] ?? -1; number !== -1; number = table[place] ?? -1) {
        if (isSame(number, at)) {
          isNew = false;
          return number;
        }
        place = (place + 1) & mask;
      }
      if (count === statesMax) return -1;
      table[place] = count;
      count += 1;
      isNew = true;
      if (count * 4 > table.length * 3) grow();
      return count - 1;
    },
  };
}
