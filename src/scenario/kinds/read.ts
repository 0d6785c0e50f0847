import { cleanText } from '../clean-text.ts';
import { type Expression, ExpressionFault, type Scope, type Template } from '../expression.ts';
import { didYouMean } from '../nearest.ts';
import type { ClockFrame } from '../notation.ts';
import { renderTemplate } from '../template.ts';
import type { Answer, ReadAnswer } from './kind.ts';

/** The most characters that one text of an answer may have; the screen says so and nothing is cut in silence. */
export const answerCharsMax = 20_000;

/** A reading that went well. */
export function accepted(answer: Answer): ReadAnswer {
  return { ok: true, answer };
}

/** A reading that didn't, in sentences for the candidate. */
export function refused(...problems: readonly string[]): ReadAnswer {
  return { ok: false, problems };
}

/** A plain object of an answer, or null. */
export function asMap(raw: unknown): Readonly<Record<string, unknown>> | null {
  return isMap(raw) ? raw : null;
}

function isMap(raw: unknown): raw is Readonly<Record<string, unknown>> {
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw);
}

/** A list of texts of an answer, or null. A single text is a list of one. */
export function asTexts(raw: unknown): readonly string[] | null {
  if (typeof raw === 'string') return [raw];
  return Array.isArray(raw) && raw.every((item) => typeof item === 'string') ? raw : null;
}

/** A text or a whole number as text, as a form or an answers file gives a value; null for anything else. */
export function asNotation(raw: unknown): string | null {
  if (typeof raw === 'string') return cleanText(raw, { newlines: false }).trim();
  if (typeof raw === 'boolean') return raw ? 'yes' : 'no';
  return typeof raw === 'number' && Number.isSafeInteger(raw) ? String(raw) : null;
}

/** Sentences about ids that aren't among the known ones, or stand twice. */
export function problemsOfIds(ids: readonly string[], known: readonly string[], what: string): readonly string[] {
  const unknown = ids
    .filter((id) => !known.includes(id))
    .map((id) => `“${shown(id)}” is not ${what} here.${didYouMean(id, known)}`);
  const twice = [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))].map(
    (id) => `“${shown(id)}” stands twice.`,
  );
  return [...unknown, ...twice];
}

/** Sentences about keys that an answer of this kind doesn't have. */
export function problemsOfKeys(map: Readonly<Record<string, unknown>>, known: readonly string[]): readonly string[] {
  return Object.keys(map)
    .filter((key) => !known.includes(key))
    .map((key) => `An answer here has no “${shown(key)}”.${didYouMean(key, known)}`);
}

/** Text from a candidate, short and clean enough to stand in a sentence. */
export function shown(text: string): string {
  const clean = cleanText(text, { newlines: false });
  return clean.length > 60 ? `${clean.slice(0, 59).toWellFormed()}…` : clean;
}

/** Whether something with an `if` is offered now: a condition that fails counts as false. */
export function isOffered(condition: Expression | null, scope: Scope): boolean {
  if (condition === null) return true;
  try {
    return condition.evaluate(scope) === true;
  } catch (error) {
    if (error instanceof ExpressionFault) return false;
    throw error;
  }
}

/** The label of an id, or the id itself where it has none. */
export function labelOf(
  items: readonly { readonly id: string; readonly label: Template }[],
  id: string,
  scope: Scope,
): string {
  const item = items.find((one) => one.id === id);
  return item === undefined ? id : writeLabel(item.label, scope);
}

/** A label as it stands in this sitting. */
export function writeLabel(label: Template, scope: Scope): string {
  return renderTemplate(label, scope, labelFrame);
}

/** Labels print times as hours alone, so any frame will do. */
const labelFrame: ClockFrame = { startWeekday: 0, starts: 0 };
