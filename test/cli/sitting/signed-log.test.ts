import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { lateVan } from '../../laws/every-scenario.ts';
import { type Centre, centreWith, codes } from '../../seal/centre.ts';
import { allKeys, dayOf, lateVanLines, sitPlainly } from '../centre/assessed-day.ts';

let centre: Centre;
beforeAll(async () => {
  centre = await centreWith(lateVan.scenario);
});

describe('a signature that can’t be written', () => {
  it('stops no sitting, and verify says which records it covers', async () => {
    const day = await dayOf(centre);
    sitPlainly(day, 'a.jsonl', [...lateVanLines.ask, ...lateVanLines.firstThings]);
    const signed = readFileSync(join(day.cwd, 'a.jsonl'), 'utf8').split('\n').length - 1;
    const sig = readFileSync(join(day.cwd, 'a.jsonl.sig'), 'utf8');
    // A folder in its place, which nothing can be put over: as little room as a full disk has.
    rmSync(join(day.cwd, 'a.jsonl.sig'));
    mkdirSync(join(day.cwd, 'a.jsonl.sig', 'in-the-way'), { recursive: true });
    const went = day.run(
      'resume a.jsonl --plain',
      codes.start,
      'go on',
      ...lateVanLines.order,
      ...lateVanLines.handover,
      'leave',
    );
    expect(went).toMatchObject({ status: 0, out: expect.stringContaining('The sitting is finished.') });
    expect(went.out).not.toContain('Signed: a.jsonl.sig');
    expect(went.err).toContain('a.jsonl.sig doesn’t sign all of a.jsonl: keep the receipt');
    rmSync(join(day.cwd, 'a.jsonl.sig'), { recursive: true });
    writeFileSync(join(day.cwd, 'a.jsonl.sig'), sig);
    const { out, status } = day.run(`verify a.jsonl ${allKeys}`);
    expect(status).toBe(1);
    expect(out).toContain(`records 0 to ${signed - 1} signed with the key of LAB’s start file; the`);
    expect(out).toContain('replay     good');
    expect(readdirSync(day.cwd).filter((name) => name.endsWith('.new'))).toEqual([]);
  });
});
