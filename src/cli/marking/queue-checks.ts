import { saysTheSame } from '../../log/compare.ts';
import { openToMark, type SittingOpener, type WholeSitting } from '../open/each-sitting.ts';
import type { Read } from '../read.ts';
import type { Surroundings } from '../surroundings.ts';
import { type QueuedLog, type QueueTerms, queuedSitting } from './marking-queue.ts';
import { factsOf } from './sitting-facts.ts';

/** Verifies the logs of a queue, which were only glanced at. */
export interface QueueChecks {
  /** Opens a log whole and holds it to what it was queued as; or why it can't be marked, to go after what it is called. */
  readonly open: (log: QueuedLog) => Promise<Read<WholeSitting>>;
  /** The same without the sitting, and once for each log: null where it can be marked. */
  readonly check: (log: QueuedLog) => Promise<string | null>;
  /** A sentence on each that can't be marked, as far as they have been looked at. */
  readonly left: () => readonly string[];
}

/** `verified` are the paths of the logs that were verified before they were queued. */
export function queueChecks(
  terms: QueueTerms,
  opener: SittingOpener,
  verified: ReadonlySet<string>,
  surroundings: Surroundings,
): QueueChecks {
  const found = new Map<string, string | null>([...verified].map((path) => [path, null]));
  const left = new Map<string, string>();
  const open = async (log: QueuedLog): Promise<Read<WholeSitting>> => {
    const opened = await openToMark(log.log, opener, surroundings);
    const because = opened.ok ? notAsQueued(log, opened.sitting, terms) : opened.because;
    found.set(log.log, because);
    if (because !== null) left.set(log.log, `${log.told} ${because}`);
    return opened.ok && because === null
      ? { ok: true, value: opened.sitting }
      : { ok: false, because: because ?? 'can’t be read' };
  };
  const check = async (log: QueuedLog): Promise<string | null> => {
    const before = found.get(log.log);
    if (before !== undefined) return before;
    const opened = await open(log);
    return opened.ok ? null : opened.because;
  };
  return { open, check, left: () => [...left.values()] };
}

/** Why a log isn't the one that was queued: it says something else of itself when it is read whole, or was changed meanwhile. */
function notAsQueued(log: QueuedLog, sitting: WholeSitting, terms: QueueTerms): string | null {
  const facts = factsOf(sitting);
  const now = facts === null ? null : queuedSitting(log.log, facts, terms, log.opening.attempt);
  const isSame =
    now !== null &&
    saysTheSame(now.opening.log, log.opening.log) &&
    saysTheSame(
      now.criteria.map(({ id }) => id),
      log.criteria.map(({ id }) => id),
    );
  return isSame ? null : 'was changed meanwhile';
}
