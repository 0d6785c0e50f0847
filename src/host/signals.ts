/** What the world outside asks of a program: to stop, or that its terminal is gone. */
export type Ask = 'interrupted' | 'terminated' | 'hung-up';

const asks: readonly (readonly [NodeJS.Signals, Ask])[] = [
  ['SIGINT', 'interrupted'],
  ['SIGTERM', 'terminated'],
  ['SIGHUP', 'hung-up'],
];

/**
 * Listens for signals instead of being ended by them, until the function it gives is called. `listen` says whether the program ends
 * now. Whoever asks again after that is only impatient: from then on nothing ends the program but itself, when it has said where
 * everything is.
 */
export function onAsk(listen: (ask: Ask) => boolean): () => void {
  let wasAsked = false;
  const listeners = asks.map(([signal, ask]) => {
    const listener = (): void => {
      wasAsked ||= listen(ask);
    };
    return [signal, listener] as const;
  });
  for (const [signal, listener] of listeners) process.on(signal, listener);
  return () => {
    if (wasAsked) return;
    for (const [signal, listener] of listeners) process.off(signal, listener);
  };
}
