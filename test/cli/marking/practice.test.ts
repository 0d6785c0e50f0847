import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { receiptOf } from '../../../src/log/receipt.ts';
import { callsheet, expectSound, type Ran } from '../run-callsheet.ts';
import { type Moderated, moderatedFolder } from './moderated-folder.ts';

const setFile = (day: Moderated, isStandardisation = 'yes'): string => `callsheet-controls: 1
id: autumn-set
title: The autumn’s standardisation set
plan: small-plan
scheme: small-scheme
off-by-a-level: 1
sittings:
  steady:
    log: c.jsonl
    receipt: ${receiptOf(day.headOf('c.jsonl'))}
    agreed: 2026-08-20
    by: [MO1, AS3]
    standardisation: ${isStandardisation}
    marks:
      tells-people: just pass
      papers: pass
`;

/** Two sittings to be marked, and one in a set of its own with agreed marks. */
async function withSet(): Promise<Moderated> {
  const day = await moderatedFolder();
  mkdirSync(join(day.cwd, 'set'));
  cpSync(join(day.cwd, 'logs/c.jsonl'), join(day.cwd, 'set/c.jsonl'));
  writeFileSync(join(day.cwd, 'set/standardisation.yaml'), setFile(day));
  return day;
}

function mark({ cwd }: Moderated, args: string, ...typed: readonly string[]): Ran {
  const flags = ['--scheme', 'scheme.yaml', '--plain', ...args.split(' ').filter((word) => word !== '')];
  return callsheet(['mark', 'logs', '--assessor', 'AS1', ...flags], {
    cwd,
    input: typed.map((line) => `${line}\n`).join(''),
  });
}

const practice = '--practice set/standardisation.yaml';
const close = ['close round', 'yes'];

describe('practice before marking', () => {
  it('shows the agreed marks once a sitting is closed, again until they come near, and goes on to what counts only then', async () => {
    const day = await withSet();
    const off = mark(day, practice, 'yes', 'cite 12', 'below', 'next', 'no evidence', ...close, 'cite 12', 'quit');
    expectSound(off);
    expect(off.out).toContain('Practice first: 1 of 1 standardisation sitting still to come near to.');
    expect(off.out).toContain('Not near enough to the agreed marks yet');
    expect(off.out).toContain(
      'Tells the people it concerns: agreed just pass, and you gave secure below: 1 level off.',
    );
    expect(off.out).toContain('Keeps the papers right: agreed pass, and you gave no evidence seen: 2 levels off.');
    expect(off.out.split('Marking, practice, AS1')).toHaveLength(3);
    expect(off.out.indexOf('agreed just pass')).toBeGreaterThan(off.out.indexOf('Close this practice sitting?'));
    expect(off.out).not.toContain('first round');

    const near = mark(day, practice, 'below', 'next', 'cite 12', 'pass', ...close, 'yes', 'quit');
    expect(near.out).toContain('Near enough to the agreed marks');
    expect(near.out).toContain('Marking, first round, AS1');
    expect(near.out).toContain('Page 1 of 6');
    const after = mark(day, practice, 'yes', 'quit');
    expect(after.out).not.toContain('ractice');
  });

  it('never counts as marks, wherever its ledger is put', async () => {
    const day = await withSet();
    mark(day, practice, 'yes', 'cite 12', 'just pass', 'next', 'cite 12', 'pass', ...close, 'quit');
    expect(readdirSync(join(day.cwd, 'set/c.jsonl.practice'))).toEqual(['AS1-1.ledger']);
    expect(existsSync(join(day.cwd, 'set/c.jsonl.marks'))).toBe(false);
    const ledger = readFileSync(join(day.cwd, 'set/c.jsonl.practice/AS1-1.ledger'));
    mkdirSync(join(day.cwd, 'logs/c.jsonl.marks'));
    writeFileSync(join(day.cwd, 'logs/c.jsonl.marks/first-AS1-1.ledger'), ledger);
    expect(callsheet(['verify', 'logs/c.jsonl.marks/first-AS1-1.ledger'], { cwd: day.cwd }).status).toBe(1);
    expect(day.run('--scheme scheme.yaml').err).toContain('isn’t what its name says');
    expect(mark(day, '', 'quit').err).toContain('logs/c.jsonl.marks/first-AS1-1.ledger isn’t what its name says');
  });

  it('is asked of nobody who adjudicates or moderates, and holds up the closing of a round', async () => {
    const day = await withSet();
    expect(mark(day, `${practice} --close --key keys/AS1`)).toMatchObject({
      status: 2,
      err: expect.stringContaining('Practice first: 1 of 1 standardisation sitting still to come near to.'),
    });
    expect(mark(day, `${practice} --round appeal`, 'yes', 'quit').out).toContain('Marking, appeal, AS1');
  });

  it('is found in the folder that is marked, and its sittings aren’t among those that count', async () => {
    const day = await withSet();
    writeFileSync(join(day.cwd, 'logs/standardisation.yaml'), setFile(day));
    const ran = mark(day, '', 'yes', 'cite 12', 'just pass', 'next', 'cite 12', 'pass', ...close, 'yes', 'quit');
    expect(ran.out).toContain('Page 1 of 2');
    expect(ran.out).toContain('Page 1 of 4');
  });

  it('refuses a file with the agreed marks of other controls, and says its mistakes', async () => {
    const day = await withSet();
    writeFileSync(join(day.cwd, 'set/standardisation.yaml'), setFile(day, 'no'));
    expect(mark(day, practice)).toMatchObject({
      status: 2,
      out: '',
      err: expect.stringContaining(
        'set/standardisation.yaml has the agreed marks of steady, which is no standardisation sitting',
      ),
    });
    writeFileSync(join(day.cwd, 'set/standardisation.yaml'), setFile(day).replace('c.jsonl', 'z.jsonl'));
    expect(mark(day, practice).err).toContain('There is no log `z.jsonl`.');
  });
});
