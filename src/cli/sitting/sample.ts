import { packageRoot } from '../../host/package-root.ts';
import { scenarioPath } from '../../host/scenario-files.ts';
import { sitAnswers } from '../../log/answers.ts';
import { evidenceText } from '../../log/evidence-text.ts';
import { receiptOf } from '../../log/receipt.ts';
import { replayLog } from '../../log/replay.ts';
import { storyText } from '../../log/story.ts';
import { refuse } from '../complain.ts';
import { openScenario } from '../open/open-scenario.ts';
import { printLines } from '../print.ts';
import type { ExitStatus, Surroundings } from '../surroundings.ts';
import { readAnswersFile } from './answers.ts';
import { newSeating } from './new-seating.ts';
import type { Seating } from './seating.ts';

/** The scenario that shows what this is. */
const sampleId = 'rain-on-day-six';

/** Its variant: always the same, so that what is printed is too. */
const terms = { candidate: 'sample', seed: '7', percent: 100, restBreaks: false };

/** Sits the sample scenario from its strong answers, and prints the story, the evidence by outcome, and where the log is. */
export function sitSample(surroundings: Surroundings): ExitStatus {
  const scenarioFile = scenarioPath(packageRoot(), sampleId);
  const opened = openScenario(scenarioFile.scenario, surroundings);
  if (!opened.ok) return refuse(surroundings, opened.because);
  const answers = readAnswersFile(scenarioFile.answers('strong'), opened.scenario, surroundings);
  if (!answers.ok) return refuse(surroundings, answers.because);
  const made = newSeating(opened.scenario, terms, null, surroundings);
  if (!made.ok) return refuse(surroundings, made.because);
  const { seating } = made;
  try {
    const begun = seating.begin('answers-file');
    if (!begun.ok) return refuse(surroundings, begun.because);
    const sat = sitAnswers(begun.recorder, answers.answers.file);
    if (!sat.ok) {
      return refuse(surroundings, sat.problem === 'lost' ? sat.because : answers.answers.render([sat.diagnostic]));
    }
    printLines(surroundings, tell(seating, receiptOf(sat.seat.head)));
    return 0;
  } finally {
    seating.close();
  }
}

function tell({ arrangements, records }: Seating, receipt: string): readonly string[] {
  const replayed = replayLog(records());
  return [
    ...storyText(replayed),
    '',
    ...evidenceText(replayed),
    '',
    `The log is ${arrangements.logPath}`,
    `Its receipt is ${receipt}`,
    '',
    'In a terminal, `npm start` opens the home screen, where you sit it yourself.',
  ];
}
