import { toldClock } from '../scenario/notation.ts';
import { cellWidth } from '../view/text/cells.ts';
import { wrapText } from '../view/text/wrap.ts';
import { counted } from '../view/words.ts';
import { apartWords, bareMark, markWords } from './apart.ts';
import type { LedgerName } from './ledger-name.ts';
import { tellRound } from './may-mark.ts';
import {
  agreementOf,
  allDisagreements,
  type CitedDisagreement,
  type CitedRecord,
  type ModeratedSitting,
} from './moderation.ts';
import type { MarkBy, Settled } from './settled.ts';

/** The widest line that is written. */
const width = 80;
const gap = 2;
const column = (width - 2 - gap) / 2;

/** What everything about marks begins with until rounds are closed and the plan is final. */
export function provisionalLines(isDraftPlan: boolean): readonly string[] {
  return [
    ...(isDraftPlan ? ['DRAFT plan: what stands here can still change with it.'] : []),
    'Provisional: marks, not results.',
  ];
}

/**
 * A folder's rounds for a moderator: counts, what isn't closed, and every disagreement side by side; of marks that differ only in how
 * sure they are, a line each. `areCompared` is whether signatures were held against cards. Pure.
 */
export function moderationText(
  sittings: readonly ModeratedSitting[],
  titles: ReadonlyMap<string, string>,
  { isDraftPlan, areCompared }: { readonly isDraftPlan: boolean; readonly areCompared: boolean },
): readonly string[] {
  const all = allDisagreements(sittings);
  const inFirmness = all.filter(({ disagreement }) => disagreement.apart.isFirmnessOnly);
  const differ = all.filter(({ disagreement }) => !disagreement.apart.isFirmnessOnly);
  return [
    ...provisionalLines(isDraftPlan),
    '',
    ...agreementLines(sittings),
    '',
    ...settledLines(sittings),
    ...waitingLines(sittings),
    ...differ.flatMap(({ sitting, disagreement }) => ['', ...sideBySide(sitting, disagreement, titles)]),
    ...(inFirmness.length === 0 ? [] : ['', 'The same level, and not as sure of it:']),
    ...inFirmness.flatMap(({ sitting, disagreement }) => rows(inOneLine(sitting, disagreement), '    ')),
    ...(areCompared ? [] : ['', 'No card was given (--card): whose the signatures are isn’t known.']),
  ];
}

function agreementLines(sittings: readonly ModeratedSitting[]): readonly string[] {
  const { pairs, same, firmness, oneLevel, more } = agreementOf(sittings);
  const rows: readonly (readonly [string, number])[] = [
    ['the same', same],
    ['the same level, just and secure', firmness],
    ['one level apart', oneLevel],
    ['two levels apart or more', more],
  ];
  return [
    `${counted(sittings.length, 'sitting')}, ${counted(pairs, 'pair')} of a first and a second mark:`,
    ...rows.map(([what, count]) => `  ${what.padEnd(32)} ${String(count).padStart(5)}`),
  ];
}

function settledLines(sittings: readonly ModeratedSitting[]): readonly string[] {
  const all = sittings.flatMap(({ criteria }) => criteria.map(({ settled }) => settled));
  const by = (['agreement', 'first', 'adjudication', 'moderation', 'appeal'] as const).flatMap((one) => {
    const count = all.filter((settled) => settled.isSettled && settled.by === one).length;
    return count === 0 ? [] : [`  ${settledByWords[one].padEnd(32)} ${String(count).padStart(5)}`];
  });
  const reasons = Map.groupBy(
    all.flatMap((settled) => (settled.isSettled ? [] : [settled.because])),
    (because) => because,
  );
  const not = [...reasons].flatMap(([because, { length }]) => rows(`  not settled: ${because}: ${length}`, '    '));
  return ['Criteria settled:', ...(by.length === 0 ? ['  none'] : by), ...not];
}

