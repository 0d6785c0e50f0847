import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { criteriaFor, markingPages } from '../../src/mark/queue.ts';

const criteria = ['plans', 'money', 'telling'];
const hash = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 64, maxLength: 64 });
const hashes = fc.uniqueArray(hash, { minLength: 1, maxLength: 12 });
const seed = { assessor: 'AS1', schemeDigest: 'a'.repeat(64) };

function sittingsOf(all: readonly string[]) {
  return all.map((one) => ({ hash: one, criteria }));
}

describe('the criteria of a sitting', () => {
  it('are those that trace to what its scenario assesses, in the option that it was sat for', () => {
    const scheme = { criteria: [{ codes: ['K1', 'S1'] }, { codes: ['S3'] }, { codes: ['S9'] }, { codes: ['S4'] }] };
    const assesses = { core: ['S1'], studio: ['S3'], location: ['S4'] };
    const codesOf = (option: string | null) =>
      criteriaFor(scheme as never, { assesses }, option).map(({ codes }) => codes.join(' '));
    expect(codesOf('studio')).toEqual(['K1 S1', 'S3']);
    expect(codesOf(null)).toEqual(['K1 S1', 'S3', 'S4']);
  });
});

describe('the order in which sittings are marked', () => {
  it('has every criterion of every sitting once, one criterion after the other', () => {
    fc.assert(
      fc.property(hashes, (all) => {
        const pages = markingPages(sittingsOf(all), criteria, 'criterion', seed);
        expect(pages.map(({ criterion }) => criterion)).toEqual(criteria.flatMap((one) => all.map(() => one)));
        expect(new Set(pages.map(({ sitting, criterion }) => `${sitting} ${criterion}`)).size).toBe(pages.length);
      }),
    );
  });

  it('is the same in whatever order the logs are found, and where one is added the others keep theirs', () => {
    fc.assert(
      fc.property(hashes, hash, fc.nat(), (all, added, at) => {
        const order = (some: readonly string[]): readonly string[] =>
          markingPages(sittingsOf(some), criteria, 'criterion', seed).map(
            ({ sitting, criterion }) => `${criterion} ${some[sitting]}`,
          );
        const more = all.toSpliced(at % (all.length + 1), 0, added);
        expect(order(all.toReversed())).toEqual(order(all));
        if (!all.includes(added)) expect(order(more).filter((one) => !one.endsWith(added))).toEqual(order(all));
      }),
    );
  });

  it('is another for another criterion, another assessor and another scheme', () => {
    const all = Array.from({ length: 12 }, (_, index) => index.toString(16).repeat(64));
    const order = (given: typeof seed, criterion: string) =>
      markingPages(sittingsOf(all), criteria, 'criterion', given)
        .filter((page) => page.criterion === criterion)
        .map(({ sitting }) => sitting)
        .join(' ');
    const orders = [
      order(seed, 'plans'),
      order(seed, 'money'),
      order({ ...seed, assessor: 'AS2' }, 'plans'),
      order({ ...seed, schemeDigest: 'b'.repeat(64) }, 'plans'),
    ];
    expect(new Set(orders).size).toBe(4);
  });

  it('keeps a sitting together where one goes by candidate, and leaves out what it isn’t marked by', () => {
    const sittings = [
      { hash: '1'.repeat(64), criteria: ['plans', 'telling'] },
      { hash: '2'.repeat(64), criteria: ['money'] },
    ];
    const pages = markingPages(sittings, criteria, 'candidate', seed);
    const first = pages[0]?.sitting;
    expect(pages.filter(({ sitting }) => sitting === 0).map(({ criterion }) => criterion)).toEqual([
      'plans',
      'telling',
    ]);
    expect(pages.map(({ sitting }) => sitting)).toEqual(first === 0 ? [0, 0, 1] : [1, 0, 0]);
  });
});
