import { describe, expect, it } from 'vitest';
import { sha256Hex } from '../../../src/log/canonical.ts';
import { roundsOfLog } from '../../../src/mark/rounds-of-log.ts';
import { type MarkFacts, markFacts } from '../../../src/report/analysis/mark-facts.ts';
import { type LedgerSays, ledgerOf } from '../../mark/ledger-of.ts';

const factsOf = (...says: readonly LedgerSays[]): readonly MarkFacts[] =>
  markFacts(roundsOfLog(says.map((one) => ledgerOf(one).ledger)));

describe('the marks of closed ledgers', () => {
  it('are of each criterion that which stands, in whatever order the files are read', () => {
    const says: readonly LedgerSays[] = [
      { round: 'adjudication', assessor: 'AS3', marks: { tells: 'just pass' } },
      { marks: { tells: 'secure below', plans: 'not seen' } },
    ];
    for (const all of [says, says.toReversed()])
      expect(factsOf(...all)[0]).toEqual({
        scheme: { id: 'a-scheme', digest: sha256Hex('a scheme') },
        criteria: expect.arrayContaining([
          { criterion: 'tells', level: 'pass', step: 2 },
          { criterion: 'plans', level: 'not-seen', step: null },
        ]),
      });
  });

  it('of a round that was opened again are those of its latest attempt, and none while that is open', () => {
    const first: LedgerSays = { marks: { tells: 'secure below' } };
    expect(factsOf({ attempt: 2, marks: { tells: 'just pass' } }, first)[0]?.criteria).toEqual([
      { criterion: 'tells', level: 'pass', step: 2 },
    ]);
    expect(factsOf({ attempt: 2, marks: { tells: 'just pass' }, closedAt: null }, first)).toEqual([]);
  });

  it('are none where two differ and nobody has adjudicated; of two as sure of a level as not it is the middle', () => {
    const second = { round: 'second', assessor: 'AS2' } as const;
    const found = factsOf(
      { marks: { tells: 'just pass', papers: 'just pass' } },
      { ...second, marks: { tells: 'secure pass', papers: 'just below' } },
    );
    expect(found[0]?.criteria).toEqual([{ criterion: 'tells', level: 'pass', step: 2.5 }]);
  });

  it('under two schemes are told apart', () => {
    const found = factsOf(
      { marks: { tells: 'just pass' } },
      { assessor: 'AS2', scheme: 'b', marks: { tells: 'just pass' } },
    );
    expect(found.map(({ scheme }) => scheme.digest)).toEqual([sha256Hex('a scheme'), sha256Hex('b')]);
  });
});
