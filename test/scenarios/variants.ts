import type { Drawn, Value } from '../../src/scenario/value.ts';

/** The lowest seed up to 2,000 whose draws, as the scenario's tests put them into words, are the wanted ones. */
export function seedThatDraws(wanted: string, drawnBy: (seed: string) => string): string {
  for (let seed = 1; seed <= 2_000; seed += 1) if (drawnBy(String(seed)) === wanted) return String(seed);
  throw new Error(`No seed draws ${wanted}`);
}

/** One column of a row that was drawn. */
export function columnOf(drawn: Drawn | undefined, name: string): Value | undefined {
  return typeof drawn === 'object' ? drawn[name] : undefined;
}

/** The one variant of this name. */
export function variantNamed<Variant extends { readonly name: string }>(
  variants: readonly Variant[],
  wanted: string,
): Variant {
  const found = variants.find(({ name }) => name === wanted);
  if (found === undefined) throw new Error(wanted);
  return found;
}
