import { readLogFile } from '../../host/log-file.ts';
import { absolutePath, toldPath } from '../../host/paths.ts';
import { logName, logsIn, sittingsFolder } from '../../host/sittings.ts';
import { endOf } from '../../log/book.ts';
import { readLog } from '../../log/read-log.ts';
import type { LogRecord } from '../../log/record.ts';
import { shown } from '../shown.ts';
import type { Surroundings } from '../surroundings.ts';

/** A log that can be gone on with, or looked at. */
export interface FoundLog {
  readonly path: string;
  readonly records: readonly LogRecord[];
  /** The last wall time on the record, or "". */
  readonly wall: string;
  /** "Rain on day six, sat by A1"; the file's name where the log is damaged. */
  readonly label: string;
  readonly isDamaged: boolean;
}

/** The logs in `./sittings`, the latest worked on first; what is no log is passed over. */
export function foundLogs({ cwd }: Surroundings): readonly FoundLog[] {
  const found = logsIn(absolutePath(cwd, sittingsFolder));
  const paths = found.ok ? found.paths : [];
  const logs = paths.flatMap((path): readonly FoundLog[] => {
    const file = readLogFile(path);
    const read = file.ok ? readLog(file.value.bytes) : null;
    if (read?.ok !== true) return [];
    const { records, damage } = read.log;
    const [began] = records;
    const wall = records.flatMap((record) => ('wall' in record ? [record.wall] : [])).at(-1) ?? '';
    // What a damaged log says of itself isn't told as if it were so.
    const isWhole = damage === null && began?.kind === 'began';
    const label = isWhole
      ? `${began.scenario.title}, sat by ${shown(began.candidate)}`
      : shown(logName(path).replace(/\.jsonl$/, ''));
    return [{ path: toldPath(cwd, path), records, wall, label, isDamaged: !isWhole }];
  });
  return logs.sort((one, other) => newestFirst(one.wall, other.wall));
}

/** Whether a sitting can be gone on with. */
export function isUnfinishedLog({ isDamaged, records }: FoundLog): boolean {
  return !isDamaged && endOf(records) === undefined;
}

/** RFC 3339 in UTC sorts as text. */
function newestFirst(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? 1 : -1;
}
