import type { Figure } from './measure.ts';

/** The figures as a table to read: a line each, in columns. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = [
    ['name', 'figure', 'unit', 'bound', 'holds'],
    ...figures.map(({ name, figure, unit, bound, side, holds }) => [
      name,
      figure.toFixed(3),
      unit,
      `${side === 'at most' ? '≤' : '≥'} ${bound}`,
      holds ? 'yes' : 'NO',
    ]),
  ];
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const isNumber = (column: number): boolean => column === 1 || column === 3;
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          isNumber(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
