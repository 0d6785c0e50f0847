import type { Scenario } from '../scenario/scenario.ts';
import { choicesFor } from './simulate.ts';
import type { Witness } from './study.ts';

/** Seeds that are tried for one that makes a variant. */
const seedsTried = 200_000;

/** The first seed, counted from 1, with which a sitting has the witness's draws; null if none was found. */
export function seedOf(scenario: Scenario, { choices }: Witness): string | null {
  const wanted = Object.entries(choices);
  for (let seed = 1; seed <= seedsTried; seed += 1) {
    const drawn = choicesFor(scenario, String(seed));
    if (wanted.every(([draw, choice]) => drawn[draw] === choice)) return String(seed);
  }
  return null;
}
