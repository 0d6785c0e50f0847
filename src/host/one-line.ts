import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { hasEnded, wakeUp } from './line-input.ts';

/**
 * The next line of a stream, without its end; null where there is none. What came with it stays in the stream for whoever reads it
 * next: a code may be piped in together with everything that follows.
 */
export function readOneLine(stream: NodeJS.ReadStream): Promise<string | null> {
  if (hasEnded(stream)) return Promise.resolve(null);
  return new Promise((resolve) => {
    let pending = Buffer.alloc(0);
    const finish = (line: string | null): void => {
      stream.off('data', take);
      for (const event of ['end', 'close', 'error']) stream.off(event, end);
      stream.pause();
      resolve(line);
    };
    const end = (): void => finish(pending.length > 0 ? pending.toString('utf8').replace(/\r$/, '') : null);
    const take = (chunk: Buffer | string): void => {
      pending = Buffer.concat([pending, Buffer.from(chunk)]);
      const at = pending.indexOf(0x0a);
      if (at < 0) return;
      const rest = pending.subarray(at + 1);
      finish(pending.subarray(0, at).toString('utf8').replace(/\r$/, ''));
      if (rest.length > 0) stream.unshift(rest);
    };
    stream.on('data', take);
    for (const event of ['end', 'close', 'error']) stream.on(event, end);
    wakeUp(stream);
  });
}

/** The next line typed on a terminal, without showing it; null where the person gave up (Ctrl+C, Ctrl+D). */
export function readHiddenLine(stream: NodeJS.ReadStream): Promise<string | null> {
  return readTyped(stream, new Writable({ write: (_chunk, _encoding, done) => done() }), '');
}

/** The next line typed on a terminal after a question; null where the person gave up (Ctrl+C, Ctrl+D), which stops no program. */
export function readShownLine(
  question: string,
  stream: NodeJS.ReadStream,
  shown: NodeJS.WriteStream,
): Promise<string | null> {
  return readTyped(stream, shown, question);
}

function readTyped(stream: NodeJS.ReadStream, output: Writable, question: string): Promise<string | null> {
  const lines = createInterface({ input: stream, output, terminal: true, prompt: question });
  wakeUp(stream);
  if (question !== '') lines.prompt();
  return new Promise((resolve) => {
    let typed: string | null = null;
    lines.on('line', (line) => {
      typed = line;
      lines.close();
    });
    lines.on('SIGINT', () => lines.close());
    lines.on('close', () => resolve(typed));
  });
}
