import { sha256Hex } from '../../src/log/canonical.ts';
import { emptyHead, type Head } from '../../src/log/chain.ts';
import { enterLedgerRecord, type Ledger, linkLedgerRecord } from '../../src/mark/ledger.ts';
import type { LedgerBody, Round } from '../../src/mark/ledger-record.ts';
import type { Mark } from '../../src/mark/levels.ts';

/** A moment of the day on which everything here is marked: so many minutes after nine. */
export function wallAt(minutes: number, day = '2026-09-01'): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${day}T${two(9 + Math.floor(minutes / 60))}:${two(minutes % 60)}:00.000Z`;
}

/** What a made-up ledger says. */
export interface LedgerSays {
  readonly round?: Round;
  readonly assessor?: string;
  readonly attempt?: number;
  readonly log?: Head;
  readonly candidate?: string;
  readonly scheme?: string;
  readonly schemeId?: string;
  readonly planId?: string;
  readonly scenario?: { readonly id: string; readonly digest: string };
  readonly marks?: Readonly<Record<string, Mark | string>>;
  readonly day?: string;
  /** Minutes after nine at which it was opened. */
  readonly openedAt?: number;
  /** The same of its closing; null where it isn't closed. */
  readonly closedAt?: number | null;
  /** The criteria that the round asks for; everything unless said. */
  readonly asked?: readonly string[];
}

/** "just pass 3 7": a mark that cites those records; "not seen". */
export function markOf(text: string, comment = ''): Mark {
  if (text === 'not seen') return { level: 'not-seen', comment };
  const [firmness, level, ...cites] = text.split(' ');
  if (firmness !== 'just' && firmness !== 'secure') throw new Error(`No firmness: ${text}`);
  if (level !== 'below' && level !== 'pass' && level !== 'distinction') throw new Error(`No level: ${text}`);
  return { level, firmness, cites: cites.length === 0 ? [1] : cites.map(Number), comment };
}

/** The hash of a made-up head. */
export function headOf(name: string): Head {
  return { count: 12, hash: sha256Hex(name) };
}

/** The lines of a ledger, and what it is when they are read. */
export function ledgerOf(says: LedgerSays): { readonly text: string; readonly ledger: Ledger } {
  let head = emptyHead;
  let ledger: Ledger | null = null;
  let text = '';
  for (const body of bodiesOf(says)) {
    const linked = linkLedgerRecord(head, body);
    const entered = enterLedgerRecord(ledger, linked.record);
    if (typeof entered === 'string') throw new Error(entered);
    ledger = entered;
    head = entered.head;
    text += linked.line;
  }
  if (ledger === null) throw new Error('A ledger without a record');
  return { text, ledger };
}

function bodiesOf(says: LedgerSays): readonly LedgerBody[] {
  const {
    round = 'first',
    assessor = 'AS1',
    attempt = 1,
    log = headOf('a'),
    scheme = 'a scheme',
    schemeId = 'a-scheme',
    marks = {},
  } = says;
  const { openedAt = 0, closedAt = 10, day } = says;
  const wall = wallAt(openedAt, day);
  const marked = Object.entries(marks).map(([criterion, mark]): LedgerBody => {
    return { kind: 'marked', wall, criterion, mark: writable(typeof mark === 'string' ? markOf(mark) : mark) };
  });
  const opened: LedgerBody = {
    kind: 'opened',
    callsheet: 'marks',
    version: 1,
    wall,
    program: '0',
    log: {
      candidate: says.candidate ?? 'A1',
      start: null,
      scenario: says.scenario ?? { id: 'small', digest: sha256Hex('small') },
      ...log,
    },
    scheme: { id: schemeId, digest: sha256Hex(scheme), text: scheme },
    plan: { id: says.planId ?? 'a-plan', status: 'draft' },
    ...{ round, attempt, assessor, for: 'organisation', noConflict: true },
    ...(says.asked === undefined ? {} : { asked: [...says.asked] }),
  };
  return [opened, ...marked, ...(closedAt === null ? [] : [{ kind: 'closed', wall: wallAt(closedAt, day) } as const])];
}

function writable(mark: Mark): Extract<LedgerBody, { kind: 'marked' }>['mark'] {
  return mark.level === 'not-seen' ? mark : { ...mark, cites: [...mark.cites] };
}
