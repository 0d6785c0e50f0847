import { hash } from 'node:crypto';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digestOf } from '../../src/engine/digest.ts';
import type { Sitting } from '../../src/engine/sitting.ts';
import { openSitting } from '../../src/engine/step.ts';
import { foldLog } from '../../src/log/fold.ts';
import { MemoryLog, sit } from '../log/memory-log.ts';
import { whole } from '../log/small-answers.ts';
import { ask, day, decide, sat, storyOf, wait } from './story-of.ts';

/** The digest as the design says it, with the library that knows RFC 8785. */
function plainDigest(sitting: Sitting): string {
  const { active, history, facts, draws, tasks, opened, pending, clock, ended } = sitting;
  const timers = pending.map(({ id, kind, due }) => ({ id, kind, left: due - clock }));
  const form = canonicalize({ active, history, facts, draws, answers: tasks, opened, timers, clock, ended });
  return hash('sha256', form ?? '', 'hex');
}

describe('the digest of a state', () => {
  it('is the hash of the canonical form of the whole projection, at every record of a sitting', () => {
    const log = new MemoryLog();
    sit(log.begin({ mode: 'answers-file' }), whole);
    const sittings: Sitting[] = [];
    foldLog(log.records(), undefined, (_record, state) => sittings.push(state.sitting));
    expect(sittings.length).toBeGreaterThan(20);
    // Once in their order, and once from the end, so that nothing kept from the one before is taken for its own.
    for (const sitting of [...sittings, ...sittings.toReversed()]) expect(digestOf(sitting)).toBe(plainDigest(sitting));
  });

  const story = storyOf(
    `
    ${day}
    facts: { cost: { money: "£3", at-least: "£0", at-most: "£9" } }
    draws: { front: { time: ["Mon 11:30", "Mon 13:00"] }, van: { rows: [ { firm: Acme, quote: "£310" }, { firm: Best, quote: "£240" } ] } }
    initial: desk
    `,
    `
    desk:
      initial: inner
      after: { 1h: { to: handover } }
      states:
        inner: { tasks: { ${ask('t')} }, entry: [ message: { id: m, from: priya, by: text, text: M, after: 9m } ] }
        back: { type: history, history: deep }
    `,
  );
  const sitting = sat(openSitting(story, 'A1'), decide('t', 'b'), { kind: 'open', id: 'paper' }, wait(4));

  it('is the hash of this very text, in every process and on every machine', () => {
    const form =
      '{"active":["desk","inner"],"answers":{"last-words":{"answeredAt":null,"result":"none","status":"unvisited"},' +
      '"t":{"answeredAt":540,"result":"done","status":"answered"}},"clock":544,' +
      '"draws":{"front":780,"van":{"firm":"Acme","quote":31000}},"ended":null,"facts":{"cost":300},"history":{},' +
      '"opened":["paper"],"timers":[{"id":"m","kind":"message","left":5},{"id":"desk.after.1h","kind":"timer","left":56}]}';
    expect(digestOf(sitting)).toBe(hash('sha256', form, 'hex'));
  });

  it('leaves out the inbox, the list of documents, what just happened, the seed and the machine', () => {
    const other = { ...sitting, inbox: [], documents: [], happened: [], seed: 'B2', machine: null };
    expect(digestOf(other)).toBe(digestOf(sitting));
  });

  it('is the same whatever was digested before it, for any tables in any order', () => {
    const key = fc.oneof(fc.constantFrom('t', 'u', '9', '10', 'é', '"'), fc.string({ unit: 'grapheme', maxLength: 3 }));
    const table = <Part>(part: fc.Arbitrary<Part>) => fc.dictionary(key, part, { maxKeys: 4, noNullPrototype: true });
    const value = fc.oneof(fc.constantFrom(0, 1, 'a'), fc.boolean(), fc.string({ unit: 'grapheme' }));
    const standing = fc.constantFrom(...Object.values(sitting.tasks), { ...sitting.tasks.t, result: 'other' });
    const change = fc.record(
      {
        facts: table(value),
        draws: table(fc.oneof(value, table(value))),
        history: table(fc.constantFrom(['inner'], ['inner', 'back'])),
        tasks: table(standing) as fc.Arbitrary<Sitting['tasks']>,
        pending: fc.subarray([...sitting.pending]),
        clock: fc.constantFrom(540, 541),
        opened: fc.subarray(['m', 'paper']),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.array(change), (changes) => {
        for (const one of changes) expect(digestOf({ ...sitting, ...one })).toBe(plainDigest({ ...sitting, ...one }));
      }),
    );
  });

  it.each<[string, Partial<Sitting>]>([
    ['an active state', { active: ['desk'] }],
    ['history', { history: { back: ['inner'] } }],
    ['a fact', { facts: { cost: 301 } }],
    ['a draw', { draws: { ...sitting.draws, front: 780.5 } }],
    ['the status of a task', { tasks: { ...sitting.tasks, t: { status: 'open', result: 'done', answeredAt: 540 } } }],
    ['the result of a task', { tasks: { ...sitting.tasks, t: { status: 'answered', result: 'x', answeredAt: 540 } } }],
    [
      'when a task was answered',
      { tasks: { ...sitting.tasks, t: { status: 'answered', result: 'done', answeredAt: 541 } } },
    ],
    ['what was opened', { opened: [] }],
    ['what is left of a timer', { pending: sitting.pending.map((one) => ({ ...one, due: one.due + 1 })) }],
    ['something pending', { pending: sitting.pending.slice(1) }],
    ['the clock', { clock: sitting.clock + 1, pending: sitting.pending.map((one) => ({ ...one, due: one.due + 1 })) }],
    ['the end', { ended: { how: 'withdrawn', ending: null } }],
  ])('changes with %s', (_what, change) => {
    expect(digestOf({ ...sitting, ...change })).not.toBe(digestOf(sitting));
  });
});
