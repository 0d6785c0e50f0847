import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createHashTable } from '../../src/check/hash-table.ts';
import { packingOf } from '../../src/check/packing.ts';
import type { Slot } from '../../src/check/slots.ts';
import { createStateStore, type StateStore } from '../../src/check/state-store.ts';

const slots: readonly Slot[] = [40_000, 40_000, 40_000].map((most, index) => ({
  ...{ index, key: `fact ${index}`, least: -most, most, starts: 0 },
}));
const packing = packingOf(slots);

/** Adds states one by one, in one line, or in lines of some, and tells their numbers. */
function numbersOf(store: StateStore, states: readonly Int32Array[], inLine: number): readonly number[] {
  const numbers: number[] = [];
  for (let from = 0; from < states.length; from += inLine) {
    for (const state of states.slice(from, from + inLine)) store.lineUp(state);
    store.addLine((number) => numbers.push(number) > 0);
  }
  return numbers;
}

const someStates = fc.array(
  fc.tuple(fc.integer({ min: -3, max: 3 }), fc.integer({ min: -3, max: 3 }), fc.constantFrom(-40_000, 0, 40_000)),
  { maxLength: 300 },
);

test('states have the numbers in whose order they first came, one by one and in lines of any length', () => {
  fc.assert(
    fc.property(someStates, fc.integer({ min: 1, max: 200 }), (listed, inLine) => {
      const states = listed.map((values) => Int32Array.from(values));
      const first = new Map<string, number>();
      const expected = listed.map((values) => {
        const key = values.join(' ');
        first.set(key, first.get(key) ?? first.size);
        return first.get(key) ?? -1;
      });
      const alone = createStateStore(packing, 1_000);
      expect(states.map(alone.add)).toEqual(expected);
      expect(numbersOf(createStateStore(packing, 1_000), states, inLine)).toEqual(expected);
    }),
  );
});

test('a store reads back every state, however often it grew', () => {
  const store = createStateStore(packing, 100_000);
  const state = new Int32Array(3);
  const statesAt = (number: number): readonly number[] => [number - 40_000, number % 7, -(number % 11)];
  for (let number = 0; number < 20_000; number += 1) {
    state.set(statesAt(number));
    expect(store.add(state)).toBe(number);
  }
  for (let number = 0; number < 20_000; number += 1) {
    store.read(number, state);
    expect([...state]).toEqual(statesAt(number).map((value) => value + 0));
    expect(store.add(state)).toBe(number);
  }
  expect(store.count()).toBe(20_000);
});

test('a full store takes no new state and still knows its own', () => {
  const store = createStateStore(packing, 2);
  const [one, two, three] = [1, 2, 3].map((value) => Int32Array.of(value, 0, 0));
  if (one === undefined || two === undefined || three === undefined) throw new Error('Three states were made');
  expect(numbersOf(store, [one, two, three, two], 4)).toEqual([0, 1, -1, 1]);
  expect(store.count()).toBe(2);
});

test('a line that is told to stop is left, and the next begins empty', () => {
  const store = createStateStore(packing, 10);
  for (const value of [1, 2, 3]) store.lineUp(Int32Array.of(value, 0, 0));
  store.addLine(() => false);
  expect(store.count()).toBe(1);
  expect(numbersOf(store, [Int32Array.of(3, 0, 0)], 1)).toEqual([1]);
});

test('numbers whose hashes are the same are told apart', () => {
  const table = createHashTable();
  for (const number of [0, 1, 2]) table.add(-1, number);
  expect(table.find(-1, (number) => number === 2)).toBe(2);
  expect(table.find(-1, (number) => number === 3)).toBe(-1);
  expect(table.find(7, () => true)).toBe(-1);
});
