import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../../src/scenario/scenario.ts';
import { cellWidth } from '../../../src/view/text/cells.ts';
import { smallSource } from '../../fixtures/small.ts';
import { compiled, lateVan } from '../../laws/every-scenario.ts';
import { markOf, putLedger, smallScheme } from '../../report/pages/ledgers.ts';
import { centreWith } from '../../seal/centre.ts';
import { dayOf, sitPlainly, wholeOfLateVan } from '../centre/assessed-day.ts';
import { logOf, recordsFor, stoppedAnswers } from '../logs-of.ts';
import { callsheet, emptyFolder, expectSound, recordsIn } from '../run-callsheet.ts';

/** The small scenario with another brief: a version of its own. */
function otherVersion(): Scenario {
  const source = smallSource();
  const files = source.files.map((file) => ({ ...file, text: file.text.replace('It is Sunday', 'It is a Sunday') }));
  return compiled({ ...source, files });
}

/** A folder of sittings: whole ones and some that stop after the first call. */
function cohort(wholeOnes: number, stopped: number): string {
  const cwd = emptyFolder();
  mkdirSync(join(cwd, 'logs'));
  const [all, some] = [recordsFor(), recordsFor(stoppedAnswers)];
  for (let index = 0; index < wholeOnes + stopped; index += 1)
    writeFileSync(join(cwd, `logs/c${index}.jsonl`), logOf(`C${index}`, index < wholeOnes ? all : some));
  return cwd;
}

describe('analyse', () => {
  it('tells shares with what they are of, in lines of 80 columns', () => {
    const ran = callsheet(['analyse', 'logs'], { cwd: cohort(9, 3) });
    expect(ran).toMatchObject({ status: 0, err: '' });
    expectSound(ran);
    expect(ran.out).toContain('Evidence is what the author of a scenario expects');
    expect(ran.out).toContain('  12 sittings of 12 candidates.');
    expect(ran.out).toMatch(/\n {2}A good day +9 {2}12 {2}75%\n/);
    expect(ran.out).toMatch(/\n {4}right +9 {2}12 {2}75%\n {4}other +3 {2}12 {2}25%\n/);
    expect(ran.out.split('\n').filter((line) => cellWidth(line) > 80)).toEqual([]);
  });

  it('of few tells counts alone, and says so', () => {
    const ran = callsheet(['analyse', 'logs'], { cwd: cohort(2, 1) });
    expect(ran.out).toContain('These are fewer than 10 sittings: nothing general can be said from them.');
    expect(ran.out).not.toContain('%\n');
    const two = callsheet(['analyse', 'logs', '--least', '2'], { cwd: cohort(2, 1) });
    expect(two.out).toMatch(/\n {2}A good day +2 +3 +67%\n/);
  });

  it('goes on past bad logs, names each, counts a copy once, and exits 1', () => {
    const cwd = cohort(3, 0);
    const good = readFileSync(join(cwd, 'logs/c0.jsonl'), 'utf8');
    writeFileSync(join(cwd, 'logs/bad-1.jsonl'), good.replace('She signs for it', 'He signs for it'));
    writeFileSync(join(cwd, 'logs/bad-2.jsonl'), 'no log\n');
    writeFileSync(join(cwd, 'logs/d-copy.jsonl'), good);
    const ran = callsheet(['analyse', 'logs', '--json'], { cwd });
    expect(ran.status).toBe(1);
    expectSound(ran);
    expect(ran.err.trimEnd().split('\n')).toEqual([
      expect.stringMatching(
        /^callsheet: logs\/bad-1\.jsonl is damaged at record \d+: its content and its hash don’t agree$/,
      ),
      'callsheet: logs/bad-2.jsonl is not a log of callsheet',
      'callsheet: logs/d-copy.jsonl is another copy of the sitting in logs/c0.jsonl, and is counted once',
    ]);
    expect(JSON.parse(ran.out)).toMatchObject({
      scenarios: [{ sittings: 3 }],
      problems: expect.objectContaining({ length: 3 }),
    });
  });

  it('takes two versions of one scenario as two', () => {
    const cwd = cohort(2, 0);
    writeFileSync(join(cwd, 'logs/other.jsonl'), logOf('D1', recordsFor(stoppedAnswers, otherVersion())));
    const ran = callsheet(['analyse', 'logs', '--json'], { cwd });
    expect(ran).toMatchObject({ status: 0, err: '' });
    const { scenarios } = JSON.parse(ran.out);
    expect(scenarios).toMatchObject([{ scenario: 'small' }, { scenario: 'small' }]);
    expect(new Set(scenarios.map((one: { digest: string }) => one.digest)).size).toBe(2);
  });

  it('tells the marks of ledgers that are closed, as provisional, and names one that is of another log', () => {
    const cwd = cohort(2, 0);
    writeLedger(cwd, 'c0', 'c0', true);
    writeLedger(cwd, 'c1', 'c1', false);
    const ran = callsheet(['analyse', 'logs'], { cwd });
    expect(ran).toMatchObject({ status: 0, err: '' });
    expect(ran.out).toContain('1 ledger not closed yet: not counted.');
    expect(ran.out).toContain('Provisional: marks, not results.');
    expect(ran.out).toMatch(/\n {2}tells +0 {5}1 {12}0 {9}0\n/);
    writeLedger(cwd, 'c1', 'c0', true);
    const other = callsheet(['analyse', 'logs'], { cwd });
    expect(other.status).toBe(1);
    expect(other.err).toMatch(
      /^callsheet: logs\/c1\.jsonl\.marks\/first-AS1-1\.ledger is of another log, or this one was changed since the marking began, when it had \d+ records\n$/,
    );
  });

  it.each([
    [['none'], 'none is not there'],
    [['.'], '. has no log (.jsonl) in it'],
    [['.', '--least', '1'], '--least takes a whole number from 2 to 1000'],
  ])('%j is refused in a sentence', (args, sentence) => {
    const ran = callsheet(['analyse', ...args], { cwd: emptyFolder() });
    expect(ran).toMatchObject({ status: 2, out: '' });
    expect(ran.err).toContain(sentence);
    expectSound(ran);
  });
});

