import * as z from 'zod';
import { wallShape } from '../log/decode-record.ts';
import { candidatePattern, digestPattern } from '../log/record.ts';
import type { Finding } from '../log/verify.ts';
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
export function reopenedPath(logPath: string, name: LedgerName): string {
  return `${marksFolder(logPath)}/${reopenedFile(name)}`;
}

function reopenedFile({ round, assessor, attempt }: LedgerName): string {
  return `${round}-${assessor}-${attempt}${reopenedEnding}`;
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

/** The same, held to the ledgers that lie beside it too: one that was made for another ledger opens nothing again here. Pure. */
export function checkBeside(
  text: string,
  file: string,
  cards: readonly Card[],
  ledgers: readonly Ledger[],
): Reopened | string {
  const paper = checkReopened(text, file, cards);
  if (typeof paper === 'string') return paper;
  const before = ledgerBefore(paper, ledgers);
  return before === undefined || before.head.hash === paper.instead
    ? paper
    : 'opens another ledger again than the one that lies beside it';
}

/** What is found of such a paper, as it was checked; without cards its signature is compared with nobody's. Pure. */
export function paperFinding(paper: Reopened | string, cards: readonly Card[], ledgers: readonly Ledger[]): Finding {
  if (typeof paper === 'string') return { standing: 'wrong', says: paper };
  const { moderator, round, assessor, attempt, because } = paper;
  const told = `${moderator} opened the ${round} round by ${assessor} again for attempt ${attempt} (${because})`;
  const missing = [
    ...(cards.some(({ role }) => role !== 'centre')
      ? []
      : ['no card was given to compare its signature with (--card)']),
    ...(ledgerBefore(paper, ledgers) === undefined
      ? [`attempt ${attempt - 1}, which it names, can’t be read here`]
      : []),
  ];
  return missing.length === 0
    ? { standing: 'good', says: `${told}: signed, by the card given, for the ledger beside it` }
    : { standing: 'unknown', says: `${told}: ${missing.join('; ')}` };
}

function ledgerBefore({ attempt, ...who }: LedgerName, ledgers: readonly Ledger[]): Ledger | undefined {
  return ledgers.find(({ opened }) => isSameName(opened, { ...who, attempt: attempt - 1 }));
}

/** What attempts at rounds are held to: what lies beside them. */
export interface BesideAttempt {
  /** The papers that open rounds again and count. */
  readonly papers: readonly Reopened[];
  /** The ledgers of the same log that can be read and have no fault. */
  readonly ledgers: readonly Ledger[];
  /** Those that are sealed, and that nothing given opens. */
  readonly shut: readonly LedgerName[];
}

/**
 * Whether a next attempt at a round was opened by a paper; null for a first one, which needs none. The paper has to name the head of the
 * attempt before, and that has to lie beside it: a paper says nothing else of the log that it is for. What is wrong is said in words
 * that go after the attempt's name. Pure.
 */
export function attemptFinding(name: LedgerName, { papers, ledgers, shut }: BesideAttempt): Finding | null {
  const { attempt } = name;
  if (attempt === 1) return null;
  const before = { ...name, attempt: attempt - 1 };
  const paper = papers.find((one) => isSameName(one, name));
  if (paper === undefined) {
    const says = `is attempt ${attempt}, and no paper that counts opened it: ask the moderator for ${reopenedFile(name)}, or take the attempt away`;
    return { standing: 'wrong', says };
  }
  if (ledgerBefore(name, ledgers)?.head.hash === paper.instead)
    return { standing: 'good', says: `opened by ${paper.moderator}: ${paper.because}` };
  if (shut.some((one) => isSameName(one, before)))
    return {
      standing: 'unknown',
      says: `is attempt ${attempt}, and attempt ${before.attempt}, which its paper names, is sealed: give a key that opens it (--key)`,
    };
  const says = `is attempt ${attempt}, and attempt ${before.attempt}, which its paper names, isn’t beside it and whole: put it there as it was closed`;
  return { standing: 'wrong', says };
}

/** What a paper that names a ledger says of it: that it counts no more, and why; null where none does. Pure. */
export function reopenedSince({ opened, head }: Ledger, papers: readonly Reopened[]): string | null {
  const next = { ...opened, attempt: opened.attempt + 1 };
  const paper = papers.find((one) => isSameName(one, next) && one.instead === head.hash);
  return paper === undefined ? null : `opened again by ${paper.moderator}, it counts no more: ${paper.because}`;
}

/** What is found of a ledger's round, with what the papers beside it say of this attempt: that one opened it, or opened it again since. Pure. */
export function withPapers(round: Finding, ledger: Ledger, beside: BesideAttempt): Finding {
  const attempt = attemptFinding(ledger.opened, beside);
  if (round.standing === 'wrong') return round;
  if (attempt?.standing === 'wrong') return attempt;
  const since = reopenedSince(ledger, beside.papers);
  const says = [round.says, attempt?.says ?? null, since].filter((one) => one !== null).join('; ');
  return { standing: attempt?.standing === 'unknown' ? 'unknown' : round.standing, says };
}

/** Why a next attempt doesn't count, to go after its name; null where it does. Pure. */
export function whyNotOpened(name: LedgerName, beside: BesideAttempt): string | null {
  const finding = attemptFinding(name, beside);
  return finding === null || finding.standing === 'good' ? null : finding.says;
}
