import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sitAnswers, stepsOf } from '../../src/log/answers.ts';
import { isSealed, sourceOf } from '../../src/log/embed.ts';
import { readLog } from '../../src/log/read-log.ts';
import { readReceipt } from '../../src/log/receipt.ts';
import type { LogRecord } from '../../src/log/record.ts';
import { replayLog } from '../../src/log/replay.ts';
import { verifyLog } from '../../src/log/verify.ts';
import { readAnswers } from '../../src/scenario/answers-file.ts';
import { writeAnswers } from '../../src/scenario/write-answers.ts';
import { compiled } from '../laws/every-scenario.ts';
import { MemoryLog } from '../log/memory-log.ts';

/** Every golden log and its receipt: one that changes, whatever for, shows here. See make.ts. */
const golden = [
  ['every-kind.jsonl', '26-3d2e-c0f5-4005-e56f-52a8'],
  ['rain-ordinary.jsonl', '44-913a-fafe-ce1c-7def-d4ef'],
  ['rain-strong.jsonl', '60-0ba6-4ed3-3b6e-e63e-73f3'],
  ['rain-weak.jsonl', '30-a6a9-ee9f-4b61-c566-ceca'],
  ['withdrawn.jsonl', '5-3cc4-bba3-d437-eaeb-8ef3'],
] as const;

const pathOf = (name: string): string => join(import.meta.dirname, name);
const bytesOf = (name: string): Buffer => readFileSync(pathOf(name));

function recordsOf(name: string): readonly LogRecord[] {
  const read = readLog(bytesOf(name));
  if (!read.ok || read.log.damage !== null) throw new Error(JSON.stringify(read));
  return read.log.records;
}

/** What counts of a story, told once more from its answers: clocks and hashes are of the day. */
function storyOf(records: readonly LogRecord[]): readonly unknown[] {
  const kinds = ['decided', 'waited', 'viewed', 'ticked', 'drafted', 'noted', 'lapsed', 'ended'];
  return records
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ seq: _seq, at: _at, prev: _prev, hash: _hash, ...said }) => ({ ...said, wall: null }));
}

describe('the golden logs', () => {
  it('are all in the list', () => {
    const there = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.jsonl'));
    expect(there.sort()).toEqual(golden.map(([name]) => name));
  });

  it('have every kind of record between them, every incident and every way to end', () => {
    const records = golden.flatMap(([name]) => recordsOf(name));
    expect([...new Set(records.map(({ kind }) => kind))].sort()).toEqual([
      ...['began', 'decided', 'declared', 'drafted', 'ended', 'granted', 'incident', 'lapsed', 'noted', 'paused'],
      ...['resumed', 'ticked', 'viewed', 'waited'],
    ]);
    const incidents = records.flatMap((record) => (record.kind === 'incident' ? [record.what] : []));
    expect([...new Set(incidents)].sort()).toEqual([
      ...['clock-jumped', 'hung-up', 'note', 'suspended', 'too-small', 'torn-tail', 'unclean-end'],
    ]);
    const ends = records.flatMap((record) => (record.kind === 'ended' ? [record.how] : []));
    expect([...new Set(ends)].sort()).toEqual(['finished', 'out-of-time', 'withdrawn']);
    expect(records.some((record) => record.kind === 'noted' && record.about !== null)).toBe(true);
    expect(records.some((record) => record.kind === 'lapsed' && record.draft !== null)).toBe(true);
  });

  it.each(golden)('%s replays as it was sat, and is the one that was released', (name, written) => {
    const receipt = readReceipt(written);
    const verified = verifyLog(bytesOf(name), { receipts: receipt === null ? [] : [receipt] });
    if (!verified.ok) throw new Error(verified.because);
    expect(verified.verification).toMatchObject({
      itsReceipt: written,
      holds: true,
      chain: { standing: 'good' },
      replay: { standing: 'good' },
      receipt: { standing: 'good' },
      end: { standing: 'good' },
    });
  });

  it.each(golden)('%s is right in the eyes of another program', (name, written) => {
    const script = join(import.meta.dirname, '../../docs/verify-log.py');
    const { status, stdout } = spawnSync('python3', [script, pathOf(name), written], { encoding: 'utf8' });
    expect(stdout).toMatch(new RegExp(`receipt: ${written}\nend: ended\nthe receipt of \\d+ records matches\n$`));
    expect(status).toBe(0);
  });

  it.each(golden)('%s gives answers that do the same again, with the same states', (name) => {
    const records = recordsOf(name);
    const began = replayLog(records).records[0]?.after.began;
    if (began === undefined || isSealed(began.scenario)) throw new Error('A log has a beginning');
    const scenario = compiled(sourceOf(began.scenario));
    const answers = readAnswers('again.yaml', writeAnswers(stepsOf(records), ['again']), scenario, (problem) => {
      throw new Error(problem.message);
    });
    const again = new MemoryLog();
    const recorder = again.begin({ scenario, seed: began.seed, mode: 'answers-file' });
    expect(answers && sitAnswers(recorder, answers)).toMatchObject({ ok: true });
    expect(storyOf(again.records())).toEqual(storyOf(records));
  });

  it('with one byte of any kind of record changed are found out at that record', () => {
    const lines = golden.flatMap(([name]) => {
      const bytes = bytesOf(name);
      return recordsOf(name).map((record, index) => ({ name, bytes, kind: record.kind, index }));
    });
    const kinds = [...new Set(lines.map(({ kind }) => kind))];
    const changes = fc.record({
      kind: fc.constantFrom(...kinds),
      line: fc.nat(),
      place: fc.nat(),
      by: fc.integer({ min: 1, max: 255 }),
    });
    fc.assert(
      fc.property(changes, ({ kind, line, place, by }) => {
        const those = lines.filter((one) => one.kind === kind);
        const { bytes, index } = those[line % those.length] ?? those[0] ?? { bytes: Buffer.of(), index: 0 };
        const { from, to } = spanOf(bytes, index);
        const changed = Buffer.from(bytes);
        const at = from + (place % (to - from));
        changed[at] = (changed[at] ?? 0) ^ by;
        const read = readLog(changed);
        if (!read.ok) return index === 0;
        const isWhole = read.log.damage === null && read.log.torn === null;
        return !isWhole && read.log.records.length === index;
      }),
      { seed: 52, numRuns: 1_500 },
    );
  });

  it('cut at any byte are found out by their receipt', () => {
    fc.assert(
      fc.property(fc.constantFrom(...golden), fc.double({ min: 0, max: 1, noNaN: true }), ([name, written], where) => {
        const bytes = bytesOf(name);
        const receipt = readReceipt(written);
        if (receipt === null) throw new Error('A receipt can be read');
        const first = bytes.indexOf(10) + 1;
        const cut = bytes.subarray(0, first + Math.floor(where * (bytes.length - first - 1)));
        const verified = verifyLog(cut, { receipts: [receipt] });
        return verified.ok && !verified.verification.holds && verified.verification.receipt.standing === 'wrong';
      }),
      { seed: 53, numRuns: 60 },
    );
  });
});

/** Where a record's line begins and ends in the file, its LF included. */
function spanOf(bytes: Buffer, index: number): { readonly from: number; readonly to: number } {
  let from = 0;
  for (let before = 0; before < index; before += 1) from = bytes.indexOf(10, from) + 1;
  return { from, to: bytes.indexOf(10, from) + 1 };
}
