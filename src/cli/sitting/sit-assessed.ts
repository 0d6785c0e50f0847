import { wallNow } from '../../host/clocks.ts';
import { isThere } from '../../host/is-there.ts';
import { createLog, type LogFile } from '../../host/log-file.ts';
import { absolutePath, toldPath } from '../../host/paths.ts';
import { randomSeed } from '../../host/seed.ts';
import { sittingsFolder } from '../../host/sittings.ts';
import { logOfStart, rememberStart, usedStartsFolder } from '../../host/used-starts.ts';
import { deadlineOf, type Opening } from '../../log/began.ts';
import type { Mode } from '../../log/record.ts';
import type { Start as RecorderStart } from '../../log/recorder.ts';
import { finishMsOf, type Start } from '../../seal/start-file.ts';
import { refuse } from '../complain.ts';
import { logCommand } from '../log-command.ts';
import { type OpenedSitting, openSitting, type ReadyStart, readyStart } from '../open/open-start.ts';
import { shown } from '../shown.ts';
import type { ExitStatus, Surroundings } from '../surroundings.ts';
import { program } from '../versions.ts';
import { assessedArrangements, assessedOf, takingIn } from './assessed-seating.ts';
import { sealLog } from './seal-log.ts';
import { createSeating, type Seating } from './seating.ts';
import { handInSecondWindow } from './second-window.ts';
import { newSettings } from './settings-of.ts';
import { signedLog } from './signed-log.ts';
import { loadWayToSit, sitHere } from './sit-here.ts';

/** What may be said besides the start file: nothing of it is settled there. */
export interface AssessedWishes {
  readonly startFile: string;
  readonly pack: string | null;
  readonly out: string | null;
  readonly wantsPlain: boolean;
}

/** Sits what a start file settles: the assessed sitting. */
export async function sitAssessed(wishes: AssessedWishes, surroundings: Surroundings): Promise<ExitStatus> {
  const ready = readyStart(wishes.startFile, wishes.pack, wallNow(), surroundings);
  if (!ready.ok) return refuse(surroundings, ready.because);
  const { start } = ready.value;
  const used = usedProblem(start, surroundings);
  if (used !== null) return refuse(surroundings, `${shown(wishes.startFile)} ${used}`);
  const wantsPlain = wishes.wantsPlain || start.way === 'plain';
  // Loaded while the start code is typed.
  const opening = openSitting(ready.value.sealed, start, surroundings);
  const [opened] = await Promise.all([opening, loadWayToSit(wantsPlain, surroundings)]);
  if (!opened.ok) return refuse(surroundings, opened.because);
  const name = wishes.out ?? logName(start);
  const log = createLog(absolutePath(surroundings.cwd, name));
  if (!log.ok) return refuse(surroundings, log.because);
  const signed = signedLog(log.value, start.id, opened.value.key);
  const seating = seatingOf(signed, ready.value, opened.value, surroundings);
  const status = await sitHere({ seating, answers: null, wantsPlain }, surroundings);
  if (seating.recorder() !== null) await sealLog(log.value.path, start, surroundings);
  return status;
}

/** The log's name says whose and which sitting it is; its end is drawn, so that two from one start file can lie in one folder. */
function logName({ scenario, candidate, attempt, id }: Start): string {
  return `${sittingsFolder}/${scenario.id}-${candidate}-${attempt}-${id.slice(0, 8)}-${randomSeed()}.jsonl`;
}

function usedProblem(start: Start, surroundings: Surroundings): string | null {
  const path = logOfStart(usedStartsFolder(surroundings.env), start.id);
  if (path === null) return null;
  if (isThere(`${path}.lock`)) handInSecondWindow(path);
  const told = toldPath(surroundings.cwd, path);
  return `was used on this machine already: the log is ${shown(told)}. Go on with it: \`${logCommand('resume', told, surroundings)}\``;
}

function seatingOf(log: LogFile, ready: ReadyStart, { scenario }: OpenedSitting, surroundings: Surroundings): Seating {
  const { start } = ready;
  const { candidate, seed, percent, restBreaks } = start;
  const baseMs = start.minutes * 60_000;
  const time = { baseMs, percent, restBreaks, deadlineMs: deadlineOf(baseMs, percent), finishMs: finishMsOf(start) };
  const arrangements = assessedArrangements(start, log, time, null, surroundings);
  const begin = (mode: Mode): RecorderStart => {
    const terms = { candidate, seed, percent, restBreaks };
    const opening: Opening = { scenario, ...terms, purpose: 'assessed', mode, program, assessed: assessedOf(ready) };
    return { kind: 'begin', opening };
  };
  return createSeating(
    rememberingLog(log, start, surroundings),
    scenario,
    arrangements,
    begin,
    newSettings(log.path, surroundings),
    {
      takeIn: takingIn(log, start),
    },
  );
}

/** A log with whose first line the machine remembers that the start file was used: where nothing could be written, it wasn't. */
function rememberingLog(log: LogFile, { id }: Start, { env }: Surroundings): LogFile {
  let isRemembered = false;
  return {
    ...log,
    append: (lines) => {
      const appended = log.append(lines);
      if (appended.ok && !isRemembered) rememberStart(usedStartsFolder(env), id, log.path);
      isRemembered ||= appended.ok;
      return appended;
    },
  };
}
