import { isThere } from '../../host/is-there.ts';
import { filesIn } from '../../host/read-text.ts';
import { logName } from '../../host/sittings.ts';
import { sha256Hex } from '../../log/canonical.ts';
import type { Opening } from '../../mark/acts.ts';
import { askedSince } from '../../mark/asked.ts';
import type { MarkingTerms, QueuedSitting } from '../../mark/desk.ts';
import type { Ledger } from '../../mark/ledger.ts';
import { ledgerPath, marksFolder } from '../../mark/ledger-name.ts';
import { ledgerVersion } from '../../mark/ledger-record.ts';
import { roundProblem } from '../../mark/may-mark.ts';
import { criteriaFor, criteriaMax } from '../../mark/queue.ts';
import { attemptToMark, heldRounds, reopenedPath } from '../../mark/reopened.ts';
import { type Stops, whyNotGoOn } from '../../mark/stops.ts';
import type { Card } from '../../seal/keys.ts';
import { readStart, type Start } from '../../seal/start-file.ts';
import { openToMark, type SittingOpener } from '../open/each-sitting.ts';
import { reopenedProblem } from '../open/open-ledgers.ts';
import type { Read } from '../read.ts';
import type { Surroundings } from '../surroundings.ts';
import { version } from '../versions.ts';
import type { AskedReader } from './asked-of-round.ts';
import { sealedPath } from './ledger-hold.ts';
import { otherSchemeBeside, readLedgerAt } from './read-ledger.ts';
import { factsOf, factsReader, type SittingFacts } from './sitting-facts.ts';

/** A sitting in the queue with its files. */
export interface QueuedLog extends QueuedSitting {
  /** The path of the log, absolute. */
  readonly log: string;
  /** As it is told to a person who may know whose it is. */
  readonly told: string;
  readonly ledgerPath: string;
  readonly opening: Opening;
  readonly isEnded: boolean;
  /** As it stood when it was looked at; null where there was none. */
  readonly ledger: Ledger | null;
}

/** What is marked with: the terms, and the scheme's text as it goes into every ledger. */
export interface QueueTerms extends MarkingTerms {
  readonly schemeText: string;
  /** What moderators signed on who may go on; none where there is no such paper. */
  readonly stops: readonly Stops[];
  /** Cards of moderators: with any, only a round that one of them opened again is open again. */
  readonly moderators: readonly Card[];
}

/** The logs that can be marked, and a sentence on each that can't. */
export interface MarkingQueue {
  readonly logs: readonly QueuedLog[];
  readonly left: readonly string[];
  /** Those whose round is closed and sealed: nothing more is done to them here. */
  readonly sealed: readonly string[];
  /** Why some may not be marked by this person now, a sentence for each log. */
  readonly stopped: readonly string[];
  /** How many the round asks nothing of. */
  readonly nothing: number;
  /** Why it can't be told which criteria are to be asked for, so that all are: for each such sitting. */
  readonly unknown: readonly string[];
  /** The paths of the logs that are verified already: the others are when their page is opened, and meanwhile. */
  readonly verified: ReadonlySet<string>;
}

/** So many logs are verified before anything is shown, which takes a moment. Of more, a folder's rest is only glanced at. */
const verifiedAtOnce = 50;

/**
 * Looks at every log once: it is queued where it is of the scheme's plan, is no copy of another, and its ledger is in order. The first
 * are verified and replayed here; what the rest say of themselves is held to that when they are. A ledger of other terms than those
 * asked for stops it all.
 */
export async function queueOf(
  paths: readonly string[],
  terms: QueueTerms,
  opener: SittingOpener,
  askedOf: AskedReader,
  surroundings: Surroundings,
  progress: (done: number | null, total: number) => void,
): Promise<Read<MarkingQueue>> {
  const logs: QueuedLog[] = [];
  const left: string[] = [];
  const sealed: string[] = [];
  const stopped: string[] = [];
  let nothing = 0;
  const unknown: string[] = [];
  const seen = new Map<string, string>();
  const verified = new Set<string>();
  const glance = factsReader(opener, surroundings);
  const queuedAt = async (path: string, facts: SittingFacts | null): Promise<QueuedLog | string> => {
    if (facts !== null) return queuedOf(path, facts, terms, seen);
    const opened = await openToMark(path, opener, surroundings);
    if (!opened.ok) return `${opened.path} ${opened.because}`;
    verified.add(path);
    const whole = factsOf(opened.sitting);
    return whole === null ? `${opened.sitting.path} has no record` : queuedOf(path, whole, terms, seen);
  };
  for (const [index, path] of paths.entries()) {
    progress(index, paths.length);
    const facts = index < verifiedAtOnce ? null : await glance(path);
    const queued = await queuedAt(path, facts);
    if (typeof queued === 'string') {
      left.push(queued);
      continue;
    }
    const stop = stopOf(queued, terms);
    if (stop !== null) {
      stopped.push(stop);
      continue;
    }
    if (isThere(sealedPath(queued.ledgerPath))) {
      sealed.push(queued.told);
      continue;
    }
    const read = readLedgerAt(queued.ledgerPath, queued.opening, surroundings);
    if (!read.ok && read.isAskedWrong) return { ok: false, because: read.because };
    if (!read.ok) {
      left.push(read.because);
      continue;
    }
    const other = otherSchemeBeside(path, queued.opening, surroundings);
    if (other !== null) return { ok: false, because: other };
    const { asked, unknown: why } = await askedOf(queued);
    const one = withAsked(queued, read.ledger, asked);
    if (one.asked.length === 0) nothing += 1;
    else logs.push(one);
    if (why !== null) unknown.push(why);
  }
  progress(null, paths.length);
  return { ok: true, value: { logs, left, sealed, stopped, nothing, unknown, verified } };
}

