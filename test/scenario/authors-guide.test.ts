import { describe, expect, it } from 'vitest';
import { openSitting, openTasks, step } from '../../src/engine/step.ts';
import { sitAnswers } from '../../src/log/answers.ts';
import { readAnswers } from '../../src/scenario/answers-file.ts';
import { compileScenario } from '../../src/scenario/compile.ts';
import { referencedFiles } from '../../src/scenario/source.ts';
import { projectFile } from '../laws/every-scenario.ts';
import { MemoryLog } from '../log/memory-log.ts';

const files = new Map(
  [...projectFile('docs/authors.md').matchAll(/^`late-van\/(\S+)`\n\n```\w+\n(.*?)^```$/gms)].map(([, path, text]) => [
    path ?? '',
    text ?? '',
  ]),
);
const entry = files.get('scenario.yaml') ?? '';
const { plan, documents } = referencedFiles(entry);
const source = {
  entry: 'scenario.yaml',
  files: ['scenario.yaml', ...documents].map((path) => ({ path, text: files.get(path) ?? '' })),
  plan: { path: 'plan.yaml', text: projectFile(`scenarios/plans/${plan}.yaml`) },
};
const { scenario, diagnostics } = compileScenario(source);

describe('the whole scenario in the authors’ guide', () => {
  it('has its three files there, and compiles without a word', () => {
    expect([...files.keys()]).toEqual(['scenario.yaml', 'documents/who-decides.txt', 'answers/strong.yaml']);
    expect(diagnostics.map(({ code, message }) => `${code} ${message}`)).toEqual([]);
  });

  it('is what the guide says: tasks of two kinds, a message, a timer, a draw, a handover', () => {
    const tasks = [...must(scenario).tasks.values()];
    expect(tasks.map(({ spec, handover }) => `${spec.kind}${handover ? ', the handover' : ''}`)).toEqual([
      'contact',
      'form',
      'write, the handover',
    ]);
    expect([...must(scenario).states.values()].flatMap(({ timers }) => timers.map(({ id }) => id))).toEqual([
      'broken-down.after.60m',
    ]);
    expect(must(scenario).draws.map(({ id }) => id)).toEqual(['hire']);
  });

  it('is sat from its answers to the better ending', () => {
    const answers = readAnswers('strong.yaml', files.get('answers/strong.yaml') ?? '', must(scenario), () => {});
    const log = new MemoryLog();
    const sat = sitAnswers(log.begin({ scenario: must(scenario), seed: '1' }), must(answers));
    expect(sat).toMatchObject({ ok: true, seat: { sitting: { ended: { how: 'finished', ending: 'rolling' } } } });
    const results = log.records().flatMap((record) => (record.kind === 'decided' ? [record.result] : []));
    expect(results).toEqual(['right', 'sound', 'van']);
  });

  it('goes on by its timer where nobody answers', () => {
    const waited = step(openSitting(must(scenario), '1'), { kind: 'wait', minutes: 'next' });
    expect(waited.inbox.map(({ id }) => id)).toEqual(['gita-rings', 'gita-presses']);
    expect(openTasks(waited).map(({ id }) => id)).toEqual(['van-order']);
  });
});

function must<T>(value: T | null): T {
  if (value === null) throw new Error('It could not be read');
  return value;
}
