import { absolutePath } from '../../host/paths.ts';
import { readText } from '../../host/read-text.ts';
import type { SealedScenario } from '../../log/record.ts';
import { type CandidateOpened, openCandidate, type Pack, readPack } from '../../seal/pack.ts';
import type { Read } from '../read.ts';
import { shown } from '../shown.ts';
import type { Surroundings } from '../surroundings.ts';
import { askCode } from './ask-code.ts';

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

/** Asks for the start code until it opens the candidate's part. */
export function openWithCode(sealed: SealedScenario, surroundings: Surroundings): Promise<Read<CandidateOpened>> {
  const start = {
    name: 'start code',
    question: 'Start code',
    without: 'and nothing was begun',
    afterwards: 'ask the invigilator, then give the command again',
    open: (code: string) => openCandidate(sealed, code),
  };
  return askCode(start, surroundings);
}
