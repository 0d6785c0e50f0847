/** An exact number: `top / bottom`, `bottom` above 0. The calculator never rounds before it prints. */
export interface Fraction {
  readonly top: bigint;
  readonly bottom: bigint;
}

function reduced(top: bigint, bottom: bigint): Fraction {
  const sign = bottom < 0n ? -1n : 1n;
  const divisor = commonDivisor(top < 0n ? -top : top, bottom * sign);
  return { top: (top * sign) / divisor, bottom: (bottom * sign) / divisor };
}

function commonDivisor(one: bigint, other: bigint): bigint {
  let [a, b] = [one, other];
  while (b !== 0n) [a, b] = [b, a % b];
  return a === 0n ? 1n : a;
}

/** The fraction of a decimal written with digits and at most one point. */
export function fractionOf(decimal: string): Fraction {
  const [whole = '0', part = ''] = decimal.split('.');
  return reduced(BigInt(`${whole}${part}`), 10n ** BigInt(part.length));
}

/** The exact sum. */
export function add(one: Fraction, other: Fraction): Fraction {
  return reduced(one.top * other.bottom + other.top * one.bottom, one.bottom * other.bottom);
}

/** The exact product. */
export function multiply(one: Fraction, other: Fraction): Fraction {
  return reduced(one.top * other.top, one.bottom * other.bottom);
}

/** The exact quotient, or null by zero. */
export function divide(one: Fraction, other: Fraction): Fraction | null {
  return other.top === 0n ? null : reduced(one.top * other.bottom, one.bottom * other.top);
}

/** Minus the number. */
export function negate(one: Fraction): Fraction {
  return { top: -one.top, bottom: one.bottom };
}

/** The number as a decimal with so many places at most, half away from zero, and whether that is all of it. */
export function decimalOf(value: Fraction, places: number): { readonly text: string; readonly isExact: boolean } {
  const scale = 10n ** BigInt(places);
  const size = value.top < 0n ? -value.top : value.top;
  const scaled = (size * scale * 2n + value.bottom) / (value.bottom * 2n);
  const isExact = scaled * value.bottom === size * scale;
  const part = String(scaled % scale).padStart(places, '0');
  const text = places === 0 ? String(scaled) : `${scaled / scale}.${part}`;
  return { text: value.top < 0n && scaled > 0n ? `-${text}` : text, isExact };
}
