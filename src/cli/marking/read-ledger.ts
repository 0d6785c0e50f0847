import { isThere } from '../../host/is-there.ts';
import { toldPath } from '../../host/paths.ts';
import type { Opening } from '../../mark/acts.ts';
import { type NotBound, ofOtherScheme } from '../../mark/bound.ts';
import { type Ledger, readLedger } from '../../mark/ledger.ts';
import { ledgerToMark } from '../../mark/ledger-to-mark.ts';
import { ledgerFiles, readLedgerFile } from '../open/open-ledgers.ts';
import type { Surroundings } from '../surroundings.ts';

/** A ledger as it stands, without holding it; null where there is none yet, or only the beginning of one. Or why it can't be marked in. */
export type LedgerRead = { readonly ok: true; readonly ledger: Ledger | null } | ({ readonly ok: false } & NotBound);

/** Reads the ledger at a path, and makes sure that it is the one meant. */
export function readLedgerAt(path: string, opening: Opening, { cwd }: Surroundings): LedgerRead {
  if (!isThere(path)) return { ok: true, ledger: null };
  const { read } = readLedgerFile(path);
  const found = read.ok ? ledgerToMark(read.bytes, opening) : { ...read, isAskedWrong: false };
  return found.ok ? found : { ...found, because: `${toldPath(cwd, path)} ${found.because}` };
}

/**
 * The first of a log's ledgers, of any round, that is by another scheme than the one given, as a sentence: marks by two can't be compared.
 * Null where there is none, as far as they can be read: whose marks they are isn't looked at, and none are shown.
 */
export function otherSchemeBeside(logPath: string, opening: Opening, { cwd }: Surroundings): string | null {
  for (const { path, read } of ledgerFiles(logPath)) {
    const found = read.ok ? readLedger(new TextDecoder().decode(read.bytes)) : null;
    const other = found?.ok === true ? ofOtherScheme(found.ledger.opened, opening) : null;
    if (other !== null) return `${toldPath(cwd, path)} ${other}`;
  }
  return null;
}
