import { fstatSync, writeSync } from 'node:fs';

/**
 * A reader that has gone away (`| head`), or a terminal that was closed, is no fault of ours: whoever listens for a hang-up is
 * told of one, and everybody else finishes what there is to find out. Any other failure (a full disk) is told by its code.
 */
export function whenOutputFails(streams: readonly NodeJS.WriteStream[], tell: (code: string) => void): void {
  for (const stream of streams) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      const isGone = error.code === 'EPIPE' || (error.code === 'EIO' && stream.isTTY === true);
      if (!isGone) tell(error.code ?? error.message);
      if (process.listenerCount('SIGHUP') > 0) process.emit('SIGHUP', 'SIGHUP');
    });
  }
}

/** Calls when all that was given to a stream is written, or has failed and was told to whoever listens. */
export function whenWritten(stream: NodeJS.WriteStream, then: () => void): void {
  stream.write('', () => setImmediate(then));
}

/**
 * Makes a stream that goes into a file (its number is `file`) write every byte or fail. Node's own writes once and takes no notice of how much of it
 * was written: what is left out where a disk fills up would be missed by nobody.
 */
export function writeWhole(stream: NodeJS.WriteStream, file: number): void {
  if (!fstatSync(file).isFile()) return;
  stream._write = (chunk: Buffer, _encoding, done) => {
    try {
      for (let written = 0; written < chunk.length; ) written += writeSync(file, chunk, written);
      done();
    } catch (error) {
      done(error instanceof Error ? error : new Error(String(error)));
    }
  };
}
