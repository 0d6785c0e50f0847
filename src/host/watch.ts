/** Three clocks of one machine, in milliseconds. Each starts anywhere; only differences count. */
export interface MachineClocks {
  /** Never goes back; stands still while the machine sleeps. */
  readonly monotonicMs: () => number;
  /** Never goes back; goes on while the machine sleeps. */
  readonly uptimeMs: () => number;
  /** The wall clock, which a person or a network may set. */
  readonly wallMs: () => number;
}

/** Something that happened to the machine and not to the sitting. */
export interface Disturbance {
  readonly what: 'suspended' | 'clock-jumped';
  /** Whole seconds of the sitting clock that it cost, rounded up. */
  readonly lostSeconds: number;
  readonly detail: string;
}

/** The sitting's own clock, and what it noticed. */
export interface Watch {
  /** Milliseconds, never going back; time asleep counts, so that closing a lid gives nobody more of it. */
  readonly nowMs: () => number;
  /** What has happened since the last look. To be asked every `lookEveryMs`. */
  readonly look: () => readonly Disturbance[];
}

/** How often a watch is to be asked, in milliseconds. */
export const lookEveryMs = 1_000;

/** A difference this small between clocks, or this late a look, is ordinary. */
const ordinaryMs = 4_000;

/** Makes a watch over the machine's clocks. */
export function createWatch(clocks: MachineClocks): Watch {
  let before = read(clocks);
  let asleepMs = 0;
  return {
    nowMs: () => Math.floor(clocks.monotonicMs() + asleepMs),
    look: () => {
      const now = read(clocks);
      const ran = now.monotonic - before.monotonic;
      const up = now.uptime - before.uptime;
      const jumped = now.wall - before.wall - Math.max(ran, up);
      const slept = up - ran > ordinaryMs ? up - ran : 0;
      before = now;
      asleepMs += slept;
      return [
        ...suspension(slept, 'the machine slept'),
        ...suspension(ran - lookEveryMs, 'the program was stopped'),
        ...jump(jumped),
      ];
    },
  };
}

function read(clocks: MachineClocks): { monotonic: number; uptime: number; wall: number } {
  return { monotonic: clocks.monotonicMs(), uptime: clocks.uptimeMs(), wall: clocks.wallMs() };
}

function suspension(lostMs: number, why: string): readonly Disturbance[] {
  if (lostMs <= ordinaryMs) return [];
  const lostSeconds = Math.ceil(lostMs / 1000);
  return [{ what: 'suspended', lostSeconds, detail: `${why} for ${lostSeconds} seconds` }];
}

function jump(byMs: number): readonly Disturbance[] {
  if (Math.abs(byMs) <= ordinaryMs) return [];
  const seconds = Math.round(Math.abs(byMs) / 1000);
  const way = byMs > 0 ? 'forward' : 'back';
  return [{ what: 'clock-jumped', lostSeconds: 0, detail: `the wall clock was set ${way} by ${seconds} seconds` }];
}
