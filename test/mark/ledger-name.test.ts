import { describe, expect, it } from 'vitest';
import { latestAttempt, ledgerPath, logOfLedger, readLedgerName } from '../../src/mark/ledger-name.ts';

describe('the name of a ledger’s file', () => {
  it('says round, assessor and attempt, and is read back', () => {
    const name = { round: 'second', assessor: 'AS-1.b', attempt: 2 } as const;
    expect(ledgerPath('cohort/a.jsonl', name)).toBe('cohort/a.jsonl.marks/second-AS-1.b-2.ledger');
    expect(readLedgerName('second-AS-1.b-2.ledger')).toEqual(name);
    expect(readLedgerName('second-AS-1.b-2.ledger.age')).toEqual(name);
  });

  it('is the same for a log that was sealed to be sent, and leads back to the log', () => {
    const path = ledgerPath('a.jsonl.age', { round: 'first', assessor: 'X', attempt: 1 });
    expect(path).toBe('a.jsonl.marks/first-X-1.ledger');
    expect(logOfLedger(`in/${path}`)).toBe('in/a.jsonl');
    expect(logOfLedger('elsewhere/first-X-1.ledger')).toBeNull();
  });

  it.each(['third-X-1.ledger', 'first-X.ledger', 'first-X-0.ledger', 'first-../X-1.ledger', 'first-X-1.ledger.sig'])(
    '%s is none',
    (file) => {
      expect(readLedgerName(file)).toBeNull();
    },
  );

  it('the latest attempt is that of the same round and person', () => {
    const files = ['first-A-1.ledger', 'first-A-3.ledger.age', 'first-B-7.ledger', 'second-A-9.ledger', 'notes.txt'];
    expect(latestAttempt(files, 'first', 'A')).toBe(3);
    expect(latestAttempt(files, 'appeal', 'A')).toBe(1);
  });
});
