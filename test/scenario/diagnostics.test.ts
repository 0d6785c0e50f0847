import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { diagnosticCodes, type ReadingCode } from '../../src/scenario/codes.ts';
import { positionOf, renderDiagnostics } from '../../src/scenario/render-diagnostic.ts';
import type { Span } from '../../src/scenario/value.ts';
import { type ExampleRun, examples, runExample, runMended } from './diagnostic-examples.ts';
import { diagnosticsPage } from './diagnostics-page.ts';
import { expectSound } from './soundness.ts';

const codes = Object.keys(diagnosticCodes) as ReadingCode[];
/** The code that stands for all that is no longer listed comes after those that are. */
const alone = codes.filter((code) => code !== 'CS125');

describe('the example of every code', () => {
  it.each(alone)('%s is the one thing said of its file, at its place', (code) => {
    const run = runExample(code);
    expect(run.diagnostics.map((one) => `${one.code} ${placeOf(run, one.span)}`)).toEqual([
      `${code} ${examples[code].at}`,
    ]);
  });

  it('CS125 comes after as many as are listed', () => {
    const run = runExample('CS125');
    expect(run.diagnostics.slice(0, -1).map(({ code }) => code)).toEqual(Array(200).fill('CS201'));
    expect(run.diagnostics.slice(-1).map((one) => `${one.code} ${placeOf(run, one.span)}`)).toEqual([
      `CS125 ${examples.CS125.at}`,
    ]);
  });

  it.each(codes)('%s is printed with its line, a caret and a hint, and nothing that a terminal would obey', (code) => {
    const { diagnostics, files } = runExample(code);
    expectSound(diagnostics, files);
    expect(renderDiagnostics(diagnostics.slice(-1), files)).toMatch(
      /^[\w./-]+:\d+:\d+: (error|warning) CS\d{3} .+\n +\d+ \| .+\n +\| *\^+\n {2}hint: .+\n/,
    );
  });

  it.each(codes.filter((code) => examples[code].mend !== null))('%s is gone once its file is mended', (code) => {
    const mended = runMended(code);
    expect(mended?.files).not.toEqual(runExample(code).files);
    expect(mended?.diagnostics).toEqual([]);
  });

  it('is a file, unless it is too big for one, and there is no other', () => {
    const made = ['CS120', 'CS122', 'CS123', 'CS125'];
    const names = readdirSync(new URL('../fixtures/diagnostics', import.meta.url));
    expect(names.filter((name) => name.endsWith('.yaml')).sort()).toEqual(
      [...codes.filter((code) => !made.includes(code)), 'right'].map((name) => `${name}.yaml`).sort(),
    );
  });
});

it('docs/diagnostics.md is what the examples make (vitest -u writes it again)', async () => {
  await expect(diagnosticsPage()).toMatchFileSnapshot('../../docs/diagnostics.md');
});

function placeOf({ files }: ExampleRun, { file, start }: Span): string {
  const { line, column } = positionOf(files.find(({ path }) => path === file)?.text ?? '', start);
  return `${file === 'scenario.yaml' || file === 'answers.yaml' ? '' : `${file}:`}${line}:${column}`;
}
