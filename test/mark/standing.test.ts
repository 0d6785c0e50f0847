import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BareMark } from '../../src/mark/apart.ts';
import type { Ledger } from '../../src/mark/ledger.ts';
import { type Control, type Controls, standingOf } from '../../src/mark/standing.ts';
import { readStops, stoppingOf, whyNotGoOn, writeStops } from '../../src/mark/stops.ts';
import { makeSigningKey } from '../../src/seal/signing.ts';
import { headOf, type LedgerSays, ledgerOf } from './ledger-of.ts';

const pass: BareMark = { level: 'pass', firmness: null };
const control = (id: string, isStandardisation = false): Control => {
  return {
    id,
    log: headOf(id).hash,
    isStandardisation,
    marks: new Map([
      ['money', pass],
      ['safety', pass],
      ['story', pass],
    ]),
  };
};
const controls: Controls = { controls: [control('steady'), control('late')], offByALevelMost: 1 };
const withSet: Controls = { ...controls, controls: [...controls.controls, control('known', true)] };

const agreed = { money: 'just pass', safety: 'secure pass', story: 'just pass' };
const near = { ...agreed, money: 'just below' };
const off = { ...agreed, money: 'secure below', safety: 'just distinction' };
const far = { ...agreed, money: 'not seen' };

function closed(
  name: string,
  closedAt: number | null,
  marks: Readonly<Record<string, string>> = agreed,
  says: LedgerSays = {},
): Ledger {
  return ledgerOf({ ...says, log: headOf(name), marks, closedAt }).ledger;
}

const reopened = (ledgers: readonly Ledger[], terms = controls): readonly string[] =>
  standingOf('AS1', terms, ledgers)
    .reopen.map(({ opened }) => names.get(opened.log.hash) ?? '')
    .sort();
const names = new Map(['a', 'b', 'c', 'd', 'steady', 'late', 'known'].map((name) => [headOf(name).hash, name]));

