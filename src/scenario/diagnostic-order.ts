import { type Diagnostic, diagnose } from './diagnostic.ts';
import { limits } from './limits.ts';

/** Diagnostics as one run tells them: file by file, from top to bottom, each once, and no more than the limit. */
export function inOrder(found: readonly Diagnostic[], files: readonly string[]): readonly Diagnostic[] {
  const rank = (file: string) => files.indexOf(file);
  const sorted = found.toSorted((a, b) => rank(a.span.file) - rank(b.span.file) || a.span.start - b.span.start);
  const seen = new Set<string>();
  const distinct = sorted.filter(({ code, span, message }) => {
    const key = `${code} ${span.file} ${span.start} ${message}`;
    return !seen.has(key) && seen.add(key);
  });
  const kept = distinct.slice(0, limits.diagnostics);
  const next = distinct[limits.diagnostics];
  if (next === undefined) return kept;
  const message = `${distinct.length - kept.length} more are not listed; the limit diagnostics is ${limits.diagnostics}.`;
  return [...kept, diagnose('CS125', next.span, message, 'Mend these first.')];
}
