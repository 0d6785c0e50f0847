import { type Finding, findingsOf, type Verified } from '../../log/verify.ts';
import { shown } from '../shown.ts';

/** What was found of a log, as lines. */
export function tell(path: string, verified: Verified): readonly string[] {
  if (!verified.ok) return [`${shown(path)}  can't be read`, `  ${verified.because}`];
  const { verification } = verified;
  const { scenario, candidate, itsReceipt } = verification;
  const what =
    scenario === null
      ? []
      : [`  ${'of'.padEnd(9)}  ${scenario.title} (${scenario.id}), sat by ${candidate ?? 'nobody'}`];
  return [
    `${shown(path)}  ${verification.holds ? 'holds' : 'DOES NOT HOLD'}`,
    ...what,
    ...findingsOf(verification).map(({ of, ...finding }) => findingLine(of, finding)),
    ...(itsReceipt === null ? [] : [`  ${'its own'.padEnd(9)}  receipt now  ${itsReceipt}`]),
  ];
}

/** A finding as a line under what it is of. */
export function findingLine(of: string, { standing, says }: Finding): string {
  return `  ${of.padEnd(9)}  ${mark[standing]}  ${says}`;
}

const mark = { good: 'good   ', absent: 'absent ', wrong: 'WRONG  ', unknown: 'unknown' } as const;
