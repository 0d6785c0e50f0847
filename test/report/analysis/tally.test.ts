import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analysisOf } from '../../../src/report/analysis/analysis.ts';
import type { MarkFacts } from '../../../src/report/analysis/mark-facts.ts';
import type { SittingFacts } from '../../../src/report/analysis/sitting-facts.ts';
import { addToTally, emptyTally } from '../../../src/report/analysis/tally.ts';
import { MemoryLog, sit } from '../../log/memory-log.ts';
import { whole } from '../../log/small-answers.ts';
import { factsOf, smallFrame } from './sittings-of.ts';

const stoppedAnswers = '- first-call: { answer: tom, reason: He asked }\n';
const finished = ((): SittingFacts => {
  const log = new MemoryLog();
  sit(log.begin(), whole);
  return factsOf(log);
})();
const stopped = ((): SittingFacts => {
  const log = new MemoryLog();
  sit(log.begin(), stoppedAnswers);
  return factsOf(log);
})();

function analysed(all: readonly SittingFacts[], least = 2, marks: readonly MarkFacts[] = []) {
  const tally = emptyTally(smallFrame);
  for (const facts of all) addToTally(tally, facts, marks);
  return analysisOf(tally, least);
}

describe('an analysis', () => {
  it('counts a candidate with two sittings as such', () => {
    const again = { ...finished, began: 'another' };
    const other = { ...stopped, candidate: 'B2' };
    expect(analysed([finished, again, other])).toMatchObject({ sittings: 3, candidates: 2, satAgain: 1 });
  });

  it('tells each result, of the sittings that met the task, and those that never came to one', () => {
    const { tasks } = analysed([finished, finished, stopped]);
    const first = tasks.find(({ id }) => id === 'first-call');
    expect(first).toMatchObject({ met: 3, unanswered: { n: 0 }, open: { n: 0, of: 3 } });
    expect(first?.results).toEqual([
      { result: 'nobody', n: 0, of: 3, share: 0 },
      { result: 'right', n: 2, of: 3, share: 2 / 3 },
      { result: 'other', n: 1, of: 3, share: 1 / 3 },
    ]);
    expect(tasks.find(({ id }) => id === 'kit')).toMatchObject({ met: 3, open: { n: 1, of: 3 } });
    expect(tasks.find(({ id }) => id === 'board')).toMatchObject({ met: 2 });
  });

  it('tells no share of fewer than the minimum, and always of how many', () => {
    const { endings } = analysed([finished, stopped], 3);
    expect(endings).toContainEqual({ end: 'finished ended-well', title: 'A good day', n: 1, of: 2, share: null });
    expect(endings).toContainEqual({ end: 'unfinished', title: null, n: 1, of: 2, share: null });
  });

  it('counts for each code the sittings with an opportunity, with evidence in each direction, with words, and with nothing', () => {
    const { codes } = analysed([finished, stopped, stopped]);
    expect(codes.find(({ id }) => id === 'S1')).toMatchObject({
      met: 3,
      distinction: 1,
      pass: 2,
      against: 0,
      judged: 3,
      nothing: 0,
    });
    expect(codes.find(({ id }) => id === 'K1')).toMatchObject({ met: 3, pass: 1, nothing: 2 });
  });

  it('compares by what differs alone, and names no group that is hidden', () => {
    const [plain, screen] = [{ ...finished }, { ...finished, modes: ['full-screen' as const] }];
    const found = analysed([...Array(5).fill(plain), ...Array(6).fill(screen), { ...plain, centre: 'LAB' }], 3);
    expect(found.compared.map(({ by }) => by)).toEqual(['mode', 'centre']);
    expect(found.compared[0]?.shown.map(({ group, sittings }) => [group, sittings])).toEqual([
      ['full-screen', 6],
      ['plain', 6],
    ]);
    expect(found.compared[1]).toEqual({ by: 'centre', shown: [], hidden: { groups: 2, sittings: 12 } });
    expect(JSON.stringify(found)).not.toContain('LAB');
  });

  it('tells the marks that people gave by criterion, and the evidence apart from them', () => {
    const scheme = { id: 'house', digest: 'cd'.repeat(32) };
    const marks = { scheme, criteria: [{ criterion: 'tells', level: 'pass' as const, step: 3 }] };
    const { marks: told } = analysed([finished, finished], 2, [marks]);
    expect(told).toMatchObject([
      {
        scheme,
        sittings: 2,
        criteria: [{ criterion: 'tells', levels: { below: 0, pass: 2, distinction: 0, 'not-seen': 0 } }],
      },
    ]);
  });

  it('is the same in whatever order the sittings come, and adds up', () => {
    const kinds = [finished, stopped, { ...stopped, candidate: 'B2', end: 'withdrawn' as const }];
    fc.assert(
      fc.property(fc.array(fc.nat(2), { minLength: 1, maxLength: 30 }), (order) => {
        const all = order.map((kind) => kinds[kind] ?? finished);
        const found = analysed(all, 5);
        const back = analysed([...all].reverse(), 5);
        expect({ ...back, tasks: back.tasks.map((task) => ({ ...task, itemRest: null })) }).toEqual({
          ...found,
          tasks: found.tasks.map((task) => ({ ...task, itemRest: null })),
        });
        expect(found.endings.reduce((sum, { n }) => sum + n, 0)).toBe(all.length);
        for (const task of found.tasks) {
          const results = task.results.reduce((sum, { n }) => sum + n, 0);
          expect(results + task.unanswered.n + task.open.n).toBe(task.met);
        }
      }),
    );
  });
});
