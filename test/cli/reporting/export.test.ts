import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeIdentity, sealTo } from '../../../src/seal/age.ts';
import { putReopened } from '../../mark/put-reopened.ts';
import { ledgerOf, pass } from '../../mark/small-marks.ts';
import { callsheet, emptyFolder, expectSound, recordsIn, satFolder } from '../run-callsheet.ts';

/** Puts a ledger beside `a.jsonl`. */
function putLedger(cwd: string, name: string, text: string): void {
  mkdirSync(join(cwd, 'a.jsonl.marks'), { recursive: true });
  writeFileSync(join(cwd, 'a.jsonl.marks', name), text);
}

describe('export', () => {
  it('writes the same whether to a file or to standard output, and never over a file', () => {
    const cwd = satFolder();
    for (const format of ['csv', 'json', 'xapi']) {
      const printed = callsheet(['export', 'a.jsonl', '--format', format], { cwd });
      expect(printed).toMatchObject({ status: 0, err: '' });
      const args = ['export', 'a.jsonl', '--format', format, '--out', `out.${format}`];
      expect(callsheet(args, { cwd })).toMatchObject({ status: 0, out: `out.${format}: 1 sitting\n`, err: '' });
      expect(readFileSync(join(cwd, `out.${format}`), 'utf8')).toBe(printed.out);
      const again = callsheet(args, { cwd });
      expect(again.status).toBe(2);
      expect(again.err).toContain('is already there, and is never written over');
    }
  });

  it('names what can’t be written out, writes the rest, and exits 1', () => {
    const cwd = satFolder();
    const text = readFileSync(join(cwd, 'a.jsonl'), 'utf8');
    writeFileSync(join(cwd, 'b.jsonl'), text.replace('"Ask', '"Esk'));
    writeFileSync(join(cwd, 'c.jsonl'), text);
    writeFileSync(join(cwd, 'd.jsonl'), 'no log\n');
    const ran = callsheet(['export', '.', 'none', '--format', 'json', '--out', 'all.json'], { cwd });
    expect(ran.status).toBe(1);
    expect(ran.err).toContain('b.jsonl is damaged at record');
    expect(ran.err).toContain('c.jsonl is the same log as a.jsonl, and is taken once');
    expect(ran.err).toContain('d.jsonl is not a log of callsheet');
    expect(ran.err).toContain('none is not there');
    expect(JSON.parse(readFileSync(join(cwd, 'all.json'), 'utf8')).sittings).toHaveLength(1);
    expectSound(ran);
  });

  it('leaves no file where nothing could be written out, and no draft of one', () => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, 'd.jsonl'), 'no log\n');
    const ran = callsheet(['export', 'd.jsonl', '--out', 'out.csv'], { cwd });
    expect(ran.status).toBe(1);
    expect(readdirSync(cwd)).toEqual(['d.jsonl']);
    expect(existsSync(join(cwd, 'out.csv'))).toBe(false);
  });

  it.each([
    [['a.jsonl'], 'say in which form: --format csv, --format xapi, --format json'],
    [['a.jsonl', '--format', 'cvs'], 'there is no format cvs. Did you mean csv?'],
    [['a.jsonl', '--format', 'xapi', '--home', 'mailto:a@b.example'], '--home takes an address'],
    [['a.jsonl', '--format', 'xapi', '--home', 'https://x.example/?a'], '--home takes an address'],
    [['a.jsonl', '--format', 'json', '--excel'], '--excel is for csv alone'],
  ])('%j is refused in a sentence', (args, sentence) => {
    const ran = callsheet(['export', ...args], { cwd: satFolder() });
    expect(ran).toMatchObject({ status: 2, out: '' });
    expect(ran.err).toContain(sentence);
  });

  it('marks with --excel that it is UTF-8, and only then', () => {
    const cwd = satFolder();
    expect(callsheet(['export', 'a.jsonl', '--format', 'csv'], { cwd }).out).toMatch(/^log,/);
    expect(callsheet(['export', 'a.jsonl', '--format', 'csv', '--excel'], { cwd }).out).toMatch(/^\ufefflog,/);
  });

  it('takes marks of closed rounds alone; an open ledger is counted, one of another log is named', () => {
    const cwd = satFolder();
    const records = recordsIn(join(cwd, 'a.jsonl'));
    const marks = [['telling', pass([1], '<script>\u001b]0;x\u0007')]] as const;
    putLedger(cwd, 'first-AS1-1.ledger', ledgerOf(records, { marks }).text);
    putLedger(
      cwd,
      'second-AS2-1.ledger',
      ledgerOf(records, { marks, assessor: 'AS2', round: 'second', isClosed: false }).text,
    );
    putLedger(
      cwd,
      'second-AS3-1.ledger',
      ledgerOf(records, { assessor: 'AS3', round: 'second', candidate: 'B2' }).text,
    );
    putLedger(cwd, 'first-.._.._x-1.ledger', 'not looked at: no ledger has such a name');
    const ran = callsheet(['export', 'a.jsonl', '--format', 'json'], { cwd });
    expect(ran.status).toBe(1);
    expect(ran.err.split('\n')).toEqual([
      'callsheet: a.jsonl.marks/first-.._.._x-1.ledger isn’t named as a ledger is: ROUND-ASSESSOR-ATTEMPT.ledger, with an id for the assessor',
      'callsheet: a.jsonl.marks/second-AS3-1.ledger marks B2, and the log is of A1',
      '',
    ]);
    const [{ marks: told }] = JSON.parse(ran.out).sittings;
    expect(told).toMatchObject({ standing: 'provisional: marks, not results', openRounds: 2 });
    expect(told.closedRounds).toMatchObject([{ assessor: 'AS1', marks: [{ criterion: 'telling', level: 'pass' }] }]);
    expectSound(ran);
  });

  it('leaves an attempt behind when a round was opened again', () => {
    const cwd = satFolder();
    const records = recordsIn(join(cwd, 'a.jsonl'));
    putLedger(cwd, 'first-AS1-1.ledger', ledgerOf(records, { marks: [['telling', pass([1])]] }).text);
    putLedger(cwd, 'first-AS1-2.ledger', ledgerOf(records, { attempt: 2, isClosed: false }).text);
    const unopened = callsheet(['export', 'a.jsonl', '--format', 'json'], { cwd });
    expect(unopened.err).toContain('first-AS1-2.ledger is attempt 2, and no paper that counts opened it');
    expect(JSON.parse(unopened.out).sittings[0].marks).toMatchObject({ openRounds: 1, closedRounds: [] });
    putReopened(join(cwd, 'a.jsonl.marks/first-AS1-1.ledger'));
    const ran = callsheet(['export', 'a.jsonl', '--format', 'json'], { cwd });
    expect(ran).toMatchObject({ status: 0, err: '' });
    expect(JSON.parse(ran.out).sittings[0].marks).toMatchObject({ openRounds: 1, closedRounds: [] });
  });

  it('takes a ledger and its sealed copy for one, which is the open copy', async () => {
    const cwd = satFolder();
    const { text } = ledgerOf(recordsIn(join(cwd, 'a.jsonl')), { marks: [['telling', pass([1])]] });
    const { recipient } = await makeIdentity();
    putLedger(cwd, 'first-AS1-1.ledger', text);
    putLedger(cwd, 'first-AS1-1.ledger.age', await sealTo([recipient], text));
    const ran = callsheet(['export', 'a.jsonl', '--format', 'json'], { cwd });
    expect(ran).toMatchObject({ status: 0, err: '' });
    expect(JSON.parse(ran.out).sittings[0].marks).toMatchObject({ openRounds: 0, closedRounds: [{ assessor: 'AS1' }] });
  });
});