/** A sitting with what the round asks for of it, which its ledger says where it isn't everything. */
function withAsked(queued: QueuedLog, ledger: Ledger | null, now: readonly string[]): QueuedLog {
  const ids = queued.criteria.map(({ id }) => id);
  const asked = askedSince(ledger, now, ids);
  const opening = asked.length === ids.length ? queued.opening : { ...queued.opening, asked: [...asked] };
  return { ...queued, ledger, asked, opening };
}

/** Why this person may not go on with a log, by what a moderator signed, or null. */
function stopOf({ head }: QueuedLog, { round, assessor, stops }: QueueTerms): string | null {
  if (round !== 'first' && round !== 'second') return null;
  return stops.map((one) => whyNotGoOn(one, assessor, head.hash)).find((one) => one !== null) ?? null;
}

/** A sitting as it is queued for a ledger of so many attempts; everything that the scheme has for it is asked for. Pure. */
export function queuedSitting(path: string, facts: SittingFacts, terms: QueueTerms, attempt: number): QueuedLog {
  const criteria = criteriaFor(terms.scheme, facts.scenario, startOf(facts.start)?.option ?? null);
  const name = { round: terms.round, assessor: terms.assessor, attempt };
  return {
    log: path,
    told: facts.path,
    head: facts.head,
    criteria,
    asked: criteria.map(({ id }) => id),
    ledgerPath: ledgerPath(path, name),
    opening: openingOf(facts, terms, attempt),
    isEnded: facts.isEnded,
    ledger: null,
  };
}

function queuedOf(path: string, facts: SittingFacts, terms: QueueTerms, seen: Map<string, string>): QueuedLog | string {
  const twin = seen.get(facts.first);
  if (twin !== undefined) return `${facts.path} is another copy of the sitting in ${twin}, and each is marked once`;
  const { scenario } = facts;
  const { plan } = terms;
  if (scenario.plan.id !== plan.id)
    return `${facts.path} is of the plan ${scenario.plan.id}, and the scheme is for ${plan.id}`;
  const files = filesIn(marksFolder(path), '').map(logName);
  const queued = queuedSitting(path, facts, terms, attemptToMark(files, terms.round, terms.assessor));
  const { criteria } = queued;
  if (criteria.length === 0) return `${facts.path} assesses nothing that the scheme has a criterion for`;
  if (criteria.length > criteriaMax)
    return `${facts.path} would be marked by ${criteria.length} criteria, and at most ${criteriaMax} can be (criteriaMax)`;
  seen.set(facts.first, facts.path);
  const problem = roundProblem(terms.round, terms.assessor, heldRounds(files));
  if (problem !== null) return `${facts.path} ${problem}`;
  const reopened = reopenedProblem(path, queued.opening, terms.moderators);
  return reopened === null ? queued : `${reopenedPath(facts.path, queued.opening)} ${reopened}`;
}

function openingOf({ candidate, start, embedded, head }: SittingFacts, terms: QueueTerms, attempt: number): Opening {
  const { scheme, plan, schemeText, assessor, round } = terms;
  return {
    kind: 'opened',
    callsheet: 'marks',
    version: ledgerVersion,
    program: version,
    log: {
      candidate,
      start: startOf(start)?.id ?? null,
      scenario: { id: embedded.id, digest: embedded.digest },
      count: head.count,
      hash: head.hash,
    },
    scheme: { id: scheme.id, digest: sha256Hex(schemeText), text: schemeText },
    plan: { id: plan.id, status: plan.status },
    ...{ round, attempt, assessor, for: terms.for, noConflict: true },
  };
}

function startOf(file: string | undefined): Start | null {
  const start = file === undefined ? null : readStart(file);
  return start?.ok === true ? start.start : null;
}
