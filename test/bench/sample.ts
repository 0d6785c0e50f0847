import { fileURLToPath } from 'node:url';
import { readText } from '../../src/host/read-text.ts';
import { loadScenario, scenarioPath } from '../../src/host/scenario-files.ts';
import { sitAnswers } from '../../src/log/answers.ts';
import type { Opening } from '../../src/log/began.ts';
import { type Act, type Append, createRecorder, type Recorder } from '../../src/log/recorder.ts';
import { type AnswersFile, readAnswers } from '../../src/scenario/answers-file.ts';
import { compileScenario } from '../../src/scenario/compile.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { referencedFiles } from '../../src/scenario/source.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const files = scenarioPath(root, 'rain-on-day-six');

/** The sample scenario, compiled. */
export function sample(): Scenario {
  const loaded = loadScenario(files.scenario, { cwd: root, packageRoot: root }, referencedFiles);
  if (!loaded.ok) throw new Error(loaded.because);
  const { scenario, diagnostics } = compileScenario(loaded.source);
  if (scenario === null) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return scenario;
}

/** A recorder of a new practice sitting whose lines go to `append`; its clock stands still, so that nothing runs out. */
export function begin(scenario: Scenario, append: Append): Recorder {
  return beginWith({ scenario, candidate: 'bench', seed: '7', purpose: 'practice' }, append);
}

/** The same of any sitting. */
export function beginWith(
  terms: Pick<Opening, 'scenario' | 'candidate' | 'seed' | 'purpose' | 'assessed'>,
  append: Append,
  monotonicMs: () => number = () => 0,
): Recorder {
  const program = { callsheet: '0', xstate: '0', cel: '0', seedrandom: '0' };
  const ports = { append, monotonicMs, wall: () => '2026-03-01T09:00:00.000Z' };
  const opening: Opening = { ...terms, mode: 'plain', percent: 100, restBreaks: false, program };
  const created = createRecorder(ports, { kind: 'begin', opening });
  if (!created.ok) throw new Error(created.because);
  return created.recorder;
}

/** Does it, and says so loudly where it is refused. */
export function must(recorder: Recorder, act: Act): void {
  const acted = recorder.act(act);
  if (!acted.ok) throw new Error(acted.because);
}

/** The sample's strong answers. */
export function strongAnswers(scenario: Scenario): AnswersFile {
  const file = files.answers('strong');
  const read = readText(file, 1_000_000);
  const answers = read.ok ? readAnswers(file, read.text, scenario, () => {}) : null;
  if (answers === null) throw new Error(`${file} can’t be read`);
  return answers;
}

/** Sits the sample's strong answers to the end. */
export function sitStrongly(recorder: Recorder): void {
  if (!sitAnswers(recorder, strongAnswers(recorder.seat().sitting.scenario)).ok)
    throw new Error('The strong answers can’t be sat');
}
