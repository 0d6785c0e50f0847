import { readLines } from '../host/line-input.ts';
import { type Ask, onAsk } from '../host/signals.ts';
import { sitAnswers } from '../log/answers.ts';
import { receiptOf } from '../log/receipt.ts';
import type { Recorder, Seat } from '../log/recorder.ts';
import { type PlainEnd, runPlain } from '../plain/run-plain.ts';
import { endView } from '../view/end.ts';
import type { Answers } from './answers.ts';
import { complain } from './complain.ts';
import { isAsciiOnly, printLines } from './print.ts';
import type { Seating } from './seating.ts';
import { type ExitStatus, type Surroundings, say } from './surroundings.ts';

/** A sitting to be sat now, in this terminal. */
export interface HereAndNow {
  readonly seating: Seating;
  /** Sat from these; null where a person sits. */
  readonly answers: Answers | null;
}

/** Sits it, to its end or until it is left, and lets go of its log. */
export async function sitHere(now: HereAndNow, surroundings: Surroundings): Promise<ExitStatus> {
  try {
    if (now.answers !== null) return sitFromAnswers(now.seating, now.answers, surroundings);
    const status = await sitPlain(now, surroundings);
    tellVariant(now.seating, surroundings);
    return status;
  } finally {
    now.seating.close();
  }
}

/** Which variant it was, so that a practice sitting can be sat again just as it was. */
function tellVariant({ recorder, arrangements }: Seating, surroundings: Surroundings): void {
  const sitting = recorder()?.seat().sitting;
  if (sitting === undefined || arrangements.purpose !== 'practice') return;
  say(surroundings, `The seed was ${sitting.seed}: with --seed ${sitting.seed} you get this variant again.`);
}

async function sitPlain({ seating }: HereAndNow, surroundings: Surroundings): Promise<ExitStatus> {
  const { stdin, stdout } = surroundings;
  const input = readLines(stdin);
  let asked: Ask | null = null;
  const stopListening = onAsk((ask) => {
    asked ??= ask;
    noteAsk(seating.recorder(), ask);
    input.stop();
  });
  const end = await runPlain(seating, {
    lines: input.batches,
    write: (line) => say(surroundings, line),
    isAscii: isAsciiOnly(surroundings, stdout),
    isTyped: stdin.isTTY === true,
  });
  stopListening();
  input.stop();
  return asked === null ? statusOf(end) : 130;
}

/** A closed terminal or a request to stop goes onto the record, so that nobody has to guess why the sitting was left. */
export function noteAsk(recorder: Recorder | null, ask: Ask): void {
  const incident = { kind: 'incident', lostSeconds: 0 } as const;
  if (ask === 'hung-up') recorder?.act({ ...incident, what: 'hung-up', detail: 'the terminal was closed' });
  if (ask === 'terminated') recorder?.act({ ...incident, what: 'note', detail: 'the program was asked to stop' });
}

/** A sitting that couldn't start or whose log was lost is an error; leaving one is not. */
export function statusOf(end: PlainEnd): ExitStatus {
  return end === 'failed' || end === 'lost' ? 2 : 0;
}

function sitFromAnswers(seating: Seating, answers: Answers, surroundings: Surroundings): ExitStatus {
  const begun = seating.begin();
  if (!begun.ok) {
    complain(surroundings, begun.because);
    return 2;
  }
  const { recorder } = begun;
  const sat = sitAnswers(recorder, answers.file);
  const seat = pauseUnlessEnded(recorder);
  if (!sat.ok) {
    const what =
      sat.problem === 'lost' ? sat.because : `an entry can't be done:\n\n${answers.render([sat.diagnostic])}`;
    complain(surroundings, `${answers.name}: ${what}`);
  }
  printLines(surroundings, tellSat(seat, seating, answers));
  return sat.ok ? 0 : 2;
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
    end === null ? ['Not finished.', `Go on with: ${arrangements.resumeCommand}`] : [`${end.title}.`, ...end.lines];
  return [
    `${seat.sitting.scenario.title}, sat from ${answers.name} by ${seat.candidate} with seed ${seat.sitting.seed}.`,
    ...how,
    `Log: ${arrangements.logPath}`,
    `Receipt: ${receiptOf(seat.head)}`,
  ];
}
