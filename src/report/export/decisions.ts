import { scopeOf } from '../../engine/step.ts';
import { alternatives } from '../../log/alternatives.ts';
import type { LogRecord } from '../../log/record.ts';
import { type Replayed, type ReplayedRecord, tellAnswer, titleOfViewed } from '../../log/replay.ts';
import { wallAfter } from '../../log/wall.ts';
import type { Answer, Task, TaskKind } from '../../scenario/kinds/kind.ts';
import type { Evidence } from '../../scenario/scenario.ts';
import { renderTemplate } from '../../scenario/template.ts';

/** One decision of a sitting as plain data: what was asked, what was answered, and what there was to answer it by. */
export interface Decision {
  readonly seq: number;
  /** The record's own, which stands for it and all that came before. */
  readonly hash: string;
  readonly task: Task;
  readonly kind: TaskKind;
  /** The question as it read at that moment. */
  readonly asked: string;
  /** In the author's notation, as the log has it. */
  readonly answer: Answer;
  /** The same in words, as the candidate read it back. */
  readonly told: readonly string[];
  readonly notChosen: readonly string[];
  readonly reason: string | null;
  /** An “I meant…” that was added to it. */
  readonly meant: readonly string[];
  readonly result: string | null;
  /** What the author expects it to show. No mark. */
  readonly expected: readonly Evidence[];
  /** Titles of what was opened since the decision before. */
  readonly opened: readonly string[];
  /** The production clock after it. */
  readonly clock: string;
  /** Production minutes that it took. */
  readonly tookMinutes: number;
  readonly sittingMs: number;
  /** Sitting time since the candidate last decided or let time pass, or began. */
  readonly sinceMs: number;
  /** Wall time, RFC 3339 in UTC: the last that stands in the log, and the sitting time since. */
  readonly wall: string;
}

/** Every decision of a sitting, in order. Pure. */
export function decisionsOf({ records }: Replayed): readonly Decision[] {
  const decisions: Decision[] = [];
  let since = 0;
  let opened: string[] = [];
  for (const [index, one] of records.entries()) {
    const { record, after } = one;
    if (record.kind === 'viewed' && record.act !== 'left')
      opened = [...opened, titleOfViewed(after.sitting.scenario, after, record.id)];
    if (record.kind === 'decided') {
      const decision = decisionOf(one, record, { since, opened, meant: meantBy(records, index) });
      if (decision !== null) decisions.push(decision);
      opened = [];
    }
    if (['decided', 'waited', 'ticked'].includes(record.kind)) since = record.at;
  }
  return decisions;
}

type Decided = Extract<LogRecord, { readonly kind: 'decided' }>;

/** What stands around a decision in the log. */
interface Around {
  /** Milliseconds on the sitting clock. */
  readonly since: number;
  readonly opened: readonly string[];
  readonly meant: readonly string[];
}

function decisionOf(one: ReplayedRecord, record: Decided, { since, opened, meant }: Around): Decision | null {
  const { sitting } = one.before ?? one.after;
  const task = sitting.scenario.tasks.get(record.task);
  if (task === undefined) return null;
  const { wall } = one.after.book;
  return {
    seq: record.seq,
    hash: record.hash,
    task,
    kind: task.spec.kind,
    asked: renderTemplate(task.asks, scopeOf(sitting), sitting.scenario.clock).trim(),
    answer: record.answer,
    told: tellAnswer(one),
    notChosen: alternatives(task.spec, record.answer, scopeOf(sitting)),
    reason: record.reason,
    meant,
    result: record.result ?? null,
    expected: record.evidence ?? [],
    opened,
    clock: record.clock,
    tookMinutes: record.took,
    sittingMs: record.at,
    sinceMs: record.at - since,
    wall: wallAfter(wall.wall, record.at - wall.at),
  };
}

/** What was added to a decision before anything else was decided. */
function meantBy(records: readonly ReplayedRecord[], index: number): readonly string[] {
  const meant: string[] = [];
  for (const { record } of records.slice(index + 1)) {
    if (record.kind === 'decided') break;
    if (record.kind === 'noted' && record.about !== null) meant.push(record.text);
  }
  return meant;
}
