import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keepingReadings } from '../../src/host/kept-readings.ts';
import { listPlans, listScenarios, planPath } from '../../src/host/scenario-files.ts';
import type { Diagnostic } from '../../src/scenario/diagnostic.ts';
import { type ParseYaml, parseYaml } from '../../src/scenario/parse.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'callsheet-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const small = 'id: small\ntitle: A small one\nstates: { first: {} }\n';

/** How often the file itself was read. */
function counted(): { readonly parse: ParseYaml; readonly times: () => number } {
  let times = 0;
  const parse: ParseYaml = (...given) => {
    times += 1;
    return parseYaml(...given);
  };
  return { parse, times: () => times };
}

function read(parse: ParseYaml, text: string, file = 'scenario.yaml') {
  const found: Diagnostic[] = [];
  return { parsed: parse(file, text, (diagnostic) => found.push(diagnostic)), found };
}

describe('a kept reading', () => {
  it('stands for a second reading of the same text', () => {
    const { parse, times } = counted();
    const first = read(keepingReadings(parse, 'one', folder), small);
    const second = read(keepingReadings(parse, 'one', folder), small);
    expect(times()).toBe(1);
    expect(second).toStrictEqual(first);
  });

  it.each([
    ['another text', 'one', small.replace('small one', 'large one'), 'scenario.yaml'],
    ['another program', 'two', small, 'scenario.yaml'],
    ['another file', 'one', small, 'plan.yaml'],
  ])('does not stand for %s', (_, program, text, file) => {
    const { parse, times } = counted();
    read(keepingReadings(parse, 'one', folder), small);
    read(keepingReadings(parse, program, folder), text, file);
    expect(times()).toBe(2);
  });

  it('gives just what reading gives, for every scenario and plan that is here', () => {
    const places = { cwd: root, packageRoot: root };
    const scenarios = listScenarios(places).map(({ path }) => ['scenario.yaml', path] as const);
    const plans = listPlans(places).map((id) => ['plan.yaml', planPath(id, places) ?? ''] as const);
    expect(scenarios.length).toBeGreaterThan(0);
    for (const [file, path] of [...scenarios, ...plans]) {
      const text = readFileSync(path, 'utf8');
      read(keepingReadings(parseYaml, 'one', folder), text, file);
      const never: ParseYaml = () => expect.fail(`${path} was read again`);
      expect(read(keepingReadings(never, 'one', folder), text, file)).toStrictEqual(read(parseYaml, text, file));
    }
  });

  it('gives just what reading gives, whatever the text says', () => {
    const words = fc.constantFrom(
      'a: 1\n',
      '"b": [x, "y"] # z\n',
      'c: |\n  d\n  é "\n',
      '- e\n',
      'f: {g: , h}\n',
      '  i: ‘\n',
      '\t',
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 8 }), (lines) => {
        const text = `id: small\n${lines.join('')}`;
        const straight = read(parseYaml, text);
        expect(read(keepingReadings(parseYaml, 'one', folder), text)).toStrictEqual(straight);
        expect(read(keepingReadings(parseYaml, 'one', folder), text)).toStrictEqual(straight);
      }),
    );
  });

  it('is not made of a file with a mistake: it is found again each time', () => {
    const { parse, times } = counted();
    const broken = 'id: small\nbrief: {\n';
    const first = read(keepingReadings(parse, 'one', folder), broken);
    const second = read(keepingReadings(parse, 'one', folder), broken);
    expect(times()).toBe(2);
    expect(second).toStrictEqual(first);
    expect(first.found).not.toEqual([]);
  });

  it('is for this user alone, one for each id and file', () => {
    const inside = join(folder, 'kept');
    for (const title of ['A', 'B']) read(keepingReadings(parseYaml, 'one', inside), `id: small\ntitle: ${title}\n`);
    expect(readdirSync(inside)).toEqual(['small.scenario.yaml.json']);
    expect(statSync(inside).mode & 0o777).toBe(0o700);
    expect(statSync(join(inside, 'small.scenario.yaml.json')).mode & 0o777).toBe(0o600);
  });

  it('that is damaged, or can’t be kept, costs only a reading', () => {
    const { parse, times } = counted();
    read(keepingReadings(parse, 'one', folder), small);
    for (const damage of ['', '{"program":"one"', 'null', '[]']) {
      writeFileSync(join(folder, 'small.scenario.yaml.json'), damage);
      expect(read(keepingReadings(parse, 'one', folder), small)).toStrictEqual(read(parseYaml, small));
    }
    expect(times()).toBe(5);
    const file = join(folder, 'file');
    writeFileSync(file, '');
    expect(read(keepingReadings(parse, 'one', join(file, 'kept')), small)).toStrictEqual(read(parseYaml, small));
    expect(read(keepingReadings(parse, 'one', null), small)).toStrictEqual(read(parseYaml, small));
  });
});
