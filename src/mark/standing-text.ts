import { wrapText } from '../view/text/wrap.ts';
import { counted } from '../view/words.ts';
import { markWords } from './apart.ts';
import { tellLedgerName } from './moderation-text.ts';
import { nameOfLedger } from './rounds-of-log.ts';
import type { ControlMarked, Off, Standing } from './standing.ts';

/** Where assessors stand, for people. `names` is what logs are called, by the hash of their head. Pure. */
export function standingText(
  standings: readonly Standing[],
  offByALevelMost: number,
  names: ReadonlyMap<string, string>,
): readonly string[] {
  return [
    ...rows(
      `Tolerance: on each control at most ${counted(offByALevelMost, 'criterion', 'criteria')} a level off, and none two.`,
      '',
    ),
    ...(standings.length === 0 ? ['', 'Nobody has marked yet.'] : []),
    ...standings.flatMap((one) => ['', ...oneStanding(one, names)]),
  ];
}

function oneStanding(
  { assessor, marked, standardisationLeft, isStopped, reopen }: Standing,
  names: ReadonlyMap<string, string>,
): readonly string[] {
  const left =
    standardisationLeft.length === 0
      ? ''
      : `not come near yet to ${standardisationLeft.join(', ')}: nothing else is marked before`;
  const stopped = isStopped
    ? 'STOPPED: the last control was outside tolerance, and marks go on after one within it'
    : '';
  const where = [stopped, left].filter((part) => part !== '').join('; ');
  return [
    ...rows(
      `${assessor}  ${where === '' ? (marked.length === 0 ? 'no control closed yet' : 'within tolerance') : where}`,
      '',
    ),
    ...marked.flatMap(oneControl),
    ...(reopen.length === 0 ? [] : ['  to be opened again:']),
    ...reopen.flatMap((ledger) =>
      rows(`${names.get(ledger.opened.log.hash) ?? ''}: ${tellLedgerName(nameOfLedger(ledger))}`, '    '),
    ),
  ];
}

function oneControl({ control, closedAt, off, isWithin, ledger }: ControlMarked): readonly string[] {
  const kind = control.isStandardisation ? ', standardisation' : '';
  const attempt = ledger.opened.attempt === 1 ? '' : `, attempt ${ledger.opened.attempt}`;
  return [
    ...rows(`${control.id}${kind}${attempt}: ${isWithin ? 'within' : 'OUTSIDE'} tolerance; closed ${closedAt}`, '  '),
    ...off.flatMap((one) => rows(tellOff(one), '    ')),
  ];
}

function tellOff({ criterion, agreed, given, levels }: Off): string {
  if (given === null) return `${criterion}: agreed ${markWords(agreed)}, and not marked`;
  return `${criterion}: agreed ${markWords(agreed)}, given ${markWords(given)}: ${counted(levels, 'level')} off`;
}

function rows(line: string, indent: string): readonly string[] {
  return wrapText(line, 80 - indent.length).map((one) => `${indent}${one}`);
}
