/** Stops the program where it is itself wrong; `cli` alone catches it. Never for what an author or a candidate did. */
export function assert(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(message);
}
