import { beganOf } from '../log/book.ts';
import { canonicalForm } from '../log/canonical.ts';
import { readLog } from '../log/read-log.ts';
import { receiptOf } from '../log/receipt.ts';
import type { Replayed } from '../log/replay.ts';
import type { Finding } from '../log/verify.ts';
import {
  besideReplayed,
  type CheckedLedger,
  checkLedger,
  faultOf,
  tellable,
  tellMarked,
} from '../mark/check-ledger.ts';
import type { Ledger } from '../mark/ledger.ts';
import { type LedgerName, readLedgerName } from '../mark/ledger-name.ts';
import {
  type BesideAttempt,
  checkBeside,
  paperFinding,
  type Reopened,
  reopenedEnding,
  withPapers,
} from '../mark/reopened.ts';
import { createSchemeReader } from '../mark/scheme-reader.ts';
import type { Card } from '../seal/keys.ts';
import { decoded, type UnpackedSitting } from './open-bundle.ts';
import { inSitting, scenarioFiles } from './sitting-files.ts';
import { type ToldLedger, transcriptOf } from './transcript.ts';
import type { BundleFile } from './zip.ts';

/** What is found of a sitting's other files, its log being looked at by itself. */
export interface SittingFindings {
  readonly scenario: Finding;
  readonly transcript: Finding;
  /** Of each ledger: its chain and what it is bound to, and its signature. */
  readonly marks: readonly { readonly file: string; readonly ledger: Finding; readonly signature: Finding }[];
  /** Of each paper that opens a round again. */
  readonly papers: readonly { readonly file: string; readonly paper: Finding }[];
}

/** What a sitting is judged by. */
export interface JudgedBy {
  /** The log replayed; null where nothing here can. */
  readonly replayed: Replayed | null;
  readonly cards: readonly Card[];
  /** The program that packed it, and this one: another may tell a sitting in other words. */
  readonly packedBy: string;
  readonly program: string;
  /** The ledgers, opened where they were sealed, by their files' names; or why one stays shut. */
  readonly opened: ReadonlyMap<string, OpenedFile>;
}

/** What a ledger's file in a bundle says; or why that can't be told, to go after its name. */
export type OpenedFile = { readonly text: string } | { readonly because: string };

/**
 * Holds the readable scenario and the transcript to the log, every ledger to its log, its scheme, its signature and
 * the papers that open rounds again, and those papers to the ledgers. Pure.
 */
export function judgeSitting({ files }: UnpackedSitting, by: JudgedBy): SittingFindings {
  const { replayed } = by;
  const first = replayed?.records[0];
  if (replayed === null || first === undefined) {
    const unknown: Finding = { standing: 'unknown', says: 'not compared: the log can’t be replayed here' };
    return {
      scenario: unknown,
      transcript: unknown,
      marks: [...by.opened.keys()].map((file) => unlooked(file, unknown.says)),
      papers: papersIn(files).map((file) => ({ file, paper: unknown })),
    };
  }
  const looked = lookedFiles(files, by, replayed);
  const ledgers = looked.flatMap(soundLedger);
  const papers = checkedPapers(files, by.cards, ledgers);
  const beside = { papers: papers.flatMap(counting), ledgers, shut: looked.flatMap(shutName) };
  return {
    scenario: scenarioFinding(files, scenarioFiles(replayed)),
    transcript: transcriptFinding(files, textOf(files, replayed, looked), by),
    marks: looked.map((one) => ledgerFound(one, beside)),
    papers: papers.map(({ file, paper }) => ({ file, paper: paperFinding(paper, by.cards, ledgers) })),
  };
}

function lookedFiles(
  files: ReadonlyMap<string, Uint8Array>,
  { opened, cards }: JudgedBy,
  replayed: Replayed,
): readonly LookedFile[] {
  const head = { count: replayed.records.length, hash: replayed.records.at(-1)?.record.hash ?? '' };
  const given = { cards, log: besideReplayed(replayed, head), schemes: createSchemeReader() };
  return [...opened].map(([file, one]): LookedFile => {
    if ('because' in one) return { file, because: one.because };
    const bytes = files.get(`${inSitting.marks}${file.replace(/\.age$/, '')}.sig`);
    const sig = bytes === undefined ? null : decoded(bytes);
    return { file, checked: checkLedger(one.text, { ...given, file, sig }) };
  });
}

/** The transcript as it was told when the sitting was packed, without anybody's key or card. */
function textOf(files: ReadonlyMap<string, Uint8Array>, replayed: Replayed, looked: readonly LookedFile[]): string {
  const isSealed = ({ file }: LookedFile): boolean => file.endsWith('.age');
  const told = looked.flatMap((one) => (isSealed(one) ? [] : (toldLedger(one) ?? [])));
  const ledgers = told.map(({ ledger }) => ledger);
  const papers = checkedPapers(files, [], ledgers).flatMap(counting);
  const shut = looked.filter(isSealed).flatMap(({ file }) => readLedgerName(file) ?? []);
  return transcriptOf(replayed, told, { papers, shut });
}

/** A ledger's file as it was checked; or why it stays shut. */
type LookedFile = { readonly file: string } & ({ readonly checked: CheckedLedger } | { readonly because: string });

function soundLedger(one: LookedFile): readonly Ledger[] {
  return 'checked' in one && one.checked.ok && faultOf(one.checked) === null ? [one.checked.ledger] : [];
}

