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

/** Holds the readable scenario and the transcript to the log, and every ledger to its log, its scheme and its signature. Pure. */
export function judgeSitting({ files }: UnpackedSitting, by: JudgedBy): SittingFindings {
  const { replayed } = by;
  const first = replayed?.records[0];
  if (replayed === null || first === undefined) {
    const unknown: Finding = { standing: 'unknown', says: 'not compared: the log can’t be replayed here' };
    return {
      scenario: unknown,
      transcript: unknown,
      marks: [...by.opened.keys()].map((file) => unlooked(file, unknown.says)),
    };
  }
  const head = { count: replayed.records.length, hash: replayed.records.at(-1)?.record.hash ?? '' };
  const given = { cards: by.cards, log: besideReplayed(replayed, head), schemes: createSchemeReader() };
  const looked = [...by.opened].map(([file, opened]) => {
    if ('because' in opened) return { ...unlooked(file, opened.because), told: [] };
    const sig = files.get(`${inSitting.marks}${file.replace(/\.age$/, '')}.sig`);
    const checked = checkLedger(opened.text, { ...given, file, sig: sig === undefined ? null : decoded(sig) });
    return ledgerFound(file, checked);
  });
  const told = looked.flatMap((one) => (one.file.endsWith('.age') ? [] : one.told));
  return {
    scenario: scenarioFinding(files, scenarioFiles(replayed)),
    transcript: transcriptFinding(files, transcriptOf(replayed, told), by),
    marks: looked.map(({ file, ledger, signature }) => ({ file, ledger, signature })),
  };
}

/** What is told of a checked ledger: in one finding whatever isn't its signature. */
function ledgerFound(
  file: string,
  checked: CheckedLedger,
): SittingFindings['marks'][number] & { readonly told: readonly ToldLedger[] } {
  const whole = tellable(checked);
  const wrong: Finding = { standing: 'wrong', says: faultOf(checked) ?? 'can’t be told' };
  if (whole === null || !checked.ok) return { ...unlooked(file, ''), ledger: wrong, told: [] };
  const ledger: Finding = { standing: 'good', says: tellMarked(whole.ledger, whole.scheme) };
  return { file, ledger, signature: checked.findings.signature, told: [whole] };
}

function unlooked(file: string, says: string): SittingFindings['marks'][number] {
  return { file, ledger: { standing: 'unknown', says }, signature: { standing: 'unknown', says: 'not looked at' } };
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
  const names = [...files.keys()].filter((path) => path.startsWith(inSitting.marks));
  return names.map((path) => path.slice(inSitting.marks.length)).filter((name) => !name.endsWith('.sig'));
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
