import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { linkRecord } from '../../src/log/chain.ts';
import { readLog } from '../../src/log/read-log.ts';
import { readReceipt, receiptOf } from '../../src/log/receipt.ts';
import type { RecordBody } from '../../src/log/record.ts';
import { verifyLog } from '../../src/log/verify.ts';
import { beganBody, chainOf } from './chain-of.ts';

const folder = mkdtempSync(join(tmpdir(), 'callsheet-py-'));
afterAll(() => rmSync(folder, { recursive: true }));

const script = join(import.meta.dirname, '../../docs/verify-log.py');
const bodies: readonly RecordBody[] = [
  beganBody,
  { kind: 'noted', text: 'naïve 🌧 \u2028 "quoted" \\ back\nnext line \u007f\u0001\b\f', about: null },
  {
    kind: 'drafted',
    task: 'net',
    draft: { answer: { net: 9_007_199_254_740_991, 'a-b': -5, a_b: ['x', 0] }, reason: null },
  },
  { kind: 'ended', wall: '2026-09-01T09:30:00.000Z', how: 'finished', ending: 'wrap' },
];
const { text, records } = chainOf(bodies);

function check(content: string | Uint8Array, ...given: readonly string[]): { status: number | null; said: string } {
  const path = join(folder, 'a.jsonl');
  writeFileSync(path, content);
  const { status, stdout, stderr } = spawnSync('python3', [script, path, ...given], { encoding: 'utf8' });
  return { status, said: stdout + stderr };
}

/** Two records behind a beginning, the second of them earlier than the first. */
function backwards(): string {
  const begun = chainOf([beganBody]);
  const frame = { kind: 'paused', because: '', clock: 'Sun 16:40', state: 'ab'.repeat(32) } as const;
  const first = linkRecord({ count: 1, hash: begun.records[0]?.hash ?? '' }, { ...frame, at: 5_000 });
  const second = linkRecord({ count: 2, hash: first.record.hash }, { ...frame, at: 4_999 });
  return begun.text + first.line + second.line;
}

