import { expect } from 'vitest';
import { compileScenario } from '../../src/scenario/compile.ts';
import type { Diagnostic } from '../../src/scenario/diagnostic.ts';
import { positionOf, renderDiagnostics } from '../../src/scenario/render-diagnostic.ts';
import type { ScenarioSource, SourceFile } from '../../src/scenario/scenario.ts';
import type { Span } from '../../src/scenario/value.ts';

/** What a terminal would obey, or what turns the direction of reading round. LF alone may be written. */
const control = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/;

/** The most letters of one message, hint or note: so much can be read at a glance. */
const sentenceMax = 400;

/** Compiles, and holds to what is promised of any text whatever: a scenario or an error, places that are there, sentences to read. */
export function soundlyCompiled(source: ScenarioSource): readonly Diagnostic[] {
  const { scenario, diagnostics } = compileScenario(source);
  const hasError = diagnostics.some(({ severity }) => severity === 'error');
  expect(scenario === null).toBe(hasError);
  expectSound(diagnostics, [...source.files, source.plan]);
  return diagnostics;
}

/** Holds diagnostics to what is promised of every one, and of all as they are printed. */
export function expectSound(diagnostics: readonly Diagnostic[], files: readonly SourceFile[]): void {
  for (const { span, message, hint, related } of diagnostics) {
    for (const place of related === null ? [span] : [span, related.span]) expectPlace(place, files);
    for (const said of [message, hint, related?.message ?? '-']) {
      expect(said.trim()).not.toBe('');
      expect(said.length, said).toBeLessThanOrEqual(sentenceMax);
    }
  }
  const printed = renderDiagnostics(diagnostics, files);
  expect(printed).not.toMatch(control);
  expect(printed.isWellFormed()).toBe(true);
}

function expectPlace({ file, start, end }: Span, files: readonly SourceFile[]): void {
  const text = files.find(({ path }) => path === file)?.text;
  expect(text, `the file ${file}`).toBeDefined();
  expect(start).toBeGreaterThanOrEqual(0);
  expect(end).toBeGreaterThanOrEqual(start);
  expect(end).toBeLessThanOrEqual(text?.length ?? 0);
  const { line, column } = positionOf(text ?? '', start);
  const lines = (text ?? '').split('\n');
  expect(line).toBeLessThanOrEqual(lines.length);
  expect(column).toBeGreaterThanOrEqual(1);
  expect(column).toBeLessThanOrEqual([...(lines[line - 1] ?? '')].length + 1);
}
