import { describe, expect, it } from 'vitest';
import { runThrough } from '../../../src/cli/authoring/run-through.ts';

/** Work in parts, each of which takes so long; it ends early where it is told to. */
function* inParts(clock: { ms: number }, parts: number, partMs: number): Generator<number, string, boolean> {
  for (let done = 1; done <= parts; done += 1) {
    clock.ms += partMs;
    if (yield done) return `stopped after ${done}`;
  }
  return 'done';
}

/** Runs the work, and gives what it came to with all that a terminal, or a file, was told meanwhile. */
async function ran(parts: number, partMs: number, isTTY = true, stopped: (ms: number) => boolean = () => false) {
  const clock = { ms: 5_000 };
  const told: string[] = [];
  const stderr = { isTTY, write: (text: string) => told.push(text) };
  const howFar = (done: number) => ({ says: `${done} of ${parts}`, part: done / parts });
  const result = await runThrough(
    inParts(clock, parts, partMs),
    { stderr },
    () => stopped(clock.ms),
    howFar,
    () => clock.ms,
  );
  return { result, told };
}

const line = (text: string): string => `\r\u001b[K${text}`;
const cleared = line('');

describe('long work', () => {
  it('tells a terminal from the second second on how far it is, and how much longer at the least', async () => {
    const { result, told } = await ran(10, 400);
    expect(result).toBe('done');
    expect(told).toEqual([
      line('3 of 10, 1 s, at least 3 s more'),
      line('4 of 10, 2 s, at least 3 s more'),
      line('5 of 10, 2 s, at least 2 s more'),
      line('6 of 10, 2 s, at least 2 s more'),
      line('7 of 10, 3 s, at least 2 s more'),
      line('8 of 10, 3 s, at least 1 s more'),
      line('9 of 10, 4 s, at least 1 s more'),
      line('10 of 10, 4 s'),
      cleared,
    ]);
  });

  it('tells nothing while it takes no longer than a second, and never tells a file', async () => {
    expect(await ran(10, 100)).toEqual({ result: 'done', told: [] });
    expect(await ran(10, 4_000, false)).toEqual({ result: 'done', told: [] });
  });

  it('tells no more than ten times a second', async () => {
    const { told } = await ran(100, 30);
    // The work takes three seconds, and is told of in the latter two.
    expect(told.length).toBeGreaterThan(10);
    expect(told.length).toBeLessThanOrEqual(20);
  });

  it('is stopped where it is, and leaves no line behind', async () => {
    const { result, told } = await ran(10, 400, true, (ms) => ms > 6_500);
    expect(result).toBe('stopped after 4');
    expect(told.at(-1)).toBe(cleared);
  });
});
