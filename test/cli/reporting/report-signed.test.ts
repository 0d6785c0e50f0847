import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readLedger } from '../../../src/mark/ledger.ts';
import { reopenedPath, writeReopened } from '../../../src/mark/reopened.ts';
import type { SigningKey } from '../../../src/seal/signing.ts';
import { owner } from '../../seal/centre.ts';
import { type Moderated, moderatedFolder } from '../marking/moderated-folder.ts';
import { callsheet, expectSound, type Ran } from '../run-callsheet.ts';

const marks = { 'tells-people': 'secure pass 12', papers: 'secure pass 12' };
const first = 'logs/a.jsonl.marks/first-AS1-1.ledger';

/** A folder in which one sitting is marked, closed and signed. */
async function markedOnce(): Promise<Moderated> {
  const day = await moderatedFolder();
  day.mark('a.jsonl', { marks });
  return day;
}

function report({ cwd }: Moderated, args: string): Ran {
  rmSync(join(cwd, 'page.html'), { force: true });
  const ran = callsheet(['report', ...args.split(' '), '--out', 'page.html'], { cwd });
  expectSound(ran);
  return ran;
}

function pageOf({ cwd }: Moderated): string {
  return readFileSync(join(cwd, 'page.html'), 'utf8');
}

/** Puts a paper beside a log that opens the first round of it again, or of another. */
function reopen({ cwd }: Moderated, log: string, key: SigningKey, of = log): void {
  const read = readLedger(readFileSync(join(cwd, `logs/${of}.marks/first-AS1-1.ledger`), 'utf8'));
  if (!read.ok) throw new Error(read.because);
  const path = reopenedPath(join(cwd, 'logs', log), { round: 'first', assessor: 'AS1', attempt: 2 });
  const says = { wall: '2199-01-02T10:00:00.000Z', moderator: 'MO1', because: 'to be looked at again' };
  writeFileSync(path, writeReopened(read.ledger, says, key));
}

describe('report, by the signatures of what is closed', () => {
  it('counts a round that is signed by who marked it, by their card', async () => {
    const day = await markedOnce();
    expect(report(day, 'logs/a.jsonl --for candidate')).toMatchObject({ status: 0, err: '' });
    expect(report(day, 'logs/a.jsonl --for candidate --card keys/AS1')).toMatchObject({ status: 0, err: '' });
  });

  it.each<readonly [what: string, spoil: (day: Moderated) => void, because: string]>([
    [
      'is missing',
      ({ cwd }) => rmSync(join(cwd, `${first}.sig`)),
      'is closed, and its signature (.sig) isn’t there: ask AS1 for it, or to close the round again',
    ],
    [
      'is none',
      ({ cwd }) => writeFileSync(join(cwd, `${first}.sig`), 'signed, AS1\n'),
      'has a signature (.sig) that is none, or was changed: ask AS1 for it, or to close the round again',
    ],
    [
      'is of other records',
      (day) => cpSync(`${day.mark('b.jsonl', { marks })}.sig`, join(day.cwd, `${first}.sig`)),
      'has a signature (.sig) that is of other records than these: ask AS1 for it, or to close the round again',
    ],
  ])('doesn’t count a round as closed whose signature %s, and says what to do', async (_, spoil, because) => {
    const day = await markedOnce();
    spoil(day);
    const cohort = report(day, 'logs --least 2');
    expect(cohort.status).toBe(1);
    expect(cohort.err).toContain(`callsheet: ${first} ${because}\n`);
    expect(pageOf(day)).toContain('Provisional: marks, not results.');
    const assessor = report(day, 'logs/a.jsonl --for assessor');
    expect(assessor).toMatchObject({ status: 1, err: `callsheet: ${first} ${because}\n` });
    const candidate = report(day, 'logs/a.jsonl --for candidate');
    expect(candidate).toMatchObject({ status: 2, out: '' });
    expect(candidate.err).toContain(`${first} ${because}`);
  });

  it('doesn’t count a round that isn’t signed with the key of a card given, or by nobody whose card was given', async () => {
    const day = await markedOnce();
    writeFileSync(join(day.cwd, 'other.card'), (await owner('assessor', 'AS1')).files.card);
    const other = report(day, 'logs/a.jsonl --for candidate --card other.card');
    expect(other).toMatchObject({ status: 2, out: '' });
    expect(other.err).toContain(`${first} isn’t signed with the key of AS1’s card: ask AS1 whose it is`);
    const another = report(day, 'logs/a.jsonl --for assessor --card keys/AS2');
    expect(another).toMatchObject({
      status: 1,
      err: `callsheet: ${first} is signed by AS1, whose card wasn’t given (--card)\n`,
    });
  });
});

