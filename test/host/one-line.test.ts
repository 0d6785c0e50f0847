import { PassThrough } from 'node:stream';
import { finished } from 'node:stream/promises';
import { describe, expect, it } from 'vitest';
import { readLines } from '../../src/host/line-input.ts';
import { readOneLine } from '../../src/host/one-line.ts';

/** A stream that says this, piece by piece, and ends; as standard input is one. */
function saying(...pieces: readonly string[]): NodeJS.ReadStream {
  const stream = new PassThrough();
  for (const piece of pieces) stream.write(piece);
  stream.end();
  return stream as unknown as NodeJS.ReadStream;
}

describe('the next line', () => {
  it('is read alone: what came with it is there for whoever reads next', async () => {
    const stream = saying('code\nstart\nno', 'te x\n');
    expect(await readOneLine(stream)).toBe('code');
    expect(await readOneLine(stream)).toBe('start');
    const lines: string[] = [];
    for await (const batch of readLines(stream).batches) lines.push(...batch);
    expect(lines).toEqual(['note x']);
  });

  it('is whole though it comes in pieces, and without the end that Windows gives it', async () => {
    expect(await readOneLine(saying('co', 'de', '\r\n'))).toBe('code');
    const letter = Buffer.from('é\n');
    const stream = new PassThrough();
    stream.write(letter.subarray(0, 1));
    stream.end(letter.subarray(1));
    expect(await readOneLine(stream as unknown as NodeJS.ReadStream)).toBe('é');
  });

  it('counts without its end where nothing follows, and is none where nothing came', async () => {
    expect(await readOneLine(saying('code'))).toBe('code');
    expect(await readOneLine(saying())).toBe(null);
  });

  it('is none in a stream that had ended before anybody asked, as a pipe does while a code is tried', async () => {
    const stream = saying('code\n');
    expect(await readOneLine(stream)).toBe('code');
    await finished(stream.resume());
    expect(await readOneLine(stream)).toBe(null);
    const lines: string[] = [];
    for await (const batch of readLines(stream).batches) lines.push(...batch);
    expect(lines).toEqual([]);
  });
});
