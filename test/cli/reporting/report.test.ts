import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ledgerLines, type Marking, markOf, putLedger, smallScheme } from '../../report/pages/ledgers.ts';
import { callsheet, expectSound, recordsIn, satFolder, small } from '../run-callsheet.ts';

const good: Marking = { marks: { tells: markOf('pass', 'You rang Priya.'), papers: markOf('below') } };

/** A folder with the log of a whole sitting, and these ledgers beside it. */
function markedFolder(markings: readonly Marking[], cwd = satFolder()): string {
  const records = recordsIn(join(cwd, 'a.jsonl'));
  for (const marking of markings) putLedger(join(cwd, 'a.jsonl'), records, smallScheme, marking);
  return cwd;
}

describe('report, for the candidate', () => {
  it('writes one file once the marking is closed, and says what isn’t in it', () => {
    const cwd = markedFolder([good]);
    const ran = callsheet(['report', 'a.jsonl', '--for', 'candidate', '--out', 'out/a.html'], { cwd });
    expect(ran).toMatchObject({ status: 0, err: '' });
    expect(ran.out).toMatch(/^Feedback for A1 is in out\/a\.html, \d+ kB\.\n/);
    expect(readFileSync(join(cwd, 'out/a.html'), 'utf8')).toContain('You rang Priya.');
  });

  it.each([
    ['nobody has marked it', [], /hasn’t been marked/],
    ['the first round is open', [{ ...good, isClosed: false }], /the first mark by AS1 isn’t closed/],
    [
      'a second round is open',
      [good, { ...good, round: 'second', assessor: 'AS2', isClosed: false }],
      /the second mark by AS2 isn’t closed/,
    ],
    [
      'two differ',
      [good, { round: 'second', assessor: 'AS2', marks: { tells: markOf('distinction') } }],
      /isn’t settled: of tells, the first and the second mark differ/,
    ],
  ] as const)('is refused in a sentence while %s', (_, markings, sentence) => {
    const cwd = markedFolder(markings);
    const ran = callsheet(['report', 'a.jsonl', '--for', 'candidate', '--out', 'a.html'], { cwd });
    expect(ran).toMatchObject({ status: 2, out: '' });
    expect(ran.err).toMatch(sentence);
    expect(ran.err.trimEnd().split('\n')).toHaveLength(1);
    expect(() => readFileSync(join(cwd, 'a.html'))).toThrow();
  });

  it.each([
    [
      'is damaged',
      (text: string) => text.replace('You rang Priya', 'He rang Priya'),
      /is damaged at record 1: its content/,
    ],
    ['is of another log', (text: string) => text, /is of another log/],
  ])('is refused where a ledger beside the log %s', (what, change, sentence) => {
    const cwd = markedFolder([good]);
    const records = recordsIn(join(cwd, 'a.jsonl')).slice(0, what === 'is damaged' ? undefined : -2);
    const other: Marking = { ...good, round: 'second', assessor: 'AS2' };
    writeFileSync(join(cwd, 'a.jsonl.marks/second-AS2-1.ledger'), change(ledgerLines(records, smallScheme, other)));
    const ran = callsheet(['report', 'a.jsonl', '--for', 'candidate'], { cwd });
    expect(ran).toMatchObject({ status: 2, out: '' });
    expect(ran.err).toMatch(sentence);
  });
});

describe('report, for the assessor', () => {
  it('is written beside the log at any time, says what is provisional and names the ledgers that don’t count', () => {
    const cwd = markedFolder([{ ...good, isClosed: false }]);
    writeFileSync(join(cwd, 'a.jsonl.marks/second-AS2-1.ledger'), 'not a ledger\n');
    const ran = callsheet(['report', 'a.jsonl'], { cwd });
    expect(ran.status).toBe(1);
    expect(ran.err).toBe('callsheet: a.jsonl.marks/second-AS2-1.ledger is no mark ledger of callsheet\n');
    const page = readFileSync(join(cwd, 'a.jsonl.assessor.html'), 'utf8');
    expect(page).toContain('Provisional: marks, not results.');
    expect(page).toContain('second-AS2-1.ledger is no mark ledger');
  });

  it('is never written over another file', () => {
    const cwd = markedFolder([good]);
    writeFileSync(join(cwd, 'a.jsonl.assessor.html'), 'mine');
    const ran = callsheet(['report', 'a.jsonl'], { cwd });
    expect(ran).toMatchObject({ status: 2, err: expect.stringContaining('is already there') });
  });

  it('does no harm with a comment of HTML and scripts', () => {
    const nasty = '</blockquote><script>alert(1)</script><img src=x onerror=alert(1)>\u001b[31m\u202e';
    const cwd = markedFolder([{ marks: { tells: markOf('pass', nasty) } }]);
    expectSound(callsheet(['report', 'a.jsonl'], { cwd }));
    const page = readFileSync(join(cwd, 'a.jsonl.assessor.html'), 'utf8');
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(page).not.toMatch(/<script|<img|\u001b|\u202e/);
  });

  it('refuses a comment of a megabyte with its ledger, which is none', () => {
    const cwd = markedFolder([good]);
    const long: Marking = { marks: { tells: markOf('pass', 'x'.repeat(1_000_000)) }, round: 'second', assessor: 'AS2' };
    const lines = ledgerLines(recordsIn(join(cwd, 'a.jsonl')), smallScheme, long);
    writeFileSync(join(cwd, 'a.jsonl.marks/second-AS2-1.ledger'), lines);
    const ran = callsheet(['report', 'a.jsonl'], { cwd });
    expect(ran.status).toBe(1);
    expect(ran.err).toContain('second-AS2-1.ledger is damaged at record 1: it isn’t a record of this version');
  });
});

