import { describe, expect, it } from 'vitest';
import type { Round } from '../../../src/mark/ledger-record.ts';
import type { Mark } from '../../../src/mark/levels.ts';
import { type ClosedLedger, markFacts } from '../../../src/report/analysis/mark-facts.ts';

const pass: Mark = { level: 'pass', firmness: 'just', cites: [4], comment: '' };
const below: Mark = { level: 'below', firmness: 'secure', cites: [4], comment: '' };
const notSeen: Mark = { level: 'not-seen', comment: '' };

function ledger(round: Round, attempt: number, marks: Readonly<Record<string, Mark>>, digest = 'ab'): ClosedLedger {
  const scheme = { id: 'house', digest, text: '' };
  return { opened: { round, attempt, scheme }, marks: new Map(Object.entries(marks)) };
}

describe('the marks of closed ledgers', () => {
  it('are of each criterion that of the latest round, in whatever order the files are read', () => {
    const ledgers = [ledger('adjudication', 1, { tells: pass }), ledger('first', 1, { tells: below, plans: notSeen })];
    for (const all of [ledgers, [...ledgers].reverse()])
      expect(markFacts(all)).toEqual([
        {
          scheme: { id: 'house', digest: 'ab' },
          criteria: [
            { criterion: 'tells', level: 'pass', step: 2 },
            { criterion: 'plans', level: 'not-seen', step: null },
          ],
        },
      ]);
  });

  it('of a round that was opened again are those of its latest attempt', () => {
    const found = markFacts([ledger('first', 2, { tells: pass }), ledger('first', 1, { tells: below })]);
    expect(found[0]?.criteria).toEqual([{ criterion: 'tells', level: 'pass', step: 2 }]);
  });

  it('under two schemes are told apart', () => {
    const found = markFacts([ledger('first', 1, { tells: pass }), ledger('first', 1, { tells: below }, 'cd')]);
    expect(found.map(({ scheme }) => scheme.digest)).toEqual(['ab', 'cd']);
  });
});
