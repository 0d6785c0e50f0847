import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ledger } from '../../src/mark/ledger.ts';
import { type HeldRound, mayAdjudicate, roundProblem } from '../../src/mark/may-mark.ts';
import { roundsOfLog } from '../../src/mark/rounds-of-log.ts';
import { oneMark, settledMark, twoMarks, whyProvisional } from '../../src/mark/settled.ts';
import { type LedgerSays, ledgerOf } from './ledger-of.ts';

const money = (mark: string, says: LedgerSays = {}): Ledger => ledgerOf({ ...says, marks: { money: mark } }).ledger;
const second = { round: 'second', assessor: 'AS2' } as const;
const adjudication = { round: 'adjudication', assessor: 'AS3' } as const;
const moderation = { round: 'moderation', assessor: 'MO1' } as const;
const appeal = { round: 'appeal', assessor: 'AP1' } as const;

function settled(...ledgers: readonly Ledger[]): unknown {
  const found = settledMark('money', roundsOfLog(ledgers));
  return found.isSettled ? [found.by, found.firmness, found.level] : found.because;
}

describe('the mark that counts', () => {
  it('is that on which the first and the second marker agree, and “just” and “secure” are one level', () => {
    expect(settled(money('just pass'), money('just pass', second))).toEqual(['agreement', 'just', 'pass']);
    expect(settled(money('just pass'), money('secure pass', second))).toEqual(['agreement', null, 'pass']);
    expect(settled(money('not seen'), money('not seen', second))).toEqual(['agreement', null, 'not-seen']);
  });

  it('isn’t there where the two differ and nobody has adjudicated', () => {
    expect(settled(money('secure pass'), money('just distinction', second))).toBe(
      'the first and the second mark differ, and nobody has adjudicated',
    );
  });

  it('is an appeal’s over a moderation’s, that over an adjudication’s, that over two marks that differ', () => {
    const two = [money('secure pass'), money('just distinction', second)];
    const third = money('just pass', adjudication);
    const moderated = money('secure below', moderation);
    expect(settled(...two, third)).toEqual(['adjudication', 'just', 'pass']);
    expect(settled(...two, third, moderated)).toEqual(['moderation', 'secure', 'below']);
    expect(settled(...two, third, moderated, money('secure distinction', appeal))).toEqual([
      'appeal',
      'secure',
      'distinction',
    ]);
  });

  it('is nobody’s while a round that could change it is open', () => {
    const two = [money('secure pass'), money('secure pass', second)];
    expect(settled(...two, money('just pass', { ...moderation, closedAt: null }))).toBe(
      'the moderation by MO1 isn’t closed',
    );
    expect(settled(money('secure pass'), money('secure pass', { ...second, closedAt: null }))).toBe(
      'the second mark by AS2 isn’t closed',
    );
  });

  it('needs two people, unless one mark is enough', () => {
    expect(settled(money('secure pass'))).toBe('there is no second mark');
    expect(settled(money('secure pass'), money('secure pass', { round: 'second' }))).toBe(
      'the first and the second mark are by the same person',
    );
    const single = settledMark('money', roundsOfLog([money('secure pass')]), { ...twoMarks, marking: 'single' });
    expect(single).toMatchObject({ isSettled: true, by: 'first', level: 'pass' });
  });

  it('isn’t there for what was drawn for moderation, until that or an appeal is closed', () => {
    const two = [money('secure pass'), money('secure pass', second)];
    const drawn = { ...twoMarks, isInSample: (criterion: string) => criterion === 'money' };
    const of = (...more: readonly Ledger[]) => settledMark('money', roundsOfLog([...two, ...more]), drawn);
    expect(of()).toEqual({ isSettled: false, because: 'it is in the sample, and isn’t moderated' });
    expect(of(money('secure pass', adjudication))).toMatchObject({ isSettled: false });
    expect(of(money('just pass', moderation))).toMatchObject({ isSettled: true, by: 'moderation' });
    expect(of(money('just pass', appeal))).toMatchObject({ isSettled: true, by: 'appeal' });
  });

  it('isn’t an adjudication’s by one of the two', () => {
    const two = [money('secure pass'), money('just distinction', second)];
    expect(settled(...two, money('just distinction', { ...adjudication, assessor: 'AS2' }))).toBe(
      'AS2 adjudicated, and gave one of the two marks',
    );
  });

  it('is that of the latest attempt, and of none while a round is opened again', () => {
    const again = money('just below', { attempt: 2 });
    const other = money('just below', second);
    expect(settled(again, money('secure distinction'), other)).toEqual(['agreement', 'just', 'below']);
    const reopened = [{ round: 'first', assessor: 'AS1', attempt: 2 }] as const;
    expect(settledMark('money', roundsOfLog([money('just below'), other], reopened))).toEqual({
      isSettled: false,
      because: 'the first mark by AS1 isn’t closed',
    });
    expect(settledMark('money', roundsOfLog([again, other], reopened))).toMatchObject({ isSettled: true });
  });

  it('is always a mark that somebody gave, whatever the marks are', () => {
    const mark = fc.constantFrom(
      'not seen',
      ...['below', 'pass', 'distinction'].flatMap((one) => [`just ${one}`, `secure ${one}`]),
    );
    fc.assert(
      fc.property(mark, mark, fc.option(mark), fc.option(mark), (a, b, c, d) => {
        const later = [...(c === null ? [] : [money(c, adjudication)]), ...(d === null ? [] : [money(d, appeal)])];
        const found = settledMark('money', roundsOfLog([money(a), money(b, second), ...later]));
        if (!found.isSettled) return c === null && d === null && a.split(' ')[1] !== b.split(' ')[1];
        const last = d ?? c ?? a;
        return last === 'not seen' ? found.level === 'not-seen' : last.endsWith(found.level);
      }),
    );
  });
});

