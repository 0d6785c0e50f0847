import type { Head } from './chain.ts';

/** What a receipt on paper says: how many records, and the first 20 hex digits of the hash of the last. */
export interface Receipt {
  readonly count: number;
  readonly digits: string;
}

/** How many hex digits of the head are written down: 80 bits, too many to be matched by trying. */
const receiptDigits = 20;

/** The receipt of a log's head, to be written on paper: `12-0f3a-…`, the count and five groups of four hex digits. */
export function receiptOf(head: Head): string {
  const groups = head.hash.slice(0, receiptDigits).match(/.{4}/g) ?? [];
  return [String(head.count), ...groups].join('-');
}

/**
 * Reads a receipt as a person copies it: upper or lower case, any dashes, spaces, dots or colons between the groups or none,
 * the letter O for zero, I or l for one. Null when it isn't one.
 */
export function readReceipt(text: string): Receipt | null {
  const plain = text.trim().toLowerCase().replaceAll('o', '0').replaceAll(/[il]/g, '1');
  const groups = plain.split(/[\s\-–—−‐‑_.:/]+/).filter((group) => group !== '');
  const joined = groups.join('');
  const count = groups.length > 1 ? (groups[0] ?? '') : joined.slice(0, -receiptDigits);
  const digits = joined.slice(count.length);
  if (!/^[0-9]{1,9}$/.test(count) || Number(count) === 0) return null;
  if (digits.length !== receiptDigits || !/^[0-9a-f]+$/.test(digits)) return null;
  return { count: Number(count), digits };
}

/**
 * What each line of a log says is its hash, empty where it says none: enough to find the log that a receipt was made from. Proves
 * nothing: whether the lines are what they say is `verify`'s to tell.
 */
export function hashesSaid(bytes: Uint8Array): readonly string[] {
  const lines = new TextDecoder().decode(bytes).split('\n').slice(0, -1);
  return lines.map((line) => /"hash":"([0-9a-f]{64})"/.exec(line)?.[1] ?? '');
}

/** The head after lines of a log, as the last of them says it; null where it says none. */
export function headOfLines(lines: readonly string[]): Head | null {
  const last = lines.at(-1) ?? '';
  // The canonical order of keys puts `hash` and `seq` wherever they fall: what a candidate typed could look like either, unquoted never.
  const record: unknown = last === '' ? null : JSON.parse(last);
  if (typeof record !== 'object' || record === null) return null;
  const { seq, hash } = record as { readonly seq?: unknown; readonly hash?: unknown };
  return typeof seq === 'number' && typeof hash === 'string' ? { count: seq + 1, hash } : null;
}

/** Whether the receipt was made from this head. */
export function isReceiptOf(receipt: Receipt, head: Head): boolean {
  return receipt.count === head.count && head.hash.startsWith(receipt.digits);
}
