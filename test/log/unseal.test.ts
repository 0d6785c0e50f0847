import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evidenceByOutcome } from '../../src/log/evidence.ts';
import { foldLog } from '../../src/log/fold.ts';
import type { LogRecord } from '../../src/log/record.ts';
import type { Act } from '../../src/log/recorder.ts';
import { type Replayed, replayLog } from '../../src/log/replay.ts';
import { storyOf } from '../../src/log/story.ts';
import { replaySealed } from '../../src/log/unseal.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { day, storyOf as scenarioOf } from '../engine/story-of.ts';
import { allShelves } from '../laws/generated-scenario.ts';
import { type Chance, chances, playOn } from '../laws/random-play.ts';
import { act, MemoryLog, small } from './memory-log.ts';
import { type SealedFor, sealedFor } from './sealed.ts';

/** The same acts in a log that holds its scenario openly, and in a sealed one. */
interface SatTwice {
  readonly open: MemoryLog;
  readonly sealed: MemoryLog;
  readonly parts: SealedFor;
}

function satTwice(scenario: Scenario, chance: Chance): SatTwice {
  const parts = sealedFor(scenario);
  const [open, sealed] = [new MemoryLog(), new MemoryLog()];
  const first = open.begin({ scenario, purpose: 'assessed' });
  const second = sealed.begin({ scenario: parts.shown, purpose: 'assessed', assessed: parts.assessed });
  playOn(first, chance, 40, (did: Act) => {
    const known =
      second.seat().sitting.inbox[first.seat().sitting.inbox.findIndex(({ id }) => 'id' in did && id === did.id)];
    act(second, 'id' in did && known !== undefined ? { ...did, id: known.id } : did);
    open.nowMs += 1_000;
    sealed.nowMs += 1_000;
  });
  return { open, sealed, parts };
}

/** What records say, but for where they stand in a chain and what only an assessed sitting has. */
function said(replayed: Replayed): readonly unknown[] {
  return replayed.records
    .map(({ record }) => record)
    .filter(({ kind }) => kind !== 'declared')
    .map(({ seq: _seq, prev: _prev, hash: _hash, ...rest }) =>
      rest.kind === 'began' ? { ...rest, start: null, time: null } : rest,
    );
}

function story(replayed: Replayed): readonly unknown[] {
  return storyOf(replayed)
    .slice(1)
    .filter(({ what }) => what !== 'declared')
    .map(({ seq: _seq, ...line }) => line);
}

function evidence(replayed: Replayed): unknown {
  return JSON.parse(JSON.stringify(evidenceByOutcome(replayed), (key, value) => (key === 'seq' ? null : value)));
}

describe.each(allShelves)('a sealed log of %s', (_id, shelves) => {
  it('says neither results, evidence nor faults, folds, and goes on from every cut', () => {
    fc.assert(
      fc.property(shelves, chances, ({ scenario }, chance) => {
        const { sealed } = satTwice(scenario, chance);
        for (const record of sealed.records()) {
          expect(Object.keys(record)).not.toContain('result');
          expect(Object.keys(record)).not.toContain('evidence');
          if ('faults' in record) expect(record.faults).toEqual([]);
        }
        expect(sealed.fold()).toMatchObject({ ok: true });
        const cut = 1 + Math.floor(chance() * sealed.lines.length);
        const copy = sealed.copy(cut);
        if (copy.state().book.ended) return;
        const resumed = copy.resume();
        playOn(resumed, chance, 5);
        expect(copy.fold()).toMatchObject({ ok: true });
      }),
      { seed: 8_113, numRuns: 25 },
    );
  });

  it('opened, tells just what the same acts tell of a log that never was sealed', () => {
    fc.assert(
      fc.property(shelves, chances, ({ scenario }, chance) => {
        const { open, sealed, parts } = satTwice(scenario, chance);
        const never = replayLog(open.records());
        const opened = replaySealed(sealed.records(), parts.unsealed);
        expect([never.difference, opened.difference]).toEqual([null, null]);
        expect(said(opened)).toEqual(said(never));
        expect(story(opened)).toEqual(story(never));
        expect(evidence(opened)).toEqual(evidence(never));
      }),
      { seed: 8_114, numRuns: 25 },
    );
  });
});

describe('a sealed log', () => {
  const parts = sealedFor(small);

  /** A log of one decision, its records changed. */
  function changed(change: (record: LogRecord) => LogRecord): readonly LogRecord[] {
    const log = new MemoryLog();
    const recorder = log.begin({ scenario: parts.shown, purpose: 'assessed', assessed: parts.assessed });
    act(recorder, { kind: 'decide', task: 'first-call', answer: 'priya', reason: 'She signs for it.' });
    return log.records().map(change);
  }

  it('doesn’t fold where nothing opens it', () => {
    const folded = foldLog(changed((record) => record));
    expect(folded).toMatchObject({ difference: { what: 'the scenario is sealed, and nothing here opens it' } });
  });

  it('that says a result is refused: none is taken for the author’s', () => {
    const records = changed((record) => (record.kind === 'decided' ? { ...record, result: 'r1' } : record));
    expect(replaySealed(records, parts.unsealed).difference).toMatchObject({ kind: 'decided' });
  });

  it('keeps to itself which conditions have no value, and opened says so of whatever brought it about', () => {
    const scenario = scenarioOf(
      `${day}\nfacts: { n: { integer: 0, from: 0, to: 9 } }\ninitial: desk`,
      `
      desk:
        entry:
          - message: { id: one, from: priya, by: text, text: One }
        tasks:
          t: { choose: Which?, options: { a: One }, results: { odd: { when: 5 / n == 1 }, even: {} } }
          u: { choose: Which?, if: 6 / n == 1, options: { a: One }, results: { done: {} } }
        after: { 1h: { to: handover } }
      `,
    );
    const { shown, assessed, unsealed } = sealedFor(scenario);
    const [open, sealed] = [new MemoryLog(), new MemoryLog()];
    const recorders = [
      open.begin({ scenario, purpose: 'assessed' }),
      sealed.begin({ scenario: shown, purpose: 'assessed', assessed }),
    ];
    for (const recorder of recorders) {
      act(recorder, { kind: 'open', id: 'one' });
      act(recorder, { kind: 'wait', minutes: 5 });
      act(recorder, { kind: 'decide', task: 't', answer: 'a', reason: null });
    }
    expect(sealed.text).not.toContain('zero');
    const faults = said(replayLog(open.records())).flatMap(
      (one) => JSON.stringify(one).match(/[56] \/ n == 1: division by zero/g) ?? [],
    );
    expect(new Set(faults).size).toBeGreaterThan(1);
    expect(said(replaySealed(sealed.records(), unsealed))).toEqual(said(replayLog(open.records())));
  });
});
