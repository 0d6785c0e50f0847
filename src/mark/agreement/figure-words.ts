import { counted } from '../../view/words.ts';
import { type Agreement, type Figure, type Figures, sittingsMin } from './agreement.ts';
import type { MeasureId } from './measures.ts';

/** What a figure is of: a measure, or the severity of an assessor. */
export type FigureId = MeasureId | 'severity';

/** The widest line. */
export const columnsMax = 80;

/** How a thing is called in a table. */
export function nameOf({ of, ids }: Agreement): string {
  return of === 'all' ? 'All together' : ids.join(' and ');
}

/** From which part of the marks being of one level on a figure is starred. */
export const starredFrom = 0.8;

/** A figure of a measure, or of the severity of an assessor; null where there is none. */
export function figureOf(figures: Figures | null, id: FigureId): Figure | null {
  if (figures === null) return null;
  return id === 'severity' ? figures.severity : figures.measures[id];
}

/** Why there are no figures, in a few words. */
export function few({ sittings }: Agreement): string {
  return `not given: ${counted(sittings, 'sitting')} of the ${sittingsMin} needed`;
}

/** Whether so many marks are of one level that alpha and kappa say little. */
export function isStarred(figures: Figures | null): boolean {
  return figures !== null && figures.largestShare >= starredFrom;
}

/** A figure and its interval, in a few words: a percentage, steps with their sign, or a number with two places. */
export function cell(figure: Figure | null, id: FigureId): string {
  if (figure === null || !figure.ok) return 'undefined';
  const { interval } = figure;
  return `${digits(figure.value, id)} ${interval.ok ? `${digits(interval.low, id)} to ${digits(interval.high, id)}` : 'no interval'}`;
}

function digits(value: number, id: FigureId): string {
  if (id === 'percent') return String(Math.round(value * 100));
  const told = value.toFixed(2);
  if (Number(told) === 0) return '0.00';
  return id === 'severity' && value > 0 ? `+${told}` : told;
}
