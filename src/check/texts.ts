import type { Value } from '../scenario/value.ts';

/** Numbers for texts: the same text has the same number all through a check. */
export interface Texts {
  readonly numberOf: (text: string) => number;
  readonly textOf: (number: number) => string;
}

/** An empty table of texts. */
export function createTexts(): Texts {
  const numbers = new Map<string, number>();
  const texts: string[] = [];
  const numberOf = (text: string): number => {
    const known = numbers.get(text);
    if (known !== undefined) return known;
    numbers.set(text, texts.length);
    texts.push(text);
    return texts.length - 1;
  };
  return { numberOf, textOf: (number) => texts[number] ?? '' };
}

/** A value as a number. */
export function numberOfValue(value: Value, texts: Texts): number {
  if (typeof value === 'number') return value;
  return typeof value === 'boolean' ? Number(value) : texts.numberOf(value);
}
