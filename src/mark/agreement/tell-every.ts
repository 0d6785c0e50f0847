import { counted } from '../../view/words.ts';
import type { Agreement, Figure } from './agreement.ts';
import { cell, type FigureId, few, isStarred, nameOf } from './figure-words.ts';
import { measures } from './measures.ts';
import type { Of } from './subjects.ts';

/** Every measure of each thing, and its confusion table; `levels` are the words for the scale's. Pure. */
export function tellEvery(found: readonly Agreement[], levels: readonly string[]): readonly string[] {
  return found.flatMap((one) => [...blockOf(one, `${kinds[one.of]}${nameOf(one)}`, levels), '']);
}

const kinds: Readonly<Record<Of, string>> = {
  all: '',
  outcome: 'Outcome ',
  criterion: 'Criterion ',
  assessor: 'Assessor ',
  pair: 'Pair ',
};

function blockOf(one: Agreement, name: string, levels: readonly string[]): readonly string[] {
  const rests = `${counted(one.units, 'unit')} in ${counted(one.sittings, 'sitting')}; seen by one alone: ${one.seenByOne}`;
  if (one.figures === null) return [name, `  ${rests}`, `  ${few(one)}`];
  const { figures } = one;
  const width = Math.max(...measures.map((measure) => measure.name.length));
  const line = (told: string, figure: Figure | null, id: FigureId): string =>
    `  ${told.padEnd(width)}  ${figure?.ok === false ? `undefined: ${figure.because}` : cell(figure, id)}`;
  return [
    `${name}${isStarred(figures) ? ' *' : ''}`,
    `  ${rests}`,
    ...measures.map((measure) => line(measure.name, figures.measures[measure.id], measure.id)),
    ...(figures.severity === null ? [] : [line('severity, steps', figures.severity, 'severity')]),
    ...confusion(one.of, figures.table, levels),
  ];
}

const tableSays: Readonly<Record<Of, string>> = {
  all: 'Two marks on the same unit, the lower in the row',
  outcome: 'Two marks on the same unit, the lower in the row',
  criterion: 'Two marks on the same unit, the lower in the row',
  assessor: 'Their marks in the rows, the others’ in the columns',
  pair: 'The first one’s marks in the rows, the other’s in the columns',
};

function confusion(of: Of, table: readonly (readonly number[])[], levels: readonly string[]): readonly string[] {
  const names = levels.map((level, at) => `${at + 1} ${level}`);
  const width = Math.max(...names.map((name) => name.length));
  const line = (name: string, cells: readonly string[]): string =>
    `    ${name.padEnd(width)}${cells.map((one) => one.padStart(8)).join('')}`.trimEnd();
  const isHalf = of === 'all' || of === 'outcome' || of === 'criterion';
  return [
    `  ${tableSays[of]}:`,
    line(
      '',
      levels.map((_, at) => String(at + 1)),
    ),
    ...table.map((row, at) =>
      line(
        names[at] ?? '',
        row.map((count, column) => (isHalf && column < at ? '' : whole(count))),
      ),
    ),
  ];
}

/** A count; with one digit where units were shared. */
function whole(count: number): string {
  return Math.abs(count - Math.round(count)) < 1e-6 ? String(Math.round(count)) : count.toFixed(1);
}
