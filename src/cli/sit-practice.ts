import type { Scenario } from '../scenario/scenario.ts';
import { type Answers, readAnswersFile } from './answers.ts';
import type { Arguments } from './arguments.ts';
import { refuse } from './complain.ts';
import { newSeating } from './new-seating.ts';
import { openScenario } from './open-scenario.ts';
import { readTerms, type Terms } from './sit-flags.ts';
import { sitHere } from './sit-here.ts';
import type { ExitStatus, Surroundings } from './surroundings.ts';

/** Sits a scenario for practice: by hand, or from an answers file. */
export async function sitPractice(given: Arguments, surroundings: Surroundings): Promise<ExitStatus> {
  if (given.words[0] === undefined) return refuse(surroundings, '`sit` needs SCENARIO: see `callsheet sit --help`');
  const terms = readTerms(given);
  if (!terms.ok) return refuse(surroundings, terms.because);
  const opened = openScenario(given.words[0] ?? '', surroundings);
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
