import { minutesAndSeconds } from '../log/minutes-and-seconds.ts';
import type { Replayed } from '../log/replay.ts';
import { type StoryLine, storyOf } from '../log/story.ts';
import {
  type Agreement,
  addAgreement,
  bySize,
  compareRounds,
  type Disagreement,
  noAgreement,
} from './disagreements.ts';
import type { Ledger } from './ledger.ts';
import type { LedgerName } from './ledger-name.ts';
import type { Mark } from './levels.ts';
import type { RoundsOfLog } from './rounds-of-log.ts';
import { type Awaited, type Settled, settledMark } from './settled.ts';

/** One sitting as a moderator looks at it. */
export interface ModeratedSitting {
  /** The log as it is told to a person. */
  readonly log: string;
  readonly candidate: string;
  readonly scenario: string;
  /** Rounds that are begun, or opened again, and not closed. */
  readonly open: readonly LedgerName[];
  /** Whether any round of it is closed. */
  readonly isMarked: boolean;
  readonly agreement: Agreement;
  readonly disagreements: readonly CitedDisagreement[];
  readonly criteria: readonly { readonly criterion: string; readonly settled: Settled }[];
}

/** A disagreement with the records that either mark cites. */
export interface CitedDisagreement extends Disagreement {
  readonly cited: readonly CitedRecord[];
}

/** A record that is cited, by whom, and how `replay` tells it. */
export interface CitedRecord {
  readonly by: 'both' | 'first' | 'second';
  readonly told: StoryLine;
}

/** What is needed of a log once it was read: enough to tell the records that its marks cite, so that thousands can be held at once. */
export interface ToldSitting {
  readonly candidate: string;
  readonly scenario: string;
  readonly cited: ReadonlyMap<number, StoryLine>;
}

/** What of a replayed log its marks need. Pure. */
export function toldSitting(replayed: Replayed, ledgers: readonly Ledger[]): ToldSitting {
  const began = replayed.records[0]?.after.began;
  const seqs = new Set(ledgers.flatMap(({ marks }) => [...marks.values()].flatMap(citesOf)));
  // Only two marks can differ, and only then is anything told.
  const story = ledgers.length < 2 ? [] : storyOf(replayed).filter(({ seq }) => seqs.has(seq));
  const cited = new Map(story.map((line) => [line.seq, line]));
  for (const seq of seqs) if (!cited.has(seq)) cited.set(seq, untold(replayed, seq));
  return { candidate: began?.candidate ?? '', scenario: began?.scenario.title ?? '', cited };
}

/** A sitting's rounds as a moderator looks at them. `criteria` are those of the scheme, in its order. Pure. */
export function moderatedSitting(
  log: string,
  { candidate, scenario, cited }: ToldSitting,
  rounds: RoundsOfLog,
  criteria: readonly string[],
  awaited: Awaited,
): ModeratedSitting {
  const marked = criteria.filter((criterion) => rounds.closed.some(({ marks }) => marks.has(criterion)));
  const { agreement, disagreements } = compareRounds(rounds, marked, awaited);
  return {
    log,
    candidate,
    scenario,
    open: rounds.open,
    isMarked: rounds.closed.length > 0,
    agreement,
    disagreements: disagreements.map((one) => ({ ...one, cited: citedRecords(one, cited) })),
    criteria: marked.map((criterion) => ({ criterion, settled: settledMark(criterion, rounds, awaited) })),
  };
}

function citedRecords({ first, second }: Disagreement, cited: ToldSitting['cited']): readonly CitedRecord[] {
  const [ones, others] = [citesOf(first.mark), citesOf(second.mark)];
  const all = [...new Set([...ones, ...others])].sort((a, b) => a - b);
  return all.flatMap((seq): readonly CitedRecord[] => {
    const told = cited.get(seq);
    const by = ones.includes(seq) ? (others.includes(seq) ? 'both' : 'first') : 'second';
    return told === undefined ? [] : [{ by, told }];
  });
}

function citesOf(mark: Mark): readonly number[] {
  return mark.level === 'not-seen' ? [] : mark.cites;
}

/** What `replay` passes over, or what isn't there: said by its kind alone. */
function untold(replayed: Replayed, seq: number): StoryLine {
  const record = replayed.records[seq]?.record;
  if (record === undefined) return { seq, clock: '', sitting: '', what: 'this log has no such record', under: [] };
  return { seq, clock: record.clock, sitting: minutesAndSeconds(record.at), what: record.kind, under: [] };
}

/** Every disagreement of a folder with its sitting, the largest first, else in the order of the sittings. Pure. */
export function allDisagreements(
  sittings: readonly ModeratedSitting[],
): readonly { readonly sitting: ModeratedSitting; readonly disagreement: CitedDisagreement }[] {
  return sittings
    .flatMap((sitting) => sitting.disagreements.map((disagreement) => ({ sitting, disagreement })))
    .toSorted((a, b) => bySize(a.disagreement, b.disagreement));
}

/** How the pairs of marks of a folder compare. Pure. */
export function agreementOf(sittings: readonly ModeratedSitting[]): Agreement {
  return sittings.reduce((sum, { agreement }) => addAgreement(sum, agreement), noAgreement);
}
