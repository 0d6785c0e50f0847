import { logName } from '../../host/sittings.ts';
import { isReceiptOf, type Receipt, readReceipt } from '../../log/receipt.ts';
import { shown } from '../shown.ts';

/** A receipt, and the log it is of. */
export interface ReceiptOfLog {
  readonly log: string;
  readonly receipt: Receipt;
}

/** The outcome of reading a file of receipts: all of them, or a sentence about the first line that is wrong. */
export type ReadReceipts =
  | { readonly ok: true; readonly receipts: readonly ReceiptOfLog[] }
  | { readonly ok: false; readonly because: string };

/** Reads a line for each log: its name, then a comma or spaces, then its receipt. Empty lines and `#` lines are left out. */
export function readReceipts(text: string, file: string): ReadReceipts {
  const receipts: ReceiptOfLog[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const trimmed = line.trim();
    if (trimmed === '' || trimmed.startsWith('#')) continue;
    const [, log = '', written = ''] = /^"?(.*?\.jsonl)"?[\s,;]+(.+)$/.exec(trimmed) ?? [];
    const receipt = readReceipt(written);
    if (log === '' || receipt === null) {
      const because = `line ${index + 1} of ${file} isn’t a log’s name (….jsonl) and its receipt: ${shown(trimmed)}`;
      return { ok: false, because };
    }
    receipts.push({ log, receipt });
  }
  if (receipts.length === 0) return { ok: false, because: `${file} has no receipt in it` };
  return { ok: true, receipts };
}

/** A log that is looked at, with what its lines say are their hashes. */
export interface LogOfHashes {
  readonly path: string;
  readonly hashes: readonly string[];
}

/**
 * The logs that a receipt is for: those whose records it was made from, whatever they are called now; where it was made from
 * none of them, those of the name that was written beside it. None: its log is missing.
 */
export function logsOf({ log, receipt }: ReceiptOfLog, logs: readonly LogOfHashes[]): readonly string[] {
  const made = logs.filter(({ hashes }) =>
    isReceiptOf(receipt, { count: receipt.count, hash: hashes[receipt.count - 1] ?? '' }),
  );
  const its = made.length > 0 ? made : logs.filter(({ path }) => logName(path) === logName(log));
  return its.map(({ path }) => path);
}
