import * as z from 'zod';
import { wallShape } from '../log/decode-record.ts';
import { candidatePattern, digestPattern } from '../log/record.ts';
import type { Card } from '../seal/keys.ts';
import { readPaper, writePaper } from '../seal/signed-paper.ts';
import type { SigningKey } from '../seal/signing.ts';
import { notByModerator } from './commitment.ts';
import type { Ledger } from './ledger.ts';
import { isSameName, type LedgerName, latestAttempt, marksFolder, readLedgerName } from './ledger-name.ts';
import { type Round, rounds } from './ledger-record.ts';
import type { HeldRound } from './may-mark.ts';

const reopenedShape = z.strictObject({
  callsheet: z.literal('marks-reopened'),
  version: z.literal(1),
  wall: wallShape(),
  moderator: z.string().regex(candidatePattern),
  round: z.enum(rounds),
  assessor: z.string().regex(candidatePattern),
  /** The attempt that is to come. */
  attempt: z.int().min(2).max(99),
  /** The hash of the closed ledger's head, which counts no longer and stays. */
  instead: z.string().regex(digestPattern),
  because: z.string().min(1),
});

/** A round that a moderator opened again. */
export type Reopened = Readonly<z.infer<typeof reopenedShape>>;

/** How the file of one ends. */
export const reopenedEnding = '.reopened';

/** Where the paper lies that opens a round again: beside its ledgers, named for the attempt that is to come. Pure. */
export function reopenedPath(logPath: string, { round, assessor, attempt }: LedgerName): string {
  return `${marksFolder(logPath)}/${round}-${assessor}-${attempt}${reopenedEnding}`;
}

/** What the name of such a paper says: the ledger that is to come; null where it is none. Pure. */
export function readReopenedName(file: string): LedgerName | null {
  return file.endsWith(reopenedEnding) ? readLedgerName(`${file.slice(0, -reopenedEnding.length)}.ledger`) : null;
}

/** The attempt that somebody marks in a round, by the files of a log's folder: the latest, or the one that a moderator has opened since. Pure. */
export function attemptToMark(files: readonly string[], round: Round, assessor: string): number {
  const opened = files.flatMap((file) => readReopenedName(file) ?? []);
  const own = opened.filter((name) => name.round === round && name.assessor === assessor);
  return Math.max(latestAttempt(files, round, assessor), ...own.map(({ attempt }) => attempt));
}

/** The rounds that the files of a log's folder are of. A ledger that is signed or sealed is closed: its marks needn't be readable to know. Pure. */
export function heldRounds(files: readonly string[]): readonly HeldRound[] {
  return files.flatMap((file) => {
    const name = readLedgerName(file);
    if (name === null) return [];
    return [{ ...name, isClosed: file.endsWith('.age') || files.includes(`${file}.sig`) }];
  });
}

/** The text of such a paper for a closed ledger. */
export function writeReopened(
  { opened: { round, assessor, attempt }, head }: Ledger,
  says: Pick<Reopened, 'wall' | 'moderator' | 'because'>,
  key: SigningKey,
): string {
  const what = { round, assessor, attempt: attempt + 1, instead: head.hash };
  return writePaper({ callsheet: 'marks-reopened', version: 1, ...says, ...what }, key);
}

/** Reads one, and holds it to the name of its file and to the cards of those who sign; or says why it doesn't count, to go after that name. Pure. */
export function checkReopened(text: string, file: string, cards: readonly Card[]): Reopened | string {
  const read = reopenedShape.safeParse(readPaper(text)?.says);
  if (!read.success) return 'is no paper that opens a round again, or was changed: ask the moderator for it again';
  const name = readReopenedName(file);
  if (name === null || !isSameName(name, read.data)) return 'isn’t what its name says';
  return notByModerator(text, read.data.moderator, cards) ?? read.data;
}

/** Why such a paper opens nothing again here, to go after its name: it was made for another ledger. Null where it wasn't, or that lies elsewhere. Pure. */
export function ofOtherLedger(
  { attempt, instead, ...who }: Reopened,
  found: readonly { readonly ledger: Ledger }[],
): string | null {
  const before = found.find(({ ledger }) => isSameName(ledger.opened, { ...who, attempt: attempt - 1 }));
  return before === undefined || before.ledger.head.hash === instead
    ? null
    : 'opens another ledger again than the one that lies beside it';
}
