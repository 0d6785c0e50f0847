import { compileExpression, type Names } from './cel.ts';
import { diagnose, type Report } from './diagnostic.ts';
import type { Expression, Scope, Template } from './expression.ts';
import { ExpressionFault } from './expression.ts';
import { short } from './message-words.ts';
import { type ClockFrame, formatHour, formatValue } from './notation.ts';
import type { Span, Value } from './value.ts';

/**
 * Compiles text with `{{ }}` in it. What stands between is an expression of any unit; mistakes go to `report` and their
 * part is left out. `span` is the text's place in its file. Never throws.
 */
export function compileTemplate(text: string, span: Span, names: Names, report: Report): Template {
  const parts: (string | Expression)[] = [];
  let at = 0;
  while (at < text.length) {
    const open = text.indexOf('{{', at);
    const stray = text.indexOf('}}', at);
    if (stray !== -1 && (open === -1 || stray < open))
      complainOfBraces(text, span, stray, 'There is a }} without a {{ before it.', report);
    if (open === -1) break;
    if (open > at) parts.push(text.slice(at, open));
    const close = text.indexOf('}}', open);
    if (close === -1) {
      complainOfBraces(text, span, open, 'There is a {{ without a }} after it.', report);
      return { parts };
    }
    const expression = compileBetween(text, open + 2, close, span, names, report);
    if (expression !== null) parts.push(expression);
    if (expression?.unit === 'money') warnOfSecondPound(text, span, open, report);
    warnOfResult(text.slice(open, close), within(text, span, open, close + 2), report);
    at = close + 2;
  }
  if (at < text.length) parts.push(text.slice(at));
  complainOfSingleBraces(text, span, names, report);
  return { parts };
}

/** `£{{ fee }}` would be read as ££900. */
function warnOfSecondPound(text: string, span: Span, open: number, report: Report): void {
  const before = text.slice(0, open).trimEnd();
  if (!before.endsWith('£')) return;
  const at = within(text, span, before.length - 1, before.length);
  report(diagnose('CS614', at, 'Money brings its own £, so that two would be read here.', 'Take this £ out.'));
}

/** `{{ result("ask") }}`: in an assessment what results are called is sealed to those who mark. */
function warnOfResult(between: string, at: Span, report: Report): void {
  if (!/\bresult\s*\(/.test(between)) return;
  const hint = 'Set a fact with `do:` in that result, and show the fact.';
  report(diagnose('CS615', at, 'What a result is called can’t stand in a text: `pack` refuses it.', hint));
}

/** `{fee}`, where a fact or a draw is called so: the candidate would read the braces. */
function complainOfSingleBraces(text: string, span: Span, names: Names, report: Report): void {
  for (const match of text.matchAll(/(?<!\{)\{ *([a-z][a-z0-9_]*)(\.[a-z0-9_]+)? *\}(?!\})/g)) {
    const [whole, name = '', column = ''] = match;
    if (!names.facts.has(name) && !names.draws.has(name)) continue;
    const at = within(text, span, match.index, match.index + whole.length);
    const hint = `Write {{ ${name}${short(column)} }}.`;
    report(diagnose('CS612', at, 'A value in a text stands between two braces on each side.', hint));
  }
}

function compileBetween(
  text: string,
  from: number,
  to: number,
  span: Span,
  names: Names,
  report: Report,
): Expression | null {
  const between = text.slice(from, to);
  const source = between.trim();
  const start = from + between.indexOf(source);
  return compileExpression(source, within(text, span, start, start + source.length), names, null, report);
}

/** Offsets within the text as offsets in its file; the whole where the text isn't the file's, letter for letter. */
function within(text: string, span: Span, start: number, end: number): Span {
  if (span.end - span.start !== text.length) return span;
  return { file: span.file, start: span.start + start, end: span.start + end };
}

function complainOfBraces(text: string, span: Span, at: number, message: string, report: Report): void {
  const hint = 'A value in a text stands between {{ and }}: {{ front }}.';
  report(diagnose('CS612', within(text, span, at, at + 2), message, hint));
}

/** Writes a template out: times as `12:15`, everything else in the author's notation. A part without a value is written `?`. */
export function renderTemplate(template: Template, scope: Scope, frame: ClockFrame): string {
  return template.parts.map((part) => (typeof part === 'string' ? part : renderPart(part, scope, frame))).join('');
}

function renderPart(part: Expression, scope: Scope, frame: ClockFrame): string {
  try {
    return write(part, part.evaluate(scope), frame);
  } catch (error) {
    if (error instanceof ExpressionFault) return '?';
    throw error;
  }
}

function write(part: Expression, value: Value, frame: ClockFrame): string {
  return part.unit === 'time' && typeof value === 'number' ? formatHour(value) : formatValue(part.unit, value, frame);
}
