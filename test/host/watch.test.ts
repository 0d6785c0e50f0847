import { describe, expect, it } from 'vitest';
import { createWatch } from '../../src/host/watch.ts';

/** Three clocks that a test sets by hand. */
function machine() {
  const at = { monotonic: 1_000_000, uptime: 5_000_000, wall: 1_700_000_000_000 };
  const watch = createWatch({
    monotonicMs: () => at.monotonic,
    uptimeMs: () => at.uptime,
    wallMs: () => at.wall,
  });
  const pass = (ms: number): void => {
    at.monotonic += ms;
    at.uptime += ms;
    at.wall += ms;
  };
  return { at, watch, pass };
}

describe('the watch over the machine’s clocks', () => {
  it('notices nothing while all of them go on together', () => {
    const { watch, pass } = machine();
    pass(1_000);
    expect(watch.look()).toEqual([]);
    pass(3_000);
    expect(watch.look()).toEqual([]);
  });

  it('counts the time that the machine slept, so that closing a lid gives nobody more of it', () => {
    const { at, watch, pass } = machine();
    const before = watch.nowMs();
    pass(1_000);
    at.uptime += 60_500;
    at.wall += 60_500;
    expect(watch.look()).toEqual([{ what: 'suspended', lostSeconds: 61, detail: 'the machine slept for 61 seconds' }]);
    expect(watch.nowMs() - before).toBe(61_500);
  });

  it('tells of a program that was stopped, whose clock ran all the while', () => {
    const { watch, pass } = machine();
    const before = watch.nowMs();
    pass(31_000);
    expect(watch.look()).toEqual([
      { what: 'suspended', lostSeconds: 30, detail: 'the program was stopped for 30 seconds' },
    ]);
    expect(watch.nowMs() - before).toBe(31_000);
  });

  it.each([
    [3_600_000, 'forward'],
    [-3_600_000, 'back'],
  ])('tells of a wall clock that was set by %i ms, at no cost', (by, way) => {
    const { at, watch, pass } = machine();
    const before = watch.nowMs();
    pass(1_000);
    at.wall += by;
    expect(watch.look()).toEqual([
      { what: 'clock-jumped', lostSeconds: 0, detail: `the wall clock was set ${way} by 3600 seconds` },
    ]);
    expect(watch.nowMs() - before).toBe(1_000);
  });

  it('tells of each thing once', () => {
    const { at, watch, pass } = machine();
    at.wall += 100_000;
    watch.look();
    pass(1_000);
    expect(watch.look()).toEqual([]);
  });
});
