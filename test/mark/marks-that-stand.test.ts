import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { levels } from '../../src/mark/levels.ts';
import { standingMark, whyProvisional } from '../../src/mark/marks-that-stand.ts';
import { latestAttempts } from '../../src/mark/rounds-of-log.ts';
import { ledgerOf, type Marking, markOf, smallScheme } from '../report/pages/ledgers.ts';
import { smallLog } from '../report/pages/marked-small.ts';

const records = smallLog().records();
const ledgers = (...markings: readonly Marking[]) => markings.map((one) => ledgerOf(records, smallScheme, one));
const both = (one: Marking['marks'], other: Marking['marks']) =>
  ledgers({ marks: one }, { round: 'second', assessor: 'AS2', marks: other });

describe('what stands for a criterion', () => {
  it('is the mark of a single marker, and of two who agree in the level', () => {
    expect(standingMark(ledgers({ marks: { tells: markOf('pass') } }), 'tells')).toMatchObject({
      level: 'pass',
      firmness: 'secure',
    });
    const just = { ...markOf('pass'), firmness: 'just' as const };
    expect(standingMark(both({ tells: markOf('pass') }, { tells: just }), 'tells')).toMatchObject({
      level: 'pass',
      firmness: null,
    });
  });

  it('is nobody’s where two differ, until a third has settled it: never the higher mark by itself', () => {
    const apart = both({ tells: markOf('pass') }, { tells: markOf('distinction') });
    expect(standingMark(apart, 'tells')).toEqual({ is: 'apart' });
    const settled = [
      ...apart,
      ...ledgers({ round: 'adjudication', assessor: 'AS3', marks: { tells: markOf('pass') } }),
    ];
    expect(standingMark(settled, 'tells')).toMatchObject({ is: 'settled', level: 'pass' });
    const appealed = [...settled, ...ledgers({ round: 'appeal', assessor: 'AS4', marks: { tells: markOf('below') } })];
    expect(standingMark(appealed, 'tells')).toMatchObject({ level: 'below' });
  });

  it('is what the latest attempt says, since a reopened one counts no more', () => {
    const twice = ledgers({ marks: { tells: markOf('below') } }, { attempt: 2, marks: { tells: markOf('pass') } });
    expect(latestAttempts(twice).map(({ opened }) => opened.attempt)).toEqual([2]);
    expect(standingMark(twice, 'tells')).toMatchObject({ level: 'pass' });
  });

  it('depends on no order of the ledgers', () => {
    const level = fc.constantFrom(...levels);
    fc.assert(
      fc.property(level, level, fc.option(level), (one, other, third) => {
        const all = [
          ...both({ tells: markOf(one) }, { tells: markOf(other) }),
          ...(third === null
            ? []
            : ledgers({ round: 'adjudication', assessor: 'AS3', marks: { tells: markOf(third) } })),
        ];
        const said = (given: typeof all) => {
          const standing = standingMark(given, 'tells');
          return standing.is === 'settled' ? standing.level : standing.is;
        };
        expect(said(all)).toBe(said([...all].reverse()));
        expect(said(all)).toBe(third ?? (one === other ? one : 'apart'));
      }),
      { numRuns: 40 },
    );
  });
});

describe('marks are provisional', () => {
  it.each([
    ['without a first round', ledgers({ round: 'second', marks: { tells: markOf('pass') } }), /no first round/],
    [
      'while the first round is open',
      ledgers({ marks: { tells: markOf('pass') }, isClosed: false }),
      /first round of AS1 isn’t closed/,
    ],
    [
      'while the second is open',
      ledgers({ marks: { tells: markOf('pass') } }, { round: 'second', assessor: 'AS2', marks: {}, isClosed: false }),
      /second round of AS2 isn’t closed/,
    ],
    ['while two differ', both({ tells: markOf('pass') }, { tells: markOf('below') }), /marked tells differ/],
    ['where the round has no mark in it', ledgers({ marks: {} }), /no mark/],
  ])('%s', (_, given, sentence) => {
    expect(whyProvisional(given)).toMatch(sentence);
  });

  it('no more once all is closed and settled', () => {
    expect(whyProvisional(both({ tells: markOf('pass') }, { tells: markOf('pass') }))).toBe(null);
  });
});
