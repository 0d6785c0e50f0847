import { mkdirSync, writeFileSync } from 'node:fs';
import { sha256Hex } from '../../../src/log/canonical.ts';
import { emptyHead } from '../../../src/log/chain.ts';
import { linkLedgerRecord } from '../../../src/mark/ledger.ts';
import { ledgerPath } from '../../../src/mark/ledger-name.ts';
import type { LedgerBody, Round } from '../../../src/mark/ledger-record.ts';
import { firmnesses, levels, type Mark, stepOf } from '../../../src/mark/levels.ts';
import { recordsIn } from '../../cli/run-callsheet.ts';

/** A ledger to be made: who, which round, what they marked, and whether they closed it. */
export interface Made {
  readonly assessor: string;
  readonly round?: Round;
  readonly attempt?: number;
  readonly marks: Readonly<Record<string, Mark>>;
  readonly isOpen?: boolean;
  readonly scheme: string;
}

const wall = '2026-11-24T10:00:00.000Z';

/** The mark of a step, 0 (secure below) to 5 (secure distinction). */
export function markOf(step: number): Mark {
  const all = levels.flatMap((level) =>
    firmnesses.map((firmness): Mark => ({ level, firmness, cites: [1], comment: '' })),
  );
  const mark = all.find((one) => stepOf(one) === step);
  if (mark === undefined) throw new RangeError(`There is no step ${step}`);
  return mark;
}

/** That nothing was seen. */
export const nothingSeen: Mark = { level: 'not-seen', comment: '' };

/** The text of a ledger of a log. */
export function ledgerOf(logPath: string, made: Made): string {
  const records = recordsIn(logPath);
  const [began] = records;
  const last = records.at(-1);
  if (began?.kind !== 'began' || last === undefined) throw new Error(`${logPath} is no log`);
  const opened: LedgerBody = {
    kind: 'opened',
    callsheet: 'marks',
    version: 1,
    wall,
    program: '0.1.0',
    log: {
      candidate: began.candidate,
      start: null,
      scenario: { id: began.scenario.id, digest: began.scenario.digest },
      count: records.length,
      hash: last.hash,
    },
    scheme: { id: idOf(made.scheme), digest: sha256Hex(made.scheme), text: made.scheme },
    plan: { id: 'st0792-v2', status: 'draft' },
    round: made.round ?? 'first',
    attempt: made.attempt ?? 1,
    assessor: made.assessor,
    for: 'organisation',
    noConflict: true,
  };
  const marked = Object.entries(made.marks).map(([criterion, mark]): LedgerBody => {
    const its = mark.level === 'not-seen' ? mark : { ...mark, cites: [...mark.cites] };
    return { kind: 'marked', wall, criterion, mark: its };
  });
  const closed: readonly LedgerBody[] = made.isOpen === true ? [] : [{ kind: 'closed', wall }];
  let head = emptyHead;
  return [opened, ...marked, ...closed]
    .map((body) => {
      const { record, line } = linkLedgerRecord(head, body);
      head = { count: record.seq + 1, hash: record.hash };
      return line;
    })
    .join('');
}

/** Writes a ledger where it belongs; gives its path. */
export function writeLedger(logPath: string, made: Made): string {
  const name = { round: made.round ?? 'first', assessor: made.assessor, attempt: made.attempt ?? 1 };
  const path = ledgerPath(logPath, name);
  mkdirSync(path.slice(0, path.lastIndexOf('/')), { recursive: true });
  writeFileSync(path, ledgerOf(logPath, made));
  return path;
}

function idOf(scheme: string): string {
  return /^id:\s*(\S+)/m.exec(scheme)?.[1] ?? '';
}
