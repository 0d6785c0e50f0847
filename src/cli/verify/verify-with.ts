import { absolutePath } from '../../host/paths.ts';
import { readText } from '../../host/read-text.ts';
import { readReceipt } from '../../log/receipt.ts';
import type { Role } from '../../seal/keys.ts';
import type { Arguments } from '../arguments.ts';
import { givenIdentity, openCards } from '../open/open-keys.ts';
import { type ReceiptOfLog, readReceipts } from '../open/receipts-file.ts';
import type { Read } from '../read.ts';
import { shown } from '../shown.ts';
import type { Surroundings } from '../surroundings.ts';
import type { LookGiven } from './look-at-log.ts';

/** The most bytes of a file of receipts: a line each for tens of thousands of logs. */
const receiptsBytesMax = 5_000_000;

type Receipts =
  | { readonly ok: true; readonly receipts: readonly ReceiptOfLog[] }
  | { readonly ok: false; readonly because: string };

/** The receipts that were given, for logs of these paths. */
export function receiptsOf(given: Arguments, surroundings: Surroundings, paths: readonly string[]): Receipts {
  const typed = given.value('receipt');
  const file = given.value('receipts');
  if (typed !== null && file !== null) return { ok: false, because: 'give --receipt or --receipts, not both' };
  if (file !== null) {
    const read = readText(absolutePath(surroundings.cwd, file), receiptsBytesMax);
    return read.ok ? readReceipts(read.text, shown(file)) : { ok: false, because: `${shown(file)} ${read.because}` };
  }
  if (typed === null) return { ok: true, receipts: [] };
  const [path] = paths;
  if (path === undefined || paths.length > 1) {
    return {
      ok: false,
      because: `--receipt is for one log, and there are ${paths.length}: write them in a file and use --receipts FILE`,
    };
  }
  const receipt = readReceipt(typed);
  return receipt === null
    ? {
        ok: false,
        because: `${shown(typed)} is no receipt: it is a count and five groups of four digits, like 61-09ab-44c2-18d0-7e2f-b3a9`,
      }
    : { ok: true, receipts: [{ log: path, receipt }] };
}

/** What logs are looked at with, from the flags; `roles` are those whose cards may be given. */
export async function lookGivenOf(
  given: Arguments,
  surroundings: Surroundings,
  roles: readonly Role[] = ['centre'],
): Promise<Read<LookGiven>> {
  const names = given.value('card');
  const cards = names === null ? null : openCards(names, roles, surroundings);
  if (cards?.ok === false) return cards;
  const identity = await givenIdentity(given, surroundings);
  if (!identity.ok) return identity;
  return { ok: true, value: { identity: identity.value, cards: cards?.value ?? [] } };
}
