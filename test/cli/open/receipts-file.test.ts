import { describe, expect, it } from 'vitest';
import { logsOf, readReceipts } from '../../../src/cli/open/receipts-file.ts';

const digits = '09ab-44c2-18d0-7e2f-b3a9';

describe('a file of receipts', () => {
  it('has a log’s name and its receipt on each line', () => {
    const read = readReceipts(`# Hall 2\n\na.jsonl 61-${digits}\r\n"b c.jsonl", 7 ${digits}\n`, 'r.txt');
    expect(read.ok && read.receipts).toEqual([
      { log: 'a.jsonl', receipt: { count: 61, digits: digits.replaceAll('-', '') } },
      { log: 'b c.jsonl', receipt: { count: 7, digits: digits.replaceAll('-', '') } },
    ]);
  });

  it('is refused whole where a line can’t be understood, so that none is passed over', () => {
    expect(readReceipts(`a.jsonl 61-${digits}\nb.jsonl 6\n`, 'r.txt')).toEqual({
      ok: false,
      because: 'line 2 of r.txt isn’t a log’s name (….jsonl) and its receipt: b.jsonl 6',
    });
  });
});

describe('a receipt of a file', () => {
  const hash = `${digits.replaceAll('-', '')}${'0'.repeat(44)}`;
  const one = { log: 'hall-2/a.jsonl', receipt: { count: 2, digits: digits.replaceAll('-', '') } };
  const other = 'f'.repeat(64);

  it('is for the log it was made from, whatever that is called now', () => {
    const logs = [
      { path: 'a.jsonl', hashes: [other, other] },
      { path: 'renamed.jsonl', hashes: [other, hash, other] },
    ];
    expect(logsOf(one, logs)).toEqual(['renamed.jsonl']);
  });

  it('is for the log of its name where it was made from none, so that a log that was rebuilt is found', () => {
    expect(logsOf(one, [{ path: 'here/a.jsonl', hashes: [other, other] }])).toEqual(['here/a.jsonl']);
    expect(logsOf(one, [{ path: 'b.jsonl', hashes: [other] }])).toEqual([]);
  });
});
