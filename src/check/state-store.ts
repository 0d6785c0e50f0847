import { largerBy } from './growing.ts';
import { createHashTable } from './hash-table.ts';
import type { Packing } from './packing.ts';
import type { SlotValues } from './slot-values.ts';

/** States by number, from 0 in the order in which they were found. */
export interface StateStore {
  readonly count: () => number;
  /** The state's number: the count before, where it is new; -1 when there is no more room. */
  readonly add: (slots: SlotValues) => number;
  /** Puts a state in line, to be added together with others. */
  readonly lineUp: (slots: SlotValues) => void;
  /**
   * Adds the states in line, in turn, and tells of each what `add` would answer; it goes on while told to. Many at once wait for
   * the machine's memory once. Nobody is in line afterwards.
   */
  readonly addLine: (goesOn: (number: number) => boolean) => void;
  readonly read: (number: number, slots: SlotValues) => void;
  /** Bytes taken by the states and the table over them. */
  readonly bytes: () => number;
}

/** A store of at most `statesMax` packed states: one array of words, and a table to find them in. */
export function createStateStore(packing: Packing, statesMax: number): StateStore {
  const { words } = packing;
  const table = createHashTable();
  let states = new Uint32Array(words * 1024);
  let count = 0;
  let line = new Uint32Array(words * 64);
  let hashes = new Int32Array(64);
  let lined = 0;
  /** Where the state that is looked for stands in the line. */
  let at = 0;
  const isIt = (number: number): boolean => {
    for (let word = 0, other = number * words; word < words; word += 1, other += 1)
      if (states[other] !== line[at + word]) return false;
    return true;
  };
  const enlargeLine = (): void => {
    line = largerBy(2, line);
    const enough = new Int32Array(2 * hashes.length);
    enough.set(hashes);
    hashes = enough;
  };
  const lineUp = (slots: SlotValues): void => {
    if (lined === hashes.length) enlargeLine();
    packing.pack(slots, line, lined * words);
    hashes[lined] = hashOf(line, lined * words, words);
    lined += 1;
  };
  const addNew = (hash: number): number => {
    if (count === statesMax) return -1;
    const to = count * words;
    if (to + words > states.length) states = largerBy(1.5, states);
    for (let word = 0; word < words; word += 1) states[to + word] = line[at + word] ?? 0;
    table.add(hash, count);
    count += 1;
    return count - 1;
  };
  const addFromLine = (place: number): number => {
    const hash = hashes[place] ?? 0;
    at = place * words;
    const found = table.find(hash, isIt);
    return found >= 0 ? found : addNew(hash);
  };
  return {
    count: () => count,
    bytes: () => states.byteLength + table.bytes(),
    read: (number, slots) => packing.unpack(states, number * words, slots),
    lineUp,
    addLine: (goesOn) => {
      table.fetch(hashes, lined);
      for (let place = 0; place < lined && goesOn(addFromLine(place)); place += 1);
      lined = 0;
    },
    add: (slots) => {
      lineUp(slots);
      lined -= 1;
      return addFromLine(lined);
    },
  };
}

function hashOf(from: Uint32Array, at: number, words: number): number {
  let hash = 0x9e3779b9;
  for (let word = 0; word < words; word += 1) {
    hash = Math.imul(hash ^ (from[at + word] ?? 0), 0x85ebca6b);
    hash ^= hash >>> 15;
  }
  hash = Math.imul(hash, 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
