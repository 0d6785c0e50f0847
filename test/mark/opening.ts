import type { Opening } from '../../src/mark/acts.ts';

/** What opens a ledger of a made-up log of twelve records. */
export const opening: Opening = {
  kind: 'opened',
  callsheet: 'marks',
  version: 1,
  program: '0.1.0',
  log: {
    candidate: 'A1',
    start: null,
    scenario: { id: 'small', digest: 'a'.repeat(64) },
    count: 12,
    hash: 'b'.repeat(64),
  },
  scheme: { id: 'small-scheme', digest: 'c'.repeat(64), text: 'callsheet-scheme: 1\n' },
  plan: { id: 'small-plan', status: 'final' },
  round: 'first',
  attempt: 1,
  assessor: 'AS1',
  for: 'organisation',
  noConflict: true,
};

/** A wall time, so many seconds in. */
export function wallAt(seconds: number): string {
  return new Date(Date.UTC(2026, 8, 1, 9, 0, seconds)).toISOString();
}
