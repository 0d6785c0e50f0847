import { complain } from '../complain.ts';
import { logPaths, openSitting, type SittingOpener, type WholeSitting } from '../open/each-sitting.ts';
import { shown } from '../shown.ts';
import type { Surroundings } from '../surroundings.ts';

/** Opens every log that is meant, one after the other, and hands on each that is whole; what is wrong is named and spoils no other. */
export async function eachSittingOnce(
  words: readonly string[],
  opener: SittingOpener,
  surroundings: Surroundings,
  take: (path: string, sitting: WholeSitting, problem: (sentence: string) => void) => void | Promise<void>,
): Promise<{ readonly taken: number; readonly problems: number }> {
  const seen = new Map<string, string>();
  let problems = 0;
  const problem = (sentence: string): void => {
    problems += 1;
    complain(surroundings, sentence);
  };
  for (const path of pathsOf(words, surroundings, problem)) {
    const opened = await openSitting(path, opener, surroundings);
    const twin = opened.ok ? seen.get(opened.sitting.head.hash) : undefined;
    if (!opened.ok) problem(`${shown(opened.path)} ${opened.because}`);
    else if (twin !== undefined)
      problem(`${shown(opened.sitting.path)} is the same log as ${shown(twin)}, and is taken once`);
    else {
      seen.set(opened.sitting.head.hash, opened.sitting.path);
      await take(path, opened.sitting, problem);
    }
  }
  return { taken: seen.size, problems };
}

function pathsOf(
  words: readonly string[],
  surroundings: Surroundings,
  problem: (sentence: string) => void,
): ReadonlySet<string> {
  const paths = new Set<string>();
  for (const word of words) {
    const found = logPaths([word], surroundings);
    if (!found.ok) problem(shown(found.because));
    else for (const path of found.value) paths.add(path);
  }
  return paths;
}
