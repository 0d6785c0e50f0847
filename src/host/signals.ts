/** What the world outside asks of a program: to stop, or that its terminal is gone. */
export type Ask = 'interrupted' | 'terminated' | 'hung-up';

const asks: readonly (readonly [NodeJS.Signals, Ask])[] = [
  ['SIGINT', 'interrupted'],
  ['SIGTERM', 'terminated'],
  ['SIGHUP', 'hung-up'],
];

/** Listens for signals instead of being ended by them, until the function it gives is called. */
export function onAsk(listen: (ask: Ask) => void): () => void {
  const listeners = asks.map(([signal, ask]) => [signal, () => listen(ask)] as const);
  for (const [signal, listener] of listeners) process.on(signal, listener);
  return () => {
    for (const [signal, listener] of listeners) process.off(signal, listener);
  };
}

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
