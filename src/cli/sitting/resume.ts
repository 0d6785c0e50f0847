import { wallNow } from '../../host/clocks.ts';
import { type OpenedLog, openLog } from '../../host/log-file.ts';
import { absolutePath, toldPath } from '../../host/paths.ts';
import { sittingsFolder } from '../../host/sittings.ts';
import { setTerminalRight } from '../../host/terminal.ts';
import { beganOf, endOf } from '../../log/book.ts';
import { sealedScenarioOf } from '../../log/embed.ts';
import { foldLog, type LogState } from '../../log/fold.ts';
import { readLog, type TornTail } from '../../log/read-log.ts';
import type { LogRecord, Mode } from '../../log/record.ts';
import type { Start } from '../../log/recorder.ts';
import type { Arrangements } from '../../view/arrangements.ts';
import { interruptionOf } from '../../view/interruption.ts';
import type { Arguments } from '../arguments.ts';
import type { Command } from '../command.ts';
import { refuse } from '../complain.ts';
import { logCommand, resumeCommands } from '../log-command.ts';
import { foundLogs, isUnfinishedLog } from '../open/found-logs.ts';
import type { Read } from '../read.ts';
import { shown } from '../shown.ts';
import type { ExitStatus, Surroundings } from '../surroundings.ts';
import type { AssessedResume } from './resume-assessed.ts';
import { createSeating, type Seating } from './seating.ts';
import { settingsOf } from './settings-of.ts';
import { plainFlag } from './sit.ts';
import { sitHere } from './sit-here.ts';

/** `callsheet resume`: goes on with a sitting where it stopped, after a crash too. */
export const resume: Command = {
  name: 'resume',
  summary: 'Goes on with a sitting where it stopped, after a crash too',
  about: [
    'After a crash, what was saved is there; an unfinished record is set aside, and an incident says what was lost.',
    'The screen is set as you left it: colours, spacing, the time left. That is kept on this machine, never in the log.',
    'A log that is damaged, has ended or is in use is refused, and nothing in it is changed.',
  ].join('\n'),
  takes: {
    words: 'LOG',
    least: 0,
    most: 1,
    says: 'the file of a sitting that has not ended; it holds its scenario. Without it, those in ./sittings are listed',
  },
  flags: [
    plainFlag,
    {
      name: 'full-screen',
      value: null,
      says: 'on the full screen again, where plain mode was chosen in its settings',
    },
  ],
  examples: [
    { line: 'callsheet resume sittings/rain-on-day-six-A1-1.jsonl', says: 'the log tells everything else' },
    { line: 'callsheet resume a.jsonl --plain', says: 'line by line from here on' },
  ],
  exits: [
    [0, 'sat to its end, or left with everything saved'],
    [130, 'interrupted, with everything saved'],
  ],
  run,
};

async function run(given: Arguments, surroundings: Surroundings): Promise<ExitStatus> {
  const [name] = given.words;
  if (name === undefined) return refuse(surroundings, whichWords(surroundings));
  const path = absolutePath(surroundings.cwd, name);
  const opened = openLog(path);
  if (!opened.ok) {
    if (opened.problem === 'held') (await import('./second-window.ts')).handInSecondWindow(path);
    return refuse(surroundings, opened.because);
  }
  const log = opened.value;
  if (log.tookOverFrom !== null) setTerminalRight(surroundings.stdout);
  const found = await stateIn(log, name, surroundings);
  if (!found.ok) {
    log.close();
    return refuse(surroundings, found.because);
  }
  const { assessed } = found;
  const seating = seatingOf(log, found, surroundings);
  const prefersPlain = seating.settings.first.mode === 'plain' && !given.has('full-screen');
  const wantsPlain = given.has('plain') || prefersPlain || assessed?.isPlain === true;
  const status = await sitHere({ seating, answers: null, wantsPlain }, surroundings);
  if (assessed !== null && seating.recorder() !== null) await assessed.seal();
  return status;
}

