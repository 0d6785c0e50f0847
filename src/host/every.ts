/** Does something again and again until the function it gives is called. It keeps no program alive by itself. */
export function every(ms: number, run: () => void): () => void {
  const timer = setInterval(run, ms);
  timer.unref();
  return () => clearInterval(timer);
}
