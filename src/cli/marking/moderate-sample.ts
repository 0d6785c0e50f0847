import { readText } from '../../host/read-text.ts';
import { sha256Hex } from '../../log/canonical.ts';
import { commitmentName, isSeedOf, readCommitment } from '../../mark/commitment.ts';
import type { Sampled } from '../../mark/sample.ts';
import { readSample, sampleName } from '../../mark/sample-paper.ts';
import type { Read } from '../read.ts';
import { shown } from '../shown.ts';
import { moderatorPaperBytesMax, openModeratorPaper, type PaperFolder } from './moderator-paper.ts';

/** What was drawn for moderation in a folder, by the hashes of heads; null where no sample was drawn. That it is what the seed draws is for `--draw` to say. */
export function openDrawnSample(folder: PaperFolder): Read<ReadonlyMap<string, Sampled> | null> {
  const paper = openModeratorPaper(folder, sampleName, readSample);
  if (!paper.ok || paper.value === null) return paper.ok ? { ok: true, value: null } : paper;
  const bad = (because: string): Read<never> => ({
    ok: false,
    because: `${shown(folder.name)}/${sampleName} ${because}`,
  });
  const committed = readText(`${folder.path}/${commitmentName}`, moderatorPaperBytesMax);
  if (!committed.ok) return bad(`can’t be believed: ${commitmentName} ${committed.because}`);
  const commitment = readCommitment(committed.text);
  const { commitment: digest, seed, drawn } = paper.value;
  if (commitment === null || digest !== sha256Hex(committed.text) || !isSeedOf(seed, commitment))
    return bad(`isn’t of the ${commitmentName} beside it`);
  return { ok: true, value: new Map(drawn.map((one) => [one.hash, one])) };
}
