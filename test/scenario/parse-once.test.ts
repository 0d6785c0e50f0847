import { expect, it } from 'vitest';
import type { Diagnostic } from '../../src/scenario/diagnostic.ts';
import { parseYaml } from '../../src/scenario/parse.ts';
import { parsingOnce } from '../../src/scenario/parse-once.ts';

it('A file is read once while its text is the same, and its mistakes are reported each time', () => {
  let times = 0;
  const parse = parsingOnce((...given) => {
    times += 1;
    return parseYaml(...given);
  });
  const read = (file: string, text: string) => {
    const found: Diagnostic[] = [];
    return { parsed: parse(file, text, (diagnostic) => found.push(diagnostic)), found };
  };
  const broken = 'id: {\n';
  const first = read('a.yaml', broken);
  expect(first.found).not.toEqual([]);
  expect(read('a.yaml', broken)).toEqual(first);
  expect(times).toBe(1);
  read('b.yaml', broken);
  read('a.yaml', 'id: x\n');
  expect(times).toBe(3);
});
