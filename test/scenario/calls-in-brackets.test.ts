import { expect, it } from 'vitest';
import { parseYaml } from '../../src/scenario/parse.ts';

it.each([
  [
    'go: { when: answer.before("ring", "hire"), to: next }',
    `12: Put quotes round the whole value: go: { when: 'answer.before("ring", "hire")', to: next }`,
  ],
  [
    'go: [ { when: answer.before("a", "b") && answer.before("b", "c") } ]',
    `14: Put quotes round the whole value: go: [ { when: 'answer.before("a", "b") && answer.before("b", "c")' } ]`,
  ],
  [
    'go: { always: [ yes, f("a", "b") ] }',
    `21: Put quotes round the whole value: go: { always: [ yes, 'f("a", "b")' ] }`,
  ],
  [
    'go: { when: "ready" == f("a", "b") }',
    `12: Put quotes round the whole value: go: { when: '"ready" == f("a", "b")' }`,
  ],
  ['go: { role: "First" assistant }', `12: Put quotes round the whole value: go: { role: '"First" assistant' }`],
])('an expression with a comma in brackets is to be quoted whole: %s', (line, told) => {
  const hints: string[] = [];
  parseYaml('a.yaml', `${line}\nbrief: b\n`, ({ code, span, hint }) => {
    expect(['CS105', 'CS106']).toContain(code);
    hints.push(`${span.start}: ${hint}`);
  });
  expect(hints).toEqual([told]);
});