describe('analyse of an assessed sitting', () => {
  it('counts it with the key of an assessor alone, and then by what the author calls each result', async () => {
    const day = await dayOf(await centreWith(lateVan.scenario));
    expect(sitPlainly(day, 'a.jsonl', [...wholeOfLateVan, 'leave'])).toMatchObject({ status: 0 });
    const closed = day.run('analyse a.jsonl');
    expect(closed).toMatchObject({ status: 2, out: '' });
    expect(closed.err).toContain('a.jsonl is sealed: give the key of an assessor or a moderator (--key)');
    const opened = day.run('analyse a.jsonl --key keys/assessor-AS1 --json');
    expect(opened).toMatchObject({ status: 0, err: '' });
    const [part] = JSON.parse(opened.out).scenarios;
    expect(part).toMatchObject({ scenario: 'late-van', sittings: 1, candidates: 1 });
    const results = part.tasks.map((task: { results: readonly { n: number }[] }) => task.results.map(({ n }) => n));
    expect(results.map((ns: readonly number[]) => ns.reduce((sum, n) => sum + n, 0))).toEqual(results.map(() => 1));
    // The copy that was sealed to be sent is the same sitting, and its ledgers lie beside the log.
    const both = day.run('analyse a.jsonl a.jsonl.age --key keys/assessor-AS1');
    expect(both.status).toBe(1);
    expect(both.err).toContain('a.jsonl.age is another copy of the sitting in a.jsonl, and is counted once');
  });
});

/** Puts a ledger of one log beside another, or beside that itself. */
function writeLedger(cwd: string, beside: string, of: string, isClosed: boolean): void {
  const marks = { tells: markOf('pass', 'Rings her', [6]) };
  putLedger(join(cwd, `logs/${beside}.jsonl`), recordsIn(join(cwd, `logs/${of}.jsonl`)), smallScheme, {
    marks,
    isClosed,
  });
}
