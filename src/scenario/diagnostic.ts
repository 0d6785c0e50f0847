import { type DiagnosticCode, meaningOf } from './codes.ts';
import type { Span } from './value.ts';

/**
 * An author's mistake, or a doubt about one. Made with offsets only; line, column, caret and hint are drawn at the edge
 * (`render-diagnostic.ts`). Never thrown: stages push it to `report` and go on, so that one run names every mistake.
 */
export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: 'error' | 'warning';
  readonly span: Span;
  readonly message: string;
  /** What to do about it. Every mistake has one: a message alone leaves its reader alone. */
  readonly hint: string;
  /** The second place where one is involved: "first declared here". */
  readonly related: { readonly span: Span; readonly message: string } | null;
}

/** Where stages push what they find. */
export type Report = (diagnostic: Diagnostic) => void;

/** A diagnostic with the severity of its code. */
export function diagnose(
  code: DiagnosticCode,
  span: Span,
  message: string,
  hint: string,
  related: Diagnostic['related'] = null,
): Diagnostic {
  return { code, severity: meaningOf(code).severity, span, message, hint, related };
}
