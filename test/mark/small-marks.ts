import { beganOf } from '../../src/log/book.ts';
import { sha256Hex } from '../../src/log/canonical.ts';
import { emptyHead, type Head } from '../../src/log/chain.ts';
import { readLog } from '../../src/log/read-log.ts';
import type { LogRecord } from '../../src/log/record.ts';
import { type Replayed, replayLog } from '../../src/log/replay.ts';
import { linkLedgerRecord } from '../../src/mark/ledger.ts';
import type { LedgerBody, LedgerRecord, Round } from '../../src/mark/ledger-record.ts';
import type { Mark } from '../../src/mark/levels.ts';
import { MemoryLog, sit } from '../log/memory-log.ts';
import { whole } from '../log/small-answers.ts';

/** A sitting in memory. */
export interface Sat {
  readonly records: readonly LogRecord[];
  readonly replayed: Replayed;
  readonly head: Head;
  readonly text: string;
}

/** A sitting of the small scenario with a decision of every kind of task. The clock moves by 700 ms at each look. */
export function satWhole(): Sat {
  const log = new MemoryLog();
  const ports = log.ports();
  log.ports = () => ({
    ...ports,
    monotonicMs: () => {
      log.nowMs += 700;
      return log.nowMs;
    },
  });
  const sat = sit(log.begin({ mode: 'answers-file' }), whole);
  if (!sat.ok) throw new Error(JSON.stringify(sat));
  return satIn(log.text);
}

/** A sitting from the text of its log. */
export function satIn(text: string): Sat {
  const read = readLog(new TextEncoder().encode(text));
  if (!read.ok) throw new Error(read.because);
  const { records, head } = read.log;
  return { records, head, text, replayed: replayLog(records) };
}

/** A scheme for the small plan. */
export const smallScheme = `callsheet-scheme: 1
id: small-scheme
title: A small scheme
plan: small-plan
status: final
criteria:
${['telling', 'papers']
  .map(
    (id) => `  ${id}:
    title: The ${id}
    outcome: ${id === 'telling' ? 'AO1' : 'AO2'}
    codes: [${id === 'telling' ? 'S1' : 'S2'}]
    descriptors: [planning]
    pass: Does it.
    distinction: Does it well.
    not-a-pass: "No."
    just-a-pass: "Yes."
    just-a-distinction: "Yes, because."
`,
  )
  .join('')}`;

/** What a ledger of these tests says, besides what every one does. */
export interface Marked {
  readonly round?: Round;
  readonly assessor?: string;
  readonly attempt?: number;
  readonly marks?: readonly (readonly [criterion: string, mark: Mark])[];
  readonly isClosed?: boolean;
  readonly scheme?: string;
  /** The head that it is bound to; the log's own where nothing is said. */
  readonly count?: number;
  readonly candidate?: string;
}

/** The text of a ledger that marks a log, and its head. */
export function ledgerOf(
  records: readonly LogRecord[],
  marked: Marked = {},
): { readonly text: string; readonly head: Head } {
  const wall = '2026-10-01T10:00:00.000Z';
  const marks = (marked.marks ?? []).map(
    ([criterion, mark]): LedgerBody => ({ kind: 'marked', wall, criterion, mark: writable(mark) }),
  );
  const closed: readonly LedgerBody[] = marked.isClosed === false ? [] : [{ kind: 'closed', wall }];
  return chained([openedBody(records, marked, wall), ...marks, ...closed]);
}

function openedBody(records: readonly LogRecord[], marked: Marked, wall: string): LedgerBody {
  const began = beganOf(records);
  const count = marked.count ?? records.length;
  const last = records[count - 1];
  if (began === null || last === undefined) throw new Error('No such log');
  const text = marked.scheme ?? smallScheme;
  const { id, digest } = began.scenario;
  return {
    kind: 'opened',
    callsheet: 'marks',
    version: 1,
    wall,
    program: '0.1.0',
    log: {
      candidate: marked.candidate ?? began.candidate,
      start: null,
      scenario: { id, digest },
      count,
      hash: last.hash,
    },
    scheme: { id: 'small-scheme', digest: sha256Hex(text), text },
    plan: { id: 'small-plan', status: 'final' },
    round: marked.round ?? 'first',
    attempt: marked.attempt ?? 1,
    assessor: marked.assessor ?? 'AS1',
    for: 'organisation',
    noConflict: true,
  };
}

function writable(mark: Mark): Extract<LedgerBody, { readonly kind: 'marked' }>['mark'] {
  return mark.level === 'not-seen' ? mark : { ...mark, cites: [...mark.cites] };
}

/** Bodies linked into a ledger. */
export function chained(bodies: readonly LedgerBody[]): { readonly text: string; readonly head: Head } {
  let head = emptyHead;
  let text = '';
  for (const body of bodies) {
    const { record, line } = linkLedgerRecord(head, body);
    head = headOf(record);
    text += line;
  }
  return { text, head };
}

function headOf({ seq, hash }: LedgerRecord): Head {
  return { count: seq + 1, hash };
}

/** A mark that cites records. */
export function pass(cites: readonly number[], comment = ''): Mark {
  return { level: 'pass', firmness: 'secure', cites: [...cites], comment };
}
