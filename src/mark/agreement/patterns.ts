import type { Cohort } from './cohort.ts';
import { marksOfUnit, type UnitMarks } from './ratings.ts';

/** Units of one criterion with the same marks by the same assessors: alike to every measure. */
export interface Pattern {
  readonly criterion: number;
  readonly marks: UnitMarks;
}

/** A cohort's units by their patterns, of which there are at most as many as units, and with few assessors far fewer. */
export interface Patterns {
  readonly patterns: readonly Pattern[];
  /** The pattern of each unit; -1 where nobody gave a level. */
  readonly ofUnit: Int32Array;
}

/** Finds the patterns of a cohort. Pure. */
export function patternsOf({ criteria, sittings, ratings }: Cohort): Patterns {
  const ofUnit = new Int32Array(sittings * criteria.length).fill(-1);
  const patterns: Pattern[] = [];
  const known = new Map<string, number>();
  for (let unit = 0; unit < ofUnit.length; unit += 1) {
    const marks = marksOfUnit(ratings, unit);
    if (marks.levels.length === 0) continue;
    const criterion = unit % criteria.length;
    const key = `${criterion};${marks.raters.join()};${marks.levels.join()}`;
    const found = known.get(key);
    if (found === undefined) {
      known.set(key, patterns.length);
      patterns.push({ criterion, marks });
    }
    ofUnit[unit] = found ?? patterns.length - 1;
  }
  return { patterns, ofUnit };
}

/** How often each pattern stands in a cohort of which each sitting was drawn so many times. */
export function countPatterns({ ofUnit }: Patterns, drawn: Int32Array, criteria: number, counts: Float64Array): void {
  counts.fill(0);
  for (let sitting = 0; sitting < drawn.length; sitting += 1) {
    const times = drawn[sitting] ?? 0;
    if (times === 0) continue;
    for (let unit = sitting * criteria; unit < (sitting + 1) * criteria; unit += 1) {
      const pattern = ofUnit[unit] ?? -1;
      if (pattern >= 0) counts[pattern] = (counts[pattern] ?? 0) + times;
    }
  }
}
