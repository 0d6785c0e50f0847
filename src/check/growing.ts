/** A list of whole numbers, from 0 to 2^32 - 1, that grows. */
export interface Growing {
  readonly push: (value: number) => void;
  readonly length: () => number;
  readonly all: () => Uint32Array;
}

/** An empty list. */
export function growing(): Growing {
  let values = new Uint32Array(4096);
  let length = 0;
  return {
    push: (value) => {
      if (length === values.length) {
        const larger = new Uint32Array(Math.ceil(length * 1.5));
        larger.set(values);
        values = larger;
      }
      values[length] = value;
      length += 1;
    },
    length: () => length,
    all: () => values.subarray(0, length),
  };
}
