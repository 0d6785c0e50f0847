import { readLogFile } from '../../host/log-file.ts';
import { absolutePath, toldPath } from '../../host/paths.ts';
import { logsIn } from '../../host/sittings.ts';
import type { Head } from '../../log/chain.ts';
import { type CompileEmbedded, createCompileCache, sealedScenarioOf } from '../../log/embed.ts';
import { readLog } from '../../log/read-log.ts';
import { type Replayed, replayLog } from '../../log/replay.ts';
import { replaySealed } from '../../log/unseal.ts';
import { compileScenario } from '../../scenario/compile.ts';
import { signatureFinding } from '../../seal/verify-signature.ts';
import type { Read } from '../read.ts';
import type { Surroundings } from '../surroundings.ts';
import { createUnsealer, openedBytes, type Unsealer } from './unseal.ts';

/** A sitting whose log is whole and replays to its end. */
export interface WholeSitting {
  /** As it is told to a person. */
  readonly path: string;
  readonly replayed: Replayed;
  readonly head: Head;
}

/** One log of a folder: its sitting, or why it can't be told, to go after its name. */
export type EachSitting =
  | { readonly ok: true; readonly sitting: WholeSitting }
  | { readonly ok: false; readonly path: string; readonly because: string };

/** What sealed logs are opened with: an assessor's or a moderator's identity, and what it has opened already. */
export interface SittingOpener {
  readonly identity: string | null;
  readonly unsealer: Unsealer;
  /** Compiles each scenario once, however many logs hold it. */
  readonly compile: CompileEmbedded;
}

/** An opener for many logs: each scenario is unsealed and compiled once. One log is let go before the next is opened. */
export function createSittingOpener(identity: string | null): SittingOpener {
  return { identity, unsealer: createUnsealer(identity), compile: createCompileCache(compileScenario) };
}

/** Which log is being looked at, where a person watches and there are many; null wipes it away. */
export function showProgress({ stderr }: Surroundings, done: number | null, total: number): void {
  if (stderr.isTTY !== true || total < 2) return;
  stderr.write(done === null ? '\r\u001b[K' : `\r${done + 1} of ${total}`);
}

/** The paths of the logs that files and folders stand for, each once, in order; a sealed copy (`.jsonl.age`) is one where it is named. */
export function logPaths(names: readonly string[], { cwd }: Surroundings): Read<readonly string[]> {
  const paths = new Set<string>();
  for (const name of names) {
    const found = logsIn(absolutePath(cwd, name));
    if (!found.ok) return { ok: false, because: `${name} ${found.because}` };
    for (const path of found.paths) paths.add(path);
  }
  return { ok: true, value: [...paths] };
}

/** Opens, reads and replays one log, whole or not at all: what a damaged log would still tell is for `replay` and `verify`. */
export function openSitting(
  path: string,
  opener: SittingOpener,
  surroundings: Pick<Surroundings, 'cwd'>,
): Promise<EachSitting> {
  return open(path, opener, surroundings, false);
}

/** The same of a log that is to be marked: one that ends in an unfinished record, or isn't signed as it must be, is refused too. */
export function openToMark(
  path: string,
  opener: SittingOpener,
  surroundings: Pick<Surroundings, 'cwd'>,
): Promise<EachSitting> {
  return open(path, opener, surroundings, true);
}

async function open(
  path: string,
  opener: SittingOpener,
  { cwd }: Pick<Surroundings, 'cwd'>,
  isToMark: boolean,
): Promise<EachSitting> {
  const told = toldPath(cwd, path);
  const bad = (because: string): EachSitting => ({ ok: false, path: told, because });
  const file = readLogFile(path);
  if (!file.ok) return bad(`can’t be read: ${file.because}`);
  const opened = await openedBytes(file.value.bytes, opener.identity);
  if ('because' in opened) return bad(opened.because);
  const read = readLog(opened.bytes);
  if (!read.ok) return bad(read.because);
  const { records, damage, torn, head } = read.log;
  if (damage !== null) return bad(`is damaged at record ${damage.record}: ${damage.because}`);
  if (isToMark && torn !== null)
    return bad(`ends in ${torn.bytes} bytes of an unfinished record: \`callsheet resume\` sets them aside`);
  const signature = signatureFinding(read.log, { sig: file.value.sig, cards: [] });
  if (isToMark && signature.standing === 'wrong') return bad(`isn’t signed as it must be: ${signature.says}`);
  const sealed = sealedScenarioOf(records);
  const unsealed = sealed === null ? null : await opener.unsealer(sealed);
  if (sealed !== null && unsealed === null)
    return bad(
      opener.identity === null
        ? 'is sealed: give the key of an assessor or a moderator (--key)'
        : 'doesn’t open with this key',
    );
  const replayed = unsealed === null ? replayLog(records, opener.compile) : replaySealed(records, unsealed);
  const { difference } = replayed;
  if (difference !== null)
    return bad(`differs from its replay at record ${difference.seq} (${difference.kind}): ${difference.what}`);
  return { ok: true, sitting: { path: told, replayed, head } };
}
