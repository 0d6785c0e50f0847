import { groupLeast, hideSmall, type Shown } from './hide-small.ts';
import { type ItemRest, itemRestLeast, itemRestOf } from './item-rest.ts';
import type { CriterionFacts } from './mark-facts.ts';
import { type Spread, spreadOf } from './spread.ts';
import { type Directions, endKey, type GroupTally, type MarksTally, type ReadTally, type Tally } from './tally.ts';

/** A count, and its share of what it is counted among: from 0 to 1, null where that is fewer than the minimum. */
export interface Share {
  readonly n: number;
  readonly of: number;
  readonly share: number | null;
}

/** One group of sittings beside others. Times in seconds of sitting time, evidence in lines a sitting. */
export interface GroupAnalysis {
  readonly group: string;
  readonly sittings: number;
  readonly finished: Share;
  readonly seconds: Spread;
  readonly evidence: Directions;
}

/** What is known of one scenario from its sittings: what `analyse --json` prints of each. Seconds are of sitting time. */
export interface ScenarioAnalysis {
  readonly scenario: Tally['frame']['id'];
  readonly title: string;
  readonly status: string;
  readonly digest: string;
  readonly plan: Tally['frame']['plan'];
  readonly sittings: number;
  readonly candidates: number;
  /** Candidates with more than one sitting. */
  readonly satAgain: number;
  readonly seconds: Spread;
  readonly endings: readonly ({ readonly end: string; readonly title: string | null } & Share)[];
  readonly tasks: readonly TaskAnalysis[];
  readonly codes: readonly CodeAnalysis[];
  readonly documents: readonly ReadAnalysis[];
  readonly messages: readonly ReadAnalysis[];
  readonly marks: readonly MarksAnalysis[];
  readonly compared: readonly ({ readonly by: string } & Shown<GroupAnalysis>)[];
}

export interface TaskAnalysis {
  readonly id: string;
  readonly title: string;
  readonly met: number;
  readonly results: readonly ({ readonly result: string } & Share)[];
  readonly unanswered: Share;
  /** Open still as the log ends, or left for good without its time being up. */
  readonly open: Share;
  readonly seconds: Spread;
  /** What the author expects of its results, against the rest of the sitting. */
  readonly itemRest: ItemRest;
}

/** In sittings: how many had an opportunity, showed something in each direction, have words for people to judge, or nothing at all. */
export interface CodeAnalysis extends Directions {
  readonly id: string;
  readonly text: string;
  readonly met: number;
  readonly judged: number;
  readonly nothing: number;
  /** In lines of evidence. */
  readonly byTask: readonly ({ readonly task: string } & Directions)[];
}

export interface ReadAnalysis {
  readonly id: string;
  readonly title: string;
  readonly had: number;
  readonly opened: Share;
  /** Opened before the answer to each task that it bears on. */
  readonly before: readonly ({ readonly task: string } & Share)[];
  /** Opened before whatever was answered next after it came. */
  readonly beforeNext: Share;
}

export interface MarksAnalysis {
  readonly scheme: MarksTally['scheme'];
  readonly sittings: number;
  readonly criteria: readonly {
    readonly criterion: string;
    readonly levels: Readonly<Record<CriterionFacts['level'], number>>;
    readonly itemRest: ItemRest;
  }[];
}

/** What is told of a tally. `least`: the fewest sittings of which a share is told or that are compared as a group. Pure. */
export function analysisOf(tally: Tally, least = groupLeast): ScenarioAnalysis {
  const { frame } = tally;
  const share = sharing(least);
  const reads = (of: Tally['frame']['documents' | 'messages']): readonly ReadAnalysis[] =>
    of.map(({ id, title }) => readOf(id, title, tally.reads.get(id), share));
  return {
    scenario: frame.id,
    title: frame.title,
    status: frame.status,
    digest: frame.digest,
    plan: frame.plan,
    sittings: tally.sittings,
    candidates: tally.candidates.size,
    satAgain: [...tally.candidates.values()].filter((sittings) => sittings > 1).length,
    seconds: spreadOf(tally.seconds, least),
    endings: endingsOf(tally, share),
    tasks: frame.tasks.map((task) => taskOf(tally, task, share, least)),
    codes: frame.codes.map((code) => codeOf(tally, code)),
    documents: reads(frame.documents),
    messages: reads(frame.messages),
    marks: [...tally.marks.values()].map((marks) => marksOf(marks, least)),
    compared: comparedOf(tally, share, least),
  };
}