/** What can be gone on with here, each as its command. */
function whichWords(surroundings: Surroundings): string {
  const open = foundLogs(surroundings).filter(isUnfinishedLog);
  if (open.length === 0) return `\`resume\` needs LOG, and no sitting in ./${sittingsFolder} is there to go on with`;
  const commands = open.map(({ path, label }) => `  ${logCommand('resume', path, surroundings)}\n    ${label}`);
  return ['`resume` needs LOG. To go on with a sitting that is here:', ...commands].join('\n');
}

type Found =
  | {
      readonly ok: true;
      readonly state: LogState;
      readonly torn: TornTail | null;
      readonly assessed: AssessedResume | null;
    }
  | { readonly ok: false; readonly because: string };

/** The sitting that the log holds, if nothing in it is wrong: a damaged one is looked at, never added to. */
async function stateIn(log: OpenedLog, typed: string, surroundings: Surroundings): Promise<Found> {
  const name = shown(typed);
  const read = readLog(log.bytes);
  if (!read.ok) return { ok: false, because: `${name} ${read.because}` };
  const { records, damage, torn } = read.log;
  const look = `Nothing is added to a log that isn't whole: see \`${logCommand('verify', typed, surroundings)}\``;
  if (damage !== null) {
    return { ok: false, because: `${name} is damaged at record ${damage.record}: ${damage.because}. ${look}` };
  }
  const ended = endOf(records);
  if (ended !== undefined) {
    return {
      ok: false,
      because: `${name} has ended: there is nothing to go on with. \`${logCommand('replay', typed, surroundings)}\` tells its story`,
    };
  }
  const opened = await openAssessed(log, records, surroundings);
  if (!opened.ok) return { ok: false, because: opened.because };
  const assessed = opened.value;
  const folded =
    assessed === null ? foldLog(records) : foldLog(records, () => ({ scenario: assessed.scenario, diagnostics: [] }));
  if (!folded.ok) {
    const { seq, kind, what } = folded.difference;
    return {
      ok: false,
      because: `${name} differs from its replay at record ${seq} (${kind}): ${what.replace(/\.$/, '')}. ${look}`,
    };
  }
  return { ok: true, state: folded.state, torn, assessed };
}

/** Opens a sealed log with the start code; null for a practice log, which needs none. What only an assessment needs is loaded there. */
async function openAssessed(
  log: OpenedLog,
  records: readonly LogRecord[],
  surroundings: Surroundings,
): Promise<Read<AssessedResume | null>> {
  const began = beganOf(records);
  const sealed = sealedScenarioOf(records);
  if (began === null || sealed === null) return { ok: true, value: null };
  const { resumeAssessed } = await import('./resume-assessed.ts');
  return resumeAssessed(log, began, sealed, surroundings);
}

function seatingOf(
  log: OpenedLog,
  { state, torn, assessed }: Extract<Found, { readonly ok: true }>,
  surroundings: Surroundings,
): Seating {
  const { began, book, sitting } = state;
  const logPath = toldPath(surroundings.cwd, log.path);
  const time = { ...began.time, deadlineMs: book.deadlineMs };
  const interruption = interruptionOf(state, wallNow());
  const arrangements: Arrangements = assessed?.arrangements(time, interruption) ?? {
    purpose: began.purpose,
    time,
    logPath,
    ...resumeCommands(logPath, surroundings),
    interruption,
  };
  const start = (mode: Mode): Start | { readonly because: string } => {
    const problem = torn === null ? null : log.setTornAside(torn);
    if (problem !== null) return { because: problem.because };
    return { kind: 'resume', state, mode, tornTails: log.setAside() };
  };
  const settings = settingsOf(log.path, surroundings);
  const ports = assessed === null ? {} : { takeIn: assessed.takeIn };
  return createSeating(assessed?.log ?? log, sitting.scenario, arrangements, start, settings, ports);
}
