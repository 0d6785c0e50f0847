import { absolutePath } from '../../host/paths.ts';
import { readText } from '../../host/read-text.ts';
import { type AnswersFile, readAnswers } from '../../scenario/answers-file.ts';
import type { Diagnostic } from '../../scenario/diagnostic.ts';
import { renderDiagnostics } from '../../scenario/render-diagnostic.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { shown } from '../shown.ts';
import type { Surroundings } from '../surroundings.ts';

/** The most bytes of an answers file. */
const answersBytesMax = 2_000_000;

/** An answers file as read, and how a mistake in it is shown. */
export interface Answers {
  readonly file: AnswersFile;
  /** The name as it may be printed. */
  readonly name: string;
  readonly render: (diagnostics: readonly Diagnostic[]) => string;
}

/** An answers file, or what to say on standard error. */
export type ReadAnswersFile =
  | { readonly ok: true; readonly answers: Answers }
  | { readonly ok: false; readonly because: string };

/** Reads an answers file of a scenario. */
export function readAnswersFile(path: string, scenario: Scenario, surroundings: Surroundings): ReadAnswersFile {
  const name = shown(path);
  const read = readText(absolutePath(surroundings.cwd, path), answersBytesMax);
  if (!read.ok) return { ok: false, because: `${name} ${read.because}` };
  const render = (diagnostics: readonly Diagnostic[]): string =>
    renderDiagnostics(diagnostics, [{ path: name, text: read.text }]);
  const mistakes: Diagnostic[] = [];
  const file = readAnswers(name, read.text, scenario, (diagnostic) => mistakes.push(diagnostic));
  if (file !== null) return { ok: true, answers: { file, name, render } };
  return { ok: false, because: `${name} can't be used as it is:\n\n${render(mistakes)}` };
}
