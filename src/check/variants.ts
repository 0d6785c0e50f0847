import { formatValue } from '../scenario/notation.ts';
import type { Draw, Scenario } from '../scenario/scenario.ts';
import type { Slots } from './slots.ts';

/** One variant: for each draw the number of its choice. Draws that nothing reads take their first, since they only show. */
export interface Variant {
  readonly choices: Readonly<Record<string, number>>;
}

/** The most variants that are gone through. */
export const variantsMax = 4_096;

/** Draws whose values a condition, a sum or a timer reads; the others only show. Pure. */
export function drawsThatMatter(scenario: Scenario, slots: Slots): readonly Draw[] {
  return scenario.draws.filter((draw) => slots.byKey.has(`draw ${draw.id}`));
}

/** A variant in words: each draw that matters and what it gives. Pure. */
export function variantWords({ draws, clock }: Scenario, { choices }: Variant): string {
  const parts = draws.flatMap(({ id, columns, choices: all }) => {
    const choice = all[choices[id] ?? -1];
    if (choice === undefined) return [];
    const values = columns.map(({ unit }, at) => formatValue(unit, choice[at] ?? 0, clock));
    return [`\`${id}\` is ${values.join(', ')}`];
  });
  return parts.join(' and ');
}

/**
 * Every variant that something in the scenario can tell from the others, in the order of the file; at most `variantsMax`, and
 * whether these are all. Pure.
 */
export function variantsOf(
  scenario: Scenario,
  slots: Slots,
): { readonly variants: readonly Variant[]; readonly isWhole: boolean } {
  let variants: readonly Variant[] = [{ choices: {} }];
  let isWhole = true;
  for (const draw of drawsThatMatter(scenario, slots)) {
    const numbers = draw.choices.map((_, number) => number);
    const all = variants.flatMap(({ choices }) =>
      numbers.map((number): Variant => ({ choices: { ...choices, [draw.id]: number } })),
    );
    variants = all.slice(0, variantsMax);
    isWhole &&= all.length <= variantsMax;
  }
  return { variants, isWhole };
}
