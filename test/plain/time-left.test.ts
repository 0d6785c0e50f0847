import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { minutesToTell } from '../../src/plain/time-left.ts';
import { sit } from './small-sitting.ts';

/** Sits with a clock that each line sets: minutes and seconds left of the half hour. */
async function sitWith(lines: readonly (readonly [line: string, minutesLeft: number])[]): Promise<readonly string[]> {
  let next = 0;
  const { out } = await sit(
    lines.map(([line]) => line),
    {
      before: (_line, log) => {
        const [, minutesLeft = 30] = lines[next] ?? [];
        log.nowMs = Math.round((30 - minutesLeft) * 60_000);
        next += 1;
      },
    },
  );
  return out.filter((line) => line.startsWith('Less than'));
}

describe('as the time runs out', () => {
  test('ten, five and one minutes are told once each, with what is said anyway', async () => {
    const told = await sitWith([
      ['start', 30],
      ['time', 11],
      ['time', 9.5],
      ['time', 9],
      ['time', 4.9],
      ['time', 3],
      ['time', 0.9],
      ['time', 0.5],
    ]);
    expect(told).toEqual(['Less than 10 minutes left.', 'Less than 5 minutes left.', 'Less than 1 minute left.']);
  });

  test('nothing comes between the lines of a text until a minute has gone by', async () => {
    const typing: readonly (readonly [string, number])[] = [
      ['start', 30],
      ['1', 12],
      ['1', 11],
      ['a', 9.9],
    ];
    expect(await sitWith([...typing, ['b', 9.5]])).toEqual([]);
    expect(await sitWith([...typing, ['b', 9.5], ['c', 8.9]])).toEqual(['Less than 10 minutes left.']);
    expect(await sitWith([...typing, ['/show', 9.5]])).toEqual(['Less than 10 minutes left.']);
  });

  test('of a sitting of ten minutes ten are never left to be told', () => {
    expect(minutesToTell(590_000, 600_000, null, true)).toBeNull();
    expect(minutesToTell(290_000, 600_000, null, true)).toBe(5);
  });

  test('a time told already is never told again, nor a longer one after a shorter', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ leftMs: fc.integer({ min: 1, max: 700_000 }), isHeard: fc.boolean() })),
        (steps) => {
          const told: number[] = [];
          for (const { leftMs, isHeard } of steps.sort((one, other) => other.leftMs - one.leftMs)) {
            const minutes = minutesToTell(leftMs, 1_800_000, told.at(-1) ?? null, isHeard);
            if (minutes !== null) {
              expect(leftMs).toBeLessThanOrEqual(minutes * 60_000);
              told.push(minutes);
            }
          }
          expect(told).toEqual([...new Set(told)].sort((one, other) => other - one));
        },
      ),
      { seed: 3 },
    );
  });
});
