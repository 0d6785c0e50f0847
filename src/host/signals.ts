/** What the world outside asks of a program: to stop, or that its terminal is gone. */
export type Ask = 'interrupted' | 'terminated' | 'hung-up';

const asks: readonly (readonly [NodeJS.Signals, Ask])[] = [
  ['SIGINT', 'interrupted'],
  ['SIGTERM', 'terminated'],
  ['SIGHUP', 'hung-up'],
];

/**
 * Listens for the first signal instead of being ended by it, until the function it gives is called. Whoever has asked once and asks
 * again is only impatient: from then on nothing ends the program but itself, when it has said where everything is.
 */
export function onAsk(listen: (ask: Ask) => void): () => void {
  let wasAsked = false;
  const listeners = asks.map(([signal, ask]) => {
    const listener = (): void => {
      if (!wasAsked) listen(ask);
      wasAsked = true;
    };
    return [signal, listener] as const;
  });
  for (const [signal, listener] of listeners) process.on(signal, listener);
  return () => {
    if (wasAsked) return;
    for (const [signal, listener] of listeners) process.off(signal, listener);
  };
}