function shutName(one: LookedFile): readonly LedgerName[] {
  const name = readLedgerName(one.file);
  return 'checked' in one || name === null ? [] : [name];
}

function toldLedger(one: LookedFile): ToldLedger | null {
  return 'checked' in one ? tellable(one.checked) : null;
}

/** What is told of a ledger: in one finding whatever isn't its signature, and what the papers say of its attempt. */
function ledgerFound(one: LookedFile, beside: BesideAttempt): SittingFindings['marks'][number] {
  const { file } = one;
  if ('because' in one) return unlooked(file, one.because);
  const { checked } = one;
  const whole = tellable(checked);
  const wrong: Finding = { standing: 'wrong', says: faultOf(checked) ?? 'can’t be told' };
  if (whole === null || !checked.ok) return { ...unlooked(file, ''), ledger: wrong };
  const ledger: Finding = { standing: 'good', says: tellMarked(whole.ledger, whole.scheme) };
  return { file, ledger: withPapers(ledger, whole.ledger, beside), signature: checked.findings.signature };
}

function unlooked(file: string, says: string): SittingFindings['marks'][number] {
  return { file, ledger: { standing: 'unknown', says }, signature: { standing: 'unknown', says: 'not looked at' } };
}

interface CheckedPaper {
  readonly file: string;
  readonly paper: Reopened | string;
}

/** The papers that open rounds again, each checked as one is in the folder of a log. */
function checkedPapers(
  files: ReadonlyMap<string, Uint8Array>,
  cards: readonly Card[],
  ledgers: readonly Ledger[],
): readonly CheckedPaper[] {
  return papersIn(files).map((file) => {
    const text = decoded(files.get(`${inSitting.marks}${file}`) ?? new Uint8Array());
    return { file, paper: checkBeside(text, file, cards, ledgers) };
  });
}

function counting({ paper }: CheckedPaper): readonly Reopened[] {
  return typeof paper === 'string' ? [] : [paper];
}

/** Whether the manifest says of a sitting what its log says. Pure. */
export function listedFinding({ packed, files }: UnpackedSitting): Finding {
  const bytes = files.get(inSitting.log);
  if (bytes === undefined) return { standing: 'wrong', says: `${inSitting.log} is missing` };
  const read = readLog(bytes);
  const began = read.ok ? beganOf(read.log.records) : null;
  if (!read.ok || began === null) return { standing: 'unknown', says: 'not compared: the log can’t be read' };
  const { head } = read.log;
  const { candidate, scenario } = began;
  const entry = { candidate, scenario: { id: scenario.id, digest: scenario.digest }, records: head.count };
  const said = { candidate: packed.candidate, scenario: packed.scenario, records: packed.records };
  const isSame = canonicalForm(entry) === canonicalForm(said) && packed.hash === head.hash;
  return isSame && packed.receipt === receiptOf(head)
    ? { standing: 'good', says: `as in the manifest; the log was called ${packed.was}` }
    : { standing: 'wrong', says: 'the manifest says something else of this sitting than its log' };
}

/** The ledgers in a sitting's folder, sealed or not, by their files' names. */
export function ledgersIn(files: ReadonlyMap<string, Uint8Array>): readonly string[] {
  return inMarks(files).filter((name) => !name.endsWith('.sig') && !name.endsWith(reopenedEnding));
}

/** The papers in it that open rounds again, by their files' names. */
function papersIn(files: ReadonlyMap<string, Uint8Array>): readonly string[] {
  return inMarks(files).filter((name) => name.endsWith(reopenedEnding));
}

function inMarks(files: ReadonlyMap<string, Uint8Array>): readonly string[] {
  const paths = [...files.keys()].filter((path) => path.startsWith(inSitting.marks));
  return paths.map((path) => path.slice(inSitting.marks.length));
}

function scenarioFinding(files: ReadonlyMap<string, Uint8Array>, wanted: readonly BundleFile[]): Finding {
  const texts = new Map(wanted.map(({ path, bytes }) => [path, decoded(bytes)]));
  const isOfScenario = (path: string): boolean =>
    path.startsWith(inSitting.scenario) || path.startsWith(inSitting.plan);
  const extra = [...files.keys()].find((path) => isOfScenario(path) && !texts.has(path));
  const other = [...texts].find(([path, text]) => {
    const bytes = files.get(path);
    return bytes === undefined || decoded(bytes) !== text;
  });
  const odd = other?.[0] ?? extra;
  return odd === undefined
    ? { standing: 'good', says: `the ${texts.size} files to read are those of the log` }
    : { standing: 'wrong', says: `${odd} isn’t what the log has` };
}

function transcriptFinding(
  files: ReadonlyMap<string, Uint8Array>,
  wanted: string,
  { packedBy, program }: JudgedBy,
): Finding {
  const bytes = files.get(inSitting.transcript);
  if (bytes === undefined) return { standing: 'wrong', says: 'missing' };
  if (decoded(bytes) === wanted) return { standing: 'good', says: 'what the log and the ledgers tell' };
  return packedBy === program
    ? { standing: 'wrong', says: 'isn’t what the log and the ledgers tell: go by them' }
    : { standing: 'unknown', says: `told by callsheet ${packedBy}, which may use other words: go by the log` };
}
