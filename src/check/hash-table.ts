/**
 * Finds numbers by the hash, of 32 bits, of what they stand for. Each hash stands beside its number, so that what two of them stand for is
 * compared only where their hashes agree, and the table grows by being read from front to back.
 */
export interface HashTable {
  /** The number with this hash that `isIt` agrees to; -1 where there is none. */
  readonly find: (hash: number, isIt: (number: number) => boolean) => number;
  /** Adds a number, from 0 to 2^31 - 2, of which `find` has just said that it isn't there. */
  readonly add: (hash: number, number: number) => void;
  /**
   * Looks at where the first so many of these hashes belong. Large tables lie outside the processor's caches, and it waits for
   * many places at once where nothing between them depends on what stands there: then `find` has them at hand. Answers with all
   * that it saw in one number, which says nothing, so that no compiler leaves the looking out.
   */
  readonly fetch: (hashes: Int32Array, count: number) => number;
  readonly bytes: () => number;
}

/** An empty table: open addressing, at most three quarters full. */
export function createHashTable(): HashTable {
  // At 2n a hash, at 2n + 1 its number and one more; nought where there is none.
  let table = new Int32Array(2 * 4096);
  let mask = 4096 - 1;
  let count = 0;
  const put = (hash: number, oneMore: number): void => {
    let place = hash & mask;
    while (table[2 * place + 1] !== 0) place = (place + 1) & mask;
    table[2 * place] = hash;
    table[2 * place + 1] = oneMore;
  };
  const grow = (): void => {
    const smaller = table;
    table = new Int32Array(2 * smaller.length);
    mask = 2 * mask + 1;
    for (let at = 0; at < smaller.length; at += 2) {
      const oneMore = smaller[at + 1] ?? 0;
      if (oneMore !== 0) put(smaller[at] ?? 0, oneMore);
    }
  };
  return {
    find: (hash, isIt) => {
      for (let place = hash & mask; ; place = (place + 1) & mask) {
        const oneMore = table[2 * place + 1] ?? 0;
        if (oneMore === 0) return -1;
        if (table[2 * place] === hash && isIt(oneMore - 1)) return oneMore - 1;
      }
    },
    add: (hash, number) => {
      put(hash, number + 1);
      count += 1;
      if (4 * count > 3 * (mask + 1)) grow();
    },
    fetch: (hashes, many) => {
      let all = 0;
      for (let at = 0; at < many; at += 1) all ^= table[2 * ((hashes[at] ?? 0) & mask) + 1] ?? 0;
      return all;
    },
    bytes: () => table.byteLength,
  };
}
