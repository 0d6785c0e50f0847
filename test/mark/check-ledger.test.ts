import { describe, expect, it } from 'vitest';
import { besideReplayed, checkLedger, faultOf, type LedgerGiven } from '../../src/mark/check-ledger.ts';
import { createSchemeReader } from '../../src/mark/scheme-reader.ts';
import { ledgerOf, type Marked, pass, satWhole } from './small-marks.ts';

const { records, replayed, head } = satWhole();
const given: LedgerGiven = {
  file: 'first-AS1-1.ledger',
  sig: null,
  cards: [],
  log: besideReplayed(replayed, head),
  schemes: createSchemeReader(),
};

function fault(marked: Marked, file = given.file): string | null {
  return faultOf(checkLedger(ledgerOf(records, marked).text, { ...given, file }));
}

describe('a ledger is held to its log', () => {
  it('is taken where everything agrees, sealed or not', () => {
    const marked: Marked = { marks: [['telling', pass([3])]] };
    expect(fault(marked)).toBe(null);
    expect(fault(marked, `${given.file}.age`)).toBe(null);
  });

  it('isn’t taken where the log went on since the marking began', () => {
    expect(fault({ count: records.length - 2 })).toBe(
      `is of another log, or this one was changed since the marking began, when it had ${records.length - 2} records`,
    );
  });

  it('is held to as much of its log as was opened', () => {
    const { text } = ledgerOf(records, { candidate: 'B2', marks: [['no-such', pass([1])]] });
    const log = { ok: true as const, head, began: null, plan: null };
    expect(faultOf(checkLedger(text, { ...given, log }))).toBe(null);
  });

  const wrong: readonly (readonly [because: string, marked: Marked, file?: string])[] = [
    ['marks B2, and the log is of A1', { candidate: 'B2' }],
    ['marks no-such at record 1, which is no criterion of its scheme', { marks: [['no-such', pass([1])]] }],
    [
      `cites record ${records.length} at its record 1, and the log has ${records.length}`,
      { marks: [['telling', pass([records.length])]] },
    ],
    ['holds a scheme (small-scheme) that can’t be read', { scheme: 'callsheet-scheme: 1\nid: small-scheme\n' }],
    ['isn’t what its name says: it is the first round of AS1, attempt 1', {}, 'first-AS2-1.ledger'],
    [
      'isn’t named as a ledger is: ROUND-ASSESSOR-ATTEMPT.ledger, with an id for the assessor',
      {},
      'first-..%2fAS1-1.ledger',
    ],
  ];

  for (const [because, marked, file] of wrong)
    it(`isn’t taken where it ${because}`, () => {
      expect(fault(marked, file)).toBe(because);
    });

  it('with a byte changed anywhere is never taken', () => {
    const { text } = ledgerOf(records, { marks: [['telling', pass([3], 'good')]] });
    for (let at = 0; at < text.length; at += 37) {
      const changed = `${text.slice(0, at)}${text[at] === 'x' ? 'y' : 'x'}${text.slice(at + 1)}`;
      expect(faultOf(checkLedger(changed, given)), `byte ${at}`).not.toBe(null);
    }
  });

  it('of another log of the same candidate is told apart by its head', () => {
    const { text } = ledgerOf(records);
    const other = { ...besideReplayed(replayed, { ...head, hash: '0'.repeat(64) }) };
    expect(faultOf(checkLedger(text, { ...given, log: other }))).toContain(
      'is of another log, or this one was changed',
    );
  });
});
