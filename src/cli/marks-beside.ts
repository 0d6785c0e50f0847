import { readFolder } from '../host/read-folder.ts';
import { type BoundLedger, boundLedger, type MarkedLog } from '../mark/bound-ledger.ts';
import { type LedgerName, marksFolder, readLedgerName } from '../mark/ledger-name.ts';
import type { ClosedRound, SittingMarks } from '../report/export/marks.ts';

/** The most bytes of a ledger that is read. */
const ledgerBytesMax = 64 * 1024 * 1024;

/** A ledger as it lies beside its log. */
export interface LedgerFile {
  readonly file: string;
  readonly name: LedgerName;
  readonly bytes: Uint8Array;
  /** Sealed to moderators until another round closes: what it says isn't known here. */
  readonly isSealed: boolean;
  /** Its `.sig`, and what that is called; null where there is none. A sealed ledger has that of the ledger in it. */
  readonly sig: Uint8Array | null;
  readonly sigFile: string;
}

/** The ledgers of a log, and a sentence about each that can't be read. */
export interface MarksBeside {
  readonly ledgers: readonly LedgerFile[];
  readonly problems: readonly string[];
}

const sigEnding = '.sig';

/** Reads every ledger that lies beside a log, in the order of their names. */
export function marksBeside(logPath: string): MarksBeside {
  const isOne = (name: string): boolean => readLedgerName(bare(name)) !== null;
  const files = readFolder(marksFolder(logPath), isOne, ledgerBytesMax);
  const bytesOf = new Map(files.flatMap(({ name, read }) => (read.ok ? [[name, read.bytes] as const] : [])));
  const problems = files.flatMap(({ name, read }) => (read.ok ? [] : [`its ledger ${name} ${read.because}`]));
  const ledgers = [...bytesOf].flatMap(([file, bytes]): readonly LedgerFile[] => {
    const name = file.endsWith(sigEnding) ? null : readLedgerName(file);
    const sigFile = `${file.replace(/\.age$/, '')}${sigEnding}`;
    const sig = bytesOf.get(sigFile) ?? null;
    return name === null ? [] : [{ file, name, bytes, isSealed: file.endsWith('.age'), sig, sigFile }];
  });
  return { ledgers, problems };
}

function bare(name: string): string {
  return name.endsWith(sigEnding) ? name.slice(0, -sigEnding.length) : name;
}

/** A ledger's bytes read and held to its log. */
export function boundFile({ file, bytes }: LedgerFile, log: MarkedLog): BoundLedger {
  try {
    return boundLedger(file, new TextDecoder('utf-8', { fatal: true }).decode(bytes), log);
  } catch {
    return { ok: false, because: 'is not UTF-8 text' };
  }
}

/** What was marked of a sitting, and a sentence about each ledger that isn't sound: it counts for nothing. */
export function sittingMarks(
  { ledgers, problems }: MarksBeside,
  log: MarkedLog,
): { readonly marks: SittingMarks; readonly problems: readonly string[] } {
  const closed: ClosedRound[] = [];
  const wrong = [...problems];
  let notYet = 0;
  for (const one of ledgers.filter(({ name }) => isLatest(name, ledgers))) {
    const bound = one.isSealed ? null : boundFile(one, log);
    if (bound === null) notYet += 1;
    else if (!bound.ok) wrong.push(`its ledger ${one.file} ${bound.because}`);
    else if (bound.ledger.isClosed) closed.push({ ledger: bound.ledger, scheme: bound.scheme });
    else notYet += 1;
  }
  return { marks: { closed, notYet }, problems: wrong };
}

/** A round that was opened again leaves the attempt before it behind. */
function isLatest({ round, assessor, attempt }: LedgerName, ledgers: readonly LedgerFile[]): boolean {
  return !ledgers.some(({ name }) => name.round === round && name.assessor === assessor && name.attempt > attempt);
}
