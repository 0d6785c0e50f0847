import { localTime } from '../../host/clocks.ts';
import { isThere } from '../../host/is-there.ts';
import { absolutePath } from '../../host/paths.ts';
import { filesIn, readText } from '../../host/read-text.ts';
import type { SealedScenario } from '../../log/record.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { loadAge, openArmored } from '../../seal/age.ts';
import { type CandidateOpened, type Pack, sealedScenario } from '../../seal/pack.ts';
import { publicKeyOf, readPem, type SigningKey } from '../../seal/signing.ts';
import { readStart, type Start, startProblem } from '../../seal/start-file.ts';
import type { Read } from '../read.ts';
import { shown } from '../shown.ts';
import type { Surroundings } from '../surroundings.ts';
import { version } from '../versions.ts';
import { openPack, openWithCode } from './open-pack.ts';

/** The most bytes that a start file may have. */
const startBytesMax = 200_000;

/** A start file that can be used here and now, before anybody has typed a code. */
export interface ReadyStart {
  readonly start: Start;
  /** The file, verbatim. */
  readonly text: string;
  readonly sealed: SealedScenario;
}

/**
 * Reads a start file and its pack, and says why nothing can be done with them: at `wall`, or whenever it may begin. Without a name the
 * pack is sought beside the start file and in `packs`.
 */
export function readyStart(
  name: string,
  packName: string | null,
  wall: string | 'whenever',
  surroundings: Surroundings,
): Read<ReadyStart> {
  const path = absolutePath(surroundings.cwd, name);
  const file = readText(path, startBytesMax);
  if (!file.ok) return { ok: false, because: `${shown(name)} ${file.because}` };
  const read = readStart(file.text);
  if (!read.ok) return { ok: false, because: `${shown(name)} ${read.because}` };
  const { start } = read;
  const pack = packOf(start, path, packName, surroundings);
  if (!pack.ok) return pack;
  const { digest: packDigest } = pack.value;
  const at = wall === 'whenever' ? start.from : wall;
  const problem = startProblem(start, { pack: pack.value.pack, packDigest, wall: at, told: localTime });
  if (problem !== null) return { ok: false, because: `${shown(name)} ${problem}` };
  return { ok: true, value: { start, text: file.text, sealed: sealedScenario(pack.value.pack) } };
}

function packOf(
  start: Start,
  startPath: string,
  name: string | null,
  surroundings: Surroundings,
): Read<{ readonly pack: Pack; readonly digest: string }> {
  if (name !== null) return openPack(name, surroundings);
  const folders = [absolutePath(startPath, '..'), surroundings.cwd, absolutePath(surroundings.cwd, 'packs')];
  const found = [...new Set(folders)].flatMap((folder) => filesIn(folder, '.pack'));
  const opened = found.map((path) => openPack(path, surroundings));
  const its = opened.find((one) => one.ok && one.value.digest === start.pack);
  if (its !== undefined) return its;
  const usual = found.find((path) => path.endsWith(`/${start.scenario.id}.pack`) && isThere(path));
  if (usual !== undefined) return openPack(usual, surroundings);
  return { ok: false, because: `the pack of ${start.scenario.id} isn’t here: give its name after --start FILE` };
}

/** A sealed sitting opened with the start code: what is sat, and the key with which its log is signed. */
export interface OpenedSitting {
  readonly scenario: Scenario;
  readonly key: SigningKey;
}

/** Asks for the start code and opens what it opens, at the beginning of a sitting and when it goes on. */
export async function openSitting(
  sealed: SealedScenario,
  start: Start,
  surroundings: Surroundings,
): Promise<Read<OpenedSitting>> {
  const loaded = await openLoading(sealed, start, surroundings);
  if (!loaded.ok) return loaded;
  const { opened, scenario } = loaded.value;
  const key = await sittingKey(opened, start);
  if (key === null)
    return { ok: false, because: 'the key of this sitting doesn’t open: ask the centre for another start file' };
  return { ok: true, value: { scenario, key } };
}

/** Asks for the start code and opens what the candidates of a sitting may see. */
export async function openScenarioOf(
  sealed: SealedScenario,
  start: Start,
  surroundings: Surroundings,
): Promise<Read<Scenario>> {
  const loaded = await openLoading(sealed, start, surroundings);
  return loaded.ok ? { ok: true, value: loaded.value.scenario } : loaded;
}

/** The candidate's part, opened and compiled. While the question stands on the terminal, what does both is loaded. */
async function openLoading(
  sealed: SealedScenario,
  start: Start,
  surroundings: Surroundings,
): Promise<Read<{ readonly opened: CandidateOpened; readonly scenario: Scenario }>> {
  const opening = openWithCode(sealed, surroundings);
  const [{ compileAhead }] = await Promise.all([import('./compile-ahead.ts'), loadAge()]);
  const compile = compileAhead(start.plan, surroundings);
  const opened = await opening;
  if (!opened.ok) return opened;
  const { scenario } = compile(opened.value.source);
  if (scenario !== null) return { ok: true, value: { opened: opened.value, scenario } };
  const because = `this callsheet (${version}) doesn’t accept the scenario, which was packed by ${start.made}: ask the centre for another pack`;
  return { ok: false, because };
}

async function sittingKey({ identity }: CandidateOpened, { sitting }: Start): Promise<SigningKey | null> {
  const pem = await openArmored(sitting.sealed, { identity });
  const key = pem === null ? null : readPem(pem);
  return key !== null && publicKeyOf(key) === sitting.key ? key : null;
}
