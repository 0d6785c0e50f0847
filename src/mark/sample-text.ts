import { wrapText } from '../view/text/wrap.ts';
import { counted } from '../view/words.ts';
import type { Commitment } from './commitment.ts';
import { criteriaToModerate, isWhole, reasonWords, type Sampled } from './sample.ts';

/** What is told of a sample. */
export interface SampleTold {
  /** What was done, in a line. */
  readonly heading: string;
  readonly commitment: Commitment;
  /** The code of the commitment's file. */
  readonly code: string;
  readonly seed: string;
  /** How many ledgers were begun before the commitment. */
  readonly begun: number;
  readonly drawn: readonly Sampled[];
  /** Hashes of logs that were left out. */
  readonly left: readonly string[];
  /** What logs are called, by their hashes. */
  readonly names: ReadonlyMap<string, string>;
}

/** A sample for people: the commitment that it keeps, the seed, and each sitting with why it is in it. Pure. */
export function sampleText({
  heading,
  commitment,
  code,
  seed,
  begun,
  drawn,
  left,
  names,
}: SampleTold): readonly string[] {
  const { moderator, wall, rules, logs } = commitment;
  const named = (hash: string): string => names.get(hash) ?? `a log that isn’t here (${hash.slice(0, 12)})`;
  const isLate = (hash: string): boolean => logs.every((log) => log.hash !== hash);
  const late = [...names.keys()].filter(isLate).length;
  return [
    ...rows(heading, ''),
    ...rows(
      `Committed to by ${moderator} on ${wall}, before any round was closed: ${counted(logs.length, 'log')}, ${rules.share}% and at least ${rules.least} of each assessor and each centre.`,
      '',
    ),
    ...(begun === 0
      ? []
      : rows(`${counted(begun, 'ledger')} had been opened before it, and closed later or not at all.`, '')),
    ...rows(`The code of the commitment is ${code}: whoever was told it then can compare.`, ''),
    `Seed ${seed}`,
    '',
    `In the sample: ${drawn.length} of ${counted(logs.length + late, 'sitting')}`,
    ...drawn.flatMap((one) => [
      ...rows(`${named(one.hash)}: ${isWhole(one) ? 'all of it' : criteriaToModerate(one).join(', ')}`, '  '),
      ...one.reasons.flatMap((reason) => rows(reasonWords(reason, rules), '    ')),
    ]),
    ...(left.length === 0
      ? []
      : [
          '',
          'Left out, as it had no closed first round or an open one:',
          ...left.flatMap((hash) => rows(named(hash), '  ')),
        ]),
  ];
}

function rows(line: string, indent: string): readonly string[] {
  return wrapText(line, 80 - indent.length).map((one) => `${indent}${one}`);
}
