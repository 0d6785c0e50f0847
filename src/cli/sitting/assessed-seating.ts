import { handedIn } from '../../host/beside-log.ts';
import type { LogFile } from '../../host/log-file.ts';
import { toldPath } from '../../host/paths.ts';
import type { Assessed } from '../../log/began.ts';
import type { SittingTime } from '../../log/record.ts';
import type { Act } from '../../log/recorder.ts';
import { isAttested } from '../../seal/attest.ts';
import { readHandedIn } from '../../seal/handed-in.ts';
import { finishMsOf, type Start } from '../../seal/start-file.ts';
import type { Arrangements } from '../../view/arrangements.ts';
import type { Interruption } from '../../view/interruption.ts';
import { resumeCommands } from '../log-command.ts';
import type { ReadyStart } from '../open/open-start.ts';
import type { Surroundings } from '../surroundings.ts';
import type { TakenIn } from './seating.ts';

/** What goes onto the record at the beginning of an assessed sitting. */
export function assessedOf({ start, text, sealed }: ReadyStart): Assessed {
  return {
    scenario: sealed,
    start: text,
    invigilator: start.invigilator.id,
    finishMs: finishMsOf(start),
    keepYears: start.keepYears,
  };
}

/** What the candidate is told, and the screen keeps to, of an assessed sitting. */
export function assessedArrangements(
  start: Start,
  log: LogFile,
  time: SittingTime,
  interruption: Interruption | null,
  surroundings: Surroundings,
): Arrangements {
  const logPath = toldPath(surroundings.cwd, log.path);
  return {
    purpose: 'assessed',
    time,
    logPath,
    ...resumeCommands(logPath, surroundings),
    interruption,
    assessed: {
      candidate: start.candidate,
      attempt: start.attempt,
      centre: start.centre.id,
      invigilator: start.invigilator.id,
      declaration: start.declaration,
      editor: start.editor,
      clipboard: start.clipboard,
      isFacilitated: start.way === 'facilitated',
    },
  };
}

/**
 * What other programs handed in for the record since the last look: what an invigilator signed, and that somebody else wanted the log.
 * What nobody signed who may is taken away and leaves no trace: it says nothing that could be relied on.
 */
export function takingIn(log: LogFile, start: Start): () => readonly TakenIn[] {
  return () =>
    handedIn(log.path).map(({ text, done }): TakenIn => {
      const read = readHandedIn(text);
      const isGood = read !== null && (read.kind === 'second-window' || isAttested(read.body, start));
      return { act: isGood ? actOf(read) : null, done };
    });
}

function actOf(read: NonNullable<ReturnType<typeof readHandedIn>>): Act {
  if (read.kind === 'attested') return read;
  return { kind: 'incident', what: 'second-window', lostSeconds: 0, detail: read.detail };
}
