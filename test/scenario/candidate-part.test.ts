import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Sitting } from '../../src/engine/sitting.ts';
import type { LogRecord } from '../../src/log/record.ts';
import type { Act } from '../../src/log/recorder.ts';
import { type CandidatePart, candidatePart } from '../../src/scenario/candidate-part.ts';
import { compileScenario } from '../../src/scenario/compile.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { resultsOf } from '../../src/scenario/task-results.ts';
import { smallSource } from '../fixtures/small.ts';
import { compiled, everyScenario } from '../laws/every-scenario.ts';
import { allShelves } from '../laws/generated-scenario.ts';
import { chances, playOn } from '../laws/random-play.ts';
import { MemoryLog } from '../log/memory-log.ts';

function partOf(scenario: Scenario): CandidatePart {
  const made = candidatePart(scenario);
  if (!made.ok) throw new Error(made.because);
  return made.part;
}

function must<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('It is there');
  return value;
}

/** What a candidate can notice of a sitting, with what their decisions led to. */
function noticed({ active, clock, facts, draws, opened, inbox, ended }: Sitting): unknown {
  const messages = inbox.map(({ at, from, by, subject, text, attach }) => ({ at, from, by, subject, text, attach }));
  return { active, clock, facts, draws, opened, messages, ended };
}

function resultsIn(records: readonly LogRecord[]): readonly string[] {
  return records.flatMap((record) => (record.kind === 'decided' ? [record.result ?? ''] : []));
}

const handover = [
  '  end:',
  '    tasks:',
  '      last: { write: What is left?, as: handover, to: [tom], words: 20, handover: yes, reserve: 5m, results: { all: { to: over } } }',
];

/** A scenario of these states, which goes on from `end` to the handover note and from there to `over`. */
function withStates(...lines: readonly string[]): Scenario {
  const source = smallSource();
  const [entry] = source.files;
  if (entry === undefined) throw new Error('The small scenario has a file');
  const head = entry.text.slice(0, entry.text.indexOf('\ninitial:')).replace(', arrives: later', '');
  return compiled({
    ...source,
    files: [{ ...entry, text: `${head}\n${[...lines, ...handover].join('\n')}\n` }, ...source.files.slice(1)],
  });
}

describe.each(allShelves)('the candidate’s part of %s', (_id, shelves) => {
  it('has no mistake in it, and runs as the whole does', () => {
    fc.assert(
      fc.property(shelves, chances, ({ scenario }, chance) => {
        const part = partOf(scenario);
        const { scenario: shown, diagnostics } = compileScenario(part.source);
        expect(diagnostics.map(({ code, message }) => `${code} ${message}`)).toEqual([]);
        if (shown === null) throw new Error('It was compiled');
        const [whole, sealed] = [new MemoryLog(), new MemoryLog()];
        const recorders = [whole.begin({ scenario }), sealed.begin({ scenario: shown })] as const;
        const [first, second] = recorders;
        const takeToo = (act: Act): void => {
          // A message without an id is named after the result that sends it.
          const known =
            second.seat().sitting.inbox[first.seat().sitting.inbox.findIndex(({ id }) => 'id' in act && id === act.id)];
          const acted = second.act('id' in act && known !== undefined ? { ...act, id: known.id } : act);
          expect(acted.ok).toBe(true);
          expect(noticed(second.seat().sitting)).toEqual(noticed(first.seat().sitting));
        };
        playOn(first, chance, 40, takeToo);
        const named = resultsIn(sealed.records()).map((result) => part.results.get(result) ?? result);
        expect(named).toEqual(resultsIn(whole.records()));
      }),
      { seed: 5_113, numRuns: 25 },
    );
  });
});

