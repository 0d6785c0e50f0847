/** Lets whatever else is waiting run, signals among them, and then goes on. */
export function letOthersRun(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Milliseconds on a clock that only goes forward, for telling how long something has taken so far. */
export function elapsedMs(): number {
  return performance.now();
}
