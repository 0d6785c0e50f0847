import type { Slot } from './slots.ts';

/** The values of a state's slots. Whole numbers; where all bounds fit in 32 bits, they are kept in 32. */
export type SlotValues = Int32Array | Float64Array;

/** Room for the values of these slots, each nought or as `valueIn` says. */
export function valuesFor({ all }: { readonly all: readonly Slot[] }, valueIn?: (slot: Slot) => number): SlotValues {
  const values = all.every(isNarrow) ? new Int32Array(all.length) : new Float64Array(all.length);
  if (valueIn !== undefined) for (const slot of all) values[slot.index] = valueIn(slot);
  return values;
}

function isNarrow({ least, most }: Slot): boolean {
  return least >= -(2 ** 31) && most < 2 ** 31;
}
