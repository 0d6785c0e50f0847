import { packBundle, type ReadySitting } from '../../bundle/pack-bundle.ts';
import { inSitting, sittingFiles, textFile } from '../../bundle/sitting-files.ts';
import { bundleBytesMax, bundleFilesMax } from '../../bundle/zip.ts';
import { readLogFile } from '../../host/log-file.ts';
import { writeWholeNewFile } from '../../host/new-file.ts';
import { absolutePath } from '../../host/paths.ts';
import { logName } from '../../host/sittings.ts';
import { canonicalForm, sha256HexOf } from '../../log/canonical.ts';
import { sealedScenarioOf } from '../../log/embed.ts';
import { readLog } from '../../log/read-log.ts';
import { besideReplayed } from '../../mark/check-ledger.ts';
import { reopenedEnding } from '../../mark/reopened.ts';
import { openMarking } from '../../seal/pack.ts';
import { counted } from '../../view/words.ts';
import type { Arguments } from '../arguments.ts';
import type { Command } from '../command.ts';
import { complain, refuse } from '../complain.ts';
import { createSittingOpener, type SittingOpener, type WholeSitting } from '../open/each-sitting.ts';
import { givenIdentity } from '../open/open-keys.ts';
import { openedBytes } from '../open/unseal.ts';
import { printLines } from '../print.ts';
import { shown, shownWhole } from '../shown.ts';
import type { ExitStatus, Surroundings } from '../surroundings.ts';
import { version } from '../versions.ts';
import { eachSittingOnce } from './each-sitting-once.ts';
import { packedMarks } from './packed-marks.ts';

/** `callsheet bundle`: sittings with everything about them, for an external quality assurer. */
export const bundle: Command = {
  name: 'bundle',
  summary: 'Packs sittings, their scenario, their marks and a transcript into one file for an external quality assurer',
  about: [
    'A ZIP archive that any machine opens, with a list of digests. `callsheet verify FILE` checks it without a network: every file,',
    'each log, each ledger and what it is bound to. The same sittings give the same bytes. It says what the author expects and how',
    'a task is marked, also of an assessed sitting, whose scenario is opened with the key: it is not for candidates.',
  ].join('\n'),
  takes: { words: 'LOG…', least: 1, most: Infinity, says: 'files, or folders: every .jsonl in them' },
  flags: [
    { name: 'out', value: 'FILE', says: 'the new file, whole or not at all' },
    { name: 'key', value: 'KEY', says: 'the key of an assessor or a moderator, to open the logs of assessed sittings' },
  ],
  examples: [
    { line: 'callsheet bundle sittings/ --out sample.zip', says: 'every sitting in a folder' },
    { line: 'callsheet bundle a.jsonl.age --key keys/assessor-AS1 --out a.zip', says: 'an assessed sitting' },
    { line: 'callsheet verify sample.zip', says: 'what the quality assurer does with it' },
  ],
  exits: [
    [0, 'packed'],
    [1, 'some log or ledger is not sound, or came twice; standard error names each, and the rest is packed'],
  ],
  run,
};

async function run(given: Arguments, surroundings: Surroundings): Promise<ExitStatus> {
  const out = given.value('out');
  if (out === null) return refuse(surroundings, 'say into which file: --out FILE');
  const identity = await givenIdentity(given, surroundings);
  if (!identity.ok) return refuse(surroundings, identity.because);
  const opener = createSittingOpener(identity.value);
  const { ready, problems } = await readySittings(given.words, opener, surroundings);
  if (ready.length === 0) {
    complain(surroundings, 'no log could be packed, and nothing was written');
    return 1;
  }
  const tooMuch = tooMuchOf(ready);
  if (tooMuch !== null) return refuse(surroundings, tooMuch);
  const bytes = packBundle(ready, version);
  const written = writeWholeNewFile(absolutePath(surroundings.cwd, out), [bytes]);
  if (!written.ok) return refuse(surroundings, written.because);
  printLines(surroundings, [
    `${shown(out)}: ${[counted(ready.length, 'sitting'), ...marksIn(ready)].join(', ')}`,
    `SHA-256 ${sha256HexOf(bytes)}`,
    'Give that digest to the quality assurer by another way than the bundle. Keep the bundle from candidates.',
  ]);
  return problems === 0 ? 0 : 1;
}

async function readySittings(
  words: readonly string[],
  opener: SittingOpener,
  surroundings: Surroundings,
): Promise<{ readonly ready: readonly ReadySitting[]; readonly problems: number }> {
  const ready: ReadySitting[] = [];
  const { problems } = await eachSittingOnce(words, opener, surroundings, async (path, sitting, problem) => {
    const made = await readySitting(path, sitting, opener.identity, surroundings, problem);
    if (typeof made === 'string') problem(`${shown(sitting.path)} ${shownWhole(made)}`);
    else ready.push(made);
  });
  return { ready, problems };
}

/** A sitting with everything about it; or why it can't be packed, to go after its name. */
async function readySitting(
  path: string,
  { replayed, head, path: told }: WholeSitting,
  identity: string | null,
  surroundings: Surroundings,
  problem: (sentence: string) => void,
): Promise<ReadySitting | string> {
  const file = readLogFile(path);
  if (!file.ok) return `can’t be read: ${file.because}`;
  const opened = await openedBytes(file.value.bytes, identity);
  if ('because' in opened) return opened.because;
  const read = readLog(opened.bytes);
  const first = replayed.records[0];
  if (!read.ok || first === undefined) return 'was changed meanwhile';
  const { torn } = read.log;
  if (torn !== null)
    problem(`${shown(told)} ends in ${torn.bytes} bytes of an unfinished record: it is packed as it is`);
  const sealed = sealedScenarioOf(read.log.records);
  const marking = sealed === null || identity === null ? null : await openMarking(sealed, { identity });
  const marks = await packedMarks(path, besideReplayed(replayed, head), surroundings, problem);
  const files = sittingFiles({
    log: opened.bytes,
    sig: file.value.sig === null ? null : textFile('', file.value.sig).bytes,
    replayed,
    marking: marking === null ? null : canonicalForm(marking),
    ...marks,
  });
  if (typeof files === 'string') return files;
  const { candidate, scenario } = first.after.began;
  return { was: logName(path), candidate, scenario, head, files };
}

function tooMuchOf(ready: readonly ReadySitting[]): string | null {
  const files = ready.flatMap((one) => one.files);
  const bytes = files.reduce((sum, one) => sum + one.bytes.length + 2 * one.path.length + 300, 0);
  if (bytes <= bundleBytesMax && files.length + 3 <= bundleFilesMax) return null;
  const size = `${Math.ceil(bytes / 1_000_000)} MB in ${files.length} files`;
  return `the bundle would have ${size}, and one has at most ${Math.floor(bundleBytesMax / 1_000_000)} MB (bundleBytesMax) in ${bundleFilesMax} (bundleFilesMax): make several`;
}

/** How many ledgers are packed, and how many papers that open rounds again where there are any. */
function marksIn(ready: readonly ReadySitting[]): readonly string[] {
  const paths = ready.flatMap((one) => one.files).map(({ path }) => path);
  const ledgers = paths.filter((path) => /\.ledger(\.age)?$/.test(path)).length;
  const papers = paths.filter((path) => path.startsWith(inSitting.marks) && path.endsWith(reopenedEnding)).length;
  const reopened = counted(papers, 'paper that opens a round again', 'papers that open rounds again');
  return [counted(ledgers, 'ledger'), ...(papers === 0 ? [] : [reopened])];
}
