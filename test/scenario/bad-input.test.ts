import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sitAnswers } from '../../src/log/answers.ts';
import { readAnswers } from '../../src/scenario/answers-file.ts';
import type { Diagnostic } from '../../src/scenario/diagnostic.ts';
import { renderDiagnostics } from '../../src/scenario/render-diagnostic.ts';
import type { ScenarioSource } from '../../src/scenario/scenario.ts';
import { referencedFiles } from '../../src/scenario/source.ts';
import { smallSource } from '../fixtures/small.ts';
import { everyScenario } from '../laws/every-scenario.ts';
import { MemoryLog, small } from '../log/memory-log.ts';
import { whole } from '../log/small-answers.ts';
import { mutated } from './mutated.ts';
import { expectSound, soundlyCompiled } from './soundness.ts';

/** The scenario with another text in one of its files. */
function withText(source: ScenarioSource, path: string, text: string): ScenarioSource {
  return {
    ...source,
    files: source.files.map((file) => (file.path === path ? { path, text } : file)),
    plan: source.plan.path === path ? { path, text } : source.plan,
  };
}

function textOf(source: ScenarioSource, path: string): string {
  return [...source.files, source.plan].find((file) => file.path === path)?.text ?? '';
}

/** The small scenario's file after one replacement. */
function changed(from: string, to: string): ScenarioSource {
  const source = smallSource();
  const text = textOf(source, source.entry);
  expect(text).toContain(from);
  return withText(
    source,
    source.entry,
    text.replace(from, () => to),
  );
}

describe('whatever a file holds, it gives a scenario or errors with places and sentences', () => {
  it.each(everyScenario)('$id, its file changed at random', ({ source }) => {
    fc.assert(
      fc.property(mutated(textOf(source, source.entry)), (text) => {
        referencedFiles({ path: 'scenario.yaml', text });
        soundlyCompiled(withText(source, source.entry, text));
      }),
      { seed: 71, numRuns: 60 },
    );
  });

  it.each(['plan.yaml', 'documents/crew-list.csv', 'documents/new-order.txt'])('%s, changed at random', (path) => {
    const source = smallSource();
    fc.assert(
      fc.property(mutated(textOf(source, path)), (text) => {
        soundlyCompiled(withText(source, path, text));
      }),
      { seed: 72, numRuns: 100 },
    );
  });

  it('an answers file, changed at random', () => {
    fc.assert(
      fc.property(mutated(whole), (text) => {
        const found: Diagnostic[] = [];
        const answers = readAnswers('answers.yaml', text, small, (diagnostic) => found.push(diagnostic));
        expect(answers === null).toBe(found.some(({ severity }) => severity === 'error'));
        const sat = answers === null ? null : sitAnswers(new MemoryLog().begin(), answers);
        const stopped = sat !== null && !sat.ok && sat.problem === 'entry' ? [sat.diagnostic] : [];
        expectSound([...found, ...stopped], [{ path: 'answers.yaml', text }]);
      }),
      { seed: 73, numRuns: 150 },
    );
  });

  it('any text at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        soundlyCompiled(withText(smallSource(), 'scenario.yaml', text));
      }),
      { seed: 74, numRuns: 300 },
    );
  });
});

/** Files that cost a careless reader time or memory without bound, with what is said of them first. */
const hostile: readonly (readonly [name: string, code: string, text: () => string])[] = [
  ['fifty million characters', 'CS120', () => 'a: b\n'.repeat(10_000_000)],
  ['lists in lists, never closed', 'CS121', () => '['.repeat(400_000)],
  ['lists in lists, closed', 'CS121', () => `a: ${'['.repeat(200_000)}${']'.repeat(200_000)}`],
  ['maps in maps', 'CS121', () => '{a: '.repeat(100_000)],
  ['dashes after dashes', 'CS121', () => '- '.repeat(200_000)],
  [
    'lines deeper and deeper',
    'CS121',
    () => Array.from({ length: 900 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'),
  ],
  ['aliases of aliases', 'CS105', () => bomb()],
  ['a hundred thousand keys', 'CS122', () => 'a:\n'.repeat(100_000)],
  [
    'as many unknown keys as may be',
    'CS202',
    () => Array.from({ length: 14_000 }, (_, index) => `k${index}: v`).join('\n'),
  ],
  ['one key again and again', 'CS202', () => 'k: v\n'.repeat(14_000)],
  ['a quote never closed', 'CS104', () => `a: "${'x'.repeat(490_000)}`],
  ['wrong escapes', 'CS111', () => `a: "${'\\q'.repeat(240_000)}"`],
  ['a key as long as the file', 'CS110', () => `${'k'.repeat(490_000)}: v`],
  ['tabs at every line', 'CS122', () => 'a:\n\tb: c\n'.repeat(49_000)],
  ['directives', 'CS112', () => '%a\n'.repeat(160_000)],
  ['documents', 'CS203', () => 'a\n...\n'.repeat(80_000)],
  ['control characters', 'CS203', () => '\u0000'.repeat(490_000)],
];

function bomb(): string {
  const names = [...'abcdefghij'];
  const lines = names.map((name, index) => `${name}: &${name} [${`*${names[index - 1] ?? 'x'}, `.repeat(9)}x]`);
  return lines.join('\n');
}

describe('a file made to stop the program does not', () => {
  it.each(hostile)('%s', { timeout: 20_000 }, (_, code, text) => {
    const codes = soundlyCompiled(withText(smallSource(), 'scenario.yaml', text())).map((one) => one.code);
    expect(codes).toContain(code);
    expect(codes.length).toBeLessThanOrEqual(201);
  });

  it.each([
    ['brackets', '('.repeat(1_900)],
    ['nots', `'${'!'.repeat(1_900)}van_booked'`],
    ['minuses', `'${'-'.repeat(1_900)}goodwill > 1'`],
    ['choices', `'${'wet ? 1 : '.repeat(150)}1 > 1'`],
    ['dots', `goodwill${'.a'.repeat(900)}`],
    ['sums', `${'goodwill + '.repeat(150)}1 > 2`],
    ['lists', `'${'['.repeat(1_900)}'`],
  ])('nor a condition of many %s', (_, condition) => {
    const [first] = soundlyCompiled(changed('if: goodwill > 2', `if: ${condition}`));
    expect(first?.code).toBe('CS610');
  });

  it('nor more states than there may be, that lead to each other in a circle', () => {
    const ring = Array.from({ length: 3_000 }, (_, at) => `  s${at}: { always: { to: s${(at + 1) % 3_000} } }\n`).join(
      '',
    );
    const found = soundlyCompiled(changed('  ended-late:\n', `${ring}  ended-late:\n`));
    expect(found.map(({ code }) => code)).toEqual(['CS124', 'CS413']);
  });

  it('nor a line as long as the file, each of its mistakes pictured in a hundred columns', () => {
    const source = withText(smallSource(), 'scenario.yaml', `a: "${'\\q'.repeat(240_000)}"`);
    const lines = renderDiagnostics(soundlyCompiled(source), source).split('\n');
    const pictures = lines.filter((line) => line.startsWith('   1 | '));
    expect(pictures.length).toBeGreaterThan(200);
    expect(Math.max(...pictures.map((line) => line.length))).toBeLessThanOrEqual(100);
  });
});

describe('what a terminal would obey', () => {
  it('is told and left out of the texts that candidates read', () => {
    const source = changed('title: Wet-weather kit', 'title: "Wet\\e[31m kit"');
    expect(soundlyCompiled(source).map(({ code }) => code)).toEqual(['CS114']);
  });
});
