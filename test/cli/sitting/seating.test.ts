import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSeating, type Machine } from '../../../src/cli/sitting/seating.ts';
import { createLog } from '../../../src/host/log-file.ts';
import type { Mode } from '../../../src/log/record.ts';
import type { Start } from '../../../src/log/recorder.ts';
import type { Arrangements } from '../../../src/view/arrangements.ts';
import { type KeptSettings, usualSettings } from '../../../src/view/settings.ts';
import { arrangements, small } from '../../plain/small-sitting.ts';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'callsheet-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

/** A machine whose clocks go on together when the test says so, and whose every-second work is done by hand. */
function machineByHand() {
  let atMs = 1_000_000;
  const works: (() => void)[] = [];
  const machine: Machine = {
    clocks: { monotonicMs: () => atMs, uptimeMs: () => atMs, wallMs: () => atMs },
    wall: () => '2026-03-01T09:00:00.000Z',
    every: (_ms, run) => {
      works.push(run);
      return () => works.splice(works.indexOf(run), 1);
    },
  };
  /** Time passes while the program can do nothing. */
  const stand = (ms: number): void => {
    atMs += ms;
  };
  const pass = (ms: number): void => {
    stand(ms);
    for (const work of [...works]) work();
  };
  return { machine, pass, stand };
}

const unkept: KeptSettings = { first: usualSettings, keep: () => {} };

function seatingOn(machine: Machine, settings = unkept, told: Partial<Arrangements> = {}) {
  const made = createLog(join(folder, 'a.jsonl'));
  if (!made.ok) throw new Error(made.because);
  const program = { callsheet: '0', xstate: '0', cel: '0', seedrandom: '0' };
  const start = (mode: Mode): Start => ({
    kind: 'begin',
    opening: {
      scenario: small,
      candidate: 'A1',
      seed: '7',
      purpose: 'practice',
      mode,
      percent: 100,
      restBreaks: false,
      program,
    },
  });
  return createSeating(made.value, small, { ...arrangements, ...told }, start, settings, { machine });
}

describe('the watch over a sitting', () => {
  it('begins with the sitting: the time at the briefing is nobody’s incident, and costs nothing', () => {
    const { machine, pass } = machineByHand();
    const seating = seatingOn(machine);
    pass(45_000);
    const begun = seating.begin('full-screen');
    pass(1_000);
    expect(seating.records().filter((record) => record.kind === 'incident')).toEqual([]);
    expect(begun.ok && begun.recorder.elapsedMs()).toBe(1_000);
    seating.close();
  });

  it('tells of a program that was stopped once the sitting goes on', () => {
    const { machine, pass } = machineByHand();
    const seating = seatingOn(machine);
    seating.begin('full-screen');
    pass(46_000);
    expect(seating.records().at(-1)).toMatchObject({ kind: 'incident', what: 'suspended', lostSeconds: 45 });
    seating.close();
  });

  it('says nothing of the time in which the candidate’s own editor had the terminal', () => {
    const { machine, pass, stand } = machineByHand();
    const seating = seatingOn(machine);
    const begun = seating.begin('full-screen');
    const text = seating.aside(() => {
      stand(60_000);
      return 'written';
    });
    pass(1_000);
    expect(text).toBe('written');
    expect(seating.records().filter((record) => record.kind === 'incident')).toEqual([]);
    expect(begun.ok && begun.recorder.elapsedMs()).toBe(61_000);
    seating.close();
  });
});

describe('the settings of a sitting', () => {
  const interruption = {
    how: 'paused',
    storyTime: 'Sun 16:20',
    begun: [],
    isNoteBegun: false,
    leftMs: 1_000_000,
    goneMs: 0,
    offMs: 0,
  } as const;

  /** What is handed over to be kept when a seating is closed. */
  function keptAtClose(sit: (seating: ReturnType<typeof seatingOn>) => void, told: Partial<Arrangements> = {}) {
    const kept: unknown[] = [];
    const seating = seatingOn(machineByHand().machine, { ...unkept, keep: (one) => kept.push(one) }, told);
    sit(seating);
    seating.close();
    return kept;
  }

  it('are forgotten when it never began', () => {
    expect(keptAtClose(() => {})).toEqual([null]);
  });

  it('are forgotten when it has ended', () => {
    const ended = keptAtClose((seating) => {
      const begun = seating.begin('plain');
      if (begun.ok) begun.recorder.act({ kind: 'end', how: 'withdrawn' });
    });
    expect(ended).toEqual([null]);
  });

  it('stay while there is something to go on with', () => {
    expect(keptAtClose((seating) => seating.begin('full-screen'))).toEqual([]);
  });

  it('stay where it was to go on, and the candidate left before that', () => {
    expect(keptAtClose(() => {}, { interruption })).toEqual([]);
  });
});
