import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256Hex } from '../../src/log/canonical.ts';
import type { Mark } from '../../src/mark/levels.ts';
import { criteriaToModerate, drawSample, isWhole, type MarkedLog, type SampleRules } from '../../src/mark/sample.ts';
import { markOf } from './ledger-of.ts';

const seed = fc.stringMatching(/^[0-9a-f]{64}$/);
const rules = fc.record({ share: fc.integer({ min: 1, max: 100 }), least: fc.integer({ min: 1, max: 8 }) });
const mark = fc
  .constantFrom(
    'not seen',
    'just below',
    'secure below',
    'just pass',
    'secure pass',
    'just distinction',
    'secure distinction',
  )
  .map((one) => markOf(one));
const marks = fc.array(
  fc.record({ assessor: fc.constantFrom('AS1', 'AS2', 'AS3'), criterion: fc.constantFrom('money', 'safety'), mark }),
  { minLength: 1, maxLength: 4 },
);
const logs = fc.uniqueArray(
  fc.record({
    hash: fc.nat(10_000).map((one) => sha256Hex(String(one))),
    centre: fc.constantFrom('LAB', 'YARD', null),
    marks,
  }),
  { minLength: 1, maxLength: 30, selector: ({ hash }) => hash },
);

const all = (given: readonly MarkedLog[]): ReadonlySet<string> => new Set(given.map(({ hash }) => hash));
const drawnOf = (one: string, by: SampleRules, given: readonly MarkedLog[]): readonly string[] =>
  drawSample(one, by, given, all(given)).map(({ hash }) => hash);

describe('the sample to be moderated', () => {
  it('is the same for the same seed, in whatever order the logs come', () => {
    fc.assert(
      fc.property(seed, rules, logs, (one, by, given) => {
        expect(drawSample(one, by, given.toReversed(), all(given))).toEqual(drawSample(one, by, given, all(given)));
      }),
    );
  });

  it('isn’t always the same for another seed', () => {
    const given = Array.from({ length: 40 }, (_, index): MarkedLog => {
      return {
        hash: sha256Hex(String(index)),
        centre: null,
        marks: [{ assessor: 'AS1', criterion: 'money', mark: markOf('secure pass') }],
      };
    });
    const by = { share: 10, least: 1 };
    const samples = ['1', '2', '3', '4', '5'].map((one) => drawnOf(one.repeat(64), by, given).join());
    expect(new Set(samples).size).toBe(5);
    expect(drawnOf('1'.repeat(64), by, given)).toHaveLength(4);
  });

  it('changes for no log when one comes after the commitment, which is in it itself', () => {
    fc.assert(
      fc.property(seed, rules, logs, (one, by, given) => {
        const [late, ...rest] = given;
        if (late === undefined) return;
        const before = drawSample(one, by, rest, all(rest));
        const after = drawSample(one, by, given, all(rest));
        expect(after.filter(({ hash }) => hash !== late.hash)).toEqual(before);
        expect(after.find(({ hash }) => hash === late.hash)?.reasons).toContainEqual({ kind: 'late' });
      }),
    );
  });

  it('moves no other log in the draw when one more is committed to: at most one makes place for it in each group', () => {
    fc.assert(
      fc.property(seed, rules, logs, (one, by, given) => {
        const [more, ...rest] = given;
        if (more === undefined) return;
        const before = drawnOf(one, by, rest);
        const after = new Set(drawnOf(one, by, given));
        const groups = new Set([...more.marks.map(({ assessor }) => assessor), more.centre ?? 'none']);
        expect(before.filter((hash) => !after.has(hash)).length).toBeLessThanOrEqual(groups.size);
        const order = drawnOf(one, { share: 100, least: 1 }, given).filter((hash) => hash !== more.hash);
        expect(order).toEqual(drawnOf(one, { share: 100, least: 1 }, rest));
      }),
    );
  });

  it('has every distinction and every “just” in it', () => {
    fc.assert(
      fc.property(seed, rules, logs, (one, by, given) => {
        const sampled = new Map(drawSample(one, by, given, all(given)).map((each) => [each.hash, each]));
        for (const { hash, marks: its } of given)
          for (const { criterion, mark: its1 } of its.filter((each) => isNotable(each.mark))) {
            const found = sampled.get(hash);
            expect(found && criteriaToModerate(found), `${its1.level}`).toContain(criterion);
          }
      }),
    );
  });

  it('has its share and its least number of every assessor and every centre, drawn without a look at the marks', () => {
    fc.assert(
      fc.property(seed, rules, logs, (one, by, given) => {
        const sampled = drawSample(one, by, given, all(given))
          .filter(isWhole)
          .map(({ hash }) => hash);
        const groups = [
          ...['AS1', 'AS2', 'AS3'].map((id) =>
            given.filter((log) => log.marks.some(({ assessor }) => assessor === id)),
          ),
          ...['LAB', 'YARD'].map((id) => given.filter(({ centre }) => centre === id)),
        ];
        for (const group of groups) {
          const wanted = Math.min(group.length, Math.max(by.least, (group.length * by.share) / 100));
          expect(group.filter(({ hash }) => sampled.includes(hash)).length).toBeGreaterThanOrEqual(wanted);
        }
        const plain = given.map((log) => ({
          ...log,
          marks: log.marks.map((each) => ({ ...each, mark: markOf('secure pass') })),
        }));
        expect(drawSample(one, by, plain, all(given)).map(({ hash }) => hash)).toEqual(sampled);
      }),
    );
  });
});

function isNotable(one: Mark): boolean {
  return one.level !== 'not-seen' && (one.level === 'distinction' || one.firmness === 'just');
}
