/**
 * Times as a difference bound matrix: for each pair of clocks how much later one may be than the other. A zone of n clocks is
 * an array of (n + 1)² whole numbers; clock 0 is the zero, and entry (i, j) bounds i - j from above. All clocks run together.
 * Bengtsson and Yi, "Timed Automata: Semantics, Algorithms and Tools" (2004), section 4; bounds are never strict, since time
 * here is whole minutes.
 */
export type Zone = Int32Array;

/** No bound. Far beyond any number of minutes, and small enough that two of them can be added. */
export const unbounded = 0x3fff_ffff;

/** The zone of no clocks. */
export function emptyZone(): Zone {
  return new Int32Array(1);
}

/** Clocks of a zone, the zero not counted. */
export function clocksOf(zone: Zone): number {
  return Math.round(Math.sqrt(zone.length)) - 1;
}

/** The zone with a clock more, the last, that stands at `value` more than clock `of` (0 for the zero). */
export function withClock(zone: Zone, of: number, value: number): Zone {
  const size = clocksOf(zone) + 1;
  const wider = new Int32Array((size + 1) * (size + 1));
  for (let i = 0; i < size; i += 1)
    for (let j = 0; j < size; j += 1) wider[i * (size + 1) + j] = entry(zone, size, i, j);
  for (let j = 0; j < size; j += 1) {
    wider[size * (size + 1) + j] = plus(entry(zone, size, of, j), value);
    wider[j * (size + 1) + size] = plus(entry(zone, size, j, of), -value);
  }
  return wider;
}

/** The zone without some clocks; what they implied of the others stays. `zone` is closed. */
export function withoutClocks(zone: Zone, gone: (clock: number) => boolean): Zone {
  const size = clocksOf(zone) + 1;
  const kept = Array.from({ length: size }, (_, clock) => clock).filter((clock) => clock === 0 || !gone(clock));
  const narrower = new Int32Array(kept.length * kept.length);
  kept.forEach((i, row) => {
    kept.forEach((j, column) => {
      narrower[row * kept.length + column] = entry(zone, size, i, j);
    });
  });
  return narrower;
}

/** The zone in which besides i - j is at most `most`; null when that leaves nothing. `zone` is closed, and so is what is given. */
export function constrained(zone: Zone, i: number, j: number, most: number): Zone | null {
  const size = clocksOf(zone) + 1;
  if (entry(zone, size, j, i) + most < 0) return null;
  if (entry(zone, size, i, j) <= most) return zone;
  const tighter = zone.slice();
  tighter[i * size + j] = most;
  for (let a = 0; a < size; a += 1) {
    const before = plus(entry(zone, size, a, i), most);
    if (before >= unbounded) continue;
    for (let b = 0; b < size; b += 1) {
      const through = plus(before, entry(zone, size, j, b));
      if (through < entry(tighter, size, a, b)) tighter[a * size + b] = through;
    }
  }
  return tighter;
}

/** All that the zone becomes as time passes, as far as `most` allows: an upper bound for each clock that has one. */
export function delayed(zone: Zone, most: readonly (readonly [clock: number, value: number])[]): Zone {
  const size = clocksOf(zone) + 1;
  let later: Zone = zone.slice();
  for (let i = 1; i < size; i += 1) later[i * size] = unbounded;
  for (const [clock, value] of most) {
    const within = constrained(later, clock, 0, value);
    if (within === null) return zone;
    later = within;
  }
  return later;
}

/** The zone at the instant at which a clock stands at nought: every point moved on by what that clock lacks. */
export function advancedTo(zone: Zone, clock: number): Zone {
  const size = clocksOf(zone) + 1;
  const moved = zone.slice();
  // What a clock will stand at then is what it is more than the one that moves to nought.
  for (let i = 0; i < size; i += 1) {
    if (i === 0) continue;
    moved[i * size] = entry(zone, size, i, clock);
    moved[i] = entry(zone, size, clock, i);
  }
  moved[0] = 0;
  return moved;
}

/** The least and the most that a clock may stand at. */
export function rangeOf(zone: Zone, clock: number): { readonly least: number; readonly most: number } {
  const size = clocksOf(zone) + 1;
  return { least: -entry(zone, size, 0, clock), most: entry(zone, size, clock, 0) };
}

/** The most that clock i may be later than clock j. */
export function mostBetween(zone: Zone, i: number, j: number): number {
  return entry(zone, clocksOf(zone) + 1, i, j);
}

function entry(zone: Zone, size: number, i: number, j: number): number {
  return zone[i * size + j] ?? 0;
}

function plus(bound: number, value: number): number {
  return bound >= unbounded || value >= unbounded ? unbounded : bound + value;
}
