import { openTasks } from '../../engine/step.ts';
import { sitAnswers } from '../../log/answers.ts';
import { receiptOf } from '../../log/receipt.ts';
import type { Recorder, Seat } from '../../log/recorder.ts';
import { endView } from '../../view/end.ts';
import { complain } from '../complain.ts';
import { printLines } from '../print.ts';
import type { ExitStatus, Surroundings } from '../surroundings.ts';
import type { Answers } from './answers.ts';
import type { Seating } from './seating.ts';

/** Sits an answers file to its end, or up to an entry that can't be done there. */
export function sitFromAnswers(seating: Seating, answers: Answers, surroundings: Surroundings): ExitStatus {
  const begun = seating.begin('answers-file');
  if (!begun.ok) {
    complain(surroundings, begun.because);
    return 2;
  }
  const { recorder } = begun;
  const sat = sitAnswers(recorder, answers.file);
  const seat = pauseUnlessEnded(recorder);
  if (!sat.ok) {
    const what =
      sat.problem === 'lost'
        ? sat.because
        : `an entry can't be done:\n\n${answers.render([sat.diagnostic])}${seedHint(seat)}`;
    complain(surroundings, `${answers.name}: ${what}`);
  }
  printLines(surroundings, tellSat(seat, seating, answers));
  return sat.ok ? 0 : 2;
}

/** Draws change what is open when, so that answers fit the seed they were written for. */
function seedHint({ sitting: { scenario, seed } }: Seat): string {
  if (scenario.draws.length === 0) return '';
  return `\n\nThis was seed ${seed}: answers that were written for another are sat with it (--seed)`;
}

/** An answers file may stop before the end: the sitting is left there as a candidate would leave it. */
function pauseUnlessEnded(recorder: Recorder): Seat {
  const seat = recorder.seat();
  if (seat.sitting.ended === null && !seat.paused)
    recorder.act({ kind: 'pause', because: 'the answers file ends here' });
  return recorder.seat();
}

function tellSat(seat: Seat, { arrangements }: Seating, answers: Answers): readonly string[] {
  const end = endView(seat, arrangements);
  const how =
    end === null
      ? [...tellUnfinished(seat), `Go on with: ${arrangements.resumeCommand}`]
      : [`${end.title}.`, ...end.lines];
  return [
    `${seat.sitting.scenario.title}, sat from ${answers.name} by ${seat.candidate} with seed ${seat.sitting.seed}.`,
    ...how,
    `Log: ${arrangements.logPath}`,
    `Receipt: ${receiptOf(seat.head)}`,
  ];
}

function tellUnfinished({ sitting }: Seat): readonly string[] {
  const open = openTasks(sitting).map(({ id }) => id);
  return [`Not finished${open.length === 0 ? '' : `; still open: ${open.join(', ')}`}.`];
}