describe('an assessor’s standing', () => {
  it('is good while every control is within tolerance: so many a level off, and none two', () => {
    for (const marks of [agreed, near]) {
      const ledgers = [closed('steady', 1, marks), closed('a', 2), closed('late', 3, marks)];
      const standing = standingOf('AS1', controls, ledgers);
      expect(standing).toMatchObject({ isStopped: false, reopen: [], standardisationLeft: [] });
      expect(standing.marked.map(({ control: { id }, isWithin }) => [id, isWithin])).toEqual([
        ['steady', true],
        ['late', true],
      ]);
    }
  });

  it('is stopped by a control with too many a level off, and by one two levels off', () => {
    for (const marks of [off, far])
      expect(standingOf('AS1', controls, [closed('steady', 1, marks)])).toMatchObject({ isStopped: true });
    const [one] = standingOf('AS1', controls, [closed('steady', 1, far)]).marked;
    expect(one?.off).toEqual([
      { criterion: 'money', agreed: pass, given: { level: 'not-seen', firmness: null }, levels: 2 },
    ]);
  });

  it('opens again what was closed since the last agreed control, and nothing before it', () => {
    const ledgers = [closed('a', 1), closed('steady', 2), closed('b', 3), closed('late', 4, far), closed('c', 5)];
    expect(reopened(ledgers)).toEqual(['b', 'c']);
    expect(reopened([...ledgers, closed('d', null)])).toEqual(['b', 'c']);
  });

  it('goes on after a later control is within tolerance, and what was doubtful before stays to be opened again', () => {
    const again = closed('late', 6, agreed, { attempt: 2 });
    const ledgers = [closed('steady', 2), closed('b', 3), closed('late', 4, far), again, closed('d', 7)];
    expect(standingOf('AS1', controls, ledgers).isStopped).toBe(false);
    expect(reopened(ledgers)).toEqual(['b']);
    expect(reopened([...ledgers, closed('b', 8, agreed, { attempt: 2 })])).toEqual([]);
  });

  it('is that of one person’s first and second marks alone', () => {
    const other = closed('a', 5, agreed, { assessor: 'AS2' });
    const third = closed('b', 5, agreed, { round: 'adjudication' });
    expect(reopened([closed('steady', 2, far), other, third])).toEqual([]);
  });

  it('asks for the standardisation set before anything else, and lets nobody be stopped by trying it', () => {
    const before = standingOf('AS1', withSet, [closed('a', 1), closed('known', 2, far)]);
    expect(before).toMatchObject({ standardisationLeft: ['known'], isStopped: false });
    expect(reopened([closed('a', 1), closed('known', 2, far)], withSet)).toEqual(['a']);
    const after = [closed('a', 1), closed('known', 3, near, { attempt: 2 }), closed('b', 4)];
    expect(standingOf('AS1', withSet, after).standardisationLeft).toEqual([]);
    expect(reopened(after, withSet)).toEqual(['a']);
  });

  it('says to `mark` what may be marked: the set first, then anything, after a bad control one that may bring them back', () => {
    const [a = '', known = '', steady = '', late = ''] = ['a', 'known', 'steady', 'late'].map(
      (name) => headOf(name).hash,
    );
    const may = (ledgers: readonly Ledger[], log: string): boolean =>
      whyNotGoOn(stoppingOf([standingOf('AS1', withSet, ledgers)], withSet), 'AS1', log) === null;
    expect([may([], a), may([], steady), may([], known)]).toEqual([false, false, true]);
    const near1 = closed('known', 1, near);
    expect([may([near1], a), may([near1], steady)]).toEqual([true, true]);
    const stopped = [near1, closed('steady', 2, far)];
    expect([a, steady, known, late].map((log) => may(stopped, log))).toEqual([false, false, true, true]);
    const both = [...stopped, closed('late', 3, far)];
    const { again, ...rest } = stoppingOf([standingOf('AS1', withSet, both)], withSet);
    expect(again.map(({ opened }) => opened.log.hash)).toEqual([late]);
    expect(whyNotGoOn(rest, 'AS1', a)).toBe(
      'AS1 was outside tolerance on a control, and stops until one is within it: speak to the moderator',
    );
    expect(whyNotGoOn(rest, 'AS9', a)).toContain('AS9 comes near to the standardisation set first');
  });

  it('is signed for `mark` without a word of the agreed marks', () => {
    const stopping = stoppingOf([standingOf('AS1', withSet, [closed('known', 1), closed('steady', 2, far)])], withSet);
    const text = writeStops(stopping, { wall: '2026-09-01T09:00:00.000Z', moderator: 'MO1' }, makeSigningKey());
    const { standardisation, near: near1, stopped } = stopping;
    expect(readStops(text)).toMatchObject({ standardisation, near: near1, stopped });
    expect(text).not.toMatch(/pass|below|money/);
    expect(readStops(text.replace('AS1', 'AS2/..'))).toBeNull();
  });

  it('never opens a control again, and opens nothing where every control is within tolerance', () => {
    const event = fc.record({
      name: fc.constantFrom('a', 'b', 'c', 'd', 'steady', 'late'),
      marks: fc.constantFrom(agreed, near, off, far),
      attempt: fc.integer({ min: 1, max: 3 }),
    });
    const events = fc.uniqueArray(event, { selector: ({ name, attempt }) => `${name} ${attempt}`, maxLength: 14 });
    fc.assert(
      fc.property(events, (given) => {
        const ledgers = given.map(({ name, marks, attempt }, index) => closed(name, index, marks, { attempt }));
        const standing = standingOf('AS1', controls, ledgers);
        const opened = standing.reopen.map(({ opened: { log } }) => names.get(log.hash) ?? '');
        expect(opened.filter((name) => name === 'steady' || name === 'late')).toEqual([]);
        if (standing.marked.every(({ isWithin }) => isWithin)) expect(opened).toEqual([]);
        expect(standing.isStopped).toBe(standing.marked.at(-1)?.isWithin === false);
        if (standing.isStopped) {
          // Nothing that was closed after the last bad control stands.
          const badAt = standing.marked.at(-1)?.closedAt ?? '';
          const after = ledgers.filter(({ records, opened: { log } }) => {
            const at = records.at(-1)?.wall ?? '';
            return at > badAt && !['steady', 'late'].includes(names.get(log.hash) ?? '');
          });
          for (const ledger of after)
            expect(
              standing.reopen.some(({ opened: { log } }) => log.hash === ledger.opened.log.hash) ||
                isSuperseded(ledger, ledgers),
            ).toBe(true);
        }
      }),
    );
  });
});

function isSuperseded({ opened }: Ledger, ledgers: readonly Ledger[]): boolean {
  return ledgers.some((one) => one.opened.log.hash === opened.log.hash && one.opened.attempt > opened.attempt);
}
