import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digestOf } from '../../src/engine/digest.ts';
import { makeDraws } from '../../src/engine/draws.ts';
import type { Sitting } from '../../src/engine/sitting.ts';
import { canWait, openSitting, openTasks, step } from '../../src/engine/step.ts';
import { sitAnswers, stepsOf } from '../../src/log/answers.ts';
import { foldFirst, foldNext } from '../../src/log/fold.ts';
import { readLog } from '../../src/log/read-log.ts';
import { readReceipt, receiptOf } from '../../src/log/receipt.ts';
import type { LogRecord } from '../../src/log/record.ts';
import type { Act, Recorder } from '../../src/log/recorder.ts';
import { verifyLog } from '../../src/log/verify.ts';
import { readAnswers } from '../../src/scenario/answers-file.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { writeAnswers } from '../../src/scenario/write-answers.ts';
import { MemoryLog } from '../log/memory-log.ts';
import { compiled, everyScenario, playsOf, type Shelf } from './every-scenario.ts';
import { allShelves } from './generated-scenario.ts';
import { type Chance, chances, playOn, randomAct } from './random-play.ts';

const runs = { seed: 7_261, numRuns: 25 };

/** A sitting played at random, and its log. */
function played(shelf: Shelf, chance: Chance, acts = 80): { readonly log: MemoryLog; readonly recorder: Recorder } {
  const log = new MemoryLog();
  const seed = String(Math.floor(chance() * 1000));
  const recorder = log.begin({ scenario: shelf.scenario, seed, mode: 'answers-file' });
  playOn(recorder, chance, acts, () => {
    log.nowMs += Math.floor(chance() * 5000);
  });
  return { log, recorder };
}

/** What a decision and everything else that moves the story leaves behind, whatever the mode. */
function storyOf(records: readonly LogRecord[]): readonly unknown[] {
  return records.flatMap((record) => {
    const { seq: _seq, at: _at, prev: _prev, hash: _hash, ...said } = record;
    return ['decided', 'waited', 'ticked', 'lapsed', 'ended'].includes(record.kind) ? [{ ...said, wall: null }] : [];
  });
}

function kindsIn({ tasks }: Scenario): number {
  return new Set([...tasks.values()].map(({ spec }) => spec.kind)).size;
}

function standing(sitting: Sitting): unknown {
  const { machine: _machine, happened: _happened, ...rest } = sitting;
  return rest;
}

describe.each(everyScenario.map((shelf) => [shelf.id, shelf] as const))('in %s', (_id, shelf) => {
  it('random play reaches endings, decides tasks of many kinds, and has messages on their way', () => {
    const endings = new Set<string>();
    const kinds = new Set<string>();
    let pending = 0;
    fc.assert(
      fc.property(chances, (chance) => {
        const { log, recorder } = played(shelf, chance, 300);
        const { sitting } = recorder.seat();
        if (sitting.ended?.ending) endings.add(sitting.ended.ending);
        for (const record of log.records()) {
          if (record.kind === 'decided') kinds.add(shelf.scenario.tasks.get(record.task)?.spec.kind ?? '');
        }
        pending += openSitting(shelf.scenario, '1').pending.length;
      }),
      { ...runs, numRuns: 60 },
    );
    expect(endings.size).toBeGreaterThanOrEqual(2);
    // A rehearsal has few kinds: then all of them.
    expect(kinds.size).toBeGreaterThanOrEqual(Math.min(7, kindsIn(shelf.scenario)));
    expect(pending).toBeGreaterThan(0);
  });
});

