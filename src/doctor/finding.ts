/** How something stands, the best first. What isn't known never passes for fit. */
export const standings = ['fit', 'not-known', 'look', 'not-fit'] as const;

/** How something stands. */
export type Standing = (typeof standings)[number];

/** What is looked at, each by itself, in the order in which it is told. */
export const subjects = [
  'node',
  'program',
  'terminal',
  'size',
  'term',
  'colours',
  'characters',
  'mode',
  'keys',
  'clocks',
  'folder',
  'space',
  'saving',
  'lock',
] as const;

/** Something that is looked at. */
export type Subject = (typeof subjects)[number];

/** What was found of one thing. */
export interface Finding {
  readonly about: Subject;
  readonly standing: Standing;
  /** A sentence. */
  readonly found: string;
  /** What to do, as a sentence; null where there is nothing to do. */
  readonly remedy: string | null;
}

/** All is well with it. */
export function fine(about: Subject, found: string): Finding {
  return { about, standing: 'fit', found, remedy: null };
}

/** A sitting works, but a person should look at it first. */
export function look(about: Subject, found: string, remedy: string): Finding {
  return { about, standing: 'look', found, remedy };
}

/** A sitting wouldn't work, or not as it should. */
export function notFit(about: Subject, found: string, remedy: string): Finding {
  return { about, standing: 'not-fit', found, remedy };
}

/** It couldn't be found out, or wasn't looked at. */
export function notKnown(about: Subject, found: string, remedy: string | null = null): Finding {
  return { about, standing: 'not-known', found, remedy };
}

/** What all of them come to: the worst. */
export function worstOf(findings: readonly Finding[]): Standing {
  const at = Math.max(0, ...findings.map(({ standing }) => standings.indexOf(standing)));
  return standings[at] ?? 'fit';
}
