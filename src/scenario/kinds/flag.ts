import { type Expression, ExpressionFault, type Scope, type Template } from '../expression.ts';
import type { Kind, ReadAnswer } from './kind.ts';
import { accepted, asTexts, problemsOfIds, refused, writeLabel } from './read.ts';

/** A line that can be flagged. */
export interface FlagLine {
  readonly id: string;
  /** What it says: one cell in a text, a cell for each column of a table. */
  readonly cells: readonly Template[];
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

/** Marks lines of a document. */
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
  tell: (spec, answer, scope) => {
    const flagged = asTexts(answer) ?? [];
    if (flagged.length === 0) return ['No line'];
    return spec.lines.filter((line) => flagged.includes(line.id)).map((line) => lineWords(line, scope));
  },
  ownResults: () => [],
  ownTakesMinutes: () => null,
};

/** A line on one row; the cells of a table with commas between them, empty ones left out. */
function lineWords({ cells }: FlagLine, scope: Scope): string {
  const texts = cells.map((cell) => writeLabel(cell, scope).trim());
  return texts.filter((text) => text !== '').join(', ');
}

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
