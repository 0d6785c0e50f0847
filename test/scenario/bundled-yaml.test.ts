import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bundleOptions } from '../../bin/bundle-options.mjs';
import { quickened } from '../../bin/quick-start.mjs';
import type * as Parse from '../../src/scenario/parse.ts';
import { parseYaml } from '../../src/scenario/parse.ts';
import type * as Answers from '../../src/scenario/write-answers.ts';
import { writeAnswers } from '../../src/scenario/write-answers.ts';
import { root } from '../cli/run-callsheet.ts';
import { everyScenario, projectFile } from '../laws/every-scenario.ts';
import { mutated } from './mutated.ts';

/** What reads and writes YAML, as the bundle has it: with the library's build for browsers. */
let bundled: Pick<typeof Parse, 'parseYaml'> & Pick<typeof Answers, 'writeAnswers'>;

const folder = mkdtempSync(join(tmpdir(), 'callsheet-'));
afterAll(() => rmSync(folder, { recursive: true }));

beforeAll(async () => {
  const { outputFiles, metafile } = await build({
    ...quickened(bundleOptions),
    absWorkingDir: root,
    stdin: {
      contents: "export * from './src/scenario/parse.ts'; export * from './src/scenario/write-answers.ts';",
      resolveDir: root,
    },
    outdir: 'made',
    metafile: true,
    write: false,
  });
  const inputs = Object.keys(metafile.inputs).filter((path) => path.startsWith('node_modules/yaml/'));
  expect(inputs.filter((path) => !path.startsWith('node_modules/yaml/browser/'))).toEqual([]);
  for (const { path, contents } of outputFiles) writeFileSync(join(folder, path.split('/').at(-1) ?? ''), contents);
  bundled = await import(pathToFileURL(join(folder, 'stdin.mjs')).href);
});

/** Everything that is read in a text and said of it. */
function readBy(parse: typeof parseYaml, text: string): unknown {
  const said: unknown[] = [];
  return { parsed: parse('a.yaml', text, (one) => said.push(one)), said };
}

const broken = readdirSync(join(root, 'test/fixtures/diagnostics')).filter((name) => name.endsWith('.yaml'));
const texts = [
  ...everyScenario.flatMap(({ source }) => source.files.filter(({ path }) => path.endsWith('.yaml'))),
  ...[
    'scenarios/plans/st0792-v2.yaml',
    'test/fixtures/broken.yaml',
    ...broken.map((name) => `test/fixtures/diagnostics/${name}`),
  ].map((path) => ({ path, text: projectFile(path) })),
];

it('the YAML of the bundle reads every file, sound or broken, as that of Node does', () => {
  for (const { path, text } of texts)
    expect([path, readBy(bundled.parseYaml, text)]).toEqual([path, readBy(parseYaml, text)]);
});

it('it reads files that are broken at random alike', () => {
  const short = texts.filter(({ text }) => text.length < 3_000);
  fc.assert(
    fc.property(
      fc.constantFrom(...short).chain(({ text }) => mutated(text)),
      (text) => {
        expect(readBy(bundled.parseYaml, text)).toEqual(readBy(parseYaml, text));
      },
    ),
    { numRuns: 150, endOnFailure: true },
  );
});

it('it writes an answers file alike, whatever a candidate wrote', () => {
  const words = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('no', '- a: b', '#', "it's", '"', 'x\n  y\n', '£5'),
  );
  fc.assert(
    fc.property(fc.array(words), (notes) => {
      const steps = notes.map((text) => ({ kind: 'note', text, about: null }) as const);
      expect(bundled.writeAnswers(steps, [])).toBe(writeAnswers(steps, []));
    }),
  );
});
