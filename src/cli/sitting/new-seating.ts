import { createLog, type LogFile } from '../../host/log-file.ts';
import { absolutePath, toldPath } from '../../host/paths.ts';
import { nextLogPath } from '../../host/sittings.ts';
import { deadlineOf, type Opening } from '../../log/began.ts';
import type { Mode } from '../../log/record.ts';
import type { Start } from '../../log/recorder.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { resumeCommands } from '../log-command.ts';
import { shown } from '../shown.ts';
import type { Surroundings } from '../surroundings.ts';
import { program } from '../versions.ts';
import { createSeating, type Seating } from './seating.ts';
import { newSettings } from './settings-of.ts';
import type { Terms } from './sit-flags.ts';

/** A new sitting whose log is made and held, or a sentence about why it can't be. */
export type NewSeating =
  | { readonly ok: true; readonly seating: Seating }
  | { readonly ok: false; readonly because: string };

/** Makes the log of a new practice sitting, before the candidate reads a word: what can't be written is known then. */
export function newSeating(
  scenario: Scenario,
  terms: Terms,
  out: string | null,
  surroundings: Surroundings,
): NewSeating {
  const log = makeLog(scenario, terms, out, surroundings.cwd);
  if (!log.ok) return log;
  const { candidate, seed, percent, restBreaks } = terms;
  const baseMs = scenario.allowMinutes * 60_000;
  const logPath = toldPath(surroundings.cwd, log.log.path);
  const arrangements = {
    purpose: 'practice',
    time: { baseMs, percent, restBreaks, deadlineMs: deadlineOf(baseMs, percent) },
    logPath,
    ...resumeCommands(logPath, surroundings),
    interruption: null,
  } as const;
  const start = (mode: Mode): Start => {
    const opening: Opening = { scenario, candidate, seed, purpose: 'practice', mode, percent, restBreaks, program };
    return { kind: 'begin', opening };
  };
  return {
    ok: true,
    seating: createSeating(log.log, scenario, arrangements, start, newSettings(log.log.path, surroundings)),
  };
}

type MadeLog = { readonly ok: true; readonly log: LogFile } | { readonly ok: false; readonly because: string };

/** With `--out` that name and no other; else the next free one, even where another sitting takes it at this moment. */
function makeLog(scenario: Scenario, terms: Terms, out: string | null, cwd: string): MadeLog {
  const wrong = out === null ? null : outProblem(out);
  if (wrong !== null) return { ok: false, because: wrong };
  for (;;) {
    const name = out ?? nextLogPath(cwd, scenario.id, terms.candidate);
    const made = createLog(absolutePath(cwd, name));
    if (made.ok) return { ok: true, log: made.value };
    if (out !== null || made.problem !== 'exists') return { ok: false, because: made.because };
  }
}

/** Why no log is made by this name: it could never be told as it is, or a folder is meant. */
function outProblem(out: string): string | null {
  if (/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(out))
    return `--out takes a name without control characters. It got ${shown(out)}`;
  return /[/\\]$/.test(out) ? `--out takes a file, and ${shown(out)} is a folder’s name` : null;
}
