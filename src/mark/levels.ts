/** How good what was seen is, from below to distinction (design, section 7). `not-seen` is no level: nothing bears on it. */
export const levels = ['below', 'pass', 'distinction'] as const;
export type Level = (typeof levels)[number];

/** How sure: at the border, or well within. */
export const firmnesses = ['just', 'secure'] as const;
export type Firmness = (typeof firmnesses)[number];

/**
 * What a marker says of one criterion. A level cites records; `not-seen` says that there are none, which is no evidence against
 * anybody. The program never makes a mark.
 */
export type Mark =
  | {
      readonly level: Level;
      readonly firmness: Firmness;
      /** Numbers of the records that it rests on, each once, in order; at least one. */
      readonly cites: readonly number[];
      readonly comment: string;
    }
  | { readonly level: 'not-seen'; readonly comment: string };

/** The six steps from just below to secure distinction, as ordinal numbers for agreement; null where nothing was seen. */
export function stepOf(mark: Mark): number | null {
  if (mark.level === 'not-seen') return null;
  const within = mark.level === 'below' ? { secure: 0, just: 1 } : { just: 0, secure: 1 };
  return levels.indexOf(mark.level) * 2 + within[mark.firmness];
}
