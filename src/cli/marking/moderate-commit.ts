import { wallNow } from '../../host/clocks.ts';
import { isThere } from '../../host/is-there.ts';
import { writeNewFile } from '../../host/new-file.ts';
import { absolutePath } from '../../host/paths.ts';
import { secretSeed } from '../../host/seed.ts';
import { sha256Hex } from '../../log/canonical.ts';
import { commitmentCode, commitmentName, sampleBounds, usualRules, writeCommitment } from '../../mark/commitment.ts';
import type { SampleRules } from '../../mark/sample.ts';
import { readInteger, readPercentage } from '../../scenario/notation.ts';
import { counted } from '../../view/words.ts';
import type { Arguments } from '../arguments.ts';
import { complain, refuse } from '../complain.ts';
import { openSigner, type Signer } from '../open/open-keys.ts';
import { hasLedgers } from '../open/open-ledgers.ts';
import { printLines } from '../print.ts';
import type { Read } from '../read.ts';
import { shown } from '../shown.ts';
import type { ExitStatus, Surroundings } from '../surroundings.ts';
import { version } from '../versions.ts';
import { lookAtFolder, type ModeratedFolder } from './moderate-folder.ts';

/** Where the seed of a commitment lies: in the moderator's own key folder, which nobody else has. */
export function seedPath(keyFolder: string, seedDigest: string): string {
  return `${keyFolder}/moderation-${seedDigest.slice(0, 16)}.seed`;
}

/** `moderate DIR --commit`: settles the sample's seed, rules and logs before anything is marked. */
export async function commitToSample(
  folder: ModeratedFolder,
  given: Arguments,
  surroundings: Surroundings,
): Promise<ExitStatus> {
  const key = given.value('key');
  if (key === null) return refuse(surroundings, '--commit needs the moderator’s key: give --key KEY');
  const rules = rulesOf(given);
  if (!rules.ok) return refuse(surroundings, rules.because);
  const signer = await openSigner(key, 'moderator', surroundings, folder.typed);
  if (!signer.ok) return refuse(surroundings, signer.because);
  const path = `${folder.path}/${commitmentName}`;
  const marked = folder.logs.find((log) => hasLedgers(log));
  if (isThere(path))
    return said(surroundings, `${shown(folder.name)} has a ${commitmentName} already: it stands, and isn’t made anew`);
  if (marked !== undefined)
    return said(
      surroundings,
      `marking has begun: ${shown(marked)} has ledgers. A seed is committed before that, or never`,
    );
  const looked = await lookAtFolder(folder, surroundings, ({ head }) => head);
  for (const sentence of looked.wrong) complain(surroundings, `${sentence}. It isn’t among the logs committed to`);
  if (looked.kept.length === 0)
    return said(surroundings, `there is no whole log in ${shown(folder.name)} to commit to`);
  const seed = secretSeed();
  const terms = { wall: wallNow(), program: version, moderator: signer.value.card.id, rules: rules.value };
  const text = writeCommitment(terms, seed, looked.kept, signer.value.key);
  const seedFile = seedPath(key, sha256Hex(seed));
  for (const [file, content, readers] of [
    [absolutePath(surroundings.cwd, seedFile), `${seed}\n`, 'owner'],
    [path, text, 'anybody'],
  ] as const) {
    const written = writeNewFile(file, content, readers);
    if (!written.ok) return refuse(surroundings, written.because);
  }
  printLines(surroundings, tell(folder.name, seedFile, text, looked.kept.length, rules.value, signer.value));
  return looked.wrong.length > 0 ? 1 : 0;
}

function said(surroundings: Surroundings, sentence: string): ExitStatus {
  complain(surroundings, sentence);
  return 1;
}

function tell(
  name: string,
  seedFile: string,
  text: string,
  logs: number,
  { share, least }: SampleRules,
  { card }: Signer,
): readonly string[] {
  return [
    `${shown(name)}/${commitmentName}  signed by ${card.id}: to be handed round`,
    `${shown(seedFile)}  the seed, for ${card.id} alone until the draw`,
    '',
    `${counted(logs, 'log')}; of each assessor and each centre ${share}%, and at least ${least};`,
    'besides every distinction, every “just”, and whatever log comes later.',
    '',
    `Its code is ${commitmentCode(text)}. Send it today to somebody who neither marks nor`,
    'moderates: with it they can tell later that it was made today.',
  ];
}

function rulesOf(given: Arguments): Read<SampleRules> {
  const typedShare = given.value('share');
  const typedLeast = given.value('least');
  const share = typedShare === null ? usualRules.share : readPercentage(typedShare);
  const least = typedLeast === null ? usualRules.least : readInteger(typedLeast);
  if (share === null || share < sampleBounds.share.least)
    return { ok: false, because: `--share takes 1% to 100%, and got ${shown(typedShare ?? '')}` };
  const { least: from, most } = sampleBounds.least;
  return least === null || least < from || least > most
    ? { ok: false, because: `--least takes a number from ${from} to ${most}, and got ${shown(typedLeast ?? '')}` }
    : { ok: true, value: { share, least } };
}
