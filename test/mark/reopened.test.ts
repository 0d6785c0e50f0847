import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  attemptFinding,
  checkReopened,
  type Reopened,
  whyNotOpened,
  withPapers,
  writeReopened,
} from '../../src/mark/reopened.ts';
import { makeSigningKey } from '../../src/seal/signing.ts';
import { ledgerOf } from './ledger-of.ts';

const key = makeSigningKey();
const first = ledgerOf({ marks: { papers: 'just pass 2' } }).ledger;
const second = ledgerOf({ marks: { papers: 'secure pass 2' }, attempt: 2 }).ledger;
const other = ledgerOf({ marks: { papers: 'just below 2' } }).ledger;
const says = { wall: '2026-09-02T10:00:00.000Z', moderator: 'MO1', because: 'A control was off' };

function paperFor(ledger: typeof first): Reopened {
  const { round, assessor, attempt } = ledger.opened;
  const paper = checkReopened(writeReopened(ledger, says, key), `${round}-${assessor}-${attempt + 1}.reopened`, []);
  if (typeof paper === 'string') throw new Error(paper);
  return paper;
}

describe('a next attempt at a round', () => {
  it('counts where a paper names the head of the attempt before, which lies beside it', () => {
    const beside = { papers: [paperFor(first)], ledgers: [first, second], shut: [] };
    expect(whyNotOpened(second.opened, beside)).toBeNull();
    expect(attemptFinding(second.opened, beside)).toEqual({
      standing: 'good',
      says: 'opened by MO1: A control was off',
    });
    expect(attemptFinding(first.opened, beside)).toBeNull();
  });

  it('doesn’t without a paper, or with one for another ledger, or for one that isn’t there', () => {
    const ledgers = [first, second];
    const { opened } = second;
    expect(whyNotOpened(opened, { papers: [], ledgers, shut: [] })).toBe(
      'is attempt 2, and no paper that counts opened it: ask the moderator for first-AS1-2.reopened, or take the attempt away',
    );
    const gone =
      'is attempt 2, and attempt 1, which its paper names, isn’t beside it and whole: put it there as it was closed';
    expect(whyNotOpened(opened, { papers: [paperFor(other)], ledgers, shut: [] })).toBe(gone);
    expect(whyNotOpened(opened, { papers: [paperFor(first)], ledgers: [second], shut: [] })).toBe(gone);
  });

  it('isn’t known to where the attempt before is sealed and nothing given opens it', () => {
    const beside = { papers: [paperFor(first)], ledgers: [second], shut: [{ ...first.opened }] };
    expect(attemptFinding(second.opened, beside)).toMatchObject({ standing: 'unknown' });
    expect(whyNotOpened(second.opened, beside)).toContain('is sealed: give a key that opens it (--key)');
  });

  it('never counts without a paper for exactly what lies there, whichever papers and ledgers lie beside it', () => {
    const [own, others] = (['just pass 2', 'just below 2'] as const).map((papers) =>
      [1, 2, 3].map((attempt) => ledgerOf({ marks: { papers }, attempt }).ledger),
    );
    const oneOrNone = [0, 1, 2].map((at) => fc.constantFrom(null, own?.[at] ?? null, others?.[at] ?? null));
    const three = fc.tuple(...oneOrNone);
    fc.assert(
      fc.property(three, three, fc.constantFrom(1, 2, 3), (there, reopened, attempt) => {
        const ledgers = there.filter((one) => one !== null);
        const papers = reopened.filter((one) => one !== null).map(paperFor);
        const counts = whyNotOpened({ ...first.opened, attempt }, { papers, ledgers, shut: [] }) === null;
        const before = attempt - 2;
        expect(counts).toBe(attempt === 1 || (there[before] != null && there[before] === reopened[before]));
      }),
    );
  });
});

describe('what is found of a round', () => {
  const closed = { standing: 'good', says: 'first, closed' } as const;

  it('says by whom its attempt was opened, and that it was opened again since', () => {
    const beside = { papers: [paperFor(first), paperFor(second)], ledgers: [first, second], shut: [] };
    expect(withPapers(closed, first, beside).says).toBe(
      'first, closed; opened again by MO1, it counts no more: A control was off',
    );
    expect(withPapers(closed, second, beside)).toEqual({
      standing: 'good',
      says: 'first, closed; opened by MO1: A control was off; opened again by MO1, it counts no more: A control was off',
    });
  });

  it('is wrong where no paper opened the attempt, and as it was where nothing is to be said', () => {
    const nothing = { papers: [], ledgers: [first, second], shut: [] };
    expect(withPapers(closed, first, nothing)).toEqual(closed);
    expect(withPapers(closed, second, nothing)).toMatchObject({ standing: 'wrong' });
    const torn = { standing: 'wrong', says: 'ends in 3 bytes' } as const;
    expect(withPapers(torn, second, nothing)).toEqual(torn);
  });
});
