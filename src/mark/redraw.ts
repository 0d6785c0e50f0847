import { sha256Hex } from '../log/canonical.ts';
import { counted } from '../view/words.ts';
import type { Commitment } from './commitment.ts';
import type { Ledger } from './ledger.ts';
import type { LedgerName } from './ledger-name.ts';
import { closedAt, nameOfLedger, roundsOfLog } from './rounds-of-log.ts';
import { drawSample, type MarkedLog, type Sampled } from './sample.ts';
import type { SamplePaper } from './sample-paper.ts';

/** A log with its ledgers, for the draw. */
export interface LogToDraw {
  readonly told: string;
  readonly hash: string;
  readonly centre: string | null;
  readonly ledgers: readonly Ledger[];
  readonly reopened: readonly LedgerName[];
}

/** What a draw is made from: the closed marks, and the logs that have no first one. */
export interface ReadyToDraw {
  readonly logs: readonly MarkedLog[];
  /** Hashes of the heads of the ledgers that count, in order. */
  readonly ledgers: readonly string[];
  readonly notReady: readonly { readonly log: LogToDraw; readonly because: string }[];
}

/** Why a commitment can't have been made before the marking, as a sentence, or null. Times are those that the papers say. Pure. */
export function lateCommitment(commitment: Commitment, ledgers: readonly Ledger[]): string | null {
  const closed = ledgers.flatMap((ledger) => {
    const at = closedAt(ledger);
    return at === null || at > commitment.wall ? [] : [{ at, ...nameOfLedger(ledger) }];
  });
  const [first] = closed.toSorted((a, b) => (a.at < b.at ? -1 : 1));
  if (first === undefined) return null;
  return `the commitment was made after marking (${commitment.wall}): the ${first.round} round by ${first.assessor} was closed before it (${first.at}), so whoever made it could know its marks`;
}

/** How many ledgers were opened before the commitment and closed after it. Pure. */
export function begunBefore(commitment: Commitment, ledgers: readonly Ledger[]): number {
  return ledgers.filter(({ opened }) => opened.wall <= commitment.wall).length;
}

/** The marks that count for a draw: of closed first and second rounds, each person's latest attempt. Pure. */
export function readyToDraw(logs: readonly LogToDraw[]): ReadyToDraw {
  const rounds = logs.map((log) => ({ log, rounds: roundsOfLog(log.ledgers, log.reopened) }));
  const counting = rounds.map(({ log, rounds: { closed, open } }) => ({
    log,
    ledgers: closed.filter(({ opened }) => opened.round === 'first' || opened.round === 'second'),
    waiting: open.find(({ round }) => round === 'first' || round === 'second'),
  }));
  return {
    logs: counting.map(({ log: { hash, centre }, ledgers }) => ({ hash, centre, marks: ledgers.flatMap(marksOf) })),
    ledgers: counting.flatMap(({ ledgers }) => ledgers.map(({ head }) => head.hash)).sort(),
    notReady: counting.flatMap(({ log, ledgers, waiting }) => {
      if (waiting !== undefined)
        return [{ log, because: `the ${waiting.round} round by ${waiting.assessor} isn’t closed` }];
      return ledgers.some(({ opened }) => opened.round === 'first')
        ? []
        : [{ log, because: 'it has no closed first round' }];
    }),
  };
}

function marksOf({ opened: { assessor }, marks }: Ledger): MarkedLog['marks'] {
  return [...marks].map(([criterion, mark]) => ({ assessor, criterion, mark }));
}

/** The draw that a commitment's rules and logs give with its seed; `left` are left out. Pure. */
export function drawFor(
  commitment: Commitment,
  seed: string,
  { logs }: Pick<ReadyToDraw, 'logs'>,
  left: ReadonlySet<string>,
): readonly Sampled[] {
  const listed = new Set(commitment.logs.map(({ hash }) => hash));
  const present = logs.filter(({ hash }) => !left.has(hash));
  return drawSample(seed, commitment.rules, present, listed);
}

/** A sample drawn again from the marks that it was drawn with; or why that can't be done, as a sentence. Pure. */
export function redraw(
  commitment: Commitment,
  commitmentText: string,
  paper: SamplePaper,
  logs: readonly LogToDraw[],
): { readonly ok: true; readonly drawn: readonly Sampled[] } | { readonly ok: false; readonly because: string } {
  if (paper.commitment !== sha256Hex(commitmentText))
    return { ok: false, because: 'the sample is of another commitment' };
  const used = new Set(paper.ledgers);
  const then = logs.map((log) => ({
    ...log,
    reopened: [],
    ledgers: log.ledgers.filter(({ head }) => used.has(head.hash)),
  }));
  const found = then.reduce((sum, { ledgers }) => sum + ledgers.length, 0);
  if (found < used.size)
    return {
      ok: false,
      because: `${used.size - found} of the ${used.size} ledgers that the sample was drawn with aren’t here`,
    };
  const unused = closedUnused(paper, logs);
  if (unused > 0)
    return {
      ok: false,
      because: `${counted(unused, 'ledger')} closed before it ${unused === 1 ? 'wasn’t' : 'weren’t'} drawn with: ask the moderator why`,
    };
  const known = new Set([...commitment.logs.map(({ hash }) => hash), ...paper.drawn.map(({ hash }) => hash)]);
  // A log that came after the draw wasn't there to be drawn.
  const ready = readyToDraw(then.filter(({ hash, ledgers }) => known.has(hash) || ledgers.length > 0));
  return { ok: true, drawn: drawFor(commitment, paper.seed, ready, new Set(paper.left)) };
}

/** How many rounds that counted when the sample was drawn aren't among those it was drawn with. */
function closedUnused({ ledgers: used, left, wall }: SamplePaper, logs: readonly LogToDraw[]): number {
  const then = logs
    .filter(({ hash }) => !left.includes(hash))
    .map((log) => ({ ...log, reopened: [], ledgers: log.ledgers.filter((one) => (closedAt(one) ?? '~') < wall) }));
  return readyToDraw(then).ledgers.filter((hash) => !used.includes(hash)).length;
}

/** Logs that were committed to and aren't here any more as they were. Pure. */
export function missingLogs(commitment: Commitment, hashes: ReadonlySet<string>): number {
  return commitment.logs.filter(({ hash }) => !hashes.has(hash)).length;
}
