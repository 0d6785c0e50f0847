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
