import { absolutePath } from '../host/paths.ts';
import { readText } from '../host/read-text.ts';
import { wait } from '../host/wait.ts';
import type { SealedScenario } from '../log/record.ts';
import { readCode } from '../seal/code.ts';
import { type CandidateOpened, openCandidate, type Pack, readPack } from '../seal/pack.ts';
import { askSecret } from './ask-secret.ts';
import { complain } from './complain.ts';
import type { Read } from './open-plan.ts';
import { shown } from './shown.ts';
import type { Surroundings } from './surroundings.ts';

/** The most bytes that a pack may have. */
export const packBytesMax = 32_000_000;

/** Reads a pack's file. */
export function openPack(
  name: string,
  surroundings: Surroundings,
): Read<{ readonly pack: Pack; readonly digest: string }> {
  const file = readText(absolutePath(surroundings.cwd, name), packBytesMax);
  if (!file.ok) return { ok: false, because: `${shown(name)} ${file.because}` };
  const read = readPack(file.text);
  if (!read.ok) return { ok: false, because: `${shown(name)} ${read.because}` };
  return { ok: true, value: { pack: read.pack, digest: read.digest } };
}

/** How often a start code may be typed before the command gives up. */
const codeTries = 5;

/** Seconds to wait after the first wrong code; twice as many after each further one. */
const firstWaitSeconds = 2;

/**
 * Asks for the start code until it opens the candidate's part, five times at most, each wrong one costing twice the wait of the one
 * before. Somebody who guesses by program meets the pack's own slowness instead.
 */
export async function openWithCode(sealed: SealedScenario, surroundings: Surroundings): Promise<Read<CandidateOpened>> {
  for (let tries = 1; tries <= codeTries; tries += 1) {
    const typed = await askSecret('Start code', surroundings);
    if (typed === null) return { ok: false, because: 'no start code was given, and nothing was begun' };
    complain(surroundings, 'Opening: this takes a second or two.');
    const opened = await openCandidate(sealed, readCode(typed));
    if (opened !== null) return { ok: true, value: opened };
    const left = codeTries - tries;
    if (left === 0) break;
    const seconds = firstWaitSeconds * 2 ** (tries - 1);
    complain(
      surroundings,
      `That isn’t the start code. ${left === 1 ? 'One try is' : `${left} tries are`} left; the next one in ${seconds} seconds.`,
    );
    await wait(seconds * 1000);
  }
  return {
    ok: false,
    because: `the start code was wrong ${codeTries} times: ask the invigilator, then give the command again`,
  };
}
