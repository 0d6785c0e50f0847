import { uptime } from 'node:os';
import type { MachineClocks } from './watch.ts';

/** The clocks of this machine. */
export const machineClocks: MachineClocks = {
  monotonicMs: () => performance.now(),
  uptimeMs: () => uptime() * 1000,
  wallMs: () => Date.now(),
};

/** The wall clock now, RFC 3339 in UTC with milliseconds. */
export function wallNow(): string {
  return new Date().toISOString();
}
