import seedrandom from 'seedrandom';
import type { Draw, Scenario } from '../scenario/scenario.ts';
import type { Drawn } from '../scenario/value.ts';
import { assert } from './assert.ts';
import { canonicalHash } from './hash.ts';

/**
 * Makes every draw of a scenario. Each has a stream of its own, so that adding one never changes another.
 * `seed` is a non-empty string (asserted: seedrandom takes nothing and null for "seed yourself"). Pure.
 */
export function makeDraws(scenario: Scenario, seed: string): Readonly<Record<string, Drawn>> {
  assert(typeof seed === 'string' && seed !== '', 'The seed is a text that isn’t empty');
  return Object.fromEntries(scenario.draws.map((draw) => [draw.id, drawOne(draw, seed)]));
}

/**
 * Numbers from 0 up to 1, one after the other, the same for the same seed and name. The key is hashed because seedrandom
 * repeats short seeds: "1", "11" and "111" are one stream to it.
 */
export function streamOf(seed: string, name: string): () => number {
  return seedrandom(canonicalHash([seed, name]));
}

function drawOne(draw: Draw, seed: string): Drawn {
  const random = streamOf(seed, draw.id);
  const choice = draw.choices[Math.floor(random() * draw.choices.length)];
  assert(choice !== undefined, `The draw “${draw.id}” has no choices`);
  const values = draw.columns.map(({ name }, index) => {
    const value = choice[index];
    assert(value !== undefined, `A choice of the draw “${draw.id}” lacks a column`);
    return { name, value };
  });
  const [first] = values;
  assert(first !== undefined, `The draw “${draw.id}” has no columns`);
  if (first.name === null) return first.value;
  return Object.fromEntries(values.map(({ name, value }) => [name ?? '', value]));
}
