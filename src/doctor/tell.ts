import { counted } from '../view/words.ts';
import { type Finding, type Standing, worstOf } from './finding.ts';

/** A standing as it is told to a person. */
export const standingWords: Readonly<Record<Standing, string>> = {
  fit: 'fit',
  'not-known': 'not known',
  look: 'look at this',
  'not-fit': 'NOT FIT',
};

const standingWidth = Math.max(...Object.values(standingWords).map((words) => words.length)) + 2;

/** A line of the report, and how far what doesn't fit on it is set in. */
export interface ToldLine {
  readonly text: string;
  readonly indent: number;
}

/** Every finding: how it stands, what was found, and under it what to do. Pure. */
export function tellFindings(findings: readonly Finding[]): readonly ToldLine[] {
  const indent = standingWidth;
  return findings.flatMap(({ standing, found, remedy }) => [
    { text: `${standingWords[standing].padEnd(indent)}${found}`, indent },
    ...(remedy === null ? [] : [{ text: `${' '.repeat(indent)}${remedy}`, indent }]),
  ]);
}

/** What the findings come to, as a sentence. Pure. */
export function verdictOf(findings: readonly Finding[]): string {
  const things = (standing: Standing) =>
    counted(findings.filter((finding) => finding.standing === standing).length, 'thing');
  switch (worstOf(findings)) {
    case 'not-fit':
      return `Not fit for a sitting: put ${things('not-fit')} right first.`;
    case 'look':
      return `Fit for a sitting; look at ${things('look')} first.`;
    case 'not-known':
      return `Fit for a sitting as far as is known; ${things('not-known')} couldn’t be found out.`;
    default:
      return 'This machine and this terminal are fit for a sitting.';
  }
}
