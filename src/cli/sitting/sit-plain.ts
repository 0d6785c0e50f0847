import { every } from '../../host/every.ts';
import { readLines } from '../../host/line-input.ts';
import { runHere } from '../../host/run-here.ts';
import { type Ask, onAsk } from '../../host/signals.ts';
import type { CreatedRecorder } from '../../log/recorder.ts';
import { interruptLine } from '../../plain/plain-step.ts';
import { type PlainEnd, runPlain } from '../../plain/run-plain.ts';
import type { Arrangements } from '../../view/arrangements.ts';
import { pausedHere } from '../../view/interruption.ts';
import { wrapText } from '../../view/text/wrap.ts';
import { isAsciiOnly } from '../print.ts';
import { type ExitStatus, type Surroundings, say } from '../surroundings.ts';
import { noteAsk } from './note-ask.ts';
import type { Seating } from './seating.ts';

/** Sits line by line: from the beginning, or from where the full screen left off. */
export async function sitPlain(seating: Seating, surroundings: Surroundings): Promise<ExitStatus> {
  const { stdin, stdout } = surroundings;
  const input = readLines(stdin);
  let asked: Ask | null = null;
  const stopListening = onAsk((ask) => {
    // A person is asked first; a terminal has put ^C on the line, so what is said next begins on a new one.
    if (ask === 'interrupted' && stdin.isTTY === true && seating.recorder() !== null) {
      say(surroundings, '');
      input.insert(interruptLine);
      return false;
    }
    asked = ask;
    noteAsk(seating.recorder(), ask);
    input.stop();
    return true;
  });
  const { scenario, records } = seating;
  const arrangements = plainArrangements(seating);
  const end = await runPlain(
    {
      scenario,
      arrangements,
      records,
      begin: () => begin(seating),
      invigilate: () => invigilate(seating, surroundings),
    },
    {
      lines: input.batches,
      write: (line) => sayWrapped(surroundings, line),
      isAscii: isAsciiOnly(surroundings, stdout),
      isTyped: stdin.isTTY === true,
      every,
    },
  );
  stopListening();
  input.stop();
  return asked === null ? statusOf(end) : 130;
}

/** Line by line from here on: a sitting begun on the full screen has only been paused. */
function plainArrangements({ arrangements, recorder }: Seating): Arrangements {
  const here = recorder();
  const resumeCommand = `${arrangements.resumeCommand} --plain`;
  const interruption = here === null ? arrangements.interruption : pausedHere(here.seat(), here.leftMs());
  return { ...arrangements, resumeCommand, interruption };
}

/** A line broken between words where a terminal would break it anywhere; whole in a pipe or a file. */
export function sayWrapped(surroundings: Surroundings, line: string): void {
  const { isTTY, columns } = surroundings.stdout;
  for (const part of isTTY === true && columns > 0 ? wrapText(line, columns) : [line]) say(surroundings, part);
}

/** Begins it; a sitting that was paused to change over to plain mode goes on. */
function begin(seating: Seating): CreatedRecorder {
  const recorder = seating.recorder();
  if (recorder === null) return seating.begin('plain');
  const acted = recorder.act({ kind: 'resume', mode: 'plain' });
  return acted.ok ? { ok: true, recorder } : acted;
}

/** Lets the invigilator at the terminal; where there is none, says how else. */
function invigilate({ arrangements, aside }: Seating, { stdin }: Surroundings): readonly string[] {
  const { logPath } = arrangements;
  if (stdin.isTTY !== true) return [`In another window: callsheet invigilate ${logPath}`];
  aside(() => runHere(['invigilate', '--', logPath]));
  return ['The candidate goes on.'];
}

/** A sitting that couldn't start or whose log was lost is an error; leaving one is not. */
function statusOf(end: PlainEnd): ExitStatus {
  return end === 'failed' || end === 'lost' ? 2 : 0;
}