describe.each(everyScenario.map(({ id, scenario }) => [id, scenario] as const))(
  'the candidate’s part of %s',
  (_, scenario) => {
    const { source, results } = partOf(scenario);
    const text = source.files.find(({ path }) => path === source.entry)?.text ?? '';

    it('holds nothing that is for those who mark', () => {
      const evidence = [...scenario.tasks.values()].flatMap((task) => [
        ...resultsOf(task).flatMap(({ shows }) => shows),
        ...(task.unanswered?.shows ?? []),
      ]);
      const notes = [...scenario.tasks.values()].flatMap(({ marking, rule }) => [
        ...(marking?.lookFor ?? []),
        ...[marking?.notAPass, marking?.justAPass, marking?.justADistinction, rule].flatMap((note) => note ?? []),
      ]);
      const secrets = [...evidence.map(({ because }) => because), ...notes];
      expect(secrets.length > 5 || scenario.rehearsal).toBe(true);
      for (const secret of secrets) expect(text).not.toContain(JSON.stringify(secret).slice(1, -1));
      const shown = compiled(source);
      for (const task of shown.tasks.values()) {
        const chosen = task.spec.kind === 'choose' ? task.spec.options.map(({ id }) => id) : [];
        for (const { id } of resultsOf(task)) expect(results.has(id) || chosen.includes(id)).toBe(true);
      }
      for (const key of ['marking', 'judged', 'because', 'fairness', 'always-true', 'reviewed-by', 'better'])
        expect(text).not.toContain(`"${key}":`);
    });

    it('is the same each time it is taken', () => {
      expect(partOf(scenario)).toEqual({ source, results });
    });
  },
);

describe('the candidate’s part', () => {
  it('keeps an option that is a result, though it shows nothing any more', () => {
    const scenario = withStates(
      'initial: first',
      'states:',
      '  first:',
      '    tasks:',
      '      which:',
      '        choose: Which?',
      '        options:',
      '          left: { label: Left, shows: { K1 pass: Because } }',
      '          right: { label: Right, results: { well: { when: \'answered("which")\', to: end }, badly: { to: end } } }',
      '    when-all-answered: { when: \'result("which") != "left"\', to: end }',
      '    after: { 20m: { when: \'result("which") == (answered("which") ? "well" : "left")\', to: end } }',
      '  over: { type: final, ending: { title: Done, text: It is over. } }',
    );
    const { source, results } = partOf(scenario);
    expect([...results]).toEqual([
      ['r1', 'well'],
      ['r2', 'badly'],
      ['r3', 'all'],
    ]);
    const [text = ''] = source.files.map((file) => file.text);
    expect(text).toContain('"left":{"label":"Left","shows":{}}');
    expect(text).toContain('result(\\"which\\") != \\"left\\"');
    expect(text).toContain('result(\\"which\\") == (answered(\\"which\\") ? \\"r1\\" : \\"left\\")');
  });

  it('gives no result a name that an option beside it has, whatever the author calls options', () => {
    const scenario = withStates(
      'initial: first',
      'states:',
      '  first:',
      '    tasks:',
      '      which:',
      '        choose: Which?',
      '        options: { r1: { label: Left, to: over }, r2: Right }',
      '        results: { well: { to: end } }',
      '  over: { type: final, ending: { title: Done, text: It is over. } }',
    );
    const { source, results } = partOf(scenario);
    const ids = resultsOf(must(compiled(source).tasks.get('which'))).map(({ id }) => id);
    expect(ids.map((id) => results.get(id) ?? id)).toEqual(['r1', 'well']);
  });

  it('can’t be taken of a scenario that shows a result’s name to the candidate', () => {
    const scenario = withStates(
      'initial: first',
      'states:',
      '  first:',
      '    tasks: { which: { choose: Which?, options: { left: Left }, results: { well: { to: end } } } }',
      '  over:',
      '    type: final',
      '    ending: { title: Done, text: \'It went {{ result("which") }}.\' }',
    );
    const made = candidatePart(scenario);
    expect(made).toMatchObject({ ok: false, because: expect.stringContaining('shows the name of a result') });
  });
});
