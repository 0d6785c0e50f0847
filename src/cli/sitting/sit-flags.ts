import { randomSeed } from '../../host/seed.ts';
import { candidatePattern, seedPattern } from '../../log/record.ts';
import type { Arguments } from '../arguments.ts';
import type { Read } from '../read.ts';
import { shown } from '../shown.ts';

/** Who sits, on what terms. */
export interface Terms {
  readonly candidate: string;
  readonly seed: string;
  /** 100 = no extra time, 125 = a quarter more. */
  readonly percent: number;
  readonly restBreaks: boolean;
}

/** The terms as given, or a sentence about the first flag that is wrong. */
export type ReadTerms = { readonly ok: true; readonly terms: Terms } | { readonly ok: false; readonly because: string };

/** Who it is when nobody says: a practice sitting needs no name. */
export const anybody = 'practice';

/** Reads `--as`, `--seed`, `--extra-time` and `--rest-breaks`. Without a seed one is drawn. */
export function readTerms(given: Arguments): ReadTerms {
  const candidate = given.value('as') ?? anybody;
  if (!candidatePattern.test(candidate)) {
    return wrong(
      `--as takes an id, not a name: letters, digits, dots, dashes and underscores. It got ${shown(candidate)}`,
    );
  }
  const seed = readSeed(given);
  if (!seed.ok) return seed;
  const extra = /^(\d{1,3})\s?%?$/.exec(given.value('extra-time') ?? '0')?.[1];
  if (extra === undefined || Number(extra) > 900) {
    return wrong(
      `--extra-time takes a percentage, 0% to 900%, as in --extra-time 25%. It got ${shown(given.value('extra-time') ?? '')}`,
    );
  }
  return {
    ok: true,
    terms: { candidate, seed: seed.value, percent: 100 + Number(extra), restBreaks: given.has('rest-breaks') },
  };
}

/** Reads `--seed`. Without one it is drawn. */
export function readSeed(given: Arguments): Read<string> {
  const seed = given.value('seed') ?? randomSeed();
  if (seedPattern.test(seed)) return { ok: true, value: seed };
  return wrong(`--seed takes 1 to 200 letters, digits or signs without spaces. It got ${shown(seed)}`);
}

function wrong(because: string): { readonly ok: false; readonly because: string } {
  return { ok: false, because };
}
