import { counted } from '../view/words.ts';
import { bareMark, markWords } from './apart.ts';
import type { Ledger } from './ledger.ts';
import { type Control, isWithinTolerance, type Off, offOf } from './standing.ts';

/** Whether an attempt at a standardisation sitting came near enough to its agreed marks: closed, and within tolerance. Pure. */
export function isNear(control: Control, ledger: Ledger, offByALevelMost: number): boolean {
  return ledger.isClosed && isWithinTolerance(offOf(control, ledger), offByALevelMost);
}

/** What is told once an attempt is closed: the agreed mark of each criterion beside the one given, and what comes next. Pure. */
export function agreedLines(
  control: Control,
  ledger: Ledger,
  titles: ReadonlyMap<string, string>,
  offByALevelMost: number,
): readonly string[] {
  const off = offOf(control, ledger);
  const isNearNow = isWithinTolerance(off, offByALevelMost);
  const tolerance = `At most ${counted(offByALevelMost, 'criterion', 'criteria')} may be a level off, and none two.`;
  const marks = [...control.marks].map(([criterion, agreed]) => {
    const given = ledger.marks.get(criterion);
    const words = given === undefined ? 'nothing' : markWords(bareMark(given));
    const title = titles.get(criterion) ?? criterion;
    return `${title}: agreed ${markWords(agreed)}, and you gave ${words}: ${offWords(off, criterion)}.`;
  });
  return [
    isNearNow ? 'Near enough to the agreed marks' : 'Not near enough to the agreed marks yet',
    ...marks,
    tolerance,
    isNearNow
      ? 'This was practice: it counts as nobody’s mark.'
      : 'Read it again with the agreed marks in mind: it is marked once more, from the beginning.',
  ];
}

function offWords(off: readonly Off[], criterion: string): string {
  const levels = off.find((one) => one.criterion === criterion)?.levels ?? 0;
  return levels === 0 ? 'the same level' : `${counted(levels, 'level')} off`;
}
