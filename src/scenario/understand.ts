import type { Diagnostic, Report } from './diagnostic.ts';
import type { SourceFile } from './scenario.ts';

/** What a text says; or every mistake in it, doubts too. */
export type Understood<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** Understands a text with one of the readers of this folder. Warnings alone don't keep it from being used. Pure. */
export function understand<Value>(
  source: SourceFile,
  read: (source: SourceFile, report: Report) => Value | null,
): Understood<Value> {
  const diagnostics: Diagnostic[] = [];
  const value = read(source, (diagnostic) => diagnostics.push(diagnostic));
  return value !== null && diagnostics.every(({ severity }) => severity === 'warning')
    ? { ok: true, value }
    : { ok: false, diagnostics };
}
