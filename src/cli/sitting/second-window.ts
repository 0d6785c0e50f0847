import { handIn } from '../../host/beside-log.ts';
import { wallNow } from '../../host/clocks.ts';
import { readLogFile } from '../../host/log-file.ts';
import { beganOf } from '../../log/book.ts';
import { readLog } from '../../log/read-log.ts';
import { writeHandedIn } from '../../seal/handed-in.ts';

/** Tells the program that holds the log of an assessed sitting that another one wanted it. Nothing is told where that can't be done. */
export function handInSecondWindow(path: string): void {
  const file = readLogFile(path);
  const read = file.ok ? readLog(file.value.bytes) : null;
  if (read?.ok !== true || beganOf(read.log.records)?.start === undefined) return;
  const wall = wallNow();
  const detail = `another program wanted to go on with this log at ${wall}`;
  handIn(path, `second-window-${wall.replaceAll(/[^0-9]/g, '')}`, writeHandedIn({ kind: 'second-window', detail }));
}
