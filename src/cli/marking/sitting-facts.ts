import { readLogFile } from '../../host/log-file.ts';
import { toldPath } from '../../host/paths.ts';
import type { Head } from '../../log/chain.ts';
import { isSealed } from '../../log/embed.ts';
import { createGlancer } from '../../log/glance.ts';
import { isUnfinished } from '../../log/replay.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { SittingOpener, WholeSitting } from '../open/each-sitting.ts';
import { openedBytes } from '../open/unseal.ts';
import type { Surroundings } from '../surroundings.ts';

/** What has to be known of a sitting to queue it. */
export interface SittingFacts {
  /** Its log, as it is told to a person. */
  readonly path: string;
  readonly head: Head;
  /** The hash of its first record. */
  readonly first: string;
  readonly candidate: string;
  /** The start file, verbatim; not there in practice. */
  readonly start: string | undefined;
  /** What the log says that its scenario is. */
  readonly embedded: { readonly id: string; readonly digest: string };
  readonly scenario: Scenario;
  /** Whether the sitting's end is on the record. */
  readonly isEnded: boolean;
}

/** The facts of a sitting whose log is whole; null where it has no record. Pure. */
export function factsOf({ path, replayed, head }: WholeSitting): SittingFacts | null {
  const [first] = replayed.records;
  if (first === undefined) return null;
  const { began, sitting } = first.after;
  const { candidate, start, scenario } = began;
  const embedded = { id: scenario.id, digest: scenario.digest };
  const isEnded = !isUnfinished(replayed);
  return { path, head, first: first.record.hash, candidate, start, embedded, scenario: sitting.scenario, isEnded };
}

/** Tells the facts of logs at a glance, unverified; null of one that has to be read whole to be told, or to say what is wrong with it. */
export function factsReader(
  opener: SittingOpener,
  { cwd }: Pick<Surroundings, 'cwd'>,
): (path: string) => Promise<SittingFacts | null> {
  const glance = createGlancer();
  return async (path) => {
    const file = readLogFile(path);
    const opened = file.ok ? await openedBytes(file.value.bytes, opener.identity) : null;
    const seen = opened !== null && 'bytes' in opened ? glance(opened.bytes) : null;
    if (seen === null) return null;
    const { scenario: held, ...said } = seen;
    const scenario = isSealed(held)
      ? ((await opener.unsealer(held))?.whole ?? null)
      : (opener.compile(held)?.scenario ?? null);
    const embedded = { id: held.id, digest: held.digest };
    return scenario === null ? null : { ...said, path: toldPath(cwd, path), embedded, scenario };
  };
}
