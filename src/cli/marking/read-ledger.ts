import { isThere } from '../../host/is-there.ts';
import { toldPath } from '../../host/paths.ts';
import type { Opening } from '../../mark/acts.ts';
import type { NotBound } from '../../mark/bound.ts';
import type { Ledger } from '../../mark/ledger.ts';
import { ledgerToMark } from '../../mark/ledger-to-mark.ts';
import { readLedgerFile } from '../open/open-ledgers.ts';
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