describe.each(allShelves)('in %s', (id, shelves) => {
  it('one long wait does what as many minutes one by one do', () => {
    let compared = 0;
    fc.assert(
      fc.property(
        shelves,
        chances,
        fc.integer({ min: 2, max: 120 }),
        fc.integer({ min: 0, max: 12 }),
        (shelf, chance, minutes, acts) => {
          const { recorder } = played(shelf, chance, acts);
          const { sitting } = recorder.seat();
          if (sitting.ended !== null) return;
          const wait = (from: Sitting, count: number) => step(from, { kind: 'wait', minutes: count });
          let many = sitting;
          let passed = 0;
          for (; passed < minutes && canWait(many); passed += 1) many = wait(many, 1);
          if (passed === 0) return;
          // Where nothing more is on its way nobody can wait on; where the sitting ended, a longer wait stops there.
          const once = wait(sitting, many.ended === null ? passed : minutes);
          compared += 1;
          expect(standing(many)).toEqual(standing(once));
          expect(digestOf(many)).toBe(digestOf(once));
        },
      ),
      { ...runs, numRuns: playsOf(id, 60) },
    );
    expect(compared).toBeGreaterThan(20);
  });

  it('a draw more changes no other', () => {
    fc.assert(
      fc.property(shelves, fc.stringMatching(/^[a-zA-Z0-9]{1,8}$/), (shelf, seed) => {
        const { a_new_one: drawn, ...others } = makeDraws(withDrawMore(shelf), seed);
        expect(drawn).toBeDefined();
        expect(others).toEqual(makeDraws(shelf.scenario, seed));
      }),
      { ...runs, numRuns: 60 },
    );
  });

  it('the fold of the log is the sitting as it was sat, at every act', () => {
    fc.assert(
      fc.property(shelves, chances, (shelf, chance) => {
        const log = new MemoryLog();
        const recorder = log.begin({ scenario: shelf.scenario, seed: '3', mode: 'answers-file' });
        const live = new Map<number, string>();
        const note = () => live.set(log.lines.length, digestOf(recorder.seat().sitting));
        note();
        playOn(recorder, chance, 60, note);
        const [first, ...rest] = log.records();
        if (first === undefined) throw new Error('A log has a beginning');
        let folded = foldFirst(first, () => ({ scenario: shelf.scenario, diagnostics: [] }));
        for (const [index, record] of rest.entries()) {
          if (!folded.ok) throw new Error(JSON.stringify(folded.difference));
          folded = foldNext(folded.state, record);
          const there = live.get(index + 2);
          if (folded.ok && there !== undefined) expect(digestOf(folded.state.sitting)).toBe(there);
        }
        expect(folded.ok && standing(folded.state.sitting)).toEqual(standing(recorder.seat().sitting));
      }),
      runs,
    );
  });

  it('a log cut anywhere keeps what was whole, and goes on', () => {
    fc.assert(
      fc.property(shelves, chances, fc.double({ min: 0, max: 1, noNaN: true }), (shelf, chance, where) => {
        const { log } = played(shelf, chance, 40);
        const bytes = log.bytes;
        // Within the first record there is no sitting yet; from then on any byte may be the last.
        const first = new TextEncoder().encode(log.lines[0]).length;
        const at = first + Math.floor(where * (bytes.length - first));
        const read = readLog(bytes.slice(0, at));
        if (!read.ok) throw new Error(read.because);
        expect(read.log.damage).toBeNull();
        expect(read.log.records).toEqual(log.records().slice(0, read.log.records.length));
        const kept = log.copy(read.log.records.length);
        const last = kept.records().at(-1);
        if (last?.kind === 'ended') return;
        const again = kept.resume({ mode: 'answers-file', tornTails: read.log.torn === null ? [] : ['a.torn'] });
        playOn(again, chance, 60);
        expect(verified(kept).holds).toBe(true);
      }),
      runs,
    );
  });

  it('an answers file made of a log does the same again, with the same states', () => {
    fc.assert(
      fc.property(shelves, chances, (shelf, chance) => {
        const { log, recorder } = played(shelf, chance, 60);
        const text = writeAnswers(stepsOf(log.records()), ['again']);
        const problems: string[] = [];
        const answers = readAnswers('again.yaml', text, shelf.scenario, (one) => problems.push(one.message));
        expect(problems).toEqual([]);
        const again = new MemoryLog();
        const { seed } = recorder.seat().sitting;
        const sat =
          answers && sitAnswers(again.begin({ scenario: shelf.scenario, seed, mode: 'answers-file' }), answers);
        expect(sat?.ok).toBe(true);
        expect(storyOf(again.records())).toEqual(storyOf(log.records()));
      }),
      runs,
    );
  });

  it('a log verifies; with any byte of it changed it doesn’t', () => {
    fc.assert(
      fc.property(
        shelves,
        chances,
        fc.array(
          fc.tuple(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), fc.integer({ min: 1, max: 255 })),
          { minLength: 6, maxLength: 6 },
        ),
        (shelf, chance, changes) => {
          const { log } = played(shelf, chance, 20);
          expect(verified(log)).toMatchObject({
            holds: true,
            chain: { standing: 'good' },
            replay: { standing: 'good' },
          });
          for (const [where, by] of changes) {
            const bytes = Uint8Array.from(log.bytes);
            // The last kilobyte as often as all the rest: there the records are, and the embedded files are not.
            const at = Math.floor(where < 0.5 ? where * 2 * bytes.length : bytes.length - 1 - (where - 0.5) * 2 * 1000);
            bytes[at] = ((bytes[at] ?? 0) + by) % 256;
            const read = verifyLog(bytes, { receipts: [] });
            expect(read.ok && read.verification.holds, `byte ${at} changed by ${by}`).toBe(false);
          }
        },
      ),
      { ...runs, numRuns: 8 },
    );
  });

  it('records taken off the end are found with the receipt', () => {
    fc.assert(
      fc.property(shelves, chances, fc.integer({ min: 1, max: 10 }), (shelf, chance, off) => {
        const { log, recorder } = played(shelf, chance, 30);
        const receipt = readReceipt(receiptOf(recorder.seat().head));
        if (receipt === null) throw new Error('A receipt can be read');
        expect(verified(log, [receipt]).receipt.standing).toBe('good');
        const cut = log.copy(Math.max(1, log.lines.length - off));
        if (cut.lines.length < log.lines.length) expect(verified(cut, [receipt]).receipt.standing).toBe('wrong');
      }),
      { ...runs, numRuns: 10 },
    );
  });

  it('nothing that is refused leaves a trace', () => {
    fc.assert(
      fc.property(shelves, chances, (shelf, chance) => {
        const { log, recorder } = played(shelf, chance, 15);
        const [task] = openTasks(recorder.seat().sitting);
        const wrong: readonly Act[] = [
          { kind: 'decide', task: 'no-such-task', answer: 'x', reason: null },
          { kind: 'wait', minutes: -1 },
          { kind: 'open', id: 'no-such-thing' },
          ...(task === undefined
            ? []
            : [{ kind: 'decide', task: task.id, answer: { nothing: 'known' }, reason: 'x' } as const]),
        ];
        const before = [...log.lines];
        for (const act of wrong) expect(recorder.act(act).ok).toBe(false);
        expect(log.lines).toEqual(before);
        expect(randomAct(recorder.seat(), chance)).toBeDefined();
      }),
      { ...runs, numRuns: 10 },
    );
  });
});

/** The scenario with one draw more, before all others. */
function withDrawMore({ source }: Shelf): Scenario {
  const entry = source.files.find(({ path }) => path === source.entry)?.text ?? '';
  const first = 'draws:\n  a_new_one: { integer: [1, 2, 3, 4, 5, 6] }\n';
  const hasDraws = /^draws:\n/m.test(entry);
  const more = hasDraws ? entry.replace(/^draws:\n/m, first) : entry.replace(/^initial:/m, `${first}\ninitial:`);
  const files = source.files.map((file) => (file.path === source.entry ? { ...file, text: more } : file));
  return compiled({ ...source, files });
}

function verified(log: MemoryLog, receipts: Parameters<typeof verifyLog>[1]['receipts'] = []) {
  const read = verifyLog(log.bytes, { receipts });
  if (!read.ok) throw new Error(read.because);
  return read.verification;
}
