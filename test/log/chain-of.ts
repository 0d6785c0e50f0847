import { canonicalForm, sha256Hex } from '../../src/log/canonical.ts';
import { emptyHead, headAfter, linkRecord, type Unlinked } from '../../src/log/chain.ts';
import type { LogRecord, RecordBody } from '../../src/log/record.ts';

/** Links bodies into a chain, with a made-up state: enough for what reads lines and replays nothing. */
export function chainOf(bodies: readonly RecordBody[]): {
  readonly records: readonly LogRecord[];
  readonly text: string;
} {
  let head = emptyHead;
  const records: LogRecord[] = [];
  const lines = bodies.map((body, index) => {
    const unlinked: Unlinked = { ...body, at: index * 1000, clock: 'Sun 16:40', state: 'ab'.repeat(32) };
    const { record, line } = linkRecord(head, unlinked);
    head = headAfter(record);
    records.push(record);
    return line;
  });
  return { records, text: lines.join('') };
}

const file = {
  path: 'scenario.yaml',
  text: 'callsheet: 1\n',
  sha256: '3261b398e8b6993229b0a1d0b36e18a62fa1a8ea1e04e36e8bef89edc5c5d30f',
};

/** A first record that is well spelt; its scenario is no scenario. */
export const beganBody: RecordBody = {
  kind: 'began',
  wall: '2026-09-01T09:00:00.000Z',
  log: 1,
  program: { callsheet: '0.1.0', xstate: '5.33.3', cel: '8.0.0', seedrandom: '3.0.5' },
  scenario: {
    id: 'small',
    title: 'A small “thing”',
    status: 'draft',
    entry: 'scenario.yaml',
    digest: sha256Hex(
      canonicalForm([
        ['scenario.yaml', file.sha256],
        ['plan.yaml', file.sha256],
      ]),
    ),
    files: [file],
    plan: { ...file, path: 'plan.yaml' },
  },
  candidate: 'A1',
  seed: '7',
  purpose: 'practice',
  mode: 'plain',
  time: { baseMs: 3_000_000, percent: 100, restBreaks: false, deadlineMs: 3_000_000 },
  keepUntil: '2032-09-01',
};