type Sharing = (n: number, of: number) => Share;

function sharing(least: number): Sharing {
  return (n, of) => ({ n, of, share: of === 0 || of < least ? null : n / of });
}

function endingsOf({ frame, ends, sittings }: Tally, share: Sharing): ScenarioAnalysis['endings'] {
  const told = frame.endings.map(({ id, title }) => ({ end: endKey('finished', id), title }));
  const others = ['finished', 'out-of-time', 'withdrawn', 'unfinished'].map((end) => ({ end, title: null }));
  const counted = [...told, ...others].map((one) => ({ ...one, ...share(ends.get(one.end) ?? 0, sittings) }));
  return counted.filter(({ title, n }) => title !== null || n > 0);
}

function taskOf(tally: Tally, task: Tally['frame']['tasks'][number], share: Sharing, least: number): TaskAnalysis {
  const one = tally.tasks.get(task.id);
  const met = one?.met ?? 0;
  const lapsed = one?.lapsed ?? 0;
  const results = task.results.map((result) => ({ result, ...share(one?.results.get(result) ?? 0, met) }));
  const answered = results.reduce((sum, { n }) => sum + n, 0);
  return {
    id: task.id,
    title: task.title,
    met,
    results,
    unanswered: share(lapsed, met),
    open: share(met - answered - lapsed, met),
    seconds: spreadOf(one?.seconds ?? new Map(), least),
    itemRest: itemRestOf(tally.pairs.get(task.id), Math.max(least, itemRestLeast)),
  };
}

function codeOf(tally: Tally, { id, text }: Tally['frame']['codes'][number]): CodeAnalysis {
  const one = tally.codes.get(id);
  const { met = 0, pass = 0, distinction = 0, against = 0, judged = 0, nothing = 0 } = one ?? {};
  const byTask = tally.frame.tasks.flatMap((task) => {
    const lines = one?.byTask.get(task.id);
    return lines === undefined ? [] : [{ task: task.id, ...lines }];
  });
  return { id, text, met, pass, distinction, against, judged, nothing, byTask };
}

function readOf(id: string, title: string, one: ReadTally | undefined, share: Sharing): ReadAnalysis {
  const { had = 0, opened = 0, next = { answered: 0, opened: 0 } } = one ?? {};
  const before = [...(one?.before ?? [])].map(([task, count]) => ({ task, ...share(count.opened, count.answered) }));
  return { id, title, had, opened: share(opened, had), before, beforeNext: share(next.opened, next.answered) };
}

function marksOf({ scheme, sittings, criteria, pairs }: MarksTally, least: number): MarksAnalysis {
  const told = [...criteria].map(([criterion, levels]) => ({
    criterion,
    levels,
    itemRest: itemRestOf(pairs.get(criterion), Math.max(least, itemRestLeast)),
  }));
  return { scheme, sittings, criteria: told.sort((a, b) => (a.criterion < b.criterion ? -1 : 1)) };
}

/** Where all sittings are of one group there is nothing to compare. */
function comparedOf({ groups }: Tally, share: Sharing, least: number): ScenarioAnalysis['compared'] {
  return [...groups].flatMap(([by, its]) => {
    if (its.size < 2) return [];
    const all = [...its].map(([group, tally]) => groupOf(group, tally, share, least));
    return [
      {
        by,
        ...hideSmall(
          all.sort((a, b) => (a.group < b.group ? -1 : 1)),
          least,
        ),
      },
    ];
  });
}

function groupOf(
  group: string,
  { sittings, finished, seconds, evidence }: GroupTally,
  share: Sharing,
  least: number,
): GroupAnalysis {
  const each = (lines: number): number => lines / sittings;
  const { pass, distinction, against } = evidence;
  return {
    group,
    sittings,
    finished: share(finished, sittings),
    seconds: spreadOf(seconds, least),
    evidence: { pass: each(pass), distinction: each(distinction), against: each(against) },
  };
}
