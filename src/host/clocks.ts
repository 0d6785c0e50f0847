import { uptime } from 'node:os';
import type { MachineClocks } from './watch.ts';

/** The clocks of this machine. */
export const machineClocks: MachineClocks = {
  monotonicMs: () => performance.now(),
  uptimeMs: () => uptime() * 1000,
  wallMs: () => Date.now(),
};

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A wall time (RFC 3339) as a person here reads it: "24 Nov 2026, 07:55". */
export function localTime(wall: string): string {
  const at = new Date(wall);
  const two = (part: number) => String(part).padStart(2, '0');
  const day = `${at.getDate()} ${months[at.getMonth()]} ${at.getFullYear()}`;
  return `${day}, ${two(at.getHours())}:${two(at.getMinutes())}`;
}

/**
 * The wall time (RFC 3339 in UTC) that is meant by a day and a time of this machine's zone (`2026-12-01 09:00`), or by RFC 3339 itself;
 * null where there is no such time.
 */
export function readWall(text: string): string | null {
  const [, year, month, day, hour, minute] = /^(\d{4})-(\d\d)-(\d\d)[ T](\d\d):(\d\d)$/.exec(text.trim()) ?? [];
  if (year === undefined) {
    const at = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?Z$/.test(text.trim()) ? new Date(text.trim()) : null;
    return at === null || Number.isNaN(at.getTime()) ? null : at.toISOString();
  }
  const numbers = [year, month, day, hour, minute].map(Number);
  const [y = 0, m = 0, d = 0, h = 0, min = 0] = numbers;
  const at = new Date(y, m - 1, d, h, min);
  const isReal = at.getMonth() === m - 1 && at.getDate() === d && at.getHours() === h && at.getMinutes() === min;
  return isReal ? at.toISOString() : null;
}

/** The wall clock now, RFC 3339 in UTC with milliseconds. */
export function wallNow(): string {
  return new Date().toISOString();
}

/** The date today in UTC, YYYY-MM-DD: the days of a log are days in UTC too. */
export function dateNow(): string {
  return wallNow().slice(0, 10);
}
