import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalForm } from '../../src/log/canonical.ts';
import { decodeRecord, isAnswer } from '../../src/log/decode-record.ts';
import { lineBytesMax, type ReadLog, readLog } from '../../src/log/read-log.ts';
import type { RecordBody } from '../../src/log/record.ts';
import { beganBody, chainOf } from './chain-of.ts';

const bodies: readonly RecordBody[] = [
  beganBody,
  { kind: 'viewed', id: 'forecast', act: 'opened' },
  {
    kind: 'decided',
    task: 'first-call',
    answer: { who: 'priya', by: 'call' },
    reason: 'She signs for it — “£300”\nand she asked',
    result: 'told',
    took: 5,
    evidence: [{ code: 'S8', toward: 'pass', because: 'Rings first' }],
    faults: [],
  },
  { kind: 'noted', text: 'naïve 🌧', about: null },
  { kind: 'paused', because: 'rest' },
];
const { text, records } = chainOf(bodies);
const bytes = Buffer.from(text);

/** What a reading says in a word: the number of good records and what is wrong. */
function said(read: ReadLog): string {
  if (!read.ok) return read.problem;
  const { log } = read;
  const torn = log.torn === null ? '' : `, torn ${log.torn.bytes}`;
  return `${log.records.length} good${log.damage === null ? '' : `, damage at ${log.damage.record}`}${torn}`;
}

describe('reading a log', () => {
  it('gives every record as it was written', () => {
    const read = readLog(bytes);
    expect(read.ok && read.log.records).toEqual(records);
    expect(said(read)).toBe('5 good');
  });

  it('finds every one-byte change', () => {
    const places = fc.nat({ max: bytes.length - 1 });
    fc.assert(
      fc.property(places, fc.integer({ min: 1, max: 255 }), (place, change) => {
        const changed = Buffer.from(bytes);
        changed[place] = (changed[place] ?? 0) ^ change;
        return said(readLog(changed)) !== '5 good';
      }),
      { seed: 11, numRuns: 3000 },
    );
  });

  it('keeps every whole record of a log cut at any byte, and says how much is torn', () => {
    fc.assert(
      fc.property(fc.nat({ max: bytes.length }), (length) => {
        const cut = bytes.subarray(0, length);
        const whole = cut.toString('latin1').split('\n').length - 1;
        const rest = length - (cut.lastIndexOf(10) + 1);
        const expected = whole === 0 ? 'not-begun' : `${whole} good${rest === 0 ? '' : `, torn ${rest}`}`;
        // A few bytes of a beginning could be the beginning of anything.
        return said(readLog(cut)) === expected || (length > 0 && length < 6 && said(readLog(cut)) === 'not-a-log');
      }),
      { seed: 12, numRuns: 500 },
    );
  });

  it.each([
    ['spaces', text.replace('"act":"opened"', '"act": "opened"')],
    ['another order of keys', text.replace('"act":"opened","at":1000', '"at":1000,"act":"opened"')],
    ['an escape that need not be', text.replace('"act":"opened"', '"act":"\\u006fpened"')],
    ['a number spelt otherwise', text.replace('"at":1000', '"at":1e3')],
    ['a key twice', text.replace('"act":"opened"', '"act":"opened","act":"opened"')],
    ['carriage returns', text.replaceAll('\n', '\r\n')],
    ['an empty line', text.replace('\n{"act"', '\n\n{"act"')],
    ['a byte-order mark', text.replace('\n{"act"', '\n\uFEFF{"act"')],
  ])('calls %s damage, though JSON would allow it', (_, spelt) => {
    expect(spelt).not.toBe(text);
    expect(said(readLog(Buffer.from(spelt)))).toMatch(/damage at [01]/);
  });

  it('finds records left out, doubled and in another order', () => {
    const lines = text.trimEnd().split('\n');
    const [a = '', b = '', c = '', d = ''] = lines;
    const log = (...some: string[]) => said(readLog(Buffer.from(`${some.join('\n')}\n`)));
    expect(log(a, c)).toBe('1 good, damage at 1');
    expect(log(a, b, b)).toBe('2 good, damage at 2');
    expect(log(a, b, d, c)).toBe('2 good, damage at 2');
    expect(log(b)).toBe('0 good, damage at 0');
    expect(log(a, a)).toBe('1 good, damage at 1');
  });

  it('finds a record rebuilt by somebody who knows how, since the next one links to the old', () => {
    const other = chainOf([beganBody, { kind: 'viewed', id: 'call-sheet', act: 'opened' }]).text;
    const rest = text.trimEnd().split('\n').slice(2).join('\n');
    expect(said(readLog(Buffer.from(`${other}${rest}\n`)))).toBe('2 good, damage at 2');
  });

  it('tells a newer version, another file and an empty one apart', () => {
    const newer = chainOf([{ ...beganBody, log: 2 } as RecordBody]).text;
    expect(readLog(Buffer.from(newer))).toEqual({
      ok: false,
      problem: 'newer-version',
      because: 'is a log of version 2; this callsheet knows version 1. Use a newer callsheet',
    });
    expect(said(readLog(Buffer.from('callsheet: 1\n')))).toBe('not-a-log');
    expect(said(readLog(Uint8Array.from({ length: 5000 }, (_, i) => (i * 31) % 256)))).toBe('not-a-log');
    expect(said(readLog(Buffer.from('')))).toBe('not-begun');
    expect(said(readLog(bytes.subarray(0, 300)))).toBe('not-begun');
  });

  it('names its limits', () => {
    const long = Buffer.from(`${text}${'x'.repeat(lineBytesMax + 1)}\n`);
    const read = readLog(long);
    expect(read.ok && read.log.damage?.because).toContain('lineBytesMax');
  });

  it('is not brought down by JSON that nests without end', () => {
    const deep = Buffer.from(`${text}${'['.repeat(200_000)}${']'.repeat(200_000)}\n`);
    expect(said(readLog(deep))).toBe('5 good, damage at 5');
  });
});

describe('a record', () => {
  const answers = fc.letrec((tie) => ({
    answer: fc.oneof(
      { maxDepth: 3 },
      fc.string({ unit: 'grapheme' }),
      fc.maxSafeInteger(),
      fc.array(tie('answer'), { maxLength: 3 }),
      fc.dictionary(fc.stringMatching(/^[a-z][a-z0-9_-]{0,8}$/), tie('answer'), { maxKeys: 3 }),
    ),
  })).answer;

  it('is the same after it was written and read', () => {
    fc.assert(
      fc.property(answers, fc.string({ unit: 'grapheme' }), (answer, reason) => {
        if (!isAnswer(answer)) throw new Error('not an answer');
        const decided: RecordBody = { ...(bodies[2] as RecordBody & { kind: 'decided' }), answer, reason };
        const chain = chainOf([beganBody, decided]);
        const read = readLog(Buffer.from(chain.text));
        return read.ok && read.log.damage === null && canonicalForm(read.log.records) === canonicalForm(chain.records);
      }),
      { seed: 13 },
    );
  });

  it.each([
    [{ ...records[1], colour: 'red' }],
    [{ ...records[1], at: 1.5 }],
    [{ ...records[1], at: -1 }],
    [{ ...records[1], kind: 'guessed' }],
    [{ ...records[2], answer: true }],
    [{ ...records[2], answer: { a: null } }],
    [{ ...records[2], took: undefined }],
    [null],
    [[]],
  ])('is refused when it says too much, too little or something else', (value) => {
    expect(decodeRecord(value).ok).toBe(false);
  });
});
