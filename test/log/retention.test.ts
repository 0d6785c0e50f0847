import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filesOfLogs, type KeptLog, readKeeping, retentionOn } from '../../src/log/retention.ts';
import { MemoryLog } from './memory-log.ts';

/** A log kept until that day. */
function kept(log: string, keepUntil: string): KeptLog {
  return { log, files: [log], keepUntil, candidate: 'A1', scenario: 'small' };
}

const days = fc
  .date({ min: new Date('2026-01-01T00:00:00Z'), max: new Date('2040-12-31T00:00:00Z'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10));

describe('what is due on a day', () => {
  it.each([
    ['2032-09-02', 'due'],
    ['2032-09-01', 'soon'],
    ['2032-06-04', 'soon'],
    ['2032-06-03', 'later'],
  ] as const)('a log to be kept until 2032-09-01 is, on %s, %s', (on, group) => {
    const one = kept('a.jsonl', '2032-09-01');
    expect(retentionOn(on, [one])).toEqual({ due: [], soon: [], later: [], [group]: [one] });
  });

  it('never loses a log, names one twice, or tells a later date before an earlier one', () => {
    const logs = fc.array(days).map((dates) => dates.map((day, index) => kept(`${index}.jsonl`, day)));
    fc.assert(
      fc.property(days, logs, (on, some) => {
        const { due, soon, later } = retentionOn(on, some);
        const all = [...due, ...soon, ...later];
        expect(all.map(({ log }) => log).sort()).toEqual(some.map(({ log }) => log).sort());
        expect(all.map(({ keepUntil }) => keepUntil)).toEqual(some.map(({ keepUntil }) => keepUntil).sort());
      }),
    );
  });

  it('never has a day in it on which the log is still to be kept', () => {
    fc.assert(
      fc.property(days, days, (on, keepUntil) => {
        expect(retentionOn(on, [kept('a.jsonl', keepUntil)]).due.length).toBe(on > keepUntil ? 1 : 0);
      }),
    );
  });
});

describe('how long a log is kept', () => {
  const log = new MemoryLog();
  log.wall = '2028-02-29T09:00:00.000Z';
  log.begin();

  it('is what its first record says, whatever comes behind it', () => {
    const keeping = { keepUntil: '2034-03-01', candidate: 'A1', scenario: 'small' };
    expect(readKeeping(log.bytes)).toEqual({ ok: true, keeping });
    const spoilt = new TextEncoder().encode(`${log.lines[0]}not a record\n{"at":`);
    expect(readKeeping(spoilt)).toEqual({ ok: true, keeping });
  });

  it.each([
    ['empty', '', 'has no complete record'],
    ['something else', 'a,b\n', 'is not a log of callsheet'],
    ['cut off in its first record', log.text.slice(0, 200), 'has no complete record'],
    [
      'changed in its date',
      log.text.replace('2034-03-01', '2029-03-01'),
      'is damaged in its first record: its content and its hash don’t agree',
    ],
  ])('can’t be told where the log is %s', (_, text, because) => {
    const read = readKeeping(new TextEncoder().encode(text));
    expect(read.ok ? '' : read.because).toContain(because);
  });
});

describe('the files of a log', () => {
  it('are those whose names begin with its own, in its own folder; others belong to none', () => {
    const files = ['s/a.jsonl', 's/a.jsonl.lock', 's/a.jsonl.sig', 's/a.jsonl.torn-1', 's/a.txt', 't/a.jsonl.sig'];
    expect(filesOfLogs(['s/a.jsonl'], files)).toEqual({
      logs: [{ log: 's/a.jsonl', files: ['s/a.jsonl', 's/a.jsonl.lock', 's/a.jsonl.sig', 's/a.jsonl.torn-1'] }],
      others: ['s/a.txt', 't/a.jsonl.sig'],
    });
  });

  it('go to the longest name that begins theirs, and a log to no other', () => {
    const logs = ['a.jsonl', 'a.jsonl.jsonl'];
    expect(filesOfLogs(logs, [...logs, 'a.jsonl.jsonl.sig', 'a.jsonl.sig'])).toEqual({
      logs: [
        { log: 'a.jsonl', files: ['a.jsonl', 'a.jsonl.sig'] },
        { log: 'a.jsonl.jsonl', files: ['a.jsonl.jsonl', 'a.jsonl.jsonl.sig'] },
      ],
      others: [],
    });
  });
});