describe('the mark that counts where one is enough', () => {
  const once = (...ledgers: readonly Ledger[]): unknown => {
    const found = settledMark('money', roundsOfLog(ledgers), oneMark);
    return found.isSettled ? found.level : found.because;
  };

  it('is that of a single marker, and of two who agree in the level', () => {
    expect(once(money('secure pass'))).toBe('pass');
    expect(once(money('secure pass'), money('just pass', second))).toBe('pass');
  });

  it('is nobody’s where two differ, until a third has settled it: never the higher mark by itself', () => {
    const apart = [money('secure pass'), money('secure distinction', second)];
    expect(once(...apart)).toBe('the first and the second mark differ, and nobody has adjudicated');
    expect(once(...apart, money('secure pass', adjudication))).toBe('pass');
    expect(once(...apart, money('secure pass', adjudication), money('just below', appeal))).toBe('below');
  });

  it('depends on no order of the ledgers', () => {
    const level = fc.constantFrom('below', 'pass', 'distinction');
    fc.assert(
      fc.property(level, level, fc.option(level), (one, other, third) => {
        const two = [money(`secure ${one}`), money(`secure ${other}`, second)];
        const all = third === null ? two : [...two, money(`secure ${third}`, adjudication)];
        expect(once(...all)).toBe(once(...all.toReversed()));
        const differ = 'the first and the second mark differ, and nobody has adjudicated';
        expect(once(...all)).toBe(third ?? (one === other ? one : differ));
      }),
      { numRuns: 40 },
    );
  });
});

describe('marks are provisional', () => {
  const why = (...ledgers: readonly Ledger[]) => whyProvisional(roundsOfLog(ledgers));

  it.each([
    ['without a first round', [money('just pass', second)], 'hasn’t been marked: it has no first round'],
    [
      'while the first round is open',
      [money('just pass', { closedAt: null })],
      'isn’t marked to its end: the first mark by AS1 isn’t closed',
    ],
    [
      'while the second is open',
      [money('just pass'), money('just pass', { ...second, closedAt: null })],
      'isn’t marked to its end: the second mark by AS2 isn’t closed',
    ],
    [
      'while two differ',
      [money('just pass'), money('just below', second)],
      'isn’t settled: of money, the first and the second mark differ, and nobody has adjudicated',
    ],
    [
      'where the round has no mark in it',
      [ledgerOf({}).ledger],
      'hasn’t been marked: its rounds are closed with no mark in them',
    ],
  ])('%s', (_, ledgers, sentence) => {
    expect(why(...ledgers)).toBe(sentence);
  });

  it('while a round is opened again, and no more once all is closed and settled', () => {
    const again = { round: 'first', assessor: 'AS1', attempt: 2 } as const;
    expect(whyProvisional(roundsOfLog([money('just pass')], [again]))).toContain('the first mark by AS1 isn’t closed');
    expect(why(money('just pass'))).toBe(null);
    expect(why(money('just pass'), money('secure pass', second))).toBe(null);
  });
});

describe('who may mark in a round', () => {
  const held = (round: HeldRound['round'], assessor: string, isClosed = true): HeldRound => ({
    round,
    assessor,
    attempt: 1,
    isClosed,
  });
  const two = [held('first', 'AS1'), held('second', 'AS2')];

  it('is a third person where two are adjudicated between', () => {
    expect(['AS1', 'AS2', 'AS3'].map((one) => mayAdjudicate(one, two))).toEqual([false, false, true]);
    expect(['AS1', 'AS2', 'AS3'].map((one) => roundProblem('adjudication', one, two))).toEqual([
      'was marked by AS1: a third person adjudicates',
      'was marked by AS2: a third person adjudicates',
      null,
    ]);
    expect(roundProblem('adjudication', 'AS3', [held('first', 'AS1'), held('second', 'AS2', false)])).toBe(
      'has nothing to adjudicate yet: the second mark isn’t closed',
    );
  });

  it('is never somebody who marked the sitting in a round before', () => {
    expect(roundProblem('second', 'AS1', two)).toBe(
      'had the first mark from AS1: another person gives the second mark',
    );
    expect(roundProblem('first', 'AS2', two)).toContain('had the second mark from AS2');
    expect(roundProblem('moderation', 'AS2', two)).toContain('had the second mark from AS2');
    expect(roundProblem('appeal', 'MO1', [held('moderation', 'MO1')])).toContain('had the moderation from MO1');
    expect(roundProblem('first', 'AS1', two)).toBeNull();
    expect(roundProblem('moderation', 'MO1', two)).toBeNull();
  });
});