describe('report, of a round that was opened again', () => {
  it('counts its marks no more, until the next attempt is closed', async () => {
    const day = await markedOnce();
    reopen(day, 'a.jsonl', day.people.MO1.sign);
    const candidate = report(day, 'logs/a.jsonl --for candidate --card keys/AS1,keys/MO1');
    expect(candidate).toMatchObject({ status: 2, out: '' });
    expect(candidate.err).toContain('logs/a.jsonl isn’t marked to its end: the first mark by AS1 isn’t closed');
    expect(report(day, 'logs/a.jsonl --for assessor')).toMatchObject({ status: 0, err: '' });
    expect(pageOf(day)).toContain('Provisional: marks, not results.');
    day.mark('a.jsonl', { marks, attempt: 2 });
    expect(report(day, 'logs/a.jsonl --for candidate')).toMatchObject({ status: 0, err: '' });
  });

  it('counts no next attempt that no paper opened, nor the one before it meanwhile', async () => {
    const day = await markedOnce();
    day.mark('a.jsonl', { marks, attempt: 2 });
    const ran = report(day, 'logs/a.jsonl --for assessor');
    expect(ran).toMatchObject({
      status: 1,
      err: 'callsheet: logs/a.jsonl.marks/first-AS1-2.ledger is attempt 2, and no paper that counts opened it: ask the moderator for first-AS1-2.reopened, or take the attempt away\n',
    });
    expect(pageOf(day)).toContain('Provisional: marks, not results.');
    expect(report(day, 'logs/a.jsonl --for candidate')).toMatchObject({ status: 2, out: '' });
  });

  it('says in `verify` by whom an attempt was opened, and which counts no more', async () => {
    const day = await markedOnce();
    day.mark('a.jsonl', { marks, attempt: 2 });
    const verified = (cards = ''): Ran =>
      callsheet(['verify', 'logs', ...cards.split(' ').filter((one) => one !== '')], { cwd: day.cwd });
    const bare = verified();
    expect(bare.status).toBe(1);
    expect(bare.out).toContain('round      WRONG    is attempt 2, and no paper that counts opened it');
    reopen(day, 'a.jsonl', day.people.MO1.sign);
    const whole = verified('--card keys/AS1,keys/MO1');
    expect(whole).toMatchObject({ status: 0, err: '' });
    expect(whole.out).toContain('closed; opened again by MO1, it counts no more: to be looked at again\n');
    expect(whole.out).toContain('closed; opened by MO1: to be looked at again\n');
    expect(verified('--card keys/AS1').status).toBe(1);
  });

  it('names a paper that the moderator it names didn’t sign, or that is of another ledger', async () => {
    const day = await markedOnce();
    const path = 'logs/a.jsonl.marks/first-AS1-2.reopened';
    reopen(day, 'a.jsonl', day.people.AS1.sign);
    const forged = report(day, 'logs/a.jsonl --for assessor --card keys/AS1,keys/MO1');
    expect(forged).toMatchObject({
      status: 1,
      err: `callsheet: ${path} isn’t signed with the key of MO1’s card: ask MO1 for it again\n`,
    });
    day.mark('b.jsonl', { marks });
    reopen(day, 'a.jsonl', day.people.MO1.sign, 'b.jsonl');
    const moved = report(day, 'logs/a.jsonl --for assessor --card keys/AS1,keys/MO1');
    expect(moved).toMatchObject({
      status: 1,
      err: `callsheet: ${path} opens another ledger again than the one that lies beside it\n`,
    });
  });
});
