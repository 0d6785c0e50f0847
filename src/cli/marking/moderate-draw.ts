import { wallNow } from '../../host/clocks.ts';
import { isThere } from '../../host/is-there.ts';
import { writeNewFile } from '../../host/new-file.ts';
import { absolutePath } from '../../host/paths.ts';
import { readText } from '../../host/read-text.ts';
import { sha256Hex } from '../../log/canonical.ts';
import {
  type Commitment,
  commitmentName,
  isModerationPaperOf,
  isSeedOf,
  readCommitment,
} from '../../mark/commitment.ts';
import { drawFor, lateCommitment, readyToDraw, redraw } from '../../mark/redraw.ts';
import { isSameSample, readSample, sampleName, writeSample } from '../../mark/sample-paper.ts';
import type { Card } from '../../seal/keys.ts';
import { counted } from '../../view/words.ts';
import type { Arguments } from '../arguments.ts';
import { complain, refuse } from '../complain.ts';
import { openSigner, type Signer } from '../open/open-keys.ts';
import type { Read } from '../read.ts';
import { shown } from '../shown.ts';
import type { ExitStatus, Surroundings } from '../surroundings.ts';
import { version } from '../versions.ts';
import { seedPath } from './moderate-commit.ts';
import { type FoundSample, tellSample } from './moderate-draw-told.ts';
import { lookAtFolder, type ModeratedFolder } from './moderate-folder.ts';
import { moderatorPaperBytesMax } from './moderator-paper.ts';

/** `moderate DIR --draw`: shows the seed and draws; where that was done before, holds the sample to its commitment and draws again. */
export async function drawTheSample(
  folder: ModeratedFolder,
  given: Arguments,
  surroundings: Surroundings,
): Promise<ExitStatus> {
  const key = given.value('key');
  const isDrawn = isThere(`${folder.path}/${sampleName}`);
  if (key === null && !isDrawn)
    return refuse(surroundings, '--draw needs the key of the moderator who committed to the seed: give --key KEY');
  const text = readText(`${folder.path}/${commitmentName}`, moderatorPaperBytesMax);
  if (!text.ok)
    return refuse(
      surroundings,
      `${shown(folder.name)}/${commitmentName} ${text.because}: make one with --commit, before anything is marked`,
    );
  const commitment = readCommitment(text.text);
  if (commitment === null)
    return refuse(surroundings, `${shown(folder.name)}/${commitmentName} is no commitment to a sample, or was changed`);
  const signer = key === null ? null : await openSigner(key, 'moderator', surroundings, folder.typed);
  if (signer?.ok === false) return refuse(surroundings, signer.because);
  const looked = await lookAtFolder(folder, surroundings, ({ told, head, centre, ledgers, reopened }) => {
    return { told, hash: head.hash, centre, ledgers, reopened };
  });
  for (const sentence of looked.wrong) complain(surroundings, sentence);
  const found = { commitment, text: text.text, logs: looked.kept, isWrong: looked.wrong.length > 0 };
  const card =
    signer?.value.card ??
    folder.cards.find(({ role, id }) => role === 'moderator' && id === commitment.moderator) ??
    null;
  const problem = notHolding(found, folder, card);
  if (problem !== null) return said(surroundings, problem);
  if (isDrawn) return drawAgain(folder, found, card, given, surroundings);
  return signer === null || key === null
    ? 2
    : drawFirst(folder, found, { key, signer: signer.value }, given, surroundings);
}

function said(surroundings: Surroundings, sentence: string): ExitStatus {
  complain(surroundings, sentence);
  return 1;
}

/** Why a commitment doesn't hold, as a sentence, or null. */
function notHolding(
  { commitment, text, logs }: FoundSample,
  { cards, name }: ModeratedFolder,
  card: Card | null,
): string | null {
  const { moderator } = commitment;
  if (card !== null && !isModerationPaperOf(text, card.sign))
    return `${shown(name)}/${commitmentName} isn’t signed with the key of ${card.id}: it says that ${moderator} made it`;
  if (card === null && cards.length > 0)
    return `${shown(name)}/${commitmentName} is by ${moderator}, whose card wasn’t given (--card)`;
  return lateCommitment(
    commitment,
    logs.flatMap(({ ledgers }) => ledgers),
  );
}

