import { describe, expect, it } from 'vitest';
import { boundLedger } from '../../src/mark/bound-ledger.ts';
import { ledgerOf, type Marked, pass, satWhole } from './small-marks.ts';

const { records, replayed } = satWhole();
const plan = replayed.records[0]?.after.sitting.scenario.plan;
if (plan === undefined) throw new Error('No plan');
const log = { records, plan };

function bound(marked: Marked, file = 'first-AS1-1.ledger') {
  return boundLedger(file, ledgerOf(records, marked).text, log);
}

describe('a ledger is held to its log', () => {
  it('is taken where everything agrees', () => {
    expect(bound({ marks: [['telling', pass([3])]] })).toMatchObject({ ok: true, after: 0 });
  });

  it('may have been begun before the log’s last records, and says how many came after', () => {
    expect(bound({ count: records.length - 2 })).toMatchObject({ ok: true, after: 2 });
  });

  const wrong: readonly (readonly [because: string, marked: Marked, file?: string])[] = [
    ['marks B2, and the log is of A1', { candidate: 'B2' }],
    ['marks no-such at record 1, which is no criterion of its scheme', { marks: [['no-such', pass([1])]] }],
    [
      `cites record ${records.length} at its record 1, and the log had ${records.length}`,
      { marks: [['telling', pass([records.length])]] },
    ],
    ['holds a scheme (small-scheme) that can’t be read', { scheme: 'callsheet-scheme: 1\nid: small-scheme\n' }],
    ['is the ledger of first-AS1-1, under another name', {}, 'first-AS2-1.ledger'],
    ['has a name that no ledger has: <round>-<assessor>-<attempt>.ledger', {}, 'first-..%2fAS1-1.ledger'],
  ];

  for (const [because, marked, file] of wrong)
    it(`isn’t taken where it ${because}`, () => {
      expect(bound(marked, file)).toEqual({ ok: false, because });
    });

  it('of another log of the same candidate is told apart by its head', () => {
    const other = { ...log, records: records.map((record) => ({ ...record, hash: `0${record.hash.slice(1)}` })) };
    const { text } = ledgerOf(records);
    const [last] = records.slice(-1);
    const isSame = last?.hash.startsWith('0') === true;
    expect(isSame).toBe(false);
    expect(boundLedger('first-AS1-1.ledger', text, other)).toMatchObject({ ok: false });
  });

  it('with a byte changed anywhere is never taken', () => {
    const { text } = ledgerOf(records, { marks: [['telling', pass([3], 'good')]] });
    for (let at = 0; at < text.length; at += 37) {
      const changed = `${text.slice(0, at)}${text[at] === 'x' ? 'y' : 'x'}${text.slice(at + 1)}`;
      expect(boundLedger('first-AS1-1.ledger', changed, log), `byte ${at}`).toMatchObject({ ok: false });
    }
  });
});
