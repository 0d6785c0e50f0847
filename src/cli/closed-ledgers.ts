import { readLogFile } from '../host/log-file.ts';
import { toldPath } from '../host/paths.ts';
import { filesIn } from '../host/read-text.ts';
import type { Head } from '../log/chain.ts';
import { isOfHead } from '../mark/bound.ts';
import { readLedger } from '../mark/ledger.ts';
import type { ClosedLedger } from '../report/analysis/mark-facts.ts';
import { openedBytes } from './unseal.ts';

/** What stands in the ledgers beside one log. */
export interface LedgersBeside {
  readonly closed: readonly ClosedLedger[];
  /** How many are left out: not closed yet, or sealed and not opened by what was given. */
  readonly open: number;
  readonly sealed: number;
  /** A sentence about each that can't be used, with its name. */
  readonly problems: readonly string[];
}

type Read =
  | { readonly kind: 'closed'; readonly ledger: ClosedLedger }
  | { readonly kind: 'open' }
  | { readonly kind: 'sealed' }
  | { readonly kind: 'problem'; readonly says: string };

/** Reads the ledgers beside a log (`<log>.marks/`). Signatures and rounds aren't judged here: that is `verify`’s. */
export async function ledgersBeside(
  path: string,
  head: Head,
  identity: string | null,
  cwd: string,
): Promise<LedgersBeside> {
  const folder = `${path.replace(/\.age$/, '')}.marks`;
  const read: Read[] = [];
  for (const file of [...filesIn(folder, '.ledger'), ...filesIn(folder, '.ledger.age')]) {
    const one = await readOne(file, head, identity);
    read.push(one.kind === 'problem' ? { kind: 'problem', says: `${toldPath(cwd, file)} ${one.says}` } : one);
  }
  const count = (kind: Read['kind']): number => read.filter((one) => one.kind === kind).length;
  return {
    closed: read.flatMap((one) => (one.kind === 'closed' ? [one.ledger] : [])),
    open: count('open'),
    sealed: count('sealed'),
    problems: read.flatMap((one) => (one.kind === 'problem' ? [one.says] : [])),
  };
}

async function readOne(file: string, head: Head, identity: string | null): Promise<Read> {
  const found = readLogFile(file);
  if (!found.ok) return { kind: 'problem', says: `can’t be read: ${found.because}` };
  const opened = await openedBytes(found.value.bytes, identity);
  if ('because' in opened) return { kind: 'sealed' };
  const read = readLedger(new TextDecoder().decode(opened.bytes));
  if (!read.ok) return { kind: 'problem', says: read.because };
  const { ledger } = read;
  if (!isOfHead(ledger.opened, head))
    return { kind: 'problem', says: 'is of another log, or of this one as it was at another time' };
  return ledger.isClosed ? { kind: 'closed', ledger } : { kind: 'open' };
}
