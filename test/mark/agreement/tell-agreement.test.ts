import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Agreement, agreementOf } from '../../../src/mark/agreement/agreement.ts';
import { scaleWords } from '../../../src/mark/agreement/marked-cohort.ts';
import { tellAgreement } from '../../../src/mark/agreement/tell-agreement.ts';
import { tellEvery } from '../../../src/mark/agreement/tell-every.ts';

describe('the tables of agreement', () => {
  it('say of each thing on how many units it rests, three figures with their intervals, and what is wanting', () => {
    const found = agreement(['A', 'B'], ['money'], 20, (sitting) => [sitting % 3, sitting < 15 ? sitting % 3 : 1]);
    expect(tellAgreement(found).filter((line) => /^(Criteria|money)/.test(line))).toEqual([
      'Criteria  units  agree %       AC2                alpha',
      expect.stringMatching(
        /^money {8}20 {2}\d\d \d\d to (\d\d|100) +0\.\d\d 0\.\d\d to [01]\.\d\d +0\.\d\d 0\.\d\d to [01]\.\d\d$/,
      ),
    ]);
  });

  it('star what is nearly all of one level, and say why a figure is undefined', () => {
    const lines = tellAgreement(agreement(['A', 'B'], ['money'], 20, () => [1, 1]));
    expect(lines).toContain('money *      20  100 no interval  1.00 no interval  undefined');
    expect(lines.join(' ')).toContain('* 80% of these marks or more are of one level: alpha and kappa can be low');
    expect(lines.join(' ')).toContain('Undefined, since all marks are of one level: All together (alpha)');
  });

  it('say where one saw nothing and another something', () => {
    const lines = tellAgreement(
      agreement(['A', 'B', 'C'], ['money'], 12, (sitting) => [1, sitting % 3, sitting < 4 ? -2 : 2]),
    );
    expect(lines.join(' ')).toContain('One saw no evidence where another gave a level: money 4.');
  });

  it('fit 80 columns and cut no name, whatever the ids are', () => {
    const id = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/);
    fc.assert(
      fc.property(
        fc.uniqueArray(id, { minLength: 2, maxLength: 4 }),
        fc.uniqueArray(id, { minLength: 1, maxLength: 3 }),
        fc.array(fc.integer({ min: -2, max: 5 }), { minLength: 7, maxLength: 40 }),
        (assessors, criteria, marks) => {
          const found = agreement(assessors, criteria, 12, (sitting, at) =>
            assessors.map((_, column) => marks[(sitting * 31 + at * 7 + column) % marks.length] ?? -1),
          );
          const [tables, every] = [tellAgreement(found), tellEvery(found, scaleWords[6])];
          for (const lines of [tables, every]) {
            expect(lines.filter((line) => line.length > 80)).toEqual([]);
            const told = lines.join('').replaceAll(' ', '');
            for (const name of [...assessors, ...criteria]) expect(told).toContain(name);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

// Helpers

function agreement(
  assessors: readonly string[],
  criteria: readonly string[],
  sittings: number,
  marksOf: (sitting: number, criterion: number) => readonly number[],
): readonly Agreement[] {
  const units = [...Array(sittings * criteria.length).keys()];
  const marks = units.flatMap((unit) => marksOf(Math.floor(unit / criteria.length), unit % criteria.length));
  const cohort = {
    criteria: criteria.map((id) => ({ id, outcome: 'AO1' })),
    assessors,
    sittings,
    ratings: { levels: 6, raters: assessors.length, marks: Int8Array.from(marks) },
  };
  const work = agreementOf(cohort, { seed: '1', rounds: 100 });
  for (let next = work.next(false); ; next = work.next(false)) if (next.done === true) return next.value.agreement;
}
