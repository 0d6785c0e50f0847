import { isThere } from '../host/is-there.ts';
import { readLogFile } from '../host/log-file.ts';
import { toldPath } from '../host/paths.ts';
import type { Opening } from '../mark/acts.ts';
import { type NotBound, notBound } from '../mark/bound.ts';
import { type Ledger, readLedger } from '../mark/ledger.ts';
import type { Surroundings } from './surroundings.ts';

/** A ledger as it stands, without holding it; null where there is none yet, or only the beginning of one. Or why it can't be marked in. */
export type LedgerRead = { readonly ok: true; readonly ledger: Ledger | null } | ({ readonly ok: false } & NotBound);

const lineFeed = 0x0a;

/** Reads the ledger at a path, and makes sure that it is the one meant. What an append left behind its last record isn't looked at. */
export function readLedgerAt(path: string, opening: Opening, { cwd }: Surroundings): LedgerRead {
  const bad = (because: string): LedgerRead => ({ ok: false, because, isAskedWrong: false });
  if (!isThere(path)) return { ok: true, ledger: null };
  const file = readLogFile(path);
  if (!file.ok) return bad(file.because);
  const end = file.value.bytes.lastIndexOf(lineFeed) + 1;
  if (end === 0) return { ok: true, ledger: null };
  const told = toldPath(cwd, path);
  const read = readLedger(new TextDecoder().decode(file.value.bytes.subarray(0, end)));
  if (!read.ok) return bad(`${told} ${read.because}`);
  const problem = notBound(read.ledger, opening);
  return problem === null
    ? { ok: true, ledger: read.ledger }
    : { ok: false, ...problem, because: `${told} ${problem.because}` };
}
