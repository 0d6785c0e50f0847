import type { Diagnostic } from '../scenario/diagnostic.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Graph } from './graph.ts';
import { type Load, loadsOf } from './load.ts';
import { allCanHappen } from './promises/all-can-happen.ts';
import { byChance } from './promises/by-chance.ts';
import { eventsEnd } from './promises/events-end.ts';
import { fairVariants } from './promises/fair-variants.ts';
import { fitsTheTime } from './promises/fits-the-time.ts';
import { handoverLast } from './promises/handover-last.ts';
import { noDeadEnd } from './promises/no-dead-end.ts';
import { noFaults } from './promises/no-faults.ts';
import { opportunities } from './promises/opportunities.ts';
import { readyToUse } from './promises/ready-to-use.ts';
import { timePasses } from './promises/time-passes.ts';
import { tradeOffs } from './promises/trade-offs.ts';
import type { Simulation } from './simulate.ts';
import { type Finding, type Study, studyOf } from './study.ts';

/**
 * One promise and how it stands. `doubted` means that something was found which people have to judge, and isn't told as proved;
 * `explored` tried and not refuted, where not everything could be gone through.
 */
export interface Verdict {
  readonly promise: string;
  readonly standing: 'proved' | 'refuted' | 'doubted' | 'explored';
}

/** What a check found. */
export interface Checked {
  readonly graph: Graph;
  readonly study: Study;
  readonly loads: readonly Load[];
  readonly verdicts: readonly Verdict[];
  /** In the order of the file. */
  readonly findings: readonly Finding[];
}

/** A promise: its words, what looks for what breaks it, and whether it needs the whole graph to be proved. */
interface Promised {
  readonly promise: string;
  readonly findings: (study: Study, loads: readonly Load[]) => readonly Finding[];
  readonly isOfGraph: boolean;
}

const promises: readonly Promised[] = [
  { promise: 'nobody gets stuck, and an ending can be reached from everywhere', findings: noDeadEnd, isOfGraph: true },
  {
    promise: 'nothing goes round without time passing',
    findings: (study) => [...timePasses(study), ...eventsEnd(study)],
    isOfGraph: true,
  },
  { promise: 'facts stay in bounds, invariants hold, no condition fails', findings: noFaults, isOfGraph: true },
  {
    promise: 'every path has an opportunity for each code, and one weak decision closes no door',
    findings: opportunities,
    isOfGraph: true,
  },
  { promise: 'every path ends in the handover note', findings: handoverLast, isOfGraph: true },
  { promise: 'every state, result, message and timer can happen', findings: allCanHappen, isOfGraph: true },
  {
    promise: 'reading, writing and thinking fit the time, and the story its day',
    findings: fitsTheTime,
    isOfGraph: true,
  },
  { promise: 'variants ask the same of everybody', findings: fairVariants, isOfGraph: true },
  { promise: 'no task has an answer that is best and free', findings: tradeOffs, isOfGraph: false },
  { promise: 'markers have what they need', findings: readyToUse, isOfGraph: false },
];

/** The promises that a graph keeps and breaks; `played` speaks for what is too big to be gone through. Pure. */
export function judge(scenario: Scenario, graph: Graph, played: Simulation): Checked {
  const study = studyOf(scenario, graph);
  const loads = loadsOf(study);
  const looked = promises.map(({ promise, findings, isOfGraph }) => {
    const found = findings(study, loads);
    return { verdict: { promise, standing: standingOf(found, !study.isWhole && isOfGraph) }, found };
  });
  const broken = looked.flatMap(({ found }) => found);
  const findings = [...broken, ...byChance(study, played, broken)].sort((one, other) =>
    inFile(one.diagnostic, other.diagnostic),
  );
  return { graph, study, loads, verdicts: looked.map(({ verdict }) => verdict), findings };
}

function standingOf(found: readonly Finding[], isPart: boolean): Verdict['standing'] {
  if (found.some(({ diagnostic }) => diagnostic.severity === 'error')) return 'refuted';
  if (found.length > 0) return 'doubted';
  return isPart ? 'explored' : 'proved';
}

function inFile(one: Diagnostic, other: Diagnostic): number {
  if (one.span.file !== other.span.file) return one.span.file < other.span.file ? -1 : 1;
  return one.span.start - other.span.start || (one.code < other.code ? -1 : 1);
}
