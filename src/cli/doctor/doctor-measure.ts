import type {
  CellsMeasured,
  KeysMeasured,
  Measured,
  ProgramMeasured,
  TerminalMeasured,
} from '../../doctor/measured.ts';
import { after } from '../../host/after.ts';
import { askCells } from '../../host/ask-cursor.ts';
import { machineClocks } from '../../host/clocks.ts';
import { isThere } from '../../host/is-there.ts';
import { clocksMeasuredMs, startClocks } from '../../host/measure-clocks.ts';
import { measureDisk } from '../../host/measure-disk.ts';
import { elapsedMs } from '../../host/others.ts';
import { packageRoot } from '../../host/package-root.ts';
import { absolutePath } from '../../host/paths.ts';
import { scenarioPath } from '../../host/scenario-files.ts';
import { isUtf8Locale } from '../../host/terminal.ts';
import { openScenario } from '../open/open-scenario.ts';
import { hasFullScreen, isPlainAsked, screenPorts } from '../screen-ports.ts';
import { shown } from '../shown.ts';
import type { Surroundings } from '../surroundings.ts';
import { nodeNeeded, version } from '../versions.ts';
import { tryLineKeys } from './doctor-line-keys.ts';

/** What ends the looking before its time. */
export interface Stop {
  readonly isAsked: () => boolean;
  readonly whenAsked: Promise<void>;
  /** Asks for it. */
  readonly ask: () => void;
}

/** What is to be looked at, and whether nobody is at the keyboard. */
export interface Wishes {
  readonly folder: string;
  readonly asksNobody: boolean;
}

/** Measures everything, one after the other; null when it was stopped. */
export async function measureHere(
  { folder, asksNobody }: Wishes,
  stop: Stop,
  surroundings: Surroundings,
): Promise<Measured | null> {
  const terminal = await measureTerminal(stop, surroundings);
  const endClocks = startClocks(machineClocks);
  await pause(clocksMeasuredMs, stop);
  const clocks = endClocks();
  const program = await measureProgram(surroundings);
  const reading = await measureDisk(absolutePath(surroundings.cwd, folder), elapsedMs, stop.isAsked);
  const disk = { folder: shown(folder), ...reading };
  const keys = stop.isAsked() ? null : await measureKeys(terminal, asksNobody, stop, surroundings);
  return keys === null || stop.isAsked() ? null : { program, terminal, keys, clocks, disk };
}

/** Fulfilled when the time is over, or at once when it is asked to stop. */
function pause(ms: number, stop: Stop): Promise<void> {
  return new Promise((resolve) => {
    const cancel = after(ms, resolve);
    void stop.whenAsked.then(() => {
      cancel();
      resolve();
    });
  });
}

async function measureProgram(surroundings: Surroundings): Promise<ProgramMeasured> {
  const missing = await missingParts(surroundings);
  return { version, node: process.versions.node, nodeNeeded, system: process.platform, missing };
}

/** The parts of the program that a sitting needs, from its beginning to the look at its log. */
const partsOfASitting: readonly (readonly [string, () => Promise<unknown>])[] = [
  ['sit', () => import('../sitting/sit.ts')],
  ['the full screen', () => import('../sitting/sit-full-screen.ts')],
  ['plain mode', () => import('../sitting/sit-plain.ts')],
  ['resume', () => import('../sitting/resume.ts')],
  ['verify', () => import('../verify/verify.ts')],
  ['replay', () => import('../replay/replay.ts')],
];

/** Loads each of them, and a scenario with its plan; gives the names of those that can't be. */
async function missingParts(surroundings: Surroundings): Promise<readonly string[]> {
  const missing: string[] = [];
  for (const [name, load] of partsOfASitting)
    await load().catch(() => {
      missing.push(name);
    });
  const rehearsal = scenarioPath(packageRoot(), 'rehearsal').scenario;
  const isWhole = isThere(rehearsal) && openScenario(rehearsal, surroundings).ok;
  return isWhole ? missing : [...missing, 'the scenarios'];
}

async function measureTerminal(stop: Stop, surroundings: Surroundings): Promise<TerminalMeasured> {
  const { env, stdin, stdout } = surroundings;
  const isInput = stdin.isTTY === true;
  const isOutput = stdout.isTTY === true;
  const { NO_COLOR, FORCE_COLOR, NODE_DISABLE_COLORS, ...colourEnv } = env;
  return {
    isInput,
    isOutput,
    columns: isOutput && stdout.columns > 0 ? stdout.columns : null,
    rows: isOutput && stdout.rows > 0 ? stdout.rows : null,
    term: env.TERM ?? null,
    colourBits: isOutput ? stdout.getColorDepth(colourEnv) : null,
    isColourDeclined: NO_COLOR !== undefined && NO_COLOR !== '',
    isUtf8Locale: isUtf8Locale(env),
    cells: isInput && isOutput && env.TERM !== 'dumb' ? await measureCells(stop, surroundings) : null,
    isFullScreen: hasFullScreen(surroundings),
    isPlainAsked: isPlainAsked(surroundings),
  };
}

/**
 * A letter of two bytes and one cell, and a sign of three bytes and two cells; none of the bytes is a control character in an
 * older encoding, so that a terminal which takes each for a character shows each.
 */
const trialTexts = ['é', '両'];

async function measureCells(stop: Stop, { stdin, stdout }: Surroundings): Promise<CellsMeasured | null> {
  const answer = await askCells(trialTexts, { stdin, write: (text) => stdout.write(text), after });
  if (answer === 'interrupted') stop.ask();
  if (answer === 'interrupted' || answer === null) return null;
  const [twoByte = 0, wide = 0] = answer;
  return { twoByte, wide };
}

/** Asks for keys as a sitting here would read them; null when it was stopped. */
async function measureKeys(
  terminal: TerminalMeasured,
  asksNobody: boolean,
  stop: Stop,
  surroundings: Surroundings,
): Promise<KeysMeasured | null> {
  if (!terminal.isInput || !terminal.isOutput) return { tried: false, why: 'no-terminal' };
  if (asksNobody) return { tried: false, why: 'left-out' };
  const trials = terminal.isFullScreen
    ? await (await import('../../ui/run-key-trial.ts')).runKeyTrial({
        ...screenPorts(surroundings),
        whenStopped: stop.whenAsked,
      })
    : await tryLineKeys(surroundings);
  return trials === null ? null : { tried: true, trials };
}
