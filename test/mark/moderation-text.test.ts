import { expect, it } from 'vitest';
import { moderatedSitting } from '../../src/mark/moderation.ts';
import { moderationText } from '../../src/mark/moderation-text.ts';
import { roundsOfLog } from '../../src/mark/rounds-of-log.ts';
import { twoMarks } from '../../src/mark/settled.ts';
import { ledgerOf } from './ledger-of.ts';

it('tells the time of a record in a later week in words, not in the authors’ notation', () => {
  const ledgers = [
    ledgerOf({ marks: { tells: 'secure pass 12' } }),
    ledgerOf({ round: 'second', assessor: 'AS2', marks: { tells: 'just below 12' } }),
  ];
  const line = { seq: 12, clock: 'Mon+2 10:40', sitting: '3:20', what: 'answered', under: [] };
  const told = { candidate: 'A1', scenario: 'A long story', cited: new Map([[12, line]]) };
  const rounds = roundsOfLog(ledgers.map(({ ledger }) => ledger));
  const sitting = moderatedSitting('a.jsonl', told, rounds, ['tells'], twoMarks);
  const text = moderationText([sitting], new Map(), { isDraftPlan: false, areCompared: true });
  expect(text).toContain('  cited by both: 12  3:20  Mon 10:40, week 3  answered');
});
