import type { Outcome, Plan } from '../scenario/plan.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { AssessmentVersion, PlanOverlay } from '../scenario/version-file.ts';
import { resultsOf } from './chart-nodes.ts';
import { opportunityCodes } from './code-groups.ts';

/** Where a code is assessed in one version: by which method, in which scenario. */
export interface AssessedIn {
  readonly version: string;
  /** The plan's id of a method, or a scenario's id. */
  readonly where: string;
  readonly isScenario: boolean;
  /** What can be shown of it there: for methods other than scenarios people see to that. */
  readonly shows: 'distinction' | 'pass' | 'against' | 'by people';
}

/** A code of the plan, and where the versions assess it. */
export interface CoveredCode {
  readonly code: string;
  readonly text: string;
  readonly isMandatory: boolean | null;
  readonly assessed: readonly AssessedIn[];
}

/** One outcome with its codes. */
export interface CoveredOutcome {
  readonly outcome: Outcome;
  readonly codes: readonly CoveredCode[];
}

/** What versions of an assessment cover, and what they lack. */
export interface Coverage {
  readonly option: string;
  readonly versions: readonly VersionShare[];
  readonly outcomes: readonly CoveredOutcome[];
  /** Codes that every version must assess; null while nobody says. */
  readonly mandatory: readonly string[] | null;
  /** Sentences about what is missing or wrong; empty when the versions cover the plan. */
  readonly gaps: readonly string[];
  /** What an organisation may want to know, and no gap. */
  readonly notes: readonly string[];
}

/** The time of one version, and the shares of it that are synoptic and that are marked by the organisation, per cent. */
export interface VersionShare {
  readonly version: string;
  readonly title: string;
  readonly minutes: number;
  readonly synoptic: number;
  readonly byOrganisation: number;
}

/** What these versions cover of the plan for one option. `scenarios` holds those that they name, by id. Pure. */
export function coverageOf(
  plan: Plan,
  option: string,
  versions: readonly AssessmentVersion[],
  scenarios: ReadonlyMap<string, Scenario>,
  overlay: PlanOverlay | null,
): Coverage {
  const mandatory = overlay?.mandatory ?? plan.mandatory;
  const parts = ['core', option];
  const outcomes = plan.outcomes
    .filter(({ part }) => parts.includes(part))
    .map(
      (outcome): CoveredOutcome => ({
        outcome,
        codes: outcome.codes.map((code) => ({
          code,
          text: plan.codes.find(({ id }) => id === code)?.text ?? '',
          isMandatory: mandatory === null ? null : mandatory.includes(code),
          assessed: versions.flatMap((version) => assessedIn(version, scenarios, code)),
        })),
      }),
    );
  return {
    option,
    versions: versions.map((version) => shareOf(version, scenarios)),
    outcomes,
    mandatory,
    gaps: [
      ...(versions.length === 0 ? ['There is no version of an assessment for this option.'] : []),
      ...versions.flatMap((version) => gapsOf(plan, version, outcomes, mandatory)),
      ...neverAssessed(outcomes),
      ...sharedScenarios(versions),
    ],
    notes: notesOf(outcomes),
  };
}

function assessedIn(
  version: AssessmentVersion,
  scenarios: ReadonlyMap<string, Scenario>,
  code: string,
): readonly AssessedIn[] {
  const inScenarios = version.scenarios.flatMap(({ id }): readonly AssessedIn[] => {
    const scenario = scenarios.get(id);
    const shows = scenario === undefined ? null : shownIn(scenario, code);
    return shows === null ? [] : [{ version: version.id, where: id, isScenario: true, shows }];
  });
  const inMethods = version.methods
    .filter(({ codes }) => codes.includes(code))
    .map(({ method }): AssessedIn => ({ version: version.id, where: method, isScenario: false, shows: 'by people' }));
  return [...inScenarios, ...inMethods];
}

