import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyHead } from '../../src/log/chain.ts';
import { type MarkAct, markBodies } from '../../src/mark/acts.ts';
import { enterLedgerRecord, type Ledger, linkLedgerRecord, readLedger } from '../../src/mark/ledger.ts';
import { levels, type Mark } from '../../src/mark/levels.ts';
import { opening, wallAt } from './opening.ts';

const criteria = ['telling', 'papers'];
const citable = [
  { seq: 3, task: 'first-call', hasOwnWords: true },
  { seq: 5, task: 'kit', hasOwnWords: false },
  { seq: 8, task: 'split', hasOwnWords: false },
];
const given = { opening, criteria, citable };

/** A ledger in memory: the file's text, and the fold that goes along with it. */
class Memory {
  text = '';
  ledger: Ledger | null = null;
  readonly lengths: number[] = [0];
  seconds = 0;

  /** What an act comes to; a sentence where it is refused. */
  act(act: MarkAct): string | null {
    this.seconds += 1;
    const bodies = markBodies(this.ledger, act, wallAt(this.seconds), given);
    if (!bodies.ok) return bodies.because;
    for (const body of bodies.bodies) {
      const { record, line } = linkLedgerRecord(this.ledger?.head ?? emptyHead, body);
      const entered = enterLedgerRecord(this.ledger, record);
      if (typeof entered === 'string') throw new Error(entered);
      this.ledger = entered;
      this.text += line;
      this.lengths.push(this.text.length);
    }
    return null;
  }
}

function folded(text: string): Ledger | null {
  const read = readLedger(text);
  return read.ok ? read.ledger : null;
}

const cites = fc.subarray([3, 5, 8, 99]);
const mark: fc.Arbitrary<Mark> = fc.oneof(
  fc.record({ level: fc.constant('not-seen' as const), comment: fc.string({ unit: 'grapheme' }) }),
  fc.record({
    level: fc.constantFrom(...levels),
    firmness: fc.constantFrom('just' as const, 'secure' as const),
    cites,
    comment: fc.string(),
  }),
);
const criterion = fc.constantFrom(...criteria, 'nothing');
const act: fc.Arbitrary<MarkAct> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('mark' as const), criterion, mark }) },
  fc.record({ kind: fc.constant('take-back' as const), criterion }),
  fc.record({
    kind: fc.constant('draft' as const),
    criterion,
    draft: fc.record({ cites, comment: fc.string() }),
  }),
  fc.record({
    kind: fc.constant('look' as const),
    what: fc.constantFrom('expectation' as const, 'identity' as const),
    criterion: fc.option(criterion),
  }),
  { weight: 1, arbitrary: fc.constant({ kind: 'close' as const }) },
);

describe('a mark ledger', () => {
  it('folds to what was appended, whatever is done and in whatever order', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
        const memory = new Memory();
        const expected = new Map<string, Mark>();
        const drafts = new Map<string, unknown>();
        for (const one of acts) {
          const refused = memory.act(one);
          if (refused !== null) continue;
          if (
            one.kind === 'draft' &&
            (drafts.has(one.criterion) || one.draft.cites.length + one.draft.comment.length > 0)
          )
            drafts.set(one.criterion, one.draft);
          if (one.kind === 'take-back') {
            const { comment = '', ...old } = expected.get(one.criterion) ?? {};
            const kept = 'cites' in old ? old.cites : [];
            if (kept.length + comment.length > 0) drafts.set(one.criterion, { cites: kept, comment });
            expected.delete(one.criterion);
          }
          if (one.kind === 'mark') {
            expected.set(one.criterion, one.mark);
            drafts.delete(one.criterion);
          }
        }
        expect(memory.ledger?.marks ?? new Map()).toEqual(expected);
        expect(memory.ledger?.drafts ?? new Map()).toEqual(drafts);
        expect(folded(memory.text)).toEqual(memory.ledger);
      }),
    );
  });

  it('goes on from a cut anywhere: what was saved before it stands, and the rest is torn', () => {
    fc.assert(
      fc.property(fc.array(act, { minLength: 1, maxLength: 20 }), fc.nat(), (acts, at) => {
        const memory = new Memory();
        for (const one of acts) memory.act(one);
        const cut = memory.text.slice(0, at % (memory.text.length + 1));
        const whole = Math.max(...memory.lengths.filter((length) => length <= cut.length));
        const read = readLedger(cut);
        expect(read).toMatchObject(whole === 0 ? { ok: false } : { ok: true, torn: cut.length - whole });
        expect(folded(cut)).toEqual(folded(memory.text.slice(0, whole)));
      }),
    );
  });

  it('never changes once it is closed', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 10 }), fc.array(act, { maxLength: 10 }), (before, after) => {
        const memory = new Memory();
        for (const one of before) memory.act(one);
        for (const id of criteria)
          memory.act({ kind: 'mark', criterion: id, mark: { level: 'not-seen', comment: '' } });
        memory.act({ kind: 'close' });
        const closed = memory.text;
        for (const one of after) expect(memory.act(one)).toBe('This round is closed: its marks can’t change any more.');
        expect(memory.text).toBe(closed);
        expect(memory.ledger?.isClosed).toBe(true);
      }),
    );
  });

  it('holds no mark that breaks the rules, and nothing was looked at before its mark', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
        const memory = new Memory();
        for (const one of acts) memory.act(one);
        const marked = new Set<string>();
        for (const record of memory.ledger?.records ?? []) {
          if (record.kind === 'marked') marked.add(record.criterion);
          if (record.kind === 'looked' && record.what === 'expectation') expect(marked).toContain(record.criterion);
          if (record.kind !== 'marked' || record.mark.level === 'not-seen') continue;
          const { mark: one } = record;
          expect(one.cites.length).toBeGreaterThan(0);
          expect(one.cites).not.toContain(99);
          if (one.level === 'distinction') expect(one.cites).toContain(3);
          if (one.level === 'distinction') expect(one.cites.length).toBeGreaterThan(1);
        }
      }),
    );
  });

  it('opens with its first act, and says the same mark only once', () => {
    const memory = new Memory();
    const pass: MarkAct = {
      kind: 'mark',
      criterion: 'telling',
      mark: { level: 'pass', firmness: 'just', cites: [5], comment: 'Enough' },
    };
    expect(memory.act(pass)).toBeNull();
    expect(memory.act(pass)).toBeNull();
    expect(memory.ledger?.records.map(({ kind }) => kind)).toEqual(['opened', 'marked']);
  });

  it('doesn’t close while anything is unmarked, and says what is', () => {
    const memory = new Memory();
    memory.act({ kind: 'mark', criterion: 'telling', mark: { level: 'not-seen', comment: '' } });
    expect(memory.act({ kind: 'close' })).toBe('Still unmarked: papers.');
  });

  it('shows the expectation only after the mark is set', () => {
    const memory = new Memory();
    const look: MarkAct = { kind: 'look', what: 'expectation', criterion: 'telling' };
    expect(memory.act(look)).toContain('opens after the mark is set');
    memory.act({ kind: 'mark', criterion: 'telling', mark: { level: 'not-seen', comment: '' } });
    expect(memory.act(look)).toBeNull();
    expect(memory.act(look)).toBeNull();
    expect(memory.ledger?.records.map(({ kind }) => kind)).toEqual(['opened', 'marked', 'looked']);
  });
});
