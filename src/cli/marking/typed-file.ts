import { isThere } from '../../host/is-there.ts';
import { removeFile } from '../../host/ledger-file.ts';
import { putFile } from '../../host/put-whole.ts';
import { readText } from '../../host/read-text.ts';
import { typedPath } from '../../mark/ledger-name.ts';
import { readTyped, type Typed, writeTyped } from '../../mark/typed.ts';

/** The most bytes of it: a comment for each criterion. */
const typedBytesMax = 1_000_000;

/** What was typed for a ledger and not kept. */
export function readTypedAt(ledgerPath: string): Typed {
  const path = typedPath(ledgerPath);
  const file = isThere(path) ? readText(path, typedBytesMax) : null;
  return file?.ok === true ? readTyped(file.text) : new Map();
}

/** Keeps it beside the ledger, whole; the file is gone when there is none. A sentence where that failed, or null. */
export function putTypedAt(ledgerPath: string, typed: Typed): string | null {
  const path = typedPath(ledgerPath);
  if (typed.size > 0) return putFile(path, writeTyped(typed));
  return isThere(path) ? removeFile(path) : null;
}
