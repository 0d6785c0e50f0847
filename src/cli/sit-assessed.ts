import { besideLog, putBesideLog } from '../host/beside-log.ts';
import { wallNow } from '../host/clocks.ts';
import { isThere } from '../host/is-there.ts';
import { createLog, type LogFile, readLogFile } from '../host/log-file.ts';
import { absolutePath, toldPath } from '../host/paths.ts';
import { sittingsFolder } from '../host/sittings.ts';
import { logOfStart, rememberStart, usedStartsFolder } from '../host/used-starts.ts';
import { deadlineOf, type Opening } from '../log/began.ts';
import { hashesSaid } from '../log/receipt.ts';
import type { Mode } from '../log/record.ts';
import type { Start as RecorderStart } from '../log/recorder.ts';
import { encryptTo } from '../seal/age.ts';
import { headSigned } from '../seal/head-paper.ts';
import { finishMsOf, type Start } from '../seal/start-file.ts';
import { assessedArrangements, assessedOf, takingIn } from './assessed-seating.ts';
import { complain, refuse } from './complain.ts';
import { logCommand } from './log-command.ts';
import { type OpenedSitting, openSitting, type ReadyStart, readyStart } from './open-start.ts';
import { printLines } from './print.ts';
import { createSeating, type Seating } from './seating.ts';
import { handInSecondWindow } from './second-window.ts';
import { newSettings } from './settings-of.ts';
import { shown } from './shown.ts';
import { signedLog } from './signed-log.ts';
import { loadWayToSit, sitHere } from './sit-here.ts';
import type { ExitStatus, Surroundings } from './surroundings.ts';
import { program } from './versions.ts';

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

/** The log's name says whose and which sitting it is, so that the same start file finds it. */
function logName({ scenario, candidate, attempt, id }: Start): string {
  return `${sittingsFolder}/${scenario.id}-${candidate}-${attempt}-${id.slice(0, 8)}.jsonl`;
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

/** What came of sealing a log: whether its last record is signed, or a sentence where it couldn't be sealed. */
export type SealedLog =
  | { readonly ok: true; readonly isSigned: boolean }
  | { readonly ok: false; readonly because: string };

/** Seals the log for those who mark, beside it: what is sent off can be read on the way by nobody else. */
export async function putSealedLog(path: string, start: Start): Promise<SealedLog> {
  const file = readLogFile(path);
  if (!file.ok) return file;
  const recipients = start.assessors.map(({ seal }) => seal);
  const because = putBesideLog(path, 'sealed', await encryptTo(recipients, file.value.bytes));
  return because === null ? { ok: true, isSigned: signsAll(file.value, start) } : { ok: false, because };
}

/** Seals the log, and says where it lies. */
export async function sealLog(path: string, start: Start, surroundings: Surroundings): Promise<void> {
  const sealed = await putSealedLog(path, start);
  if (!sealed.ok) return complain(surroundings, sealed.because);
  const told = (what: 'signature' | 'sealed'): string => shown(toldPath(surroundings.cwd, besideLog(path, what)));
  const { isSigned } = sealed;
  if (!isSigned)
    complain(
      surroundings,
      `${told('signature')} doesn’t sign all of ${shown(toldPath(surroundings.cwd, path))}: keep the receipt`,
    );
  const signed = isSigned ? `Signed: ${told('signature')}. ` : '';
  printLines(surroundings, [
    `${signed}Sealed for ${start.assessors.map(({ id }) => id).join(', ')}: ${told('sealed')}.`,
  ]);
}

/** Whether the signature beside a log is of its last record: where it couldn't be written, that is said to whoever sits there. */
function signsAll({ bytes, sig }: { readonly bytes: Uint8Array; readonly sig: string | null }, start: Start): boolean {
  const signed = sig === null ? null : headSigned(sig, start.id, start.sitting.key);
  return signed !== null && signed.hash === hashesSaid(bytes).at(-1);
}
