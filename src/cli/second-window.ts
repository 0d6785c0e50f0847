import { handIn } from '../host/beside-log.ts';
import { readLogFile } from '../host/log-file.ts';
import { readLog } from '../log/read-log.ts';
import { writeHandedIn } from '../seal/handed-in.ts';

/** Lets an assessed sitting know that somebody else wanted its log while it is sat: it goes onto the record. A practice sitting keeps no such thing. */
export function tellSecondWindow(path: string): void {
  const file = readLogFile(path);
  const read = file.ok ? readLog(file.value.bytes) : null;
  const began = read?.ok === true ? read.log.records[0] : undefined;
  if (began?.kind !== 'began' || began.start === undefined) return;
  const detail = `callsheet was to go on with it while it was sat (process ${process.pid})`;
  handIn(path, `second-window-${process.pid}`, writeHandedIn({ kind: 'second-window', detail }));
}
