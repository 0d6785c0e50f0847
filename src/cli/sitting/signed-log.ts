import { putBesideLog } from '../../host/beside-log.ts';
import type { LogFile } from '../../host/log-file.ts';
import { headOfLines } from '../../log/receipt.ts';
import { writeHeadPaper } from '../../seal/head-paper.ts';
import type { SigningKey } from '../../seal/signing.ts';

/**
 * A log whose head is signed after every append, in `<log>.sig`: wherever a machine stops, what it had saved is signed but for the last
 * append at most. A signature that can't be written stops no sitting: `verify` says which records it covers.
 */
export function signedLog<Log extends LogFile>(log: Log, start: string, key: SigningKey): Log {
  return {
    ...log,
    append: (lines) => {
      const appended = log.append(lines);
      const head = appended.ok ? headOfLines(lines) : null;
      if (head !== null) putBesideLog(log.path, 'signature', writeHeadPaper(start, head, key));
      return appended;
    },
  };
}
