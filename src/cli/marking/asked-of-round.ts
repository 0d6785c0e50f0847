import { absolutePath } from '../../host/paths.ts';
import { filesIn } from '../../host/read-text.ts';
import { logName } from '../../host/sittings.ts';
import { type ApartSitting, apartName, isOfLedgers, readApart } from '../../mark/apart-paper.ts';
import { adjudicatedIn, apartIn, askedFor } from '../../mark/asked.ts';
import type { QueuedSitting } from '../../mark/desk.ts';
import { isSameName, type LedgerName, marksFolder, readLedgerName } from '../../mark/ledger-name.ts';
import type { Round } from '../../mark/ledger-record.ts';
import { heldRounds } from '../../mark/reopened.ts';
import { closedOf, latestBy, type RoundsOfLog } from '../../mark/rounds-of-log.ts';
import type { Sampled } from '../../mark/sample.ts';
import { createSchemeReader } from '../../mark/scheme-reader.ts';
import { readMarksHead } from '../../mark/sign-ledger.ts';
import type { Card } from '../../seal/keys.ts';
import { ledgerFiles, openLedgers, roundsFound } from '../open/open-ledgers.ts';
import type { Read } from '../read.ts';
import type { Surroundings } from '../surroundings.ts';
import { openDrawnSample } from './moderate-sample.ts';
import { openModeratorPaper } from './moderator-paper.ts';

/** What a round asks for of a sitting. */
export interface AskedOf {
  readonly asked: readonly string[];
  /** Why that is everything for want of knowing, in words to go after a colon; null where it is known. */
  readonly unknown: string | null;
}

/** Tells what a round asks for of a sitting. */
export type AskedReader = (
  sitting: Pick<QueuedSitting, 'head' | 'criteria'> & { readonly log: string },
) => Promise<AskedOf>;

/** What tells it in some folders, and whether that rests on what a moderator signed there. */
export interface AskedInFolders {
  readonly of: AskedReader;
  readonly restsOnPaper: boolean;
}

/** What is asked for with: the key that opens ledgers, and the cards of moderators that their papers are held to. */
export interface AskedWith {
  readonly identity: string | null;
  readonly moderators: readonly Card[];
}

/** What moderators signed in some folders, by the hashes of heads; null where nothing of the kind lies there. */
interface Papers {
  readonly sample: ReadonlyMap<string, Sampled> | null;
  readonly apart: ReadonlyMap<string, ApartSitting> | null;
}

/**
 * A reader for a round. Whoever adjudicates or moderates is told which criteria are apart, and never how they were marked: that is
 * compared here and shown nowhere, or a moderator has compared it and signed where it is apart. A paper that was changed is refused.
 */
export function askedReader(
  round: Round,
  folders: readonly string[],
  { identity, moderators }: AskedWith,
  surroundings: Surroundings,
): Read<AskedInFolders> {
  const isPartial = round === 'adjudication' || round === 'moderation';
  const papers = isPartial ? papersIn(folders, moderators, surroundings) : noPapers;
  if (!papers.ok) return papers;
  const { sample, apart } = papers.value;
  const opener = { identity, cards: [], schemes: createSchemeReader(), mustBeSigned: true };
  const of: AskedReader = async ({ log, head, criteria: all }) => {
    const criteria = all.map(({ id }) => id);
    if (!isPartial) return { asked: criteria, unknown: null };
    if (round === 'moderation' && sample === null) return { asked: criteria, unknown: 'no sample was drawn' };
    const rounds = roundsFound(
      await openLedgers(log, { ok: true, head, began: null, plan: null }, opener, surroundings),
    );
    const told = apartOf(log, rounds, criteria, apart?.get(head.hash));
    const before = { criteria, adjudicated: adjudicatedIn(rounds), sample, hash: head.hash };
    return typeof told === 'string'
      ? { asked: criteria, unknown: told }
      : { asked: askedFor(round, { ...before, apart: told }), unknown: null };
  };
  return { ok: true, value: { of, restsOnPaper: sample !== null || apart !== null } };
}

const noPapers = { ok: true, value: { sample: null, apart: null } } as const satisfies Read<Papers>;

function papersIn(folders: readonly string[], cards: readonly Card[], { cwd }: Surroundings): Read<Papers> {
  let { sample, apart }: Papers = noPapers.value;
  for (const name of folders) {
    const folder = { path: absolutePath(cwd, name), name, cards };
    const drawn = openDrawnSample(folder);
    if (!drawn.ok) return drawn;
    if (drawn.value !== null) sample = new Map([...(sample ?? []), ...drawn.value]);
    const paper = openModeratorPaper(folder, apartName, readApart);
    if (!paper.ok) return paper;
    if (paper.value !== null)
      apart = new Map([...(apart ?? []), ...paper.value.sittings.map((one) => [one.log, one] as const)]);
  }
  return { ok: true, value: { sample, apart } };
}

/** The criteria that are apart: compared where both marks can be read, else as a moderator signed it of these very marks; or why it can't be told. */
function apartOf(
  log: string,
  rounds: RoundsOfLog,
  criteria: readonly string[],
  signed: ApartSitting | undefined,
): readonly string[] | string {
  const closed = heldRounds(filesIn(marksFolder(log), '').map(logName)).filter(({ isClosed }) => isClosed);
  const judged = closed.filter(({ round }) => round === 'first' || round === 'second');
  const standing = latestBy<LedgerName>(judged, (name) => name);
  const readable = [...closedOf(rounds, 'first'), ...closedOf(rounds, 'second')];
  if (standing.every((one) => readable.some(({ opened }) => isSameName(opened, one)))) return apartIn(rounds, criteria);
  if (signed === undefined) return 'the two marks can’t be read here, and no moderator has signed where they are apart';
  return isOfLedgers(signed, headsSigned(log, standing))
    ? signed.criteria
    : `the two marks can’t be read here, and ${apartName} is of earlier ones: ask the moderator to make it again`;
}

/** The hashes of heads of closed ledgers by their signatures, which lie open beside sealed ones too. */
function headsSigned(log: string, names: readonly LedgerName[]): readonly string[] {
  return ledgerFiles(log).flatMap(({ sig, file }) => {
    const name = readLedgerName(file);
    const signed = sig === null ? null : readMarksHead(sig);
    const isOne = name !== null && names.some((one) => isSameName(one, name));
    return signed !== null && isOne ? [signed.hash] : [];
  });
}
