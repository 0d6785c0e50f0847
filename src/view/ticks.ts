/** Where the ticking of a live scenario stands: sitting-clock milliseconds up to which minutes have been let pass. */
export interface Ticking {
  /** Milliseconds of the sitting clock for each production minute, the candidate's extra time in it. */
  readonly everyMs: number;
  readonly countedToMs: number;
}

/** How many production minutes are due at `elapsedMs`, and the ticking after them. Pure. */
export function dueTicks(ticking: Ticking, elapsedMs: number): { readonly minutes: number; readonly ticking: Ticking } {
  const minutes = Math.max(0, Math.floor((elapsedMs - ticking.countedToMs) / ticking.everyMs));
  return { minutes, ticking: { ...ticking, countedToMs: ticking.countedToMs + minutes * ticking.everyMs } };
}

/** The ticking when a pause from `fromMs` to `toMs` doesn't count, whatever the sitting clock did in it. Pure. */
export function skipPause(ticking: Ticking, fromMs: number, toMs: number): Ticking {
  return { ...ticking, countedToMs: ticking.countedToMs + Math.max(0, toMs - fromMs) };
}