async function drawFirst(
  folder: ModeratedFolder,
  found: FoundSample,
  by: { readonly key: string; readonly signer: Signer },
  given: Arguments,
  surroundings: Surroundings,
): Promise<ExitStatus> {
  const { commitment, logs } = found;
  const seed = openSeed(by.key, commitment, surroundings);
  if (!seed.ok) return said(surroundings, seed.because);
  const ready = readyToDraw(logs);
  for (const { log, because } of ready.notReady) complain(surroundings, `${log.told}: ${because}`);
  if (ready.notReady.length > 0 && !given.has('anyway')) {
    const whose = counted(ready.notReady.length, 'log');
    return said(
      surroundings,
      `the draw shows the seed, so it comes when everything is marked, and ${whose} ${ready.notReady.length === 1 ? 'isn’t' : 'aren’t'}. To leave them out of the sample for good, draw with --anyway`,
    );
  }
  const left = ready.notReady.map(({ log }) => log.hash).sort();
  const drawn = drawFor(commitment, seed.value, ready, new Set(left));
  const says = {
    wall: wallNow(),
    program: version,
    moderator: by.signer.card.id,
    commitment: sha256Hex(found.text),
    seed: seed.value,
    ledgers: [...ready.ledgers],
    left,
    drawn: drawn.map(({ hash, reasons }) => ({ hash, reasons: [...reasons] })),
  };
  const text = writeSample(says, by.signer.key);
  const written = writeNewFile(`${folder.path}/${sampleName}`, text);
  if (!written.ok) return refuse(surroundings, written.because);
  const heading = `${shown(folder.name)}/${sampleName}  signed by ${says.moderator}, with the seed in it`;
  return tellSample(found, says, heading, given, surroundings);
}

function openSeed(key: string, commitment: Commitment, surroundings: Surroundings): Read<string> {
  const path = seedPath(key, commitment.seed);
  const read = readText(absolutePath(surroundings.cwd, path), 1000);
  if (!read.ok) return { ok: false, because: `${shown(path)} ${read.because}: without the seed nothing can be drawn` };
  const seed = read.text.trim();
  return isSeedOf(seed, commitment)
    ? { ok: true, value: seed }
    : { ok: false, because: `${shown(path)} isn’t the seed that was committed to: its SHA-256 is another` };
}

function drawAgain(
  folder: ModeratedFolder,
  found: FoundSample,
  card: Card | null,
  given: Arguments,
  surroundings: Surroundings,
): ExitStatus {
  const told = `${shown(folder.name)}/${sampleName}`;
  const file = readText(`${folder.path}/${sampleName}`, moderatorPaperBytesMax);
  if (!file.ok) return refuse(surroundings, `${told} ${file.because}`);
  const paper = readSample(file.text);
  if (paper === null) return refuse(surroundings, `${told} is no sample, or was changed`);
  if (card !== null && !isModerationPaperOf(file.text, card.sign))
    return said(
      surroundings,
      `${told} isn’t signed with the key of ${card.id}: it says that ${paper.moderator} drew it`,
    );
  if (!isSeedOf(paper.seed, found.commitment))
    return said(surroundings, `${told} shows a seed that doesn’t match the commitment: its SHA-256 is another`);
  const again = redraw(found.commitment, found.text, paper, found.logs);
  if (!again.ok) return said(surroundings, `${told} can’t be drawn again: ${again.because}`);
  if (!isSameSample(paper, again.drawn))
    return said(surroundings, `${told} isn’t what the seed draws: it was changed, or drawn from something else`);
  return tellSample(found, paper, `${told}  drawn before, and drawn again the same`, given, surroundings);
}
