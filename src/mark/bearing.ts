import { towardWords } from '../log/evidence-text.ts';
import type { Replayed } from '../log/replay.ts';
import type { Task } from '../scenario/kinds/kind.ts';
import type { Evidence, Scenario } from '../scenario/scenario.ts';
import type { Criterion } from '../scenario/scheme-file.ts';
import { resultsOf } from '../scenario/task-results.ts';
import type { MadeView } from '../view/made.ts';

/** Ids of the tasks that bear on a criterion: people judge them for one of its codes, or something that may come of them is evidence of one. Pure. */
export function tasksBearing(scenario: Scenario, criterion: Criterion): ReadonlySet<string> {
  const bears = (task: Task): boolean => codesOf(task).some((code) => criterion.codes.includes(code));
  return new Set([...scenario.tasks.values()].filter(bears).map(({ id }) => id));
}

function codesOf(task: Task): readonly string[] {
  const shows = [...resultsOf(task), ...(task.unanswered === null ? [] : [task.unanswered])].flatMap(
    (one) => one.shows,
  );
  return [...task.judged, ...shows.map(({ code }) => code)];
}

/** What a candidate made that bears on a criterion, in order. Pure. */
export function bearing(made: readonly MadeView[], scenario: Scenario, criterion: Criterion): readonly MadeView[] {
  const tasks = tasksBearing(scenario, criterion);
  return made.filter(({ task }) => task !== null && tasks.has(task));
}

/** What the author expected of one task, for the person who has set a mark. */
export interface Expected {
  readonly title: string;
  /** "record 12: came to some", or that it wasn't answered. */
  readonly where: string;
  readonly lines: readonly string[];
}

/** What the author expected of each task that came up and bears on a criterion: result, evidence for its codes, notes for markers. Pure. */
export function expectationOf(replayed: Replayed, criterion: Criterion): readonly Expected[] {
  const [first] = replayed.records;
  if (first === undefined) return [];
  const { scenario } = first.after.sitting;
  const tasks = tasksBearing(scenario, criterion);
  return replayed.records.flatMap(({ record }): readonly Expected[] => {
    if (record.kind !== 'decided' && record.kind !== 'lapsed') return [];
    const task = scenario.tasks.get(record.task);
    if (task === undefined || !tasks.has(task.id)) return [];
    const result = record.kind === 'decided' ? `came to ${record.result ?? 'nothing that is told'}` : 'left unanswered';
    const evidence = (record.evidence ?? []).filter(({ code }) => criterion.codes.includes(code)).map(evidenceLine);
    const none = evidence.length === 0 ? ['no evidence for this criterion'] : evidence;
    return [
      { title: task.title, where: `record ${record.seq}, ${result}`, lines: [...none, ...notes(task, criterion)] },
    ];
  });
}

function evidenceLine({ code, toward, because }: Evidence): string {
  return `${code} ${towardWords[toward]}: ${because}`;
}

function notes({ marking, judged, rule }: Task, { codes }: Criterion): readonly string[] {
  const words = judged.filter((code) => codes.includes(code));
  const borders = [
    ['not a pass', marking?.notAPass],
    ['just a pass', marking?.justAPass],
    ['just a distinction', marking?.justADistinction],
  ].flatMap(([level, example]) => (example == null ? [] : [`${level}: ${example.trim().replaceAll('\n', ' ')}`]));
  return [
    ...(words.length === 0 ? [] : [`its words are for people to judge: ${words.join(', ')}`]),
    ...(rule === null ? [] : [`one right answer, by ${rule}`]),
    ...(marking?.lookFor ?? []).map((look) => `look for: ${look}`),
    ...borders,
  ];
}
