import { textFile } from '../../bundle/sitting-files.ts';
import type { ToldBeside, ToldLedger } from '../../bundle/transcript.ts';
import { type BundleFile, filesOf } from '../../bundle/zip.ts';
import { toldPath } from '../../host/paths.ts';
import { filesIn, readBytes } from '../../host/read-text.ts';
import { logName } from '../../host/sittings.ts';
import { misnamedWords } from '../../mark/bound.ts';
import { faultOf, type MaybeLog, tellable } from '../../mark/check-ledger.ts';
import { marksFolder, readLedgerName } from '../../mark/ledger-name.ts';
import { readReopenedName, reopenedEnding, whyNotOpened } from '../../mark/reopened.ts';
import { createSchemeReader } from '../../mark/scheme-reader.ts';
import { type LedgerOnDisk, ledgerFiles, type OpenedLedger, openLedger } from '../open/open-ledgers.ts';
import { openPapers, paperBytesMax } from '../open/open-papers.ts';
import { shown, shownWhole } from '../shown.ts';
import type { Surroundings } from '../surroundings.ts';

/** What is packed of a log's marks: the files, the ledgers among them that can be told, and what lies beside those. */
export interface PackedMarks {
  readonly marks: readonly BundleFile[];
  readonly told: readonly ToldLedger[];
  readonly beside: ToldBeside;
}

/**
 * The ledgers of a log with their signatures, and the papers that open rounds again, all as they lie there; what doesn't count is named.
 * What is sealed to moderators is packed sealed: others get the bundle too.
 */
export async function packedMarks(
  logPath: string,
  log: MaybeLog,
  { cwd }: Surroundings,
  problem: (sentence: string) => void,
): Promise<PackedMarks> {
  const opener = { identity: null, cards: [], schemes: createSchemeReader() };
  const files = new Map<string, Uint8Array>();
  const whole: (ToldLedger & { readonly path: string })[] = [];
  for (const one of ledgerFiles(logPath)) {
    const opened = await openLedger(one, log, opener);
    const fault = faultIn(one, opened);
    if (fault !== null) problem(`${shown(toldPath(cwd, one.path))} ${fault}`);
    const told = fault === null ? tellable(opened.checked) : null;
    if (told !== null) whole.push({ path: one.path, ...told });
    for (const { path, bytes } of ledgerPacked(one)) files.set(path, bytes);
  }
  for (const { path, bytes } of papersPacked(logPath)) files.set(path, bytes);
  const ledgers = whole.map(({ ledger }) => ledger);
  const { reopened: papers, leftOut } = openPapers(logPath, ledgers, [], cwd);
  for (const { path, because } of leftOut) problem(`${shown(path)} ${shownWhole(because)}. It is packed as it is`);
  const shut = [...files.keys()].filter((file) => file.endsWith('.age')).flatMap((file) => readLedgerName(file) ?? []);
  for (const { path, ledger } of whole) {
    const because = whyNotOpened(ledger.opened, { papers, ledgers, shut });
    if (because !== null) problem(`${shown(toldPath(cwd, path))} ${because}. It is packed as it is`);
  }
  return {
    marks: filesOf(files),
    told: whole.map(({ ledger, scheme }) => ({ ledger, scheme })),
    beside: { papers, shut },
  };
}

/** What is wrong with a ledger that isn't sealed, and whether it is packed all the same; null where nothing is. */
function faultIn(one: LedgerOnDisk, { checked, isShut }: OpenedLedger): string | null {
  const isNamed = readLedgerName(one.file) !== null;
  const fault = isNamed ? faultOf(checked) : misnamedWords;
  if (fault === null || isShut) return null;
  return `${shownWhole(fault)}. It ${isNamed && one.read.ok ? 'is packed as it is' : 'isn’t packed'}`;
}

/** A name that no ledger has could be a path out of the bundle. */
function ledgerPacked({ file, read, sig, sigFile }: LedgerOnDisk): readonly BundleFile[] {
  if (readLedgerName(file) === null || !read.ok) return [];
  return [{ path: file, bytes: read.bytes }, ...(sig === null ? [] : [textFile(sigFile, sig)])];
}

function papersPacked(logPath: string): readonly BundleFile[] {
  return filesIn(marksFolder(logPath), reopenedEnding).flatMap((path) => {
    const read = readBytes(path, paperBytesMax);
    return readReopenedName(logName(path)) !== null && read.ok ? [{ path: logName(path), bytes: read.bytes }] : [];
  });
}
