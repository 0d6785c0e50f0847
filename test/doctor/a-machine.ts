import fc from 'fast-check';
import { type KeyTrial, lineKeys, screenKeys } from '../../src/doctor/judge-keys.ts';
import type {
  ClocksMeasured,
  DiskMeasured,
  KeysMeasured,
  Measured,
  ProgramMeasured,
  TerminalMeasured,
} from '../../src/doctor/measured.ts';

const program: ProgramMeasured = {
  version: '0.1.0',
  node: '24.21.0',
  nodeNeeded: '22.12',
  system: 'linux',
  missing: [],
};

const terminal: TerminalMeasured = {
  isInput: true,
  isOutput: true,
  columns: 120,
  rows: 40,
  term: 'xterm-256color',
  colourBits: 24,
  isColourDeclined: false,
  isUtf8Locale: true,
  cells: { twoByte: 1, wide: 2 },
  isFullScreen: true,
  isPlainAsked: false,
};

const clocks: ClocksMeasured = {
  monotonicMs: 2_000,
  uptimeMs: 2_000,
  wallMs: 2_001,
  wall: '2026-11-24T07:55:00.000Z',
  noticed: [],
};

const disk: DiskMeasured = {
  folder: 'sittings',
  isThere: true,
  freeBytes: 41_500_000_000,
  log: { ok: true, medianMs: 0.31, worstMs: 4.2, appends: 50, isHeld: true },
};

/** A machine on which all is well. */
export const goodMachine: Measured = {
  program,
  terminal,
  keys: { tried: true, trials: screenKeys.map((asked) => ({ asked, came: 'as-asked', instead: '' })) },
  clocks,
  disk,
};

/** The good machine with something else. */
export function butWith(other: {
  readonly program?: Partial<ProgramMeasured>;
  readonly terminal?: Partial<TerminalMeasured>;
  readonly clocks?: Partial<ClocksMeasured>;
  readonly disk?: Partial<DiskMeasured>;
  readonly keys?: KeysMeasured;
}): Measured {
  return {
    program: { ...program, ...other.program },
    terminal: { ...terminal, ...other.terminal },
    clocks: { ...clocks, ...other.clocks },
    disk: { ...disk, ...other.disk },
    keys: other.keys ?? goodMachine.keys,
  };
}

/** The six keys, with something else for some of them: what came instead, or null where it was skipped. */
export function keysBut(others: Readonly<Record<string, string | null>>): KeysMeasured {
  const trials = screenKeys.map((asked): KeyTrial => {
    const other = others[asked.id];
    if (other === undefined) return { asked, came: 'as-asked', instead: '' };
    return other === null ? { asked, came: 'skipped', instead: '' } : { asked, came: 'other', instead: other };
  });
  return { tried: true, trials };
}

/** What nobody should ever have in a terminal's name, and what anybody may. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom('', 'dumb', 'xterm', '\u001b]0;owned\u0007', 'a b', '\u009b31m', '\u202eabc', '/home/ann'),
);
const ms = fc.oneof(fc.double({ min: 0, max: 1e7, noNaN: true }), fc.constantFrom(0, 50, 51, 500, 501, Number.NaN));
const cells = fc.nat({ max: 9 });
const orNull = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: null });

/** Any machine: everything that measuring may give, however odd. */
export const anyMachine: fc.Arbitrary<Measured> = fc.record({
  program: fc.record({
    version: fc.constantFrom('0.1.0', '1.0.0-rc.1'),
    node: fc.oneof(fc.constantFrom('18.20.1', '22.12.0', '24.21.0', 'v', ''), anyText),
    nodeNeeded: fc.constant('22.12'),
    system: fc.constantFrom('linux', 'darwin', 'win32'),
    missing: fc.subarray(['sit', 'resume', 'the scenarios']),
  }),
  terminal: fc.record({
    isInput: fc.boolean(),
    isOutput: fc.boolean(),
    columns: orNull(fc.nat({ max: 400 })),
    rows: orNull(fc.nat({ max: 200 })),
    term: orNull(anyText),
    colourBits: orNull(fc.constantFrom(1, 4, 8, 24)),
    isColourDeclined: fc.boolean(),
    isUtf8Locale: fc.boolean(),
    cells: orNull(fc.record({ twoByte: cells, wide: cells })),
    isFullScreen: fc.boolean(),
    isPlainAsked: fc.boolean(),
  }),
  keys: fc.oneof(
    fc.record({
      tried: fc.constant(false as const),
      why: fc.constantFrom('left-out' as const, 'no-terminal' as const),
    }),
    fc.constantFrom(screenKeys, lineKeys).chain((asked) =>
      fc
        .array(
          fc.record({
            came: fc.constantFrom('as-asked' as const, 'other' as const, 'skipped' as const),
            instead: anyText,
          }),
          { minLength: asked.length, maxLength: asked.length },
        )
        .map((all) => ({
          tried: true as const,
          trials: all.flatMap((one, at) => {
            const key = asked[at];
            return key === undefined ? [] : [{ asked: key, ...one }];
          }),
        })),
    ),
  ),
  clocks: fc.record({
    monotonicMs: ms,
    uptimeMs: ms,
    wallMs: ms,
    wall: fc.constantFrom('1970-01-01T00:00:00.000Z', '2026-11-24T07:55:00.000Z', '+012026-01-01T00:00:00.000Z'),
    noticed: fc.subarray(['the machine slept for 61 seconds', 'the wall clock was set back by 9 seconds']),
  }),
  disk: fc.record({
    folder: fc.constantFrom('sittings', '/srv/room 2'),
    isThere: fc.boolean(),
    freeBytes: orNull(fc.maxSafeNat()),
    log: fc.oneof(
      fc.record({
        ok: fc.constant(true as const),
        medianMs: ms,
        worstMs: ms,
        appends: fc.nat({ max: 50 }),
        isHeld: fc.boolean(),
      }),
      fc.record({
        ok: fc.constant(false as const),
        problem: fc.constantFrom('read-only', 'disk-full', 'not-a-file', 'failed', 'exists'),
      }),
    ),
  }),
});
