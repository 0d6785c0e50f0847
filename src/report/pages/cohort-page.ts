import type { Criterion, MarkingScheme } from '../../scenario/scheme-file.ts';
import { counted } from '../../view/words.ts';
import type { LengthRow } from './chart.ts';
import { draftPlan, draftScheme, provisional } from './marked.ts';
import type { Block, Page, Part, Section, Table } from './page.ts';
import type { MarkSummary, Summary } from './summary.ts';

/** What a cohort's report is about, besides the sittings in it. */
export interface CohortTerms {
  /** What was asked for, as it is told: the folder's name. */
  readonly name: string;
  /** A group of fewer sittings than this is not told of: single people could be made out in it. */
  readonly least: number;
  /** What they are marked by; null where nobody has marked yet and no scheme was given. */
  readonly scheme: MarkingScheme | null;
  /** How many logs there are that couldn't be opened. They aren't named here: a file's name may name a person. */
  readonly leftOut: number;
}

/** A cohort in figures: shares of each level by criterion, of each result by task, and the endings; nobody is named. Pure. */
export function cohortPage(sittings: readonly Summary[], terms: CohortTerms): Page {
  const scenarios = byScenario(sittings);
  return {
    title: `A cohort of ${counted(sittings.length, 'sitting')}`,
    under: `From ${terms.name}: ${counted(scenarios.length, 'scenario')}.`,
    notices: notices(sittings, terms),
    sections: [
      about(sittings, scenarios, terms),
      marksSection(sittings, terms),
      ...scenarios.map((group) => scenarioSection(group, scenarios, terms.least)),
    ],
    foot: [
      'People gave the marks that are counted here. Results of tasks and endings are what the author called them: no marks.',
    ],
  };
}

function notices(sittings: readonly Summary[], { scheme }: CohortTerms): readonly string[] {
  const drafts = new Map(
    sittings.flatMap(({ plan }) => (plan.status === 'draft' ? [[`${plan.title} ${plan.version}`, plan] as const] : [])),
  );
  const practice = sittings.filter(({ scenario }) => scenario.status !== 'live').length;
  return [
    ...(sittings.every(({ isResult }) => isResult) ? [] : [provisional]),
    ...[...drafts.values()].map(({ title, version }) => draftPlan(title, version)),
    ...(scheme?.status === 'draft' ? [draftScheme] : []),
    ...(practice === 0
      ? []
      : [`${counted(practice, 'sitting')} of a draft or a specimen: for practice, not for a result.`]),
  ];
}

function byScenario(sittings: readonly Summary[]): readonly (readonly Summary[])[] {
  const groups = Map.groupBy(sittings, ({ scenario }) => `${scenario.id} ${scenario.digest}`);
  return [...groups.entries()].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, group]) => group);
}

function about(
  sittings: readonly Summary[],
  scenarios: readonly (readonly Summary[])[],
  { least, leftOut }: CohortTerms,
): Section {
  const closed = sittings.filter(({ isResult }) => isResult).length;
  const marked = sittings.filter(({ isMarked }) => isMarked).length;
  return {
    heading: 'What this is made from',
    blocks: [
      {
        kind: 'facts',
        pairs: [
          ['Sittings', `${sittings.length}`],
          ['Logs that couldn’t be opened', `${leftOut}`],
          ['Scenarios', `${scenarios.length}`],
          ['Marking begun', `${marked}`],
          ['All rounds closed and settled', `${closed}`],
          ['Smallest group told of', counted(least, 'sitting')],
        ],
      },
      {
        kind: 'paragraphs',
        paragraphs: [
          `Groups of fewer than ${least} are not shown: single people could be made out in them, and nothing follows from so few. Shares are of the number beside them, rounded to whole per cents.`,
        ],
      },
    ],
  };
}

const levelsTold: readonly (readonly [MarkSummary, string])[] = [
  ['below', 'Below a pass'],
  ['pass', 'Pass'],
  ['distinction', 'Distinction'],
  ['not-seen', 'No evidence seen'],
];

function marksSection(sittings: readonly Summary[], { scheme, least }: CohortTerms): Section {
  const heading = 'Marks by criterion';
  if (scheme === null)
    return { heading, blocks: [{ kind: 'paragraphs', paragraphs: ['Nobody has marked these sittings yet.'] }] };
  const rows = scheme.criteria.map((criterion) => criterionCounts(sittings, criterion));
  const shown = rows.filter(({ settled }) => settled >= least);
  const table: Table = {
    kind: 'table',
    caption: 'Share of each level, criterion by criterion',
    columns: [
      { heading: 'Criterion' },
      { heading: 'Settled', isShort: true },
      ...levelsTold.map(([, title]) => ({ heading: title, isShort: true })),
      { heading: 'Not settled', isShort: true },
    ],
    rows: rows.map(({ criterion, settled, counts, apart }) =>
      settled < least
        ? [criterion.title, few(least), ...levelsTold.map(() => '–'), '–']
        : [criterion.title, `${settled}`, ...counts.map((count) => share(count, settled)), `${apart}`],
    ),
  };
  const chart = {
    kind: 'shares' as const,
    title: 'Share of each level, criterion by criterion',
    series: levelsTold.map(([, title]) => title),
    rows: shown.map(({ criterion, settled, counts }) => ({ label: `${criterion.title} (${settled})`, counts })),
  };
  return {
    heading,
    blocks: [
      { kind: 'paragraphs', paragraphs: [`Marked by the scheme “${scheme.title}”.`] },
      shown.length === 0 ? table : { kind: 'chart', chart, table },
    ],
  };
}

