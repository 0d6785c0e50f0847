import type { Answer } from '../../src/scenario/kinds/kind.ts';
import type { Drawn, Value } from '../../src/scenario/value.ts';
import type { Answers } from './play-through.ts';

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

/** What is best for the task in another variant and not in this one; it is an error where there is no such answer. */
export function bestElsewhere(task: string, here: Answers, everywhere: readonly Answers[]): Answer {
  const mine = JSON.stringify(here[task]);
  const found = everywhere
    .map((answers) => answers[task])
    .find((answer) => answer !== undefined && JSON.stringify(answer) !== mine);
  if (found === undefined) throw new Error(`The best answer to ${task} is the same in every variant`);
  return found;
}
