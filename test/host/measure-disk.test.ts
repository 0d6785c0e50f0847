import { chmodSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { measureDisk } from '../../src/host/measure-disk.ts';
import { emptyFolder } from '../cli/run-callsheet.ts';

/** A clock on which each look is so many milliseconds after the last. */
function clock(stepMs: number): () => number {
  let nowMs = 0;
  return () => {
    nowMs += stepMs;
    return nowMs;
  };
}

describe('measuring the disk', () => {
  it('appends fifty times to a log of its own, finds it locked, and leaves nothing behind', async () => {
    const folder = emptyFolder();
    const reading = await measureDisk(folder, clock(2));
    expect(reading).toMatchObject({
      isThere: true,
      log: { ok: true, medianMs: 2, worstMs: 2, appends: 50, isHeld: true },
    });
    expect(reading.freeBytes).toBeGreaterThan(0);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('looks at the nearest folder that is there, and makes none', async () => {
    const folder = emptyFolder();
    expect(await measureDisk(join(folder, 'room', 'sittings'), clock(1))).toMatchObject({
      isThere: false,
      log: { ok: true },
    });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('goes through a link', async () => {
    const folder = emptyFolder();
    mkdirSync(join(folder, 'far'));
    symlinkSync(join(folder, 'far'), join(folder, 'sittings'));
    expect(await measureDisk(join(folder, 'sittings'), clock(1))).toMatchObject({ log: { ok: true, isHeld: true } });
    expect(readdirSync(join(folder, 'far'))).toEqual([]);
  });

  it('stops after five seconds where each append is slow, and at once when it is asked to', async () => {
    const folder = emptyFolder();
    const slow = await measureDisk(folder, clock(300));
    expect(slow.log).toMatchObject({ ok: true, medianMs: 300 });
    expect(slow.log.ok && slow.log.appends).toBeLessThan(10);
    expect(await measureDisk(folder, clock(1), () => true)).toMatchObject({ log: { ok: true, appends: 0 } });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('says why no log can be made', async () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, 'file'), '');
    expect(await measureDisk(join(folder, 'file'), clock(1))).toMatchObject({
      log: { ok: false, problem: 'not-a-file' },
    });
    expect(await measureDisk('/proc/sittings', clock(1))).toMatchObject({ log: { ok: false } });
    const shut = join(folder, 'shut');
    mkdirSync(shut);
    chmodSync(shut, 0o500);
    // Root may write anywhere.
    if (process.getuid?.() !== 0)
      expect(await measureDisk(shut, clock(1))).toMatchObject({ log: { ok: false, problem: 'read-only' } });
  });
});
