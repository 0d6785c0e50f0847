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

/** The wall clock now, RFC 3339 in UTC with milliseconds. */
export function wallNow(): string {
  return new Date().toISOString();
}

/** The date today in UTC, YYYY-MM-DD: the days of a log are days in UTC too. */
export function dateNow(): string {
  return wallNow().slice(0, 10);
}