interface CriterionCounts {
  readonly criterion: Criterion;
  readonly settled: number;
  /** In the order of {@link levelsTold}. */
  readonly counts: readonly number[];
  /** Marked, and those who marked differ. */
  readonly apart: number;
}

function criterionCounts(sittings: readonly Summary[], criterion: Criterion): CriterionCounts {
  const found = tally(sittings.map(({ marks }) => marks.get(criterion.id) ?? 'unmarked'));
  const counts = levelsTold.map(([level]) => found.get(level) ?? 0);
  return { criterion, counts, settled: counts.reduce((sum, count) => sum + count, 0), apart: found.get('apart') ?? 0 };
}

function scenarioSection(group: readonly Summary[], all: readonly (readonly Summary[])[], least: number): Section {
  const [{ scenario }] = group as readonly [Summary, ...Summary[]];
  const versions = all.filter(([first]) => first?.scenario.id === scenario.id).length;
  const heading = versions === 1 ? scenario.title : `${scenario.title}, as of digest ${scenario.digest.slice(0, 8)}`;
  if (group.length < least)
    return { heading, blocks: [{ kind: 'paragraphs', paragraphs: [`Fewer than ${least} sittings: not shown.`] }] };
  return {
    heading,
    blocks: [{ kind: 'paragraphs', paragraphs: [`${counted(group.length, 'sitting')}.`] }],
    parts: [endings(group, heading), results(group, heading, least)],
  };
}

function endings(group: readonly Summary[], scenario: string): Part {
  const rows = [...tally(group.map(({ ending }) => ending))].sort(byCount);
  return lengths(
    'How it ended',
    `How the sittings of ${scenario} ended`,
    ['Ending'],
    rows.map(([ending, count]) => ({ group: null, cells: [ending], count, of: group.length })),
  );
}

function results(group: readonly Summary[], scenario: string, least: number): Part {
  const tasks = Map.groupBy(
    group.flatMap(({ tasks }) => tasks),
    ({ id }) => id,
  );
  const order = group.reduce((most, { tasks }) => (tasks.length > most.length ? tasks : most), group[0]?.tasks ?? []);
  const ids = [...new Set([...order.map(({ id }) => id), ...tasks.keys()])];
  const rows = ids.flatMap((id): readonly Counted[] => {
    const came = tasks.get(id) ?? [];
    const title = came[0]?.title ?? id;
    if (came.length < least) return [{ group: title, cells: [title, few(least)], count: null, of: came.length }];
    return [...tally(came.map(({ result }) => result ?? 'left unanswered'))]
      .sort(byCount)
      .map(([result, count], index) => ({
        group: index === 0 ? `${title} (${came.length})` : null,
        cells: [title, result],
        count,
        of: came.length,
      }));
  });
  return lengths(
    'Results, task by task',
    `Share of each result in ${scenario}, of those to whom the task came up`,
    ['Task', 'Result'],
    rows,
  );
}

/** A row of a table of shares; `count` is null where the group is too small to be told of. */
interface Counted {
  /** A heading over the bar, where one begins. */
  readonly group: string | null;
  readonly cells: readonly string[];
  readonly count: number | null;
  readonly of: number;
}

/** Bars as long as their shares, with the table beside. */
function lengths(heading: string, caption: string, columns: readonly string[], rows: readonly Counted[]): Part {
  const table: Table = {
    kind: 'table',
    caption,
    columns: [
      ...columns.map((column) => ({ heading: column })),
      { heading: 'Sittings', isShort: true },
      { heading: 'Share', isShort: true },
    ],
    rows: rows.map(({ cells, count, of }) =>
      count === null ? [...cells, '–', '–'] : [...cells, `${count} of ${of}`, percent(count, of)],
    ),
  };
  const bars = rows.flatMap(({ group, cells, count, of }): readonly LengthRow[] =>
    count === null
      ? []
      : [{ group, label: cells.at(-1) ?? '', length: count / of, told: `${percent(count, of)} (${count})` }],
  );
  const blocks: readonly Block[] =
    bars.length === 0
      ? [table]
      : [{ kind: 'chart', chart: { kind: 'lengths', title: caption, rows: bars, most: 1 }, table }];
  return { heading, blocks };
}

function tally<Key>(keys: readonly Key[]): ReadonlyMap<Key, number> {
  const counts = new Map<Key, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

/** The most first, and of as many in the order of their names. */
function byCount([one, ones]: readonly [string, number], [other, others]: readonly [string, number]): number {
  return others - ones || (one < other ? -1 : 1);
}

function share(count: number, of: number): string {
  return `${count} (${percent(count, of)})`;
}

function percent(count: number, of: number): string {
  return `${Math.round((100 * count) / of)}%`;
}

function few(least: number): string {
  return `fewer than ${least}`;
}
