import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tellAll } from '../../src/log/story.ts';
import { decisionFrom, idleMs, momentOf, recordAt, shownForMs, speeds } from '../../src/view/replay.ts';
import { findFrom, momentLines } from '../../src/view/replay-told.ts';
import { satReplay } from '../ui/sat-replay.ts';

const replay = satReplay();
const places = fc.nat({ max: replay.moments.length - 1 });
const hidden = { expectations: false, circumstances: false };

describe('the moments of a sitting', () => {
  it('are its records, and before each decision the answer as it was given', () => {
    const records = replay.replayed.records.length;
    expect(replay.moments).toHaveLength(records + replay.decisions.length);
    for (const { seq } of replay.decisions)
      expect(replay.moments.filter((one) => one.seq === seq).map(({ phase }) => phase)).toEqual(['answer', 'after']);
  });

  it('are found by the number of their record', () => {
    fc.assert(
      fc.property(places, (at) => {
        const { seq } = recordAt(replay, at).record;
        expect(recordAt(replay, momentOf(replay, seq)).record.seq).toBe(seq);
      }),
      { seed: 7_042 },
    );
  });

  it('are gone through decision by decision, there and back', () => {
    const decided = replay.moments.flatMap(({ phase }, at) => (phase === 'answer' ? [at] : []));
    const forward = decided.map((_, index) => decided.slice(0, index).reduce((at) => decisionFrom(replay, at, 1), 0));
    expect(decisionFrom(replay, forward.at(-1) ?? 0, 1)).toBe(decided.at(-1));
    expect(decisionFrom(replay, decided[1] ?? 0, -1)).toBe(decided[0]);
    expect(decisionFrom(replay, decided[0] ?? 0, -1)).toBe(decided[0]);
  });

  it('are never shown for longer than an idle gap, and no time is none', () => {
    fc.assert(
      fc.property(places, fc.constantFrom(...speeds), (at, speed) => {
        const ms = shownForMs(replay, at, speed);
        expect(ms).toBeGreaterThanOrEqual(1);
        expect(ms).toBeLessThanOrEqual(Math.round(idleMs / speed));
      }),
      { seed: 7_043 },
    );
  });
});

describe('finding a word', () => {
  it('goes on round the end, through everything in which it stands', () => {
    const found: number[] = [];
    for (let at = 0; ; ) {
      const next = findFrom(replay, at, 'GAZEBO', tellAll);
      if (next === null || found.includes(next)) break;
      found.push(next);
      at = next;
    }
    const seqs = found.map((at) => recordAt(replay, at).record.seq);
    expect(seqs.length).toBeGreaterThan(0);
    expect(seqs).toEqual([...seqs].sort((one, other) => one - other));
    for (const at of found)
      expect(
        momentLines(replay, at, tellAll)
          .map(({ text }) => text)
          .join('\n')
          .toLowerCase(),
      ).toContain('gazebo');
  });

  it('finds nothing that is hidden', () => {
    expect(findFrom(replay, 0, 'Knows who decides', tellAll)).not.toBeNull();
    expect(findFrom(replay, 0, 'Knows who decides', hidden)).toBeNull();
    expect(findFrom(replay, 0, 'A1 begins', tellAll)).not.toBeNull();
    expect(findFrom(replay, 0, 'A1 begins', hidden)).toBeNull();
    expect(findFrom(replay, 0, '  ', tellAll)).toBeNull();
  });
});
