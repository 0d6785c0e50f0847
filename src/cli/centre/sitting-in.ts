import { readLogFile } from '../../host/log-file.ts';
import { beganOf } from '../../log/book.ts';
import { readLog } from '../../log/read-log.ts';
import type { LogRecord } from '../../log/record.ts';
import { readStart, type Start } from '../../seal/start-file.ts';
import type { Read } from '../read.ts';

/** The start file of the sitting that a log is of. */
export function sittingIn(path: string): Read<{ readonly start: Start; readonly records: readonly LogRecord[] }> {
  const file = readLogFile(path);
  if (!file.ok) return { ok: false, because: `can’t be used: ${file.because}` };
  const read = readLog(file.value.bytes);
  if (!read.ok) return { ok: false, because: read.because };
  const { records, damage } = read.log;
  if (damage !== null) return { ok: false, because: `is damaged at record ${damage.record}: ${damage.because}` };
  const text = beganOf(records)?.start;
  if (text === undefined)
    return { ok: false, because: 'is of a practice sitting: there is nobody to invigilate it, and nothing to seal' };
  const start = readStart(text);
  return start.ok ? { ok: true, value: { start: start.start, records } } : { ok: false, because: start.because };
}
