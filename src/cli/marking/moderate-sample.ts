import { isThere } from '../../host/is-there.ts';
import { readText } from '../../host/read-text.ts';
import { sha256Hex } from '../../log/canonical.ts';
import { commitmentName, isSeedOf, notByModerator, readCommitment } from '../../mark/commitment.ts';
import type { Sampled } from '../../mark/sample.ts';
import { readSample, sampleName } from '../../mark/sample-paper.ts';
import type { Read } from '../read.ts';
import { shown } from '../shown.ts';
import type { ModeratedFolder } from './moderate-folder.ts';

/** The most bytes of a commitment or a sample: tens of thousands of logs. */
export const samplePaperBytesMax = 50_000_000;

/** What was drawn for moderation in a folder, by the hashes of heads; nothing where no sample was drawn. That it is what the seed draws is for `--draw` to say. */
export function openDrawnSample({
  path,
  name,
  cards,
}: Pick<ModeratedFolder, 'path' | 'name' | 'cards'>): Read<ReadonlyMap<string, Sampled>> {
  if (!isThere(`${path}/${sampleName}`)) return { ok: true, value: new Map() };
  const bad = (because: string): Read<never> => ({ ok: false, because: `${shown(name)}/${sampleName} ${because}` });
  const file = readText(`${path}/${sampleName}`, samplePaperBytesMax);
  if (!file.ok) return bad(file.because);
  const paper = readSample(file.text);
  if (paper === null) return bad('is no sample, or was changed');
  const committed = readText(`${path}/${commitmentName}`, samplePaperBytesMax);
  if (!committed.ok) return bad(`can’t be believed: ${commitmentName} ${committed.because}`);
  const commitment = readCommitment(committed.text);
  if (commitment === null || paper.commitment !== sha256Hex(committed.text) || !isSeedOf(paper.seed, commitment))
    return bad(`isn’t of the ${commitmentName} beside it`);
  const other = notByModerator(file.text, paper.moderator, cards);
  if (other !== null) return bad(other);
  return { ok: true, value: new Map(paper.drawn.map((one) => [one.hash, one])) };
}
