import { describe, expect, it } from 'vitest';
import { adjudicatedIn, apartIn, askedFor, askedSince } from '../../src/mark/asked.ts';
import type { Round } from '../../src/mark/ledger-record.ts';
import { roundsOfLog } from '../../src/mark/rounds-of-log.ts';
import type { Sampled } from '../../src/mark/sample.ts';
import { ledgerOf } from './ledger-of.ts';

const criteria = ['plans', 'money', 'telling', 'papers'];
const first = ledgerOf({
  marks: { plans: 'secure pass', money: 'secure pass', telling: 'just pass', papers: 'secure pass' },
}).ledger;
const second = ledgerOf({
  round: 'second',
  assessor: 'AS2',
  marks: { plans: 'just below', money: 'not seen', telling: 'secure pass', papers: 'secure pass' },
}).ledger;
const rounds = roundsOfLog([first, second]);
const sampled = (...reasons: Sampled['reasons']): ReadonlyMap<string, Sampled> =>
  new Map([['a', { hash: 'a', reasons }]]);

function asked(round: Round, given: Partial<Parameters<typeof askedFor>[1]> = {}): readonly string[] {
  return askedFor(round, {
    criteria,
    apart: apartIn(rounds, criteria),
    adjudicated: [],
    sample: null,
    hash: 'a',
    ...given,
  });
}

describe('what a round asks for', () => {
  it('is everything in the first and the second round, and in an appeal', () => {
    for (const round of ['first', 'second', 'appeal'] as const) expect(asked(round)).toEqual(criteria);
  });

  it('is in an adjudication where the two marks give other levels, and not where one is only less sure', () => {
    expect(asked('adjudication')).toEqual(['plans', 'money']);
    expect(asked('adjudication', { apart: null })).toEqual(criteria);
  });

  it('is in a moderation what was drawn, and what is apart and not adjudicated; everything where nothing was drawn at all, or it can’t be told what is apart', () => {
    const just = { kind: 'just', criterion: 'telling', assessor: 'AS1' } as const;
    expect(asked('moderation')).toEqual(criteria);
    expect(asked('moderation', { sample: sampled(just) })).toEqual(['plans', 'money', 'telling']);
    expect(asked('moderation', { sample: sampled({ kind: 'late' }) })).toEqual(criteria);
    expect(asked('moderation', { sample: new Map(), apart: null })).toEqual(criteria);
    const third = ledgerOf({ round: 'adjudication', assessor: 'AS3', marks: { plans: 'secure pass' } }).ledger;
    const adjudicated = adjudicatedIn(roundsOfLog([first, second, third]));
    expect(asked('moderation', { sample: new Map(), adjudicated })).toEqual(['money']);
  });

  it('stays what it was when the ledger was begun, whatever comes to it', () => {
    const begun = ledgerOf({ round: 'moderation', asked: ['plans'], closedAt: null }).ledger;
    expect(askedSince(begun, ['telling'], criteria)).toEqual(['plans', 'telling']);
    expect(askedSince(first, ['telling'], criteria)).toEqual(criteria);
    expect(askedSince(null, ['telling'], criteria)).toEqual(['telling']);
  });
});
