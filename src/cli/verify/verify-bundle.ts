import {
  judgeSitting,
  ledgersIn,
  listedFinding,
  type OpenedFile,
  type SittingFindings,
} from '../../bundle/judge-sitting.ts';
import { decoded, type OpenedBundle, openBundle, type UnpackedSitting } from '../../bundle/open-bundle.ts';
import { inSitting } from '../../bundle/sitting-files.ts';
import { bundleBytesMax } from '../../bundle/zip.ts';
import { absolutePath } from '../../host/paths.ts';
import { readBytes } from '../../host/read-text.ts';
import { sha256HexOf } from '../../log/canonical.ts';
import { type CompileEmbedded, sealedScenarioOf } from '../../log/embed.ts';
import { readLog } from '../../log/read-log.ts';
import { hashesSaid } from '../../log/receipt.ts';
import { type Replayed, replayLog } from '../../log/replay.ts';
import { replaySealed, type Unsealed } from '../../log/unseal.ts';
import type { Finding } from '../../log/verify.ts';
import { markingIn } from '../../seal/pack.ts';
import { counted } from '../../view/words.ts';
import type { Arguments } from '../arguments.ts';
import { refuse } from '../complain.ts';
import { logsOf, type ReceiptOfLog } from '../open/receipts-file.ts';
import { compileMarking, openedBytes, shutLedger, type Unsealer } from '../open/unseal.ts';
import { printJson, printLines } from '../print.ts';
import { shown, shownWhole } from '../shown.ts';
import type { ExitStatus, Surroundings } from '../surroundings.ts';
import { version } from '../versions.ts';
import { createLookWith, type Looked, type LookWith, lookAtBytes, withTwice } from './look-at-log.ts';
import { findingLine, tell } from './tell-verified.ts';
import { lookGivenOf, receiptsOf } from './verify-with.ts';

/** A sitting of a bundle, looked at: its log, and everything beside it. */
interface LookedSitting {
  readonly looked: Looked;
  readonly beside: SittingFindings;
  /** Whether the manifest says of it what its log says. */
  readonly listed: Finding;
  /** What was opened of a sealed scenario isn't what the log sealed. */
  readonly marking: Finding | null;
}

/** A bundle, looked at; or why it is none. */
type LookedBundle =
  | {
      readonly ok: true;
      readonly name: string;
      readonly sha256: string;
      readonly manifest: Finding;
      readonly sittings: readonly LookedSitting[];
    }
  | { readonly ok: false; readonly name: string; readonly because: string };

/** Verifies bundles, each by itself: its files, and every log and ledger in it. Nothing is written, nothing unpacked. */
export async function verifyBundles(given: Arguments, surroundings: Surroundings): Promise<ExitStatus> {
  const looking = await lookGivenOf(given, surroundings, ['centre', 'assessor', 'moderator']);
  if (!looking.ok) return refuse(surroundings, looking.because);
  const lookWith = createLookWith(looking.value);
  const read = given.words.map((name) => readBundle(name, surroundings));
  const sources = read.flatMap((one) =>
    one.ok ? one.bundle.sittings.map((sitting) => sourceOf(one.name, sitting)) : [],
  );
  const receipts = receiptsOf(
    given,
    surroundings,
    sources.map(({ path }) => path),
  );
  if (!receipts.ok) return refuse(surroundings, receipts.because);
  const owned = receipts.receipts.map((one) => ({ one, logs: ownersAmong(one, sources) }));
  const bundles: LookedBundle[] = [];
  for (const one of read) bundles.push(one.ok ? await lookAtBundle(one, owned, lookWith) : one);
  const missing = owned.filter(({ logs }) => logs.length === 0).map(({ one }) => one);
  const holds = missing.length === 0 && bundles.every(bundleHolds);
  if (given.has('json')) printJson(surroundings, forMachines(holds, bundles, missing));
  else printLines(surroundings, forPeople(bundles, missing));
  return holds ? 0 : 1;
}

type Owned = readonly { readonly one: ReceiptOfLog; readonly logs: readonly string[] }[];

