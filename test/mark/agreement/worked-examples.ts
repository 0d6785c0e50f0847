import { ratingsFrom } from '../../../src/mark/agreement/ratings.ts';

/**
 * Four observers, twelve units, values 1 to 5, with missing ones: example C of Krippendorff 2011, "Computing Krippendorff's
 * Alpha-Reliability", which Gwet 2014 works with too (the data set cac.raw4raters of his R package irrCAC). A row for each unit.
 */
export const fourObservers: readonly (readonly (number | null)[])[] = [
  [1, 1, null, 1],
  [2, 2, 3, 2],
  [3, 3, 3, 3],
  [3, 3, 3, 3],
  [2, 2, 2, 2],
  [1, 2, 3, 4],
  [4, 4, 4, 4],
  [1, 1, 2, 1],
  [2, 2, 2, 2],
  [null, 5, 5, 5],
  [null, null, 1, 1],
  [null, null, 3, null],
].map((row) => row.map((value) => (value === null ? null : value - 1)));

/** The same on a scale of five levels. */
export const fourObserversOfFive = ratingsFrom(5, fourObservers);

/** Two observers, ten units, two values: example A of the same paper. */
export const twoObservers = ratingsFrom(
  2,
  [0, 1, 0, 0, 0, 0, 0, 0, 1, 0].map((one, at) => [one, [1, 1, 1, 0, 0, 1, 0, 0, 0, 0][at] ?? 0]),
);

/** Cohen 1960, table 2: 200 patients, sorted into three kinds by two judges. */
export const cohensTable = [88, 10, 2, 14, 40, 6, 18, 10, 12];

/** Gwet 2014: 100 patients, sorted into three kinds by two abstractors (cont3x3abstractors of irrCAC). */
export const abstractors = [13, 0, 0, 0, 20, 7, 0, 4, 56];
