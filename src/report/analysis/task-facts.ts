import { openTasks } from '../../engine/step.ts';
import { isOver } from '../../log/fold.ts';
import type { ReplayedRecord } from '../../log/replay.ts';
import type { Evidence } from '../../scenario/scenario.ts';

/** How a task went in one sitting. */
export interface TaskFacts {
  readonly task: string;
  /** The result of its latest answer; `null` where it was never answered. */
  readonly result: string | null;
  /** Whether its time or its visit ended without an answer; false where it is open still as the log ends. */
  readonly lapsed: boolean;
  /**
   * Milliseconds of sitting time to its answer: from when it could be answered, or from the decision before it where that came
   * later, so that two tasks open at once don't count the same minutes. Null without an answer, or where nobody's time was taken.
   */
  readonly tookMs: number | null;
  /** What the author expects it to have shown: mean of its lines, against 0, pass 1, distinction 2; null where there is none. */
  readonly score: number | null;
}

interface Met {
  result: string | null;
  lapsed: boolean;
  tookMs: number | null;
  openedAt: number | null;
  readonly evidence: Evidence['toward'][];
}

/** Every task that came up, in the order in which it did. Pure. */
export function taskFacts(records: readonly ReplayedRecord[], isByHand: boolean): readonly TaskFacts[] {
  const met = new Map<string, Met>();
  let decidedAt = 0;
  for (const { record, after } of records) {
    const one = record.kind === 'decided' || record.kind === 'lapsed' ? met.get(record.task) : undefined;
    if (one !== undefined && record.kind === 'decided') {
      one.result = record.result ?? null;
      one.tookMs = isByHand ? record.at - Math.max(decidedAt, one.openedAt ?? 0) : null;
      decidedAt = record.at;
    }
    if (one !== undefined && record.kind === 'lapsed') one.lapsed = true;
    if ('evidence' in record) one?.evidence.push(...(record.evidence ?? []).map(({ toward }) => toward));
    noteOpen(met, isOver(after) ? [] : openTasks(after.sitting).map(({ id }) => id), record.at);
  }
  return [...met].map(([task, { result, lapsed, tookMs, evidence }]) => ({
    task,
    result,
    lapsed: lapsed && result === null,
    tookMs,
    score: scoreOf(evidence),
  }));
}

/** Notes since when each task can be answered, from its latest opening on. */
function noteOpen(met: Map<string, Met>, open: readonly string[], at: number): void {
  for (const [task, one] of met) if (!open.includes(task)) one.openedAt = null;
  for (const task of open) {
    const one = met.get(task);
    if (one === undefined) met.set(task, { result: null, lapsed: false, tookMs: null, openedAt: at, evidence: [] });
    else one.openedAt ??= at;
  }
}

const points: Readonly<Record<Evidence['toward'], number>> = { against: 0, pass: 1, distinction: 2 };

function scoreOf(evidence: readonly Evidence['toward'][]): number | null {
  if (evidence.length === 0) return null;
  return evidence.reduce((sum, toward) => sum + points[toward], 0) / evidence.length;
}
