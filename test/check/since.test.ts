import { describe, expect, it } from 'vitest';
import type { Load } from '../../src/check/load.ts';
import { changesSince, firstElsewhere } from '../../src/check/since.ts';
import { sitAnswers } from '../../src/log/answers.ts';
import { readAnswers } from '../../src/scenario/answers-file.ts';
import { compileScenario } from '../../src/scenario/compile.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { smallSource } from '../fixtures/small.ts';
import { MemoryLog, small } from '../log/memory-log.ts';

describe('a new version of a scenario', () => {
  it('that is the same changes nothing', () => {
    expect(changesSince(small, version(), noLoads)).toEqual([]);
  });

  it.each([
    ['S1 pass: Told somebody', 'S1 distinction: Told somebody', 'evidence'],
    ['takes: 10m', 'takes: 25m', 'time'],
    ['tom: { name: Tom Ellery', 'tom: { name: Tom Bell', null],
  ])('with “%s” made “%s” tells of %s', (from, to, of) => {
    const kinds = changesSince(small, version([from, to]), noLoads).map((change) => change.of);
    expect([...new Set(kinds)]).toEqual(of === null ? [] : [of]);
  });

  it('tells what changes of the least and the most that paths ask', () => {
    const changes = changesSince(small, version(), { before: [load(100)], after: [load(150)] });
    expect(changes.map(({ says }) => says)).toEqual(['Words to read: 150 to 150 instead of 100 to 100.']);
  });
});

describe('a stored log under a new version', () => {
  it('comes to the same where nothing that it met has changed', () => {
    expect(firstElsewhere(version(['tom: { name: Tom Ellery', 'tom: { name: Tom Bell']), sat())).toBeNull();
  });

  it('goes elsewhere at the first decision that comes to another result', () => {
    const records = sat();
    const decided = records.find((record) => record.kind === 'decided');
    const changed = version(['when: answer.option == "priya"', 'when: answer.option == "nobody"']);
    expect(firstElsewhere(changed, records)?.seq).toBe(decided?.seq);
  });
});

// Helpers

const noLoads = { before: [load(0)], after: [load(0)] };

function load(words: number): Load {
  const none = { least: 0, most: 0, isEndless: false };
  return { read: { ...none, least: words, most: words }, write: none, tasks: none, sitting: none, production: none };
}

/** The small scenario with a stretch of its text changed. */
function version(...changes: readonly (readonly [from: string, to: string])[]): Scenario {
  const source = smallSource();
  const files = source.files.map((file) =>
    file.path === source.entry
      ? { ...file, text: changes.reduce((text, [from, to]) => replaced(text, from, to), file.text) }
      : file,
  );
  const { scenario, diagnostics } = compileScenario({ ...source, files });
  if (scenario === null) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return scenario;
}

function replaced(text: string, from: string, to: string): string {
  if (!text.includes(from)) throw new Error(`The small scenario has no ${from}`);
  return text.replace(from, to);
}

function sat() {
  const log = new MemoryLog();
  const text = '- first-call: { answer: priya, reason: She decides. }\n- wait: next\n';
  const answers = readAnswers('answers.yaml', text, small, ({ message }) => {
    throw new Error(message);
  });
  if (answers === null) throw new Error('The answers can be read');
  const done = sitAnswers(log.begin(), answers);
  if (!done.ok) throw new Error(JSON.stringify(done));
  return log.records();
}
