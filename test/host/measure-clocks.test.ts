import { describe, expect, it } from 'vitest';
import { startClocks } from '../../src/host/measure-clocks.ts';

/** Clocks that a test sets by hand, and the end of measuring them. */
function measured(passes: (at: { monotonic: number; uptime: number; wall: number }) => void) {
  const at = { monotonic: 500, uptime: 9_000, wall: Date.UTC(2026, 10, 24, 7, 55) };
  const end = startClocks({
    monotonicMs: () => at.monotonic,
    uptimeMs: () => at.uptime,
    wallMs: () => at.wall,
  });
  passes(at);
  return end();
}

describe('measuring the clocks', () => {
  it('tells how far each went, and the time at the end', () => {
    const reading = measured((at) => {
      at.monotonic += 2_000;
      at.uptime += 2_010;
      at.wall += 1_990;
    });
    expect(reading).toEqual({
      monotonicMs: 2_000,
      uptimeMs: 2_010,
      wallMs: 1_990,
      wall: '2026-11-24T07:55:01.990Z',
      noticed: [],
    });
  });

  it('notices what a sitting would have noticed', () => {
    const reading = measured((at) => {
      at.monotonic += 2_000;
      at.uptime += 62_000;
      at.wall += 62_000;
    });
    expect(reading.noticed).toEqual(['the machine slept for 60 seconds']);
  });
});
