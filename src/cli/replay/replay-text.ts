import { stepsOf } from '../../log/answers.ts';
import { evidenceByOutcome } from '../../log/evidence.ts';
import { evidenceText, markingText } from '../../log/evidence-text.ts';
import type { LogState } from '../../log/fold.ts';
import type { LogReading } from '../../log/read-log.ts';
import { type Replayed, recordForMachines, stateAt } from '../../log/replay.ts';
import { storyText } from '../../log/story.ts';
import { writeAnswers } from '../../scenario/write-answers.ts';
import { stateLines } from '../../view/state-lines.ts';
import type { Arguments } from '../arguments.ts';
import { refuse } from '../complain.ts';
import { printJson, printLines } from '../print.ts';
import { shown } from '../shown.ts';
import type { ExitStatus, Surroundings } from '../surroundings.ts';
import { tellWhatIf } from './replay-what-if.ts';

/** Tells a sitting as text, or to machines: what of it the flags ask for. */
export function tellReplay(
  given: Arguments,
  surroundings: Surroundings,
  replayed: Replayed,
  reading: LogReading,
): ExitStatus {
  const isJson = given.has('json');
  const at = given.value('at');
  if (at !== null) return tellAt(surroundings, replayed, at, isJson);
  const whatIf = given.value('what-if');
  if (whatIf !== null) return tellWhatIf(surroundings, replayed, whatIf, isJson);
  if (given.has('answers')) return tellAnswers(surroundings, replayed, isJson);
  if (given.has('evidence')) tellEvidence(surroundings, replayed, isJson);
  else if (isJson) printJson(surroundings, forMachines(replayed));
  else printLines(surroundings, parts(storyText(replayed, reading), evidenceText(replayed)));
  return 0;
}

function tellEvidence(surroundings: Surroundings, replayed: Replayed, isJson: boolean): void {
  if (isJson) printJson(surroundings, evidenceByOutcome(replayed));
  else printLines(surroundings, parts(evidenceText(replayed), markingText(replayed)));
}

/** Parts with an empty line between them. */
function parts(...all: readonly (readonly string[])[]): readonly string[] {
  return all.filter((part) => part.length > 0).flatMap((part, index) => (index === 0 ? part : ['', ...part]));
}

function tellAt(surroundings: Surroundings, replayed: Replayed, typed: string, isJson: boolean): ExitStatus {
  const last = replayed.records.length - 1;
  const state = /^\d{1,9}$/.test(typed) ? stateAt(replayed, Number(typed)) : null;
  if (state === null)
    return refuse(surroundings, `--at takes the number of a record, 0 to ${last}, and got ${shown(typed)}`);
  if (isJson) printJson(surroundings, state);
  else printLines(surroundings, stateLines(replayed, state));
  return 0;
}

function tellAnswers(surroundings: Surroundings, replayed: Replayed, isJson: boolean): ExitStatus {
  const [first] = replayed.records;
  if (first === undefined) return refuse(surroundings, 'there is no decision in this log');
  const steps = stepsOf(replayed.records.map(({ record }) => record));
  if (isJson) printJson(surroundings, steps);
  else surroundings.stdout.write(writeAnswers(steps, headingOf(first.after.began)));
  return 0;
}

function headingOf(began: LogState['began']): readonly string[] {
  return [`${began.scenario.id}, sat by ${began.candidate} with seed ${began.seed}`];
}

function forMachines(replayed: Replayed): unknown {
  const { records, difference } = replayed;
  return { records: records.map(recordForMachines), evidence: evidenceByOutcome(replayed), difference };
}
