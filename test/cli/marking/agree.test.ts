import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Agreement } from '../../../src/mark/agreement/agreement.ts';
import { readLedger } from '../../../src/mark/ledger.ts';
import { writeReopened } from '../../../src/mark/reopened.ts';
import { encryptTo, makeIdentity } from '../../../src/seal/age.ts';
import { makeSigningKey } from '../../../src/seal/signing.ts';
import { markOf, writeLedger } from '../../mark/agreement/make-ledgers.ts';
import { putReopened } from '../../mark/put-reopened.ts';
import { callsheet, emptyFolder, expectSound, root } from '../run-callsheet.ts';

const fixture = join(root, 'test/fixtures/agreement/four-observers');
const scheme = readFileSync(join(fixture, 'scheme.yaml'), 'utf8');

describe('agree', () => {
  it('comes from ledgers to the figures that Krippendorff 2011 and Gwet 2014 print', () => {
    const ran = callsheet(['agree', fixture, '--level', '6', '--json'], { cwd: root });
    expect(ran).toMatchObject({ status: 0, err: '' });
    const told = JSON.parse(ran.out);
    expect(told).toMatchObject({ sittings: 12, draft: true, standing: 'provisional: marks, not results', leftOut: [] });
    const all = find(told.agreement, 'all');
    expect(all).toMatchObject({ units: 11, sittings: 11, seenByOne: 3 });
    expect(digitsOf(all, 'alphaNominal')).toBe('0.743');
    expect(digitsOf(all, 'alphaOrdinal')).toBe('0.815');
    expect(digitsOf(all, 'percent')).toBe('0.818');
    expect(digitsOf(all, 'kappa')).toBe('0.763');
    // Gwet's chance agreement of .1903212 is of five levels; the scale has six, and shares it among one more: × 4 / 5.
    expect(digitsOf(all, 'ac1')).toBe(((0.8181818 - 0.1903212 * 0.8) / (1 - 0.1903212 * 0.8)).toFixed(3));
  });

  it('prints tables of 80 columns that say on how much each figure rests, and what is not given', () => {
    for (const flags of [[], ['--all'], ['--level', '6'], ['--level', '6', '--all']]) {
      const ran = callsheet(['agree', fixture, ...flags], { cwd: root });
      expect(ran).toMatchObject({ status: 0, err: '' });
      expect(ran.out.split('\n').filter((line) => line.length > 80)).toEqual([]);
      expectSound(ran);
    }
    const { out } = callsheet(['agree', fixture, '--level', '6'], { cwd: root });
    expect(out).toContain('12 sittings marked by A, B, C and D: 12 first rounds and 34 second');
    expect(out).toContain('DRAFT: the plan is a draft.\nProvisional: marks, not results.\n');
    expect(out).toMatch(/^All together {5}11 {2}82 \d+ to 100 {2}0\.95 /m);
    expect(out).toMatch(/^A and C {6}8 {2}not given: 8 sittings of the 10 needed$/m);
    expect(out).toMatch(/^C +10 {2}70 .* \+0\.27 /m);
  });

  it('gives the same for the same seed, wherever the files lie and in whatever order they are named', () => {
    const cwd = emptyFolder();
    const [some, others] = [join(cwd, 'z'), join(cwd, 'a')];
    cpSync(fixture, some, { recursive: true });
    mkdirSync(others);
    for (const name of ['U01.jsonl', 'U01.jsonl.marks', 'U07.jsonl', 'U07.jsonl.marks'])
      renameSync(join(some, name), join(others, name));
    const there = callsheet(['agree', fixture, '--seed', 'june', '--json'], { cwd: root });
    const here = callsheet(['agree', 'z', 'a', '--seed', 'june', '--json'], { cwd });
    expect(here).toEqual(there);
    expect(callsheet(['agree', 'z', 'a', '--seed', 'july', '--json'], { cwd }).out).not.toBe(there.out);
  });

  it('counts no marks of a round that a moderator opened again', () => {
    const cwd = copied();
    const marks = 'U01.jsonl.marks';
    const read = readLedger(readFileSync(join(cwd, marks, 'second-B-1.ledger'), 'utf8'));
    if (!read.ok) throw new Error(read.because);
    const says = { wall: '2026-11-25T10:00:00.000Z', moderator: 'MO1', because: 'to be looked at again' };
    const paper = writeReopened(read.ledger, says, makeSigningKey());
    writeFileSync(join(cwd, marks, 'second-B-2.reopened'), paper);
    const ran = callsheet(['agree', '.', '--json'], { cwd });
    const [left] = JSON.parse(ran.out).leftOut;
    expect(left).toEqual({
      path: `${marks}/second-B-1.ledger`,
      because: 'was opened again by a moderator: its marks count no more',
    });
  });

  it('counts neither an attempt that no paper opened nor the one before it, and names both', () => {
    const cwd = copied();
    writeLedger(join(cwd, 'U01.jsonl'), { assessor: 'A', attempt: 2, marks: { observed: markOf(5) }, scheme });
    const ran = callsheet(['agree', '.', '--json'], { cwd });
    expect(ran.status).toBe(1);
    expect(JSON.parse(ran.out).leftOut).toEqual([
      {
        path: 'U01.jsonl.marks/first-A-2.ledger',
        because:
          'is attempt 2, and no paper that counts opened it: ask the moderator for first-A-2.reopened, or take the attempt away',
      },
      {
        path: 'U01.jsonl.marks/first-A-1.ledger',
        because: 'has a later attempt beside it that doesn’t count: until that is settled, nor does this one',
      },
    ]);
  });

  it('names every ledger at fault, and why, and goes on with the rest', () => {
    const cwd = copied();
    const ledger = (path: string): string => join(cwd, path);
    spoil(ledger('U01.jsonl.marks/second-B-1.ledger'), (text) => text.replace('"secure"', '"just"'));
    spoil(ledger('U02.jsonl.marks/second-B-1.ledger'), (text) => text.slice(0, -20));
    spoil(ledger('U03.jsonl.marks/second-B-1.ledger'), () => 'no ledger\n');
    spoil(ledger('U04.jsonl.marks/second-B-1.ledger'), (text) => text.replace('"version":1', '"version":2'));
    cpSync(ledger('U01.jsonl.marks/first-A-1.ledger'), ledger('U05.jsonl.marks/first-E-1.ledger'));
    renameSync(ledger('U06.jsonl.marks/second-B-1.ledger'), ledger('U06.jsonl.marks/second-\u001b[31mB-1.ledger'));
    cpSync(ledger('U07.jsonl.marks/first-A-1.ledger'), ledger('U08.jsonl.marks/first-A-1.ledger'));
    rmSync(ledger('U09.jsonl'));
    const marks = { observed: markOf(0) };
    writeLedger(ledger('U10.jsonl'), { assessor: 'E', marks, scheme: scheme.replace('Value 3.', 'Value 4.') });
    writeLedger(ledger('U11.jsonl'), { assessor: 'E', marks: { other: markOf(0) }, scheme });
    const ran = callsheet(['agree', '.', '--json'], { cwd });
    expect(ran.status).toBe(1);
    for (const line of [
      'U01.jsonl.marks/second-B-1.ledger is damaged at record 1: its content and its hash don’t agree: left out',
      'U02.jsonl.marks/second-B-1.ledger ends in 188 bytes of an unfinished record: open it again with `mark`: left out',
      'U03.jsonl.marks/second-B-1.ledger is no mark ledger of callsheet: left out',
      'U04.jsonl.marks/second-B-1.ledger is damaged at record 0: it is of version 2, and this callsheet knows 1: use a newer callsheet: left out',
      'U05.jsonl.marks/first-E-1.ledger isn’t what its name says: it is the first round of A, attempt 1: left out',
      'U06.jsonl.marks/second-\\u{1b}[31mB-1.ledger isn’t named as a ledger is: ROUND-ASSESSOR-ATTEMPT.ledger, with an id for the assessor: left out',
      'U08.jsonl.marks/first-A-1.ledger is of another log, or this one was changed since the marking began, when it had 3 records: left out',
      'U09.jsonl.marks/first-A-1.ledger can’t be set against its log: U09.jsonl is not there: left out',
      'U10.jsonl.marks/first-E-1.ledger is by another scheme (four-observers, digest ',
      'U11.jsonl.marks/first-E-1.ledger marks other at record 1, which is no criterion of its scheme: left out',
    ])
      expect(ran.err).toContain(line);
    expectSound(ran);
    const told = JSON.parse(ran.out);
    expect(told.leftOut).toHaveLength(ran.err.trimEnd().split('\n').length);
    expect(told).toMatchObject({ sittings: 11, assessors: ['A', 'B', 'C', 'D'] });
  });

  it('counts rounds that are open only where that is asked for, and says so', () => {
    const cwd = copied();
    const other = copied();
    const path = join(cwd, 'U01.jsonl.marks/second-D-1.ledger');
    spoil(path, (text) => `${text.trimEnd().split('\n').slice(0, -1).join('\n')}\n`);
    const closed = callsheet(['agree', '.'], { cwd });
    expect(closed.out).toContain('12 first rounds and 33 second');
    expect(closed.out).toContain('1 round still open, not counted (--provisional counts open ones).');
    for (const name of ['U01', 'U02', 'U03', 'U04', 'U05', 'U06', 'U07', 'U08', 'U09', 'U10', 'U11', 'U12']) {
      rmSync(join(other, `${name}.jsonl.marks`), { recursive: true });
      writeLedger(join(other, `${name}.jsonl`), { assessor: 'A', marks: {}, scheme, isOpen: true });
    }
    const none = callsheet(['agree', '.'], { cwd: other });
    expect(none.status).toBe(1);
    expect(none.out).toContain('Nothing counts yet of what was marked by “One thing observed”');
    expect(none.out).toContain('12 rounds still open, not counted');
    const open = callsheet(['agree', '.', '--provisional'], { cwd });
    expect(open.out).toContain('12 first rounds and 34 second');
    expect(open.out).toContain('Provisional: marks, not results. 1 round still open is counted.');
    expect([closed.status, open.status]).toEqual([0, 0]);
  });

  it('counts the latest attempt alone, nobody’s marks against their own, and no round but the first and the second', () => {
    const cwd = copied();
    const log = join(cwd, 'U01.jsonl');
    const marks = { observed: markOf(5) };
    putReopened(`${log}.marks/first-A-1.ledger`);
    writeLedger(log, { assessor: 'A', attempt: 2, marks, scheme, isOpen: true });
    writeLedger(log, { assessor: 'X', round: 'adjudication', marks, scheme });
    writeLedger(join(cwd, 'U02.jsonl'), { assessor: 'A', round: 'second', marks, scheme });
    const ran = callsheet(['agree', '.'], { cwd });
    expect(ran.status).toBe(1);
    expect(ran.err).toBe(
      'callsheet: U02.jsonl.marks/second-A-1.ledger is by whom U02.jsonl.marks/first-A-1.ledger is: nobody is compared with themselves: left out\n',
    );
    expect(ran.out).toContain('11 first rounds and 34 second');
    expect(ran.out).toContain('1 round still open, not counted');
    expect(ran.out).toContain('2 ledgers passed over: later rounds, and attempts that were opened again.');
  });

  it('opens sealed ledgers with the key, and names them without', async () => {
    const cwd = copied();
    const { identity, recipient } = await makeIdentity();
    writeFileSync(join(cwd, 'key.txt'), `${identity}\n`);
    const path = join(cwd, 'U01.jsonl.marks/second-D-1.ledger');
    writeFileSync(`${path}.age`, await encryptTo([recipient], readFileSync(path)));
    rmSync(path);
    const without = callsheet(['agree', '.'], { cwd });
    expect(without.status).toBe(1);
    expect(without.err).toContain(
      'U01.jsonl.marks/second-D-1.ledger.age is sealed to the moderators: give the key of one (--key): left out',
    );
    expect(callsheet(['agree', '.', '--key', 'key.txt'], { cwd })).toEqual(callsheet(['agree', fixture], { cwd }));
  });

  it('says that there is nothing to compare, and exits with 1', () => {
    const cwd = copied();
    for (const name of ['U01', 'U02', 'U03', 'U04', 'U05', 'U06', 'U07', 'U08', 'U09', 'U10', 'U11', 'U12'])
      for (const assessor of ['B', 'C', 'D'])
        rmSync(join(cwd, `${name}.jsonl.marks/second-${assessor}-1.ledger`), { force: true });
    const ran = callsheet(['agree', '.'], { cwd });
    expect(ran.status).toBe(1);
    expect(ran.err).toContain('no criterion of a sitting was marked by two: there is nothing to compare');
  });

  it.each([
    [['.', '--level', '4'], '--level is 3 (the levels) or 6 (the steps), and got 4'],
    [['.', '--rounds', '10'], '--rounds is a whole number from 100 to 100000'],
    [['.', '--rounds', 'many'], '--rounds is a whole number from 100 to 100000'],
    [['.'], 'there is no ledger in .: they lie in LOG.marks, beside LOG'],
    [['nowhere'], 'nowhere is not there'],
    [[fixture, '--scheme', 'none.yaml'], 'none.yaml is not there'],
    [[fixture, '--scheme', join(root, 'scenarios/schemes/st0792-v2-default.yaml')], 'no ledger is by the scheme of'],
    [[fixture, '--key', 'none'], 'none is not there'],
  ])('%j is refused in a sentence', (args, sentence) => {
    const ran = callsheet(['agree', ...args], { cwd: emptyFolder() });
    expect(ran).toMatchObject({ status: 2, out: '' });
    expect(ran.err).toContain(sentence);
    expectSound(ran);
  });

  it('says what is wrong with a scheme that doesn’t fit the plan that is here', () => {
    const cwd = emptyFolder();
    const log = join(cwd, 'a.jsonl');
    cpSync(join(fixture, 'U01.jsonl'), log);
    writeLedger(log, { assessor: 'A', marks: { observed: markOf(3) }, scheme: scheme.replace('AO1', 'AO99') });
    const ran = callsheet(['agree', '.'], { cwd });
    expect(ran).toMatchObject({ status: 2, out: '' });
    expect(ran.err).toContain('the scheme four-observers in the ledgers can’t be read with the plan that is here:');
    expect(ran.err).toMatch(/four-observers\.yaml:\d+:14: error CS312/);
    expectSound(ran);
  });

  it('takes the scheme that is named, and asks for one where as many ledgers are by one as by another', () => {
    const cwd = emptyFolder();
    const other = scheme.replace('Value 3.', 'Value 4.');
    for (const [at, text] of [scheme, other].entries()) {
      const log = join(cwd, `${at}.jsonl`);
      cpSync(join(fixture, `U0${at + 1}.jsonl`), log);
      writeFileSync(join(cwd, `${at}.yaml`), text);
      for (const assessor of ['A', 'B']) writeLedger(log, { assessor, marks: { observed: markOf(3) }, scheme: text });
    }
    const asked = callsheet(['agree', '.'], { cwd });
    expect(asked.status).toBe(2);
    expect(asked.err).toContain('as many ledgers are by one scheme as by another');
    const named = callsheet(['agree', '.', '--scheme', '1.yaml', '--json'], { cwd });
    expect(named.status).toBe(1);
    expect(JSON.parse(named.out)).toMatchObject({
      sittings: 1,
      leftOut: [{ path: expect.stringContaining('0.jsonl.marks') }, {}],
    });
  });
});

// Helpers

/** A folder with the fixture in it. */
function copied(): string {
  const cwd = emptyFolder();
  cpSync(fixture, cwd, { recursive: true });
  return cwd;
}

function spoil(path: string, change: (text: string) => string): void {
  const text = readFileSync(path, 'utf8');
  const changed = change(text);
  expect(changed).not.toBe(text);
  writeFileSync(path, changed);
}

function find(found: readonly Agreement[], of: string): Agreement {
  const one = found.find((each) => each.of === of);
  if (one === undefined) throw new Error(`There is nothing of ${of}`);
  return one;
}

function digitsOf({ figures }: Agreement, id: 'percent' | 'kappa' | 'ac1' | 'alphaNominal' | 'alphaOrdinal'): string {
  const figure = figures?.measures[id];
  return figure?.ok === true ? figure.value.toFixed(3) : 'none';
}
