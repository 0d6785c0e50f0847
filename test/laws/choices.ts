import fc from 'fast-check';

/** A source of choices for a generator that is written as a plain function: the same numbers, the same choices. */
export interface Choices {
  /** A whole number from 0 to below `count`. */
  readonly below: (count: number) => number;
  /** One of a list; the first is the plainest, which shrinking comes to. */
  readonly oneOf: <T>(list: readonly T[]) => T;
  /** Whether something rare or extra is there: so often in a hundred. */
  readonly sometimes: (percent: number) => boolean;
  /** Each of a list, or not. */
  readonly some: <T>(list: readonly T[], percent: number) => readonly T[];
}

/** Choices by these numbers, and after the last of them always the plainest. */
export function choicesBy(numbers: readonly number[]): Choices {
  let next = 0;
  const below = (count: number) => {
    const number = numbers[next] ?? 0;
    next += 1;
    return number % count;
  };
  const oneOf = <T>(list: readonly T[]): T => {
    const one = list[below(list.length)];
    if (one === undefined) throw new Error('There is nothing to choose from');
    return one;
  };
  const sometimes = (percent: number) => below(100) >= 100 - percent;
  return { below, oneOf, sometimes, some: (list, percent) => list.filter(() => sometimes(percent)) };
}

/** Numbers to choose by. They shrink to fewer and smaller ones, so what is made of them shrinks to something plain. */
export function choiceNumbers(most: number): fc.Arbitrary<readonly number[]> {
  return fc.array(fc.nat({ max: 9_999 }), { maxLength: most, size: 'max' });
}
