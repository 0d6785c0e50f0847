import { wallNow } from '../host/clocks.ts';
import { isThere } from '../host/is-there.ts';
import { writeNewFile } from '../host/new-file.ts';
import { absolutePath } from '../host/paths.ts';
import { readText } from '../host/read-text.ts';
import { sha256Hex } from '../log/canonical.ts';
import {
  type Commitment,
  commitmentCode,
  commitmentName,
  isModerationPaperOf,
  isSeedOf,
  readCommitment,
} from '../mark/commitment.ts';
import {
  begunBefore,
  drawFor,
  type LogToDraw,
  lateCommitment,
  missingLogs,
  readyToDraw,
  redraw,
} from '../mark/redraw.ts';
import type { Sampled } from '../mark/sample.ts';
import { isSameSample, readSample, type SamplePaper, sampleName, writeSample } from '../mark/sample-paper.ts';
import { sampleText } from '../mark/sample-text.ts';
import { counted } from '../view/words.ts';
import type { Arguments } from './arguments.ts';
import { complain, refuse } from './complain.ts';
import { seedPath } from './moderate-commit.ts';
import { lookAtFolder, type ModeratedFolder } from './moderate-folder.ts';
import { samplePaperBytesMax } from './moderate-sample.ts';
import { openSigner, type Signer } from './open-keys.ts';
import type { Read } from './open-plan.ts';
import { printJson, printLines } from './print.ts';
import { shown } from './shown.ts';
import type { ExitStatus, Surroundings } from './surroundings.ts';
import { version } from './versions.ts';

/** A commitment as it was found. */
interface Found {
  readonly commitment: Commitment;
  readonly text: string;
  readonly logs: readonly LogToDraw[];
  /** Whether some log or ledger was wrong, which has been said. */
  readonly isWrong: boolean;
}

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
  const text = readText(`${folder.path}/${commitmentName}`, samplePaperBytesMax);
  if (!text.ok)
    return refuse(
      surroundings,
      `${shown(folder.name)}/${commitmentName} ${text.because}: make one with --commit, before anything is marked`,
    );
  const commitment = readCommitment(text.text);
  if (commitment === null)
    return refuse(surroundings, `${shown(folder.name)}/${commitmentName} is no commitment to a sample, or was changed`);
  const signer = key === null ? null : await openSigner(key, 'moderator', surroundings);
  if (signer?.ok === false) return refuse(surroundings, signer.because);
  const looked = await lookAtFolder(folder, surroundings, ({ told, head, centre, ledgers, reopened }) => {
    return { told, hash: head.hash, centre, ledgers, reopened };
  });
  for (const sentence of looked.wrong) complain(surroundings, sentence);
  const found = { commitment, text: text.text, logs: looked.kept, isWrong: looked.wrong.length > 0 };
  const problem = notHolding(found, folder, signer?.value ?? null);
  if (problem !== null) return said(surroundings, problem);
  if (isDrawn) return drawAgain(folder, found, given, surroundings);
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
  { commitment, text, logs }: Found,
  { cards, name }: ModeratedFolder,
  signer: Signer | null,
): string | null {
  const { moderator } = commitment;
  const card = signer?.card ?? cards.find(({ role, id }) => role === 'moderator' && id === moderator) ?? null;
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
  found: Found,
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
  return tell(
    found,
    says,
    drawn,
    given,
    surroundings,
    `${shown(folder.name)}/${sampleName}  signed by ${says.moderator}, with the seed in it`,
  );
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

function drawAgain(folder: ModeratedFolder, found: Found, given: Arguments, surroundings: Surroundings): ExitStatus {
  const told = `${shown(folder.name)}/${sampleName}`;
  const file = readText(`${folder.path}/${sampleName}`, samplePaperBytesMax);
  if (!file.ok) return refuse(surroundings, `${told} ${file.because}`);
  const paper = readSample(file.text);
  if (paper === null) return refuse(surroundings, `${told} is no sample, or was changed`);
  if (!isSeedOf(paper.seed, found.commitment))
    return said(surroundings, `${told} shows a seed that doesn’t match the commitment: its SHA-256 is another`);
  const again = redraw(found.commitment, found.text, paper, found.logs);
  if (!again.ok) return said(surroundings, `${told} can’t be drawn again: ${again.because}`);
  if (!isSameSample(paper, again.drawn))
    return said(surroundings, `${told} isn’t what the seed draws: it was changed, or drawn from something else`);
  return tell(found, paper, paper.drawn, given, surroundings, `${told}  drawn before, and drawn again the same`);
}

function tell(
  { commitment, text, logs, isWrong }: Found,
  paper: Pick<SamplePaper, 'seed' | 'left'>,
  drawn: readonly Sampled[],
  given: Arguments,
  surroundings: Surroundings,
  heading: string,
): ExitStatus {
  const names = new Map(logs.map(({ hash, told }) => [hash, told]));
  const missing = missingLogs(commitment, new Set(names.keys()));
  if (missing > 0)
    complain(
      surroundings,
      `${counted(missing, 'log')} committed to ${missing === 1 ? 'isn’t' : 'aren’t'} here as ${missing === 1 ? 'it was' : 'they were'}`,
    );
  const known = new Set([...commitment.logs, ...drawn].map(({ hash }) => hash).concat(paper.left));
  const after = logs.filter(({ hash }) => !known.has(hash));
  for (const { told } of after)
    complain(surroundings, `${told} came after the draw, and is in no sample: moderate it too`);
  const begun = begunBefore(
    commitment,
    logs.flatMap(({ ledgers }) => ledgers),
  );
  if (given.has('json')) {
    const rows = drawn.map(({ hash, reasons }) => ({ log: names.get(hash) ?? null, hash, reasons }));
    printJson(surroundings, {
      commitment,
      seed: paper.seed,
      begunBefore: begun,
      missing,
      left: paper.left,
      drawn: rows,
    });
  } else
    printLines(
      surroundings,
      sampleText({
        heading,
        commitment,
        code: commitmentCode(text),
        seed: paper.seed,
        begun,
        drawn,
        left: paper.left,
        names,
      }),
    );
  return isWrong || missing > 0 || after.length > 0 ? 1 : 0;
}
