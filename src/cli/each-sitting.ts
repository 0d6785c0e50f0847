import { readLogFile } from '../host/log-file.ts';
import { absolutePath, toldPath } from '../host/paths.ts';
import { logsIn } from '../host/sittings.ts';
import type { Head } from '../log/chain.ts';
import { type CompileEmbedded, sealedScenarioOf } from '../log/embed.ts';
import { readLog } from '../log/read-log.ts';
import { type Replayed, replayLog } from '../log/replay.ts';
import { replaySealed } from '../log/unseal.ts';
import type { Read } from './open-plan.ts';
import type { Surroundings } from './surroundings.ts';
import { openedBytes, type Unsealer } from './unseal.ts';

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
  /** What compiles the scenarios of the rest, each once where many logs are opened; a compiler of its own for each log unless given. */
  readonly compile?: CompileEmbedded;
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
export async function openSitting(
  path: string,
  opener: SittingOpener,
  surroundings: Surroundings,
): Promise<EachSitting> {
  const told = toldPath(surroundings.cwd, path);
  const bad = (because: string): EachSitting => ({ ok: false, path: told, because });
  const file = readLogFile(path);
  if (!file.ok) return bad(`can’t be read: ${file.because}`);
  const opened = await openedBytes(file.value.bytes, opener.identity);
  if ('because' in opened) return bad(opened.because);
  const read = readLog(opened.bytes);
  if (!read.ok) return bad(read.because);
  const { records, damage, head } = read.log;
  if (damage !== null) return bad(`is damaged at record ${damage.record}: ${damage.because}`);
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
