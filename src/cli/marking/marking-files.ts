import { letOthersRun } from '../../host/others.ts';
import { sha256Hex } from '../../log/canonical.ts';
import type { SittingHere } from '../../mark/desk.ts';
import type { Ledger } from '../../mark/ledger.ts';
import { notYet } from '../../mark/marking-view.ts';
import { type MarkingOrder, type MarkingPage, markingPages } from '../../mark/queue.ts';
import type { Typed } from '../../mark/typed.ts';
import type { Card } from '../../seal/keys.ts';
import { madeIn } from '../../view/made.ts';
import type { SittingOpener } from '../open/each-sitting.ts';
import type { Signer } from '../open/open-keys.ts';
import type { Read } from '../read.ts';
import type { Surroundings } from '../surroundings.ts';
import { closeRound } from './close-round.ts';
import type { DeskFiles } from './marking-desk.ts';
import type { QueuedLog, QueueTerms } from './marking-queue.ts';
import { type QueueChecks, queueChecks } from './queue-checks.ts';
import { readLedgerAt } from './read-ledger.ts';
import { readTypedAt } from './typed-file.ts';

/** What a desk is made of. */
export interface DeskParts {
  readonly terms: QueueTerms;
  readonly order: MarkingOrder;
  readonly logs: readonly QueuedLog[];
  readonly opener: SittingOpener;
  readonly signer: Signer | null;
  readonly moderators: readonly Card[];
  readonly isDeclared: boolean;
  /** The paths of the logs that are verified already. */
  readonly verified: ReadonlySet<string>;
}

/** How many sittings are kept replayed: going back to one of the last is then at once. */
const keptMax = 40;

/** A desk over the files: its pages in order, and the ledgers as they stand. */
export function deskFilesOf(parts: DeskParts, surroundings: Surroundings): DeskFiles {
  const { terms, order, logs, opener } = parts;
  const ledgers = new Map(logs.flatMap(({ ledger }, index) => (ledger === null ? [] : [[index, ledger] as const])));
  const sittings = logs.map(({ head, asked }) => ({ hash: head.hash, criteria: asked }));
  const criteria = terms.scheme.criteria.map(({ id }) => id);
  const seed = { assessor: terms.assessor, schemeDigest: sha256Hex(terms.schemeText) };
  const asked = markingPages(sittings, criteria, order, seed);
  const pages = [...asked, ...logs.flatMap(extraPages)];
  const typed = typedNow(logs);
  const kept = new Map<string, SittingHere>();
  const checks = queueChecks(terms, opener, parts.verified, surroundings);
  const open = async (log: QueuedLog): Promise<Read<SittingHere>> => {
    const before = kept.get(log.log);
    if (before !== undefined) return { ok: true, value: before };
    const opened = await checks.open(log);
    if (!opened.ok) return { ok: false, because: `this sitting’s log ${opened.because}` };
    const { replayed } = opened.value;
    const here = { replayed, made: madeIn(replayed) };
    kept.set(log.log, here);
    const [oldest] = kept.keys();
    if (kept.size > keptMax && oldest !== undefined) kept.delete(oldest);
    return { ok: true, value: here };
  };
  const files = { terms, logs, pages, order, ledgers, typed, open, isDeclared: parts.isDeclared };
  const closing = { signer: parts.signer, moderators: parts.moderators };
  const close: DeskFiles['closeRound'] = async (progress) => {
    const whole = await verifiedOf(logs, checks, progress);
    const own = pages.filter(({ sitting }) => whole.has(sitting));
    const missing = (): readonly string[] =>
      notYet({ terms, pages: own, ledgers: ledgersNow(logs, surroundings), typed: typedNow(logs) });
    return closeRound(
      logs.filter((_, index) => whole.has(index)),
      { ...closing, missing },
    );
  };
  return { ...files, check: checks.check, left: checks.left, closeRound: close };
}

/** The places of the logs that can be closed: every one is verified, now if it wasn't before. */
async function verifiedOf(
  logs: readonly QueuedLog[],
  { check }: QueueChecks,
  progress: (done: number | null, total: number) => void,
): Promise<ReadonlySet<number>> {
  const whole = new Set<number>();
  for (const [index, log] of logs.entries()) {
    progress(index, logs.length);
    if ((await check(log)) === null) whole.add(index);
    await letOthersRun();
  }
  progress(null, logs.length);
  return whole;
}

/** Pages that were opened before though the round doesn't ask for them, and in which something stands. */
function extraPages({ asked, ledger, criteria }: QueuedLog, sitting: number): readonly MarkingPage[] {
  const extra = criteria.filter(({ id }) => !asked.includes(id) && (ledger?.marks.has(id) || ledger?.drafts.has(id)));
  return extra.map(({ id }) => ({ sitting, criterion: id, isExtra: true }));
}

function typedNow(logs: readonly QueuedLog[]): ReadonlyMap<number, Typed> {
  const read = logs.map(({ ledgerPath }, index) => [index, readTypedAt(ledgerPath)] as const);
  return new Map(read.filter(([, typed]) => typed.size > 0));
}

function ledgersNow(logs: readonly QueuedLog[], surroundings: Surroundings): ReadonlyMap<number, Ledger> {
  const read = logs.map(({ ledgerPath, opening }) => readLedgerAt(ledgerPath, opening, surroundings));
  return new Map(read.flatMap((one, index) => (one.ok && one.ledger !== null ? [[index, one.ledger] as const] : [])));
}
