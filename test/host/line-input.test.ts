import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { lineCharactersMax, readLines } from '../../src/host/line-input.ts';

async function all(feed: (stream: PassThrough, stop: () => void) => void): Promise<readonly (readonly string[])[]> {
  const stream = new PassThrough();
  const input = readLines(stream);
  feed(stream, input.stop);
  const batches: (readonly string[])[] = [];
  for await (const batch of input.batches) batches.push(batch);
  return batches;
}

describe('lines from a stream', () => {
  it('keeps together what came at once, and apart what didn’t', async () => {
    const batches = await all((stream) => {
      stream.write('one\ntwo\n');
      stream.write('three\r\n');
      stream.end();
    });
    expect(batches).toEqual([['one', 'two'], ['three']]);
  });

  it('joins a line, and a letter, that came in pieces', async () => {
    const letter = Buffer.from('é');
    const batches = await all((stream) => {
      stream.write('caf');
      stream.write(letter.subarray(0, 1));
      stream.write(letter.subarray(1));
      stream.write('\r');
      stream.write('\nx');
      stream.end();
    });
    expect(batches).toEqual([['café'], ['x']]);
  });

  it('ends when the terminal is gone', async () => {
    const batches = await all((stream) => {
      stream.on('data', () => stream.destroy(Object.assign(new Error('gone'), { code: 'EIO' })));
      stream.write('one\n');
    });
    expect(batches).toEqual([['one']]);
  });

  it('drops what is waiting when it is stopped', async () => {
    expect(
      await all((stream, stop) => {
        stream.write('one\n');
        stop();
      }),
    ).toEqual([]);
  });

  it('cuts a line that never ends', async () => {
    const [[line] = []] = await all((stream) => {
      for (let n = 0; n < 30; n += 1) stream.write('x'.repeat(10_000));
      stream.end('\n');
    });
    expect(line).toHaveLength(lineCharactersMax);
  });
});
