import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readLog } from '../../src/log/read-log.ts';
import { receiptOf } from '../../src/log/receipt.ts';
import type { RecordBody } from '../../src/log/record.ts';
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
  });

  it('compares a receipt, one from earlier too', () => {
    const early = receiptOf({ count: 1, hash: records[0]?.hash ?? '' });
    expect(check(text, early).said).toContain('the receipt matches');
    expect(check(text, '4-0000-0000-0000-0000-0000')).toMatchObject({ status: 1 });
    const last = receiptOf({ count: 4, hash: records[3]?.hash ?? '' });
    const cut = text.split('\n').slice(0, 3).join('\n');
    expect(check(`${cut}\n`)).toMatchObject({ status: 0 });
    expect(check(`${cut}\n`, last)).toMatchObject({ status: 1 });
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
    expect(check(text.slice(0, 100))).toMatchObject({ status: 1, said: expect.stringContaining('torn: 100 bytes') });
    expect(check('callsheet: 1\n')).toEqual({ status: 2, said: 'not a log of callsheet\n' });
    expect(spawnSync('python3', [script]).status).toBe(2);
    expect(spawnSync('python3', [script, join(folder, 'none')]).status).toBe(2);
  });

  it('refuses what a JSON reader would let through', () => {
    expect(check(text.replace('"seq":1', '"seq":1.0'))).toMatchObject({ status: 1 });
    expect(check(text.replace('"seq":1', '"seq":true'))).toMatchObject({ status: 1 });
    expect(check(text.replaceAll('\n', '\r\n'))).toMatchObject({ status: 1 });
    expect(check(`${text}${'['.repeat(50_000)}\n`)).toMatchObject({ status: 1 });
  });
});
