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
      if (length === values.length) values = largerBy(1.5, values);
      values[length] = value;
      length += 1;
    },
    length: () => length,
    all: () => values.subarray(0, length),
  };
}

/** The same numbers with room for so many times as many. Pure. */
export function largerBy(times: number, values: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(Math.ceil(values.length * times));
  larger.set(values);
  return larger;
}
