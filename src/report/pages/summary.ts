import { tasksOpened } from '../../log/evidence.ts';
import { endingTitle, type Replayed } from '../../log/replay.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { isMarked, type Marked, openingOf, standingOf, whyNoResult } from './marked.ts';

/** What a cohort's report counts of one sitting: small, so that thousands are held at once. No candidate is named in it. */
export interface Summary {
  readonly scenario: {
    readonly id: string;
    readonly title: string;
    readonly digest: string;
    readonly status: Scenario['status'];
  };
  readonly plan: { readonly title: string; readonly version: string; readonly status: 'draft' | 'final' };
  /** In the order of the file. */
  readonly tasks: readonly TaskSummary[];
  readonly ending: string;
  /** What stands for each criterion. */
  readonly marks: ReadonlyMap<string, MarkSummary>;
  /** Whether anybody has begun to mark it, and whether all of it is closed and settled. */
  readonly isMarked: boolean;
  readonly isResult: boolean;
}

/** A task that came up, and what its latest answer came to; null where it was left unanswered. */
export interface TaskSummary {
  readonly id: string;
  readonly title: string;
  readonly result: string | null;
}

export type MarkSummary = 'below' | 'pass' | 'distinction' | 'not-seen' | 'unmarked' | 'apart';

/** What is counted of a sitting. Pure. */
export function summaryOf(marked: Marked): Summary {
  const { began, sitting } = openingOf(marked);
  const { id, title, status, plan } = sitting.scenario;
  const marks = (marked.scheme?.criteria ?? []).map((criterion): readonly [string, MarkSummary] => {
    const standing = standingOf(marked, criterion.id);
    const whyNot = isMarked(marked, criterion.id) ? 'apart' : 'unmarked';
    return [criterion.id, standing.isSettled ? standing.level : whyNot];
  });
  return {
    scenario: { id, title, digest: began.scenario.digest, status },
    plan: { title: plan.title, version: plan.version, status: plan.status },
    tasks: tasksOf(marked.replayed, sitting.scenario),
    ending: endingOf(marked.replayed),
    marks: new Map(marks),
    isMarked: marked.ledgers.length > 0,
    isResult: marked.scheme !== null && whyNoResult(marked) === null,
  };
}

function tasksOf(replayed: Replayed, scenario: Scenario): readonly TaskSummary[] {
  const came = new Set(tasksOpened(replayed).map((task) => task.id));
  const results = new Map<string, string>();
  for (const { record } of replayed.records)
    if (record.kind === 'decided' && record.result !== undefined) results.set(record.task, record.result);
  return [...scenario.tasks.values()]
    .filter(({ id }) => came.has(id))
    .map(({ id, title }) => ({ id, title, result: results.get(id) ?? null }));
}

function endingOf({ records }: Replayed): string {
  const last = records.findLast(({ record }) => record.kind === 'ended');
  if (last === undefined || last.record.kind !== 'ended') return 'not ended yet';
  const title = endingTitle(last.after.sitting.scenario, last.record.ending);
  if (title !== null) return title;
  return { finished: 'finished', 'out-of-time': 'the time was up', withdrawn: 'ended by the candidate' }[
    last.record.how
  ];
}
