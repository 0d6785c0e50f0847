import { StringDecoder } from 'node:string_decoder';

/** The most characters of a line that are kept: what is beyond is dropped up to the line's end. */
export const lineCharactersMax = 200_000;

/** Lines from a stream, and a way to end them from outside. */
export interface LineInput {
  /** Each item holds the lines that came at once, without their line ends. Ends with the stream, when it fails, or when stopped. */
  readonly batches: AsyncIterable<readonly string[]>;
  /** Ends the lines, as when the terminal is gone. */
  readonly stop: () => void;
  /** Puts a line of the program's own after those that have come. */
  readonly insert: (line: string) => void;
}

/** Whoever read the stream before (the full screen) left it paused, and not waited for. */
export function wakeUp(stream: NodeJS.ReadableStream): void {
  stream.resume();
  if ('ref' in stream && typeof stream.ref === 'function') stream.ref();
}

/** Reads a stream of UTF-8 line by line. A last line without its end still counts. */
export function readLines(stream: NodeJS.ReadableStream): LineInput {
  const waiting: (readonly string[])[] = [];
  let wake: (() => void) | null = null;
  let isOver = false;
  let pending = '';
  const decoder = new StringDecoder('utf8');
  const tell = (): void => {
    wake?.();
    wake = null;
  };
  const take = (text: string): void => {
    const lines = `${pending}${text}`.split(/\r\n|\n|\r(?!$)/);
    pending = (lines.pop() ?? '').slice(0, lineCharactersMax);
    if (lines.length > 0) waiting.push(lines.map((line) => line.slice(0, lineCharactersMax)));
    tell();
  };
  const onData = (chunk: Buffer | string): void => take(typeof chunk === 'string' ? chunk : decoder.write(chunk));
  const end = (): void => {
    if (isOver) return;
    isOver = true;
    stream.off('data', onData);
    stream.pause();
    const last = (pending + decoder.end()).replace(/\r$/, '');
    if (last !== '') waiting.push([last]);
    tell();
  };
  stream.on('data', onData);
  wakeUp(stream);
  for (const event of ['end', 'close', 'error']) stream.on(event, end);
  if (hasEnded(stream)) end();
  async function* batches(): AsyncGenerator<readonly string[]> {
    while (true) {
      const batch = waiting.shift();
      if (batch !== undefined) yield batch;
      else if (isOver) return;
      else await new Promise<void>((resolve) => (wake = resolve));
    }
  }
  return {
    batches: batches(),
    insert: (line) => {
      waiting.push([line]);
      tell();
    },
    stop: () => {
      pending = '';
      waiting.length = 0;
      end();
    },
  };
}

/** Whether a stream ended before anybody listened: it never says so again, and whoever waits for it waits for ever. */
export function hasEnded(stream: NodeJS.ReadableStream): boolean {
  const isEnded = 'readableEnded' in stream && stream.readableEnded === true;
  return isEnded || ('destroyed' in stream && stream.destroyed === true);
}
