import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { sha256Hex } from '../../../src/log/canonical.ts';
import { emptyHead, type Head } from '../../../src/log/chain.ts';
import type { LogRecord } from '../../../src/log/record.ts';
import { type Ledger, linkLedgerRecord, readLedger } from '../../../src/mark/ledger.ts';
import { ledgerPath } from '../../../src/mark/ledger-name.ts';
import type { LedgerBody, Round } from '../../../src/mark/ledger-record.ts';
import type { Mark } from '../../../src/mark/levels.ts';
import { writeMarksHead } from '../../../src/mark/sign-ledger.ts';
import { makeSigningKey } from '../../../src/seal/signing.ts';
import { readStart } from '../../../src/seal/start-file.ts';

/** What somebody marked, to be made into a ledger. */
export interface Marking {
  readonly round?: Round;
  readonly attempt?: number;
  readonly assessor?: string;
  readonly marks: Readonly<Record<string, Mark>>;
  readonly isClosed?: boolean;
}

type GivenMark = Extract<LedgerBody, { kind: 'marked' }>['mark'];

const wall = '2026-10-01T09:00:00.000Z';

/** The lines of a ledger of a log with these records, marked by the text of a scheme. */
export function ledgerLines(records: readonly LogRecord[], scheme: string, marking: Marking): string {
  const { round = 'first', attempt = 1, assessor = 'AS1', marks, isClosed = true } = marking;
  const [began] = records;
  const last = records.at(-1);
  if (began?.kind !== 'began' || last === undefined) throw new Error('No sitting');
  const bodies: LedgerBody[] = [
    {
      kind: 'opened',
      callsheet: 'marks',
      version: 1,
      wall,
      program: 'callsheet 0.1.0',
      log: {
        candidate: began.candidate,
        start: startOf(began.start),
        scenario: { id: began.scenario.id, digest: began.scenario.digest },
        count: records.length,
        hash: last.hash,
      },
      scheme: { id: 'a-scheme', digest: sha256Hex(scheme), text: scheme },
      plan: { id: /^plan: (\S+)$/m.exec(scheme)?.[1] ?? 'a-plan', status: 'draft' },
      round,
      attempt,
      assessor,
      for: 'organisation',
      noConflict: true,
    },
    ...Object.entries(marks).map(
      ([criterion, mark]): LedgerBody => ({ kind: 'marked', wall, criterion, mark: mark as GivenMark }),
    ),
    ...(isClosed ? [{ kind: 'closed' as const, wall }] : []),
  ];
  const lines: string[] = [];
  let head: Head = emptyHead;
  for (const body of bodies) {
    const { record, line } = linkLedgerRecord(head, body);
    lines.push(line);
    head = { count: record.seq + 1, hash: record.hash };
  }
  return lines.join('');
}

function startOf(file: string | undefined): string | null {
  const start = file === undefined ? null : readStart(file);
  return start?.ok === true ? start.start.id : null;
}

/** The key of everybody who signs here. */
const key = makeSigningKey();

/** The `.sig` of a ledger with these lines. */
export function signatureOf(lines: string): string {
  const read = readLedger(lines);
  if (!read.ok) throw new Error(read.because);
  return writeMarksHead(read.ledger.opened.assessor, read.ledger.head, key);
}

/** Puts a ledger beside a log, signed where it is closed; gives its path. */
export function putLedger(logPath: string, records: readonly LogRecord[], scheme: string, marking: Marking): string {
  const { round = 'first', assessor = 'AS1', attempt = 1, isClosed = true } = marking;
  const path = ledgerPath(logPath, { round, assessor, attempt });
  const lines = ledgerLines(records, scheme, marking);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, lines);
  if (isClosed) writeFileSync(`${path}.sig`, signatureOf(lines));
  return path;
}

/** A scheme of two criteria for the small plan. */
export const smallScheme = `callsheet-scheme: 1
id: small-scheme
title: A small scheme
plan: small-plan
status: final
criteria:
  tells:
    title: Tells people
    outcome: AO1
    codes: [K1, S1]
    descriptors: [planning]
    pass: Tells the one who decides.
    distinction: Tells the others too.
    not-a-pass: Told nobody.
    just-a-pass: Rang Priya.
    just-a-distinction: Rang Priya, then Tom.
  papers:
    title: Keeps papers
    outcome: AO2
    codes: [S2]
    descriptors: [planning]
    pass: The order adds up.
    distinction: The order says why.
    not-a-pass: "No order."
    just-a-pass: "An order."
    just-a-distinction: "An order with a reason."
`;

/** A mark that cites a record. */
export function markOf(level: 'below' | 'pass' | 'distinction', comment = '', cites: readonly number[] = [4]): Mark {
  return { level, firmness: 'secure', cites, comment };
}

/** The same, read. */
export function ledgerOf(records: readonly LogRecord[], scheme: string, marking: Marking): Ledger {
  const read = readLedger(ledgerLines(records, scheme, marking));
  if (!read.ok) throw new Error(read.because);
  return read.ledger;
}
