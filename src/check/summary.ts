import type { Checked, Verdict } from './check.ts';
import { opportunityCodes } from './code-groups.ts';
import { type Extremes, extremesFrom } from './extremes.ts';
import type { Graph } from './graph.ts';
import { type Load, overall } from './load.ts';
import type { News } from './news.ts';
import type { Simulation } from './simulate.ts';
import { shareOfTime, sittingMinutes } from './workload.ts';

/** What a check says besides its findings, as plain data: what `--json` prints and a person reads. */
export interface CheckSummary {
  readonly states: number;
  readonly moves: number;
  readonly variants: number;
  /** Null when everything was gone through; else why not, and how many of the states found were. */
  readonly cutShort: { readonly because: NonNullable<Graph['cutShort']>; readonly gone: number } | null;
  /** Moves that never come to an end: what would follow them isn't known. */
  readonly endless: number;
  /** Tasks of which not every answer was gone through: forms, and those with too many. */
  readonly byExample: readonly string[];
  readonly promises: readonly Verdict[];
  readonly endings: readonly { readonly id: string; readonly title: string; readonly times: number }[];
  /** Made-up sittings by which endings are counted. */
  readonly plays: number;
  /** Of complete paths: endless numbers where there is none. */
  readonly paths: Readonly<Record<keyof Load, Extremes>>;
  readonly time: TimeNeeded;
  readonly codes: readonly CodeSummary[];
}

/** The longest path's reading, writing and thinking, against the time there is. */
export interface TimeNeeded {
  readonly allowMinutes: number;
  /** Three quarters of the time allowed: what the longest path may need. */
  readonly roomMinutes: number;
  /** Minutes at several speeds of reading, words a minute. */
  readonly atSpeeds: readonly { readonly wordsPerMinute: number; readonly minutes: number }[];
  /** Minutes there are with extra time, per cent. */
  readonly withExtra: readonly { readonly percent: number; readonly roomMinutes: number }[];
}

/** How one code stands in a scenario. */
export interface CodeSummary {
  readonly code: string;
  /** Tasks that give an opportunity, on the path with the fewest and on the one with the most; null where not all were gone through. */
  readonly opportunities: { readonly least: number; readonly most: number } | null;
  /** Whether it can be shown in every variant; null where nothing is against it, but not everything was gone through. */
  readonly pass: boolean | null;
  readonly distinction: boolean | null;
  /** Whether both still can be shown after any one weak decision; null likewise. */
  readonly afterOneSlip: boolean | null;
}

const speeds = [60, 80, 100, 150, 200] as const;
const extras = [25, 50] as const;

/** Sums a check up. `played` counts how often each ending comes. Pure. */
export function summarise(checked: Checked, played: Simulation): CheckSummary {
  const { graph, loads, verdicts, study } = checked;
  const { scenario } = study;
  const paths = {
    read: overall(loads.map(({ read }) => read)),
    write: overall(loads.map(({ write }) => write)),
    tasks: overall(loads.map(({ tasks }) => tasks)),
    sitting: overall(loads.map(({ sitting }) => sitting)),
    production: overall(loads.map(({ production }) => production)),
  };
  return {
    states: graph.count,
    moves: graph.to.length,
    variants: graph.roots.length,
    cutShort: graph.cutShort === null ? null : { because: graph.cutShort, gone: graph.explored },
    endless: graph.endless.length,
    byExample: [...graph.stepper.decisions.values()].filter((task) => !task.isWhole()).map(({ task }) => task.id),
    promises: verdicts,
    endings: [...scenario.states.values()].flatMap(({ id, ending }) =>
      ending === null
        ? []
        : [
            {
              id,
              title: ending.title,
              times: played.hits.find((hit) => hit.of === 'ending' && hit.id === id)?.total ?? 0,
            },
          ],
    ),
    plays: played.plays,
    paths,
    time: timeNeeded(scenario.allowMinutes, paths),
    codes: codesOf(checked),
  };
}

function timeNeeded(allowMinutes: number, { read, write, tasks }: CheckSummary['paths']): TimeNeeded {
  const room = (percent: number): number => allowMinutes * shareOfTime * (1 + percent / 100);
  return {
    allowMinutes,
    roomMinutes: room(0),
    atSpeeds: speeds.map((wordsPerMinute) => ({
      wordsPerMinute,
      minutes: sittingMinutes(read.most, write.most, tasks.most, wordsPerMinute),
    })),
    withExtra: extras.map((percent) => ({ percent, roomMinutes: room(percent) })),
  };
}

function codesOf(checked: Checked): readonly CodeSummary[] {
  const { study, findings } = checked;
  const broken = (promise: 'CS807' | 'CS808' | 'CS809', code: string, word = ''): boolean =>
    findings.some(({ diagnostic }) => {
      const { message } = diagnostic;
      return diagnostic.code === promise && message.includes(word) && new RegExp(`\\b${code}\\b`).test(message);
    });
  const unless = (isBroken: boolean): boolean | null => (isBroken ? false : study.isWhole ? true : null);
  return study.groups
    .flatMap(({ codes }) => codes)
    .map((code) => {
      const isMissed = broken('CS807', code);
      return {
        code,
        opportunities: study.isWhole ? opportunitiesFor(code, checked) : null,
        pass: unless(isMissed || broken('CS808', code, 'a pass')),
        distinction: unless(isMissed || broken('CS808', code, 'a distinction')),
        afterOneSlip: unless(isMissed || broken('CS808', code) || broken('CS809', code)),
      };
    });
}

/** How many tasks with an opportunity for the code complete paths come to. */
function opportunitiesFor(code: string, { study, graph }: Checked): NonNullable<CodeSummary['opportunities']> {
  const { scenario, components, ended, newsOf } = study;
  const inState = new Map(
    [...scenario.states.values()].map((state) => [
      state.id,
      state.tasks.filter((task) => opportunityCodes(task).includes(code)).length,
    ]),
  );
  const among = (news: readonly News[]): number =>
    news.reduce((sum, one) => sum + (one.kind === 'entered' ? (inState.get(one.state) ?? 0) : 0), 0);
  const weights = Float64Array.from(graph.labels, (_, label) => among(newsOf(label)));
  const from = extremesFrom(graph, components, ended, weights);
  const { least, most } = overall(
    graph.roots.map(({ state, news }) => {
      const first = among(news.flatMap((number) => graph.stepper.news[number] ?? []));
      const after = from(state);
      return { ...after, least: after.least + first, most: after.most + first };
    }),
  );
  return { least, most };
}
