import type { Scenario } from '../../scenario/scenario.ts';
import type { Arguments } from '../arguments.ts';
import { refuse } from '../complain.ts';
import { openScenario } from '../open/open-scenario.ts';
import { shown } from '../shown.ts';
import type { ExitStatus, Surroundings } from '../surroundings.ts';
import { type Answers, readAnswersFile } from './answers.ts';
import { newSeating } from './new-seating.ts';
import { readTerms, type Terms } from './sit-flags.ts';
import { sitHere } from './sit-here.ts';

/** Sits a scenario for practice: by hand, or from an answers file. */
export async function sitPractice(given: Arguments, surroundings: Surroundings): Promise<ExitStatus> {
  const [name] = given.words;
  if (name === undefined) return refuse(surroundings, '`sit` needs SCENARIO: see `callsheet sit --help`');
  const sealed = sealedWords(name);
  if (sealed !== null) return refuse(surroundings, sealed);
  const terms = readTerms(given);
  if (!terms.ok) return refuse(surroundings, terms.because);
  const opened = openScenario(name, surroundings);
  if (!opened.ok) return refuse(surroundings, opened.because);
  const { scenario } = opened;
  if (scenario.status === 'live') {
    return refuse(
      surroundings,
      `${scenario.id} is live: it is for assessment, and sat with a start file, not for practice`,
    );
  }
  const file = given.value('answers');
  const answers = file === null ? null : readAnswersFile(file, scenario, surroundings);
  if (answers?.ok === false) return refuse(surroundings, answers.because);
  return seat(given, surroundings, scenario, terms.terms, answers?.answers ?? null);
}

/** What to say to somebody who would sit an assessment without its start file; null where it is none. */
function sealedWords(name: string): string | null {
  if (name.endsWith('.pack'))
    return `${shown(name)} is a pack, and a pack is sat with a start file: \`callsheet sit --start FILE\``;
  if (name.endsWith('.start')) return `${shown(name)} is a start file: \`callsheet sit --start ${shown(name)}\``;
  return null;
}

function seat(
  given: Arguments,
  surroundings: Surroundings,
  scenario: Scenario,
  terms: Terms,
  answers: Answers | null,
): Promise<ExitStatus> {
  const made = newSeating(scenario, terms, given.value('out'), surroundings);
  if (!made.ok) return Promise.resolve(refuse(surroundings, made.because));
  return sitHere({ seating: made.seating, answers, wantsPlain: given.has('plain') }, surroundings);
}
