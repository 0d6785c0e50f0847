import { logBytesMax } from '../../host/log-file.ts';
import { absolutePath, toldPath } from '../../host/paths.ts';
import { readBytes } from '../../host/read-text.ts';
import { filesWith, isLedgerName } from '../../host/sittings.ts';
import { hashesSaid } from '../../log/receipt.ts';
import { type FoundLedger, type LeftOut, partLedgers } from '../../mark/agreement/found-ledgers.ts';
import type { MaybeLog } from '../../mark/check-ledger.ts';
import { isSameName, isSameRound, type LedgerName, logOfLedger } from '../../mark/ledger-name.ts';
import { createSchemeReader } from '../../mark/scheme-reader.ts';
import { type LedgersOfLog, openLedgers, waitingIn } from '../open/open-ledgers.ts';
import { openedBytes } from '../open/unseal.ts';
import type { Read } from '../read.ts';
import { shown } from '../shown.ts';
import type { Surroundings } from '../surroundings.ts';

/** The ledgers in some folders, and what was left out of them. */
export interface LedgersIn {
  readonly found: readonly FoundLedger[];
  readonly leftOut: readonly LeftOut[];
}

/** Reads every ledger in some folders, and in the folders under them. One at fault is left out by name, and spoils no other. */
export async function ledgersIn(
  names: readonly string[],
  identity: string | null,
  surroundings: Surroundings,
): Promise<Read<LedgersIn>> {
  const logs = markedLogs(names, surroundings);
  if (!logs.ok) return logs;
  if (logs.value.length === 0) {
    const where = names.map(shown).join(', ');
    return {
      ok: false,
      because: `there is no ledger in ${where}: they lie in LOG.marks, beside LOG, and \`callsheet mark\` makes them`,
    };
  }
  const opener = { identity, cards: [], schemes: createSchemeReader(), mustBeSigned: false };
  const all: FoundLedger[] = [];
  const leftOut: LeftOut[] = [];
  for (const log of logs.value) {
    const opened = await openLedgers(log, await headSaid(log, identity, surroundings), opener, surroundings);
    const { kept, leftOut: passed } = partLedgers(opened.found, whyNotLatest(opened));
    all.push(...kept);
    leftOut.push(...opened.leftOut.map(({ path, because }) => ({ path, because })), ...passed);
  }
  return { ok: true, value: { found: all, leftOut } };
}

/** Why an attempt counts no more though the one that is to take its place doesn't count either; what was superseded is nobody's fault. */
function whyNotLatest(opened: LedgersOfLog): (one: FoundLedger) => string | null {
  const waiting = waitingIn(opened);
  return ({ ledger }) => {
    const later = waiting.filter((name) => isSameRound(name, ledger.opened) && name.attempt > ledger.opened.attempt);
    const isFound = (name: LedgerName): boolean => opened.found.some((one) => isSameName(one.ledger.opened, name));
    if (later.every(isFound)) return null;
    return later.some((name) => opened.reopened.some((paper) => isSameName(paper, name)))
      ? 'was opened again by a moderator: its marks count no more'
      : 'has a later attempt beside it that doesn’t count: until that is settled, nor does this one';
  };
}

/** The logs of the ledgers in some folders, and in the folders under them, each once; the log itself need not be there. */
function markedLogs(names: readonly string[], { cwd }: Surroundings): Read<readonly string[]> {
  const logs = new Set<string>();
  for (const name of names) {
    const found = filesWith(absolutePath(cwd, name));
    if (!found.ok) return { ok: false, because: `${shown(name)} ${found.because}` };
    for (const file of found.files.filter(isLedgerName)) {
      const log = logOfLedger(file);
      if (log !== null) logs.add(log);
    }
  }
  return { ok: true, value: [...logs] };
}

/** The head of a log as its last line says it; of one sealed to be sent where that is all there is. Whether the log is whole is for `verify`. */
async function headSaid(log: string, identity: string | null, { cwd }: Surroundings): Promise<MaybeLog> {
  const plain = await openedLog(log, identity);
  const opened = plain.ok ? plain : await openedLog(`${log}.age`, identity);
  if (!opened.ok && !plain.ok)
    return { ok: false, isAbsent: false, because: `${shown(toldPath(cwd, log))} ${plain.because}` };
  const hashes = opened.ok ? hashesSaid(opened.value) : [];
  return { ok: true, head: { count: hashes.length, hash: hashes.at(-1) ?? '' }, began: null, plan: null };
}

async function openedLog(path: string, identity: string | null): Promise<Read<Uint8Array>> {
  const file = readBytes(path, logBytesMax);
  if (!file.ok) return file;
  const opened = await openedBytes(file.bytes, identity);
  return 'because' in opened ? { ok: false, ...opened } : { ok: true, value: opened.bytes };
}
