import { canonicalForm, sha256Hex } from '../log/canonical.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Criterion, MarkingScheme } from '../scenario/scheme-file.ts';

/** One criterion of one sitting: what is marked at a time. */
export interface MarkingPage {
  /** Which sitting, from 0. */
  readonly sitting: number;
  /** The id of the criterion. */
  readonly criterion: string;
  /** Whether the round doesn't ask for it, and somebody opened it all the same. */
  readonly isExtra?: true;
}

/** In which order the pages come: one criterion across all sittings, or one sitting with all its criteria. */
export const markingOrders = ['criterion', 'candidate'] as const;
export type MarkingOrder = (typeof markingOrders)[number];

/** What the order hangs on: the same again after every restart, and another for another assessor, criterion or scheme. */
export interface OrderSeed {
  readonly assessor: string;
  /** Hex SHA-256 of the scheme's text. */
  readonly schemeDigest: string;
}

/** The most criteria by which one sitting is marked (design, section 7). */
export const criteriaMax = 12;

/**
 * The criteria by which a sitting of a scenario is marked: those that trace to something it assesses, in the option of the plan that it
 * was sat for (null: no one option). They are the same for everybody who sat it so, whatever came up. Pure.
 */
export function criteriaFor(
  scheme: MarkingScheme,
  { assesses }: Pick<Scenario, 'assesses'>,
  option: string | null,
): readonly Criterion[] {
  const parts = Object.entries(assesses).filter(([part]) => option === null || part === 'core' || part === option);
  const assessed = new Set(parts.flatMap(([, codes]) => codes));
  return scheme.criteria.filter(({ codes }) => codes.some((code) => assessed.has(code)));
}

/**
 * Every page, in order. Sittings are shuffled, since marks drift with the order in which work is read; each sitting's place hangs on
 * a digest of its own, so that a log that is added or taken out moves none of the others among themselves. By criterion the shuffle
 * is another for each criterion: nobody is always first, and what stood in one criterion isn't carried over to the next. Pure.
 */
export function markingPages(
  sittings: readonly { readonly hash: string; readonly criteria: readonly string[] }[],
  criteria: readonly string[],
  order: MarkingOrder,
  seed: OrderSeed,
): readonly MarkingPage[] {
  const shuffled = (of: string): readonly number[] => {
    const places = sittings.map(({ hash }, index) => ({ index, key: placeKey(seed, of, hash) }));
    return places.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ index }) => index);
  };
  const isMarkedBy = (sitting: number, criterion: string): boolean =>
    sittings[sitting]?.criteria.includes(criterion) === true;
  const pages =
    order === 'criterion'
      ? criteria.flatMap((criterion) => shuffled(criterion).map((sitting) => ({ sitting, criterion })))
      : shuffled('').flatMap((sitting) => criteria.map((criterion) => ({ sitting, criterion })));
  return pages.filter(({ sitting, criterion }) => isMarkedBy(sitting, criterion));
}

function placeKey({ assessor, schemeDigest }: OrderSeed, criterion: string, hash: string): string {
  return sha256Hex(canonicalForm([assessor, criterion, schemeDigest, hash]));
}