/** The most that a scenario lets a candidate show of a code; null when it doesn't assess it. */
function shownIn(scenario: Scenario, code: string): AssessedIn['shows'] | null {
  if (!Object.values(scenario.assesses).flat().includes(code)) return null;
  const tasks = [...scenario.tasks.values()].filter((task) => !task.handover);
  const toward = new Set(
    tasks.flatMap((task) =>
      resultsOf(task).flatMap(({ shows }) => shows.filter((one) => one.code === code).map((one) => one.toward)),
    ),
  );
  if (toward.has('distinction') || tasks.some((task) => task.judged.includes(code))) return 'distinction';
  if (toward.has('pass') || tasks.some((task) => opportunityCodes(task).includes(code))) return 'pass';
  return 'against';
}

function gapsOf(
  plan: Plan,
  version: AssessmentVersion,
  outcomes: readonly CoveredOutcome[],
  mandatory: readonly string[] | null,
): readonly string[] {
  const kindOf = new Map(plan.codes.map(({ id, kind }) => [id, kind]));
  const has = ({ assessed }: CoveredCode): boolean =>
    assessed.some((one) => one.version === version.id && one.shows !== 'against');
  const gaps: string[] = [];
  for (const { outcome, codes } of outcomes) {
    for (const [kind, word] of [
      ['knowledge', 'knowledge'],
      ['skill', 'skills'],
    ] as const) {
      const ofKind = codes.filter(({ code }) => kindOf.get(code) === kind);
      if (ofKind.length > 0 && !ofKind.some(has))
        gaps.push(`${version.id} assesses no ${word} of ${outcome.id}, ${outcome.title}.`);
    }
  }
  const all = outcomes.flatMap(({ codes }) => codes);
  for (const code of mandatory ?? []) {
    const found = all.find((one) => one.code === code);
    if (found !== undefined && !has(found))
      gaps.push(`${version.id} leaves out ${code}, which every version must assess.`);
  }
  for (const method of plan.methods)
    if (method.required && !version.methods.some((one) => one.method === method.id))
      gaps.push(`${version.id} has no ${method.title.toLowerCase()}, and the plan asks for at least one.`);
  return gaps;
}

function neverAssessed(outcomes: readonly CoveredOutcome[]): readonly string[] {
  return outcomes.flatMap(({ outcome, codes }) => {
    const missing = codes.filter(({ assessed }) => !assessed.some(({ shows }) => shows !== 'against'));
    return missing.length === 0
      ? []
      : [`No version assesses ${missing.map(({ code }) => code).join(', ')} of ${outcome.id}.`];
  });
}

function sharedScenarios(versions: readonly AssessmentVersion[]): readonly string[] {
  return versions.flatMap((one, at) =>
    versions.slice(at + 1).flatMap((other) => {
      if (one.form === null || one.form !== other.form) return [];
      const shared = one.scenarios.filter(({ id }) => other.scenarios.some((scenario) => scenario.id === id));
      return shared.map(({ id }) => `${one.id} and ${other.id} are parallel forms and share ${id}.`);
    }),
  );
}

function notesOf(outcomes: readonly CoveredOutcome[]): readonly string[] {
  return outcomes.flatMap(({ codes }) =>
    codes.flatMap(({ code, assessed }) => {
      if (assessed.length === 0) return [];
      if (assessed.every(({ shows }) => shows === 'against')) return [`${code} is only ever evidenced against.`];
      if (assessed.every(({ shows }) => shows === 'pass' || shows === 'against'))
        return [`${code} can be shown at a pass and not at a distinction.`];
      return [];
    }),
  );
}

function shareOf(version: AssessmentVersion, scenarios: ReadonlyMap<string, Scenario>): VersionShare {
  const parts = [
    ...version.scenarios.map(({ id }) => ({ minutes: scenarios.get(id)?.allowMinutes ?? 0, ...version.simulated })),
    ...version.methods,
  ];
  const minutes = parts.reduce((sum, part) => sum + part.minutes, 0);
  const share = (is: (part: (typeof parts)[number]) => boolean): number =>
    minutes === 0 ? 0 : Math.round((100 * parts.filter(is).reduce((sum, part) => sum + part.minutes, 0)) / minutes);
  return {
    version: version.id,
    title: version.title,
    minutes,
    synoptic: share(({ isSynoptic }) => isSynoptic),
    byOrganisation: share(({ by }) => by === 'organisation'),
  };
}
