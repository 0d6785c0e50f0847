import type { Expression } from '../expression.ts';
import { ExpressionFault, type Scope } from '../expression.ts';
import type { Kind, ReadAnswer } from './kind.ts';
import { accepted, asTexts, problemsOfIds, refused } from './read.ts';

/** A line that can be flagged. */
export interface FlagLine {
  readonly id: string;
  /** Whether it ought to be flagged: said outright, or by a condition over draws and facts. */
  readonly wanted: boolean | Expression;
}

/**
 * Marks lines of a document. Canonical answer: line ids in the document's order.
 * Conditions: `answer.right` (wanted and flagged), `answer.wrong` (flagged, not wanted), `answer.missed` (wanted, not flagged), `answer.has("line")`.
 */
export interface FlagSpec {
  readonly kind: 'flag';
  readonly document: string;
  readonly lines: readonly FlagLine[];
}

/** Marks lines of a document. The read-back names lines by id; screens that hold the document show their text. */
export const flag: Kind<FlagSpec> = {
  kind: 'flag',
  offers: (spec) => ({
    fields: { right: 'integer', wrong: 'integer', missed: 'integer' },
    questions: { has: { takes: [spec.lines.map((line) => line.id)], gives: 'yes-no' } },
  }),
  read,
  view: (spec, answer, scope) => {
    const flagged = asTexts(answer) ?? [];
    const wanted = spec.lines.filter((line) => isWanted(line, scope)).map((line) => line.id);
    const right = wanted.filter((id) => flagged.includes(id)).length;
    return {
      fields: { right, wrong: flagged.length - right, missed: wanted.length - right },
      ask: { has: (id) => flagged.includes(id ?? '') },
    };
  },
  tell: (_spec, answer) => {
    const flagged = asTexts(answer) ?? [];
    return flagged.length === 0 ? ['No line'] : [...flagged];
  },
  ownResults: () => [],
  ownTakesMinutes: () => null,
};

function isWanted(line: FlagLine, scope: Scope): boolean {
  if (typeof line.wanted === 'boolean') return line.wanted;
  try {
    return line.wanted.evaluate(scope) === true;
  } catch (error) {
    if (error instanceof ExpressionFault) return false;
    throw error;
  }
}

function read(spec: FlagSpec, raw: unknown): ReadAnswer {
  const flagged = asTexts(raw ?? []);
  if (flagged === null) return refused('Mark the lines.');
  const ids = spec.lines.map((line) => line.id);
  const problems = problemsOfIds(flagged, ids, 'a line that can be marked');
  return problems.length === 0 ? accepted(ids.filter((id) => flagged.includes(id))) : refused(...problems);
}
