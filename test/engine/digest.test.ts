import { hash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { describe, expect, it } from 'vitest';
import { digestOf } from '../../src/engine/digest.ts';
import type { Sitting } from '../../src/engine/sitting.ts';
import { foldLog } from '../../src/log/fold.ts';
import { MemoryLog, sit } from '../log/memory-log.ts';
import { whole } from '../log/small-answers.ts';

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
});
