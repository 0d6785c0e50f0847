import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCompileCache } from '../../src/log/embed.ts';
import { readReceipt, receiptOf } from '../../src/log/receipt.ts';
import { findingsOf, type VerifyWith, verifyLog } from '../../src/log/verify.ts';
import { compileScenario } from '../../src/scenario/compile.ts';
import { act, MemoryLog, sit } from './memory-log.ts';
import { whole } from './small-answers.ts';

const finished = new MemoryLog();
sit(finished.begin({ mode: 'answers-file' }), whole);
const unfinished = new MemoryLog();
sit(unfinished.begin({ mode: 'answers-file' }), '- open: call-sheet\n- wait: 5m\n');

const compile = createCompileCache(compileScenario);

/** The findings as lines, and whether all holds. */
function verify(
  bytes: Uint8Array | string,
  given: Partial<VerifyWith> = {},
): { holds: boolean; says: readonly string[] } | string {
  const content = typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes;
  const verified = verifyLog(content, { receipts: [], compile, ...given });
  if (!verified.ok) return verified.problem;
  const says = findingsOf(verified.verification).map(({ of, standing, says: said }) => `${of} ${standing}: ${said}`);
  return { holds: verified.verification.holds, says };
}

function receipt(text: string) {
  const read = readReceipt(text);
  if (read === null) throw new Error(text);
  return [read];
}

describe('verify', () => {
  it('says each thing by itself of a log that is whole', () => {
    const count = finished.lines.length;
    const given = receipt(receiptOf({ count, hash: finished.records().at(-1)?.hash ?? '' }));
    expect(verify(finished.bytes, { receipts: given })).toEqual({
      holds: true,
      says: [
        `chain good: unbroken from record 0 to ${count - 1}`,
        `replay good: records 0 to ${count - 1} replayed, every state the same`,
        'signature absent: none: whoever holds the log could have made it anew',
        `receipt good: the receipt of ${count} records matches`,
        expect.stringMatching(/^end good: finished \(ended-/),
      ],
    });
  });

  it('finds the end where a note on the last answer follows it', () => {
    const noted = new MemoryLog();
    const recorder = noted.begin({ mode: 'answers-file' });
    sit(recorder, whole);
    act(recorder, { kind: 'note', text: 'I meant Thursday.', about: 'handover-note' });
    expect(verify(noted.bytes)).toMatchObject({
      holds: true,
      says: expect.arrayContaining([expect.stringMatching(/^end good: finished \(ended-/)]),
    });
  });

  it('never lets an absent thing pass for a good one, and calls none of them wrong', () => {
    expect(verify(unfinished.bytes)).toEqual({
      holds: true,
      says: [
        'chain good: unbroken from record 0 to 2',
        'replay good: records 0 to 2 replayed, every state the same',
        'signature absent: none: whoever holds the log could have made it anew',
        'receipt absent: none given: a log cut short can’t be told by itself',
        'end absent: unfinished: the sitting could still go on',
      ],
    });
    const signature = { standing: 'unknown', says: 'nobody to compare it with' } as const;
    expect(verify(unfinished.bytes, { signature })).toMatchObject({
      holds: true,
      says: expect.arrayContaining(['signature unknown: nobody to compare it with']),
    });
  });

  it('finds a cut tail by the receipt of the whole, and takes a receipt from earlier for what it covers', () => {
    const all = receiptOf({ count: 3, hash: unfinished.records()[2]?.hash ?? '' });
    const early = receiptOf({ count: 1, hash: unfinished.records()[0]?.hash ?? '' });
    const cut = unfinished.lines.slice(0, 2).join('');
    const told = (text: string, ...receipts: readonly string[]) => {
      const verified = verify(text, { receipts: receipts.flatMap(receipt) });
      return typeof verified === 'string' ? verified : [verified.holds, verified.says[3]];
    };
    expect(told(cut, all)).toEqual([
      false,
      'receipt wrong: the receipt of 3 records doesn’t match: the log has only 2, it was cut short',
    ]);
    expect(told(unfinished.text, early)).toEqual([
      true,
      'receipt good: the receipt of 1 record matches, and says nothing about the 2 after them',
    ]);
    expect(told(cut, early, all)).toMatchObject([false, expect.stringContaining('cut short')]);
    expect(told(finished.text, all)).toEqual([
      false,
      'receipt wrong: the receipt of 3 records doesn’t match: these aren’t the records it was made from',
    ]);
  });

  it('says which record is damaged, and proves those before it', () => {
    const flipped = unfinished.text.replace('"call-sheet"', '"call-sheat"');
    const scenario = unfinished.text.indexOf('"call-sheet"');
    expect(scenario).toBeGreaterThan(0);
    const last = unfinished.lines
      .map((line, index) => (index === 2 ? line.replace('"asked":5', '"asked":6') : line))
      .join('');
    expect(verify(flipped)).toMatchObject({ holds: false });
    expect(verify(last)).toEqual({
      holds: false,
      says: [
        'chain wrong: damaged at record 2 (line 3): its content and its hash don’t agree; good from record 0 to 1',
        'replay good: records 0 to 1 replayed, every state the same; nothing after the damage',
        'signature absent: none: whoever holds the log could have made it anew',
        'receipt absent: none given: a log cut short can’t be told by itself',
        'end unknown: not reached, for the damage before it',
      ],
    });
  });

  it('calls a torn tail wrong, and one cut before a consequence unfinished', () => {
    expect(verify(unfinished.bytes.subarray(0, -1))).toMatchObject({
      holds: false,
      says: expect.arrayContaining([expect.stringMatching(/^end wrong: torn: \d+ bytes/)]),
    });
    const out = new MemoryLog();
    sit(out.begin({ mode: 'answers-file' }), '- expire\n');
    expect(verify(out.lines.slice(0, 2).join(''))).toMatchObject({
      holds: true,
      says: expect.arrayContaining([expect.stringContaining('cut off before a record that follows by itself')]),
    });
  });

  it('tells what is no log from what is a damaged one', () => {
    expect(verify('callsheet: 1\n')).toBe('not-a-log');
    expect(verify('')).toBe('not-begun');
  });

  it('finds any one byte changed', () => {
    const { bytes } = unfinished;
    fc.assert(
      fc.property(fc.nat({ max: bytes.length - 1 }), fc.integer({ min: 1, max: 255 }), (place, change) => {
        const changed = bytes.slice();
        changed[place] = (changed[place] ?? 0) ^ change;
        const verified = verify(changed);
        return typeof verified === 'string' || !verified.holds;
      }),
      { seed: 31, numRuns: 300 },
    );
  });

  it('compiles a scenario once for many logs', () => {
    let times = 0;
    const counted = createCompileCache((source) => {
      times += 1;
      return compileScenario(source);
    });
    verify(finished.bytes, { compile: counted });
    verify(unfinished.bytes, { compile: counted });
    expect(times).toBe(1);
  });
});
