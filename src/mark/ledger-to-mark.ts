import type { Opening } from './acts.ts';
import { type NotBound, notBound } from './bound.ts';
import { type Ledger, readLedger } from './ledger.ts';

/** A ledger that can be marked in; null where nothing whole is in it yet. `end` is where its last record ends, in bytes. Or why it can't be, to go after its name. */
export type LedgerToMark =
  | { readonly ok: true; readonly ledger: Ledger | null; readonly end: number }
  | ({ readonly ok: false } & NotBound);

const lineFeed = 0x0a;

/** Reads the bytes of a ledger's file to go on with it, and makes sure that it is the one meant. What an append left behind its last record isn't looked at. Pure. */
export function ledgerToMark(bytes: Uint8Array, opening: Opening): LedgerToMark {
  const end = bytes.lastIndexOf(lineFeed) + 1;
  if (end === 0) return { ok: true, ledger: null, end };
  const read = readLedger(new TextDecoder().decode(bytes.subarray(0, end)));
  if (!read.ok) return { ok: false, because: read.because, isAskedWrong: false };
  const problem = notBound(read.ledger, opening);
  return problem === null ? { ok: true, ledger: read.ledger, end } : { ok: false, ...problem };
}