describe('verify-log.py', () => {
  it('agrees with a log that is whole, and prints its head and receipt', () => {
    const hash = records.at(-1)?.hash ?? '';
    expect(check(text)).toEqual({
      status: 0,
      said: `records: 4\nhead: ${hash}\nreceipt: ${receiptOf({ count: 4, hash })}\nend: ended\n`,
    });
  });

  it('finds the end where a note on the last answer follows it', () => {
    const noted = chainOf([...bodies, { kind: 'noted', text: 'I meant Thursday.', about: 'net' }]);
    expect(check(noted.text).said).toMatch(/^end: ended$/m);
    const stray = chainOf([...bodies, { kind: 'noted', text: 'And one more thing.', about: null }]);
    expect(check(stray.text)).toMatchObject({ status: 1 });
  });

  it('compares a receipt, and says of one from earlier how much it covers', () => {
    const early = receiptOf({ count: 1, hash: records[0]?.hash ?? '' });
    expect(check(text, early).said).toContain(
      '\nthe receipt of 1 record matches, and says nothing about the 3 after them\n',
    );
    expect(check(text, '4-0000-0000-0000-0000-0000')).toMatchObject({ status: 1 });
    const last = receiptOf({ count: 4, hash: records[3]?.hash ?? '' });
    expect(check(text, last)).toMatchObject({
      status: 0,
      said: expect.stringContaining('\nthe receipt of 4 records matches\n'),
    });
    const cut = text.split('\n').slice(0, 3).join('\n');
    expect(check(`${cut}\n`)).toMatchObject({ status: 0 });
    expect(check(`${cut}\n`, last)).toMatchObject({
      status: 1,
      said: expect.stringContaining("the receipt of 4 records doesn't match: the log has only 3"),
    });
    expect(check(text.slice(0, -1), early)).toMatchObject({
      status: 1,
      said: expect.stringContaining('the receipt of 1 record matches'),
    });
  });

  it('reads a receipt as forgivingly as callsheet does', () => {
    const last = receiptOf({ count: 4, hash: records[3]?.hash ?? '' });
    const [count = '', ...groups] = last.split('-');
    const copied = [
      last.toUpperCase(),
      `  ${last.replaceAll('-', ' ')} `,
      last.replaceAll('-', ' – '),
      last.replaceAll('-', '—'),
      last.replaceAll('-', '−'),
      last.replaceAll('-', '.'),
      `${count}${groups.join('')}`,
      `${count}:${groups.join('')}`,
      last.replaceAll('0', 'O').replaceAll('1', 'l'),
      last.replaceAll('0', 'o').replaceAll('1', 'I'),
    ];
    for (const receipt of copied) {
      expect(readReceipt(receipt), receipt).not.toBeNull();
      expect(check(text, receipt), receipt).toMatchObject({ status: 0 });
    }
    for (const none of ['', '4', 'four', `${last}-0`, '0-0000-0000-0000-0000-0000', '4-zzzz-0000-0000-0000-0000']) {
      expect(readReceipt(none), none).toBeNull();
      expect(check(text, none), none).toEqual({
        status: 2,
        said: 'not a receipt: it is a number, then 20 digits of 0-9 and a-f\n',
      });
    }
  });

  it('finds the same damage as callsheet', () => {
    const bytes = Buffer.from(text);
    for (let place = 40; place < bytes.length; place += 97) {
      const changed = Buffer.from(bytes);
      changed[place] = (changed[place] ?? 0) ^ 1;
      const read = readLog(changed);
      const record = read.ok ? (read.log.damage?.record ?? null) : null;
      const { status, said } = check(changed);
      expect(status).toBe(1);
      expect(said).toContain(`damaged at record ${record} (line ${Number(record) + 1})`);
    }
  });

  it('says that a tail is torn, and that something else is no log', () => {
    expect(check(text.slice(0, -1))).toMatchObject({ status: 1, said: expect.stringContaining('torn: ') });
    expect(check(text.slice(0, 100))).toEqual({
      status: 2,
      said: 'no complete record: the sitting never began\n',
    });
    expect(check('callsheet: 1\n')).toEqual({ status: 2, said: 'not a log of callsheet\n' });
    expect(spawnSync('python3', [script]).status).toBe(2);
    expect(spawnSync('python3', [script, join(folder, 'none')]).status).toBe(2);
  });

  const [began = '', ...rest] = text.split(/(?<=\n)/);
  it.each([
    ['whole', text],
    ['empty', ''],
    ['cut in the first record', text.slice(0, 100)],
    ['cut later', text.slice(0, -1)],
    ['without its beginning', rest.join('')],
    ['with a byte-order mark', `\uFEFF${text}`],
    ['with carriage returns', text.replaceAll('\n', '\r\n')],
    ['with a line twice', began + text],
    ['of a newer version', chainOf([{ ...beganBody, log: 2 } as RecordBody, ...bodies.slice(1)]).text],
    ['something else', 'callsheet: 1\n'],
    ['an object', '{"a":1}\n'],
    ['nothing but a line end', '\n'],
  ])('exits as callsheet does where a log is %s', (_, content) => {
    const verified = verifyLog(Buffer.from(content), { receipts: [] });
    const { chain, end } = verified.ok ? verified.verification : { chain: null, end: null };
    const isWrong = chain?.standing === 'wrong' || end?.standing === 'wrong';
    expect(check(content).status).toBe(verified.ok ? Number(isWrong) : 2);
  });

  it('says that it doesn’t know a newer version, and that there is no file', () => {
    const newer = chainOf([{ ...beganBody, log: 2 } as RecordBody]).text;
    expect(check(newer)).toEqual({ status: 2, said: 'a log of version 2; this program knows version 1\n' });
    const { stdout, status } = spawnSync('python3', [script, folder], { encoding: 'utf8' });
    expect({ stdout, status }).toEqual({ status: 2, stdout: "can't be read: there is no such file\n" });
  });

  it('finds what goes on after the end, and a sitting clock that goes back', () => {
    const after = check(chainOf([...bodies, ...bodies.slice(1, 2)]).text);
    expect(after).toMatchObject({ status: 1, said: expect.stringContaining('damaged at record 4') });
    expect(check(backwards())).toMatchObject({
      status: 1,
      said: 'damaged at record 2 (line 3): the sitting clock goes back\n',
    });
  });

  it('refuses what a JSON reader would let through', () => {
    expect(check(text.replace('"seq":1', '"seq":1.0'))).toMatchObject({ status: 1 });
    expect(check(text.replace('"seq":1', '"seq":true'))).toMatchObject({ status: 1 });
    expect(check(text.replaceAll('\n', '\r\n'))).toMatchObject({ status: 1 });
    expect(check(`${text}${'['.repeat(50_000)}\n`)).toMatchObject({ status: 1 });
  });
});
