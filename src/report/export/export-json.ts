import { endOf } from '../../log/book.ts';
import type { Head } from '../../log/chain.ts';
import { receiptOf } from '../../log/receipt.ts';
import { endingTitle, type Replayed } from '../../log/replay.ts';
import { standingMarks } from '../../mark/standing-marks.ts';
import { type Decision, decisionsOf } from './decisions.ts';
import { type ClosedRound, provisionalWords, type SittingMarks } from './marks.ts';

/** The version of what `export --format json` writes. */
export const exportVersion = 1;

/** A sitting that is written out: its log, whole and replayed, and what was marked of it. */
export interface ExportedSitting {
  /** The log's name, as it was given. */
  readonly path: string;
  readonly replayed: Replayed;
  readonly head: Head;
  readonly marks: SittingMarks;
}

/** What docs/export.md documents of one sitting; null where there is no record. Pure. */
export function sittingAsJson(sitting: ExportedSitting): unknown {
  const [first] = sitting.replayed.records;
  if (first === undefined) return null;
  const { began, sitting: opened } = first.after;
  const { scenario } = opened;
  return {
    log: sitting.path,
    records: sitting.head.count,
    hash: sitting.head.hash,
    receipt: receiptOf(sitting.head),
    candidate: began.candidate,
    scenario: { id: scenario.id, title: scenario.title, status: scenario.status, digest: began.scenario.digest },
    plan: { id: scenario.plan.id, status: scenario.plan.status },
    seed: began.seed,
    purpose: began.purpose,
    began: began.wall,
    ended: endAsJson(sitting),
    decisions: decisionsOf(sitting.replayed).map((decision) => decisionAsJson(decision, sitting.marks)),
    unanswered: unanswered(sitting.replayed),
    marks: marksAsJson(sitting.marks),
  };
}

function endAsJson({ replayed }: ExportedSitting): unknown {
  const end = endOf(replayed.records.map(({ record }) => record));
  const scenario = replayed.records[0]?.after.sitting.scenario;
  if (end === undefined || scenario === undefined) return null;
  return { how: end.how, ending: end.ending, title: endingTitle(scenario, end.ending), wall: end.wall };
}

function decisionAsJson({ task, ...decision }: Decision, marks: SittingMarks): unknown {
  return { ...decision, task: task.id, title: task.title, citedBy: citedBy(decision.seq, marks) };
}

function unanswered({ records }: Replayed): unknown {
  return records.flatMap(({ record, after }) =>
    record.kind === 'lapsed'
      ? [
          {
            seq: record.seq,
            task: record.task,
            title: after.sitting.scenario.tasks.get(record.task)?.title ?? record.task,
            sittingMs: record.at,
            clock: record.clock,
            draft: record.draft,
          },
        ]
      : [],
  );
}

function marksAsJson({ closed, notYet }: SittingMarks): unknown {
  return { standing: provisionalWords, openRounds: notYet, closedRounds: closed.map(round) };
}

function round({ ledger, scheme }: ClosedRound): unknown {
  const { opened, head } = ledger;
  return {
    round: opened.round,
    assessor: opened.assessor,
    attempt: opened.attempt,
    for: opened.for,
    scheme: { id: opened.scheme.id, title: scheme.title, digest: opened.scheme.digest },
    plan: opened.plan,
    hash: head.hash,
    marks: standingMarks(ledger).map(({ criterion, mark, wall, seq }) => ({ criterion, ...mark, wall, seq })),
  };
}

/** The marks of closed rounds that cite a record: `first AS1: planning`. */
export function citedBy(seq: number, { closed }: SittingMarks): readonly string[] {
  return closed.flatMap(({ ledger }) => {
    const { round: name, assessor } = ledger.opened;
    const citing = standingMarks(ledger).filter(({ mark }) => mark.level !== 'not-seen' && mark.cites.includes(seq));
    return citing.map(({ criterion }) => `${name} ${assessor}: ${criterion}`);
  });
}