describe('report, of a cohort', () => {
  it('is what a folder gets; a log that can’t be opened is named and the rest goes on', () => {
    const cwd = markedFolder([good]);
    writeFileSync(join(cwd, 'b.jsonl'), 'not a log\n');
    const ran = callsheet(['report', '.', '--least', '2'], { cwd });
    expect(ran).toMatchObject({ status: 1, err: 'callsheet: b.jsonl is not a log of callsheet\n' });
    expect(ran.out).toMatch(/^1 sitting in report\.html, \d+ kB\.\n$/);
    expect(readFileSync(join(cwd, 'report.html'), 'utf8')).toContain('Fewer than 2 sittings: not shown.');
  });

  it('counts a log once that lies there twice, and says so', () => {
    const cwd = satFolder();
    writeFileSync(join(cwd, 'b.jsonl'), readFileSync(join(cwd, 'a.jsonl')));
    const ran = callsheet(['report', '.'], { cwd });
    expect(ran).toMatchObject({
      status: 1,
      err: 'callsheet: b.jsonl is the same log as a.jsonl: it is counted once\n',
    });
    expect(ran.out).toMatch(/^1 sitting in report\.html/);
  });

  it('takes no marks of two schemes for marks of one', () => {
    const cwd = markedFolder([good]);
    callsheet(['sit', small, '--answers', 'whole.yaml', '--as', 'A2', '--out', 'b.jsonl'], { cwd });
    const other = smallScheme.replace('Tells people', 'Tells them');
    putLedger(join(cwd, 'b.jsonl'), recordsIn(join(cwd, 'b.jsonl')), other, good);
    expect(callsheet(['report', '.'], { cwd })).toMatchObject({
      status: 2,
      err: expect.stringContaining('more than one scheme: say which with --scheme FILE'),
    });
    writeFileSync(join(cwd, 'scheme.yaml'), other);
    const ran = callsheet(['report', '.', '--scheme', 'scheme.yaml'], { cwd });
    expect(ran).toMatchObject({
      status: 1,
      err: expect.stringContaining('a.jsonl.marks/first-AS1-1.ledger is by another scheme'),
    });
  });

  it('names each mistake of a faulty scheme with its place', () => {
    const cwd = markedFolder([good]);
    writeFileSync(join(cwd, 'scheme.yaml'), smallScheme.replace('codes: [S2]', 'codes: [S9]'));
    const ran = callsheet(['report', '.', '--scheme', 'scheme.yaml'], { cwd });
    expect(ran.status).toBe(2);
    expect(ran.err).toMatch(/scheme\.yaml:20:13: error CS310/);
    expectSound(ran);
  });
});

describe('report, refused in a sentence', () => {
  it.each([
    [['report'], '`report` needs LOG|DIR'],
    [['report', 'none.jsonl'], 'none.jsonl is not there'],
    [['report', '.', '--for', 'nobody'], '--for takes candidate, assessor, cohort, and got nobody'],
    [['report', '.', '--least', '1'], '--least takes a whole number from 2 to 1000, and got 1'],
    [['report', 'a.jsonl', '--least', '5'], '--least is for a cohort'],
    [['report', 'a.jsonl', '--scheme', 'none.yaml'], 'none.yaml is not there'],
    [['report', 'a.jsonl', '--key', 'none'], 'none'],
    [['report', 'a.jsonl', '--player', 'none.cast'], 'none.cast is not there'],
    [['report', 'a.jsonl', '--player', 'whole.yaml'], 'whole.yaml is no cast: its first line'],
    [
      ['report', 'a.jsonl', '--for', 'candidate', '--player', 'none.cast'],
      '--player is for an assessor’s page, and this is the candidate’s',
    ],
  ])('%j', (args, sentence) => {
    const ran = callsheet(args, { cwd: satFolder() });
    expect(ran).toMatchObject({ status: 2, out: '', err: expect.stringContaining(sentence) });
    expect(ran.err.trimEnd().split('\n')).toHaveLength(1);
  });

  it('a page of one sitting for a folder of two', () => {
    const cwd = satFolder();
    writeFileSync(join(cwd, 'b.jsonl'), readFileSync(join(cwd, 'a.jsonl')));
    const ran = callsheet(['report', '.', '--for', 'candidate'], { cwd });
    expect(ran.err).toBe('callsheet: a page for the candidate is about one sitting, and . holds 2: name one log\n');
  });
});
