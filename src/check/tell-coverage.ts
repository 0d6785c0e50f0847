import { formatDuration } from '../scenario/notation.ts';
import type { Plan } from '../scenario/plan.ts';
import type { AssessedIn, Coverage } from './coverage.ts';
import { table } from './tell-summary.ts';

/** Coverage as lines for a person. Pure. */
export function tellCoverage(coverage: Coverage, plan: Plan): readonly string[] {
  const { versions, outcomes, gaps, notes } = coverage;
  const option = plan.options.find(({ id }) => id === coverage.option)?.title ?? coverage.option;
  return [
    `${plan.title}, version ${plan.version}: ${option}`,
    ...(plan.status === 'draft' ? ['DRAFT plan: it may still change.'] : []),
    mandatoryLine(coverage, plan),
    '',
    ...table([
      ['Version', 'time', 'synoptic', 'marked by the organisation', ''],
      ...versions.map(({ version, title, minutes, synoptic, byOrganisation }) => [
        version,
        formatDuration(minutes),
        `${synoptic}%`,
        `${byOrganisation}%`,
        title,
      ]),
    ]),
    '',
    ...outcomes.flatMap(({ outcome, codes }) => [
      `${outcome.id}  ${outcome.title}`,
      ...table([
        ...(versions.length < 2 ? [] : [['', ...versions.map(({ version }) => version)]]),
        ...codes.map(({ code, isMandatory, assessed }) => [
          `  ${code}${isMandatory === true ? '*' : ''}`,
          ...(assessed.length === 0 ? ['nowhere'] : versions.map(({ version }) => placesIn(version, assessed))),
        ]),
      ]),
      '',
    ]),
    ...rotation(coverage),
    ...notes.map((note) => `note: ${note}`),
    ...(gaps.length === 0 ? ['Nothing is missing.'] : gaps.map((gap) => `missing: ${gap}`)),
  ];
}

function mandatoryLine({ mandatory }: Coverage, plan: Plan): string {
  if (mandatory === null)
    return `mandatory: unknown (${plan.status === 'draft' ? 'draft plan' : 'the plan in hand doesn’t say'})`;
  return `mandatory: ${mandatory.length === 0 ? 'none' : mandatory.join(', ')} (marked *)`;
}

/** Where a code is assessed in one version; a dash where it isn't. */
function placesIn(version: string, assessed: readonly AssessedIn[]): string {
  const places = assessed.filter((one) => one.version === version).map(placeOf);
  return places.length === 0 ? '-' : places.join(', ');
}

function placeOf({ where, shows }: AssessedIn): string {
  const level =
    shows === 'by people' || shows === 'distinction' ? '' : shows === 'pass' ? ' (at a pass)' : ' (only against)';
  return `${where}${level}`;
}

/** Given several versions: which codes were in which, and how many in all of them. */
function rotation({ outcomes, versions }: Coverage): readonly string[] {
  if (versions.length < 2) return [];
  const codes = outcomes.flatMap((outcome) => outcome.codes);
  const rows = versions.map(({ version }) => {
    const used = codes.filter(({ assessed }) => assessed.some((one) => one.version === version));
    const alone = used.filter(({ assessed }) => assessed.every((one) => one.version === version));
    return [
      version,
      `${used.length} of ${codes.length} codes`,
      alone.length === 0 ? '' : `alone: ${alone.map(({ code }) => code).join(', ')}`,
    ];
  });
  return ['Rotation', ...table(rows), ''];
}
