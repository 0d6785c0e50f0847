import fc from 'fast-check';

/** A text that isn't this one: a byte of it changed, taken away or put in, or everything after a place cut off. */
export function otherBytes(text: string): fc.Arbitrary<string> {
  const bytes = Buffer.from(text, 'utf8');
  const at = fc.nat({ max: bytes.length - 1 });
  const byte = fc.integer({ min: 0, max: 255 });
  const spliced = (from: number, taken: number, ...put: readonly number[]): string =>
    Buffer.concat([bytes.subarray(0, from), Buffer.from(put), bytes.subarray(from + taken)]).toString('utf8');
  return fc
    .oneof(
      fc.tuple(at, byte).map(([from, put]) => spliced(from, 1, put)),
      fc.tuple(at, byte).map(([from, put]) => spliced(from, 0, put)),
      at.map((from) => spliced(from, 1)),
      at.map((from) => bytes.subarray(0, from).toString('utf8')),
    )
    .filter((changed) => changed !== text);
}
