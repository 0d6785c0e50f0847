/** Groups that can be shown, and how many are not. */
export interface Shown<Group> {
  readonly shown: readonly Group[];
  /** What is hidden, all together: no group by itself. */
  readonly hidden: { readonly groups: number; readonly sittings: number };
}

/** The fewest sittings of which a share is told, and of a group that is compared with another. */
export const groupLeast = 10;

/**
 * Hides groups of fewer than `least`. What is hidden could be had from the total by taking away what is shown: where all that is
 * hidden comes to fewer than `least` together, the smallest of the others is hidden too (secondary suppression: A. Hundepool and
 * others, Statistical Disclosure Control, Wiley, 2012). Keeps the order. Pure.
 */
export function hideSmall<Group extends { readonly sittings: number }>(
  groups: readonly Group[],
  least: number,
): Shown<Group> {
  const bySize = [...groups].sort((a, b) => a.sittings - b.sittings);
  const hidden = new Set<Group>();
  let sittings = 0;
  for (const group of bySize) {
    const isHiddenEnough = hidden.size === 0 || sittings >= least;
    if (group.sittings >= least && isHiddenEnough) break;
    hidden.add(group);
    sittings += group.sittings;
  }
  return { shown: groups.filter((group) => !hidden.has(group)), hidden: { groups: hidden.size, sittings } };
}