const settledByWords: Readonly<Record<Extract<Settled, { isSettled: true }>['by'], string>> = {
  agreement: 'by two who agree',
  first: 'by the first mark alone',
  adjudication: 'by adjudication',
  moderation: 'by moderation',
  appeal: 'by appeal',
};

/** How a criterion is settled, or why it isn't. Pure. */
export function tellSettled(settled: Settled): string {
  return settled.isSettled
    ? `settled ${settledByWords[settled.by]}: ${markWords(settled)}`
    : `not settled: ${settled.because}`;
}

function waitingLines(sittings: readonly ModeratedSitting[]): readonly string[] {
  const open = sittings.flatMap(({ log, open: names }) =>
    names.flatMap((name) => rows(`  ${log}: ${tellLedgerName(name)}`, '    ')),
  );
  const unmarked = sittings
    .filter((one) => !one.isMarked && one.open.length === 0)
    .flatMap(({ log }) => rows(`  ${log}`, '    '));
  return [
    ...(open.length === 0 ? [] : ['', 'Not closed, and not shown:', ...open]),
    ...(unmarked.length === 0 ? [] : ['', 'Not marked yet:', ...unmarked]),
  ];
}

/** A ledger as a person calls it: "the first mark by AS1", "…, opened again (attempt 2)". Pure. */
export function tellLedgerName({ round, assessor, attempt }: LedgerName): string {
  return `${tellRound(round)} by ${assessor}${attempt === 1 ? '' : `, opened again (attempt ${attempt})`}`;
}

function sideBySide(
  sitting: ModeratedSitting,
  { criterion, first, second, settled, cited }: CitedDisagreement,
  titles: ReadonlyMap<string, string>,
): readonly string[] {
  return [
    ...rows(`${sitting.log}  ${titles.get(criterion) ?? criterion} (${criterion})`, '  '),
    ...rows(`  ${apartWords(bareMark(first.mark), bareMark(second.mark))}; ${tellSettled(settled)}`, '  '),
    ...twoColumns(markLines(first), markLines(second)),
    ...cited.flatMap(citedLines),
  ];
}

function inOneLine({ log }: ModeratedSitting, { criterion, first, second }: CitedDisagreement): string {
  const [one, other] = [first, second].map(({ assessor, mark }) => `${markWords(bareMark(mark))} (${assessor})`);
  return `  ${log}  ${criterion}: ${one}, ${other}`;
}

function markLines({ round, assessor, mark }: MarkBy): readonly string[] {
  return [
    `${tellRound(round)}, ${assessor}`,
    markWords(bareMark(mark)),
    ...(mark.comment === '' ? [] : mark.comment.split('\n')),
  ];
}

/** Two texts beside each other, each wrapped to its column. */
function twoColumns(left: readonly string[], right: readonly string[]): readonly string[] {
  const [a, b] = [left, right].map((lines) => lines.flatMap((line) => wrapText(line, column)));
  const count = Math.max(a?.length ?? 0, b?.length ?? 0);
  return Array.from({ length: count }, (_, index) => {
    const cell = a?.[index] ?? '';
    return `  ${cell}${' '.repeat(column - cellWidth(cell) + gap)}${b?.[index] ?? ''}`.trimEnd();
  });
}

/** "cited by both" is said of a record before the record itself, which is told as in `replay`. */
function citedLines({ by, told: { seq, clock, sitting, what, under } }: CitedRecord): readonly string[] {
  const whose = by === 'both' ? 'both' : `${by} alone`;
  return [
    ...rows(`  cited by ${whose}: ${String(seq)}  ${sitting}  ${toldClock(clock)}  ${what}`, '      '),
    ...under.flatMap((text) => text.split('\n')).flatMap((text) => rows(`      ${text}`, '      ')),
  ];
}

/** A line broken to the width; what follows is further in. */
function rows(line: string, indent: string): readonly string[] {
  const [first = ''] = wrapText(line, width);
  const rest = line.slice(first.length).trimStart();
  if (rest === '') return [first];
  return [first, ...wrapText(rest, width - indent.length).map((one) => `${indent}${one}`)];
}