interface Source {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** A receipt typed for the only log there is names it by its path. */
function ownersAmong(one: ReceiptOfLog, sources: readonly Source[]): readonly string[] {
  const logs = sources.map(({ path, bytes }) => ({ path, hashes: hashesSaid(bytes) }));
  return logsOf(one, logs);
}

function sourceOf(name: string, { packed, files }: UnpackedSitting): Source {
  return { path: `${name}/${packed.folder}/${inSitting.log}`, bytes: files.get(inSitting.log) ?? new Uint8Array() };
}

type Read =
  | { readonly ok: true; readonly name: string; readonly sha256: string; readonly bundle: OpenedBundle }
  | { readonly ok: false; readonly name: string; readonly because: string };

function readBundle(name: string, { cwd }: Surroundings): Read {
  const file = readBytes(absolutePath(cwd, name), bundleBytesMax);
  if (!file.ok) return { ok: false, name, because: file.because };
  const opened = openBundle(file.bytes);
  if (!opened.ok) return { ok: false, name, because: opened.because };
  return { ok: true, name, sha256: sha256HexOf(file.bytes), bundle: opened.bundle };
}

async function lookAtBundle(
  { name, sha256, bundle }: Extract<Read, { readonly ok: true }>,
  owned: Owned,
  lookWith: LookWith,
): Promise<LookedBundle> {
  const sittings: LookedSitting[] = [];
  for (const sitting of bundle.sittings) {
    const { path } = sourceOf(name, sitting);
    const receipts = owned.flatMap(({ one, logs }) => (logs.includes(path) ? [one.receipt] : []));
    sittings.push(await lookAtSitting(path, sitting, receipts, { ...lookWith, packedBy: bundle.program }));
  }
  const twice = withTwice(sittings.map(({ looked }) => looked));
  const once = sittings.map((one, index) => ({ ...one, looked: twice[index] ?? one.looked }));
  return { ok: true, name, sha256, manifest: bundle.manifest, sittings: once };
}

async function lookAtSitting(
  path: string,
  sitting: UnpackedSitting,
  receipts: Parameters<typeof lookAtBytes>[1],
  lookWith: LookWith & { readonly packedBy: string },
): Promise<LookedSitting> {
  const { files } = sitting;
  const bytes = files.get(inSitting.log) ?? new Uint8Array();
  const sig = files.get(inSitting.sig);
  const opened = await openedScenario(bytes, files.get(inSitting.marking), lookWith.unsealer);
  const centres = lookWith.cards.filter(({ role }) => role === 'centre');
  const unsealer: Unsealer = () => Promise.resolve(opened.unsealed);
  const looksWith = { ...lookWith, cards: centres, unsealer };
  const looked = {
    path,
    ...(await lookAtBytes({ bytes, sig: sig === undefined ? null : decoded(sig) }, receipts, looksWith)),
  };
  const beside = judgeSitting(sitting, {
    replayed: wholeReplay(bytes, opened.unsealed, lookWith.compile),
    cards: lookWith.cards,
    packedBy: lookWith.packedBy,
    program: version,
    opened: await openedLedgers(files, lookWith.identity),
  });
  return { looked, beside, listed: listedFinding(sitting), marking: opened.marking };
}

/** The scenario of a sealed log: as it was opened when it was packed, if that is what the log sealed; else by the key that was given. */
async function openedScenario(
  bytes: Uint8Array,
  packed: Uint8Array | undefined,
  unsealer: Unsealer,
): Promise<{ readonly unsealed: Unsealed | null; readonly marking: Finding | null }> {
  const read = readLog(bytes);
  const sealed = read.ok ? sealedScenarioOf(read.log.records) : null;
  if (sealed === null) {
    const says = `${inSitting.marking} is there, and the log has nothing sealed`;
    return { unsealed: null, marking: packed === undefined ? null : { standing: 'wrong', says } };
  }
  if (packed === undefined) return { unsealed: await unsealer(sealed), marking: null };
  const marking = markingIn(sealed, decoded(packed));
  const unsealed = marking === null ? null : compileMarking(marking);
  const good: Finding = { standing: 'good', says: 'what was opened is what the log sealed, by its digests' };
  const wrong: Finding = { standing: 'wrong', says: `${inSitting.marking} isn’t what the log sealed` };
  return { unsealed, marking: unsealed === null ? wrong : good };
}

/** The log replayed to its end; null where it isn't whole. */
function wholeReplay(bytes: Uint8Array, unsealed: Unsealed | null, compile: CompileEmbedded): Replayed | null {
  const read = readLog(bytes);
  if (!read.ok || read.log.damage !== null) return null;
  const { records } = read.log;
  if (sealedScenarioOf(records) !== null && unsealed === null) return null;
  const replayed = unsealed === null ? replayLog(records, compile) : replaySealed(records, unsealed);
  return replayed.difference === null ? replayed : null;
}

async function openedLedgers(
  files: UnpackedSitting['files'],
  identity: string | null,
): Promise<ReadonlyMap<string, OpenedFile>> {
  const opened = new Map<string, OpenedFile>();
  for (const file of ledgersIn(files)) {
    const bytes = files.get(`${inSitting.marks}${file}`) ?? new Uint8Array();
    const one = await openedBytes(bytes, identity, shutLedger);
    opened.set(file, 'because' in one ? one : { text: decoded(one.bytes) });
  }
  return opened;
}

function besideFindings({ beside, listed, marking }: LookedSitting): readonly (Finding & { readonly of: string })[] {
  return [
    { of: 'listed', ...listed },
    ...(marking === null ? [] : [{ of: 'opened', ...marking }]),
    { of: 'scenario', ...beside.scenario },
    { of: 'text', ...beside.transcript, says: `the transcript: ${beside.transcript.says}` },
    ...beside.marks.flatMap(({ file, ledger, signature }) => [
      { of: 'marks', standing: ledger.standing, says: `${file}: ${ledger.says}` },
      { of: 'signed', standing: signature.standing, says: `${file}: ${signature.says}` },
    ]),
    ...beside.papers.map(({ file, paper }) => ({
      of: 'reopened',
      standing: paper.standing,
      says: `${file}: ${paper.says}`,
    })),
    ...(beside.marks.length === 0 ? [{ of: 'marks', standing: 'absent' as const, says: 'no ledger' }] : []),
  ];
}

function sittingHolds(one: LookedSitting): boolean {
  const { verified } = one.looked;
  const isWrong = besideFindings(one).some(({ standing }) => standing === 'wrong');
  return verified.ok && verified.verification.holds && !isWrong;
}

function bundleHolds(bundle: LookedBundle): boolean {
  return bundle.ok && bundle.manifest.standing === 'good' && bundle.sittings.every(sittingHolds);
}

function forMachines(holds: boolean, bundles: readonly LookedBundle[], missing: readonly ReceiptOfLog[]): unknown {
  return {
    holds,
    bundles: bundles.map((bundle) => {
      if (!bundle.ok) return { bundle: bundle.name, holds: false, because: bundle.because };
      const { name, sha256, manifest, sittings } = bundle;
      return { bundle: name, holds: bundleHolds(bundle), sha256, manifest, sittings: sittings.map(sittingForMachines) };
    }),
    missing: missing.map(({ log }) => log),
  };
}

function sittingForMachines(one: LookedSitting): unknown {
  const { path, verified } = one.looked;
  const log = verified.ok
    ? verified.verification
    : { holds: false, problem: verified.problem, because: verified.because };
  return { log: path, holds: sittingHolds(one), verification: log, beside: besideFindings(one) };
}

function forPeople(bundles: readonly LookedBundle[], missing: readonly ReceiptOfLog[]): readonly string[] {
  const lines = bundles.flatMap((bundle, index) => [...(index === 0 ? [] : ['']), ...bundleLines(bundle)]);
  return [...lines, ...missing.map(({ log }) => `${shown(log)}: there is a receipt, and no such log was given`)];
}

function bundleLines(bundle: LookedBundle): readonly string[] {
  if (!bundle.ok) return [`${shown(bundle.name)}  DOES NOT HOLD`, `  it ${shownWhole(bundle.because)}`];
  const { name, sha256, manifest, sittings } = bundle;
  const whole = sittings.filter(sittingHolds).length;
  return [
    `${shown(name)}  ${bundleHolds(bundle) ? 'holds' : 'DOES NOT HOLD'}`,
    findingLine('files', { standing: manifest.standing, says: shownWhole(manifest.says) }),
    `  ${'its own'.padEnd(9)}  SHA-256 ${sha256}: compare it with the one that you were given by another way`,
    ...sittings.flatMap((one) => ['', ...sittingLines(one)]),
    '',
    `${counted(sittings.length, 'sitting')}: ${whole} whole, ${sittings.length - whole} not`,
  ];
}

function sittingLines(one: LookedSitting): readonly string[] {
  const { path, verified } = one.looked;
  return [
    ...tell(path, verified),
    ...besideFindings(one).map(({ of, standing, says }) => findingLine(of, { standing, says: shownWhole(says) })),
  ];
}
