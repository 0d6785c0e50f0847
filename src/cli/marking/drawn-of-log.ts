import { isThere } from '../../host/is-there.ts';
import { folderOf, toldPath } from '../../host/paths.ts';
import type { Sampled } from '../../mark/sample.ts';
import { sampleName } from '../../mark/sample-paper.ts';
import type { Card } from '../../seal/keys.ts';
import type { Read } from '../read.ts';
import type { Surroundings } from '../surroundings.ts';
import { openDrawnSample } from './moderate-sample.ts';

/** Tells what of a log was drawn for moderation, by its absolute path and the hash of its head; undefined where nothing was. */
export type DrawnReader = (log: string, hash: string) => Read<Sampled | undefined>;

type Sample = Read<ReadonlyMap<string, Sampled> | null>;

/** A reader of the sample that was drawn in a log's folder, or in the nearest above it that has one: a folder is moderated with all that is under it. Each is read once. */
export function drawnReader(cards: readonly Card[], { cwd }: Pick<Surroundings, 'cwd'>): DrawnReader {
  const samples = new Map<string, Sample>();
  const sampleOf = (folder: string): Sample => {
    const known = samples.get(folder);
    if (known !== undefined) return known;
    const above = folderOf(folder);
    const isHere = isThere(`${folder}/${sampleName}`);
    const name = folder === cwd ? '.' : toldPath(cwd, folder);
    const sample: Sample =
      isHere || above === folder ? openDrawnSample({ path: folder, name, cards }) : sampleOf(above);
    samples.set(folder, sample);
    return sample;
  };
  return (log, hash) => {
    const sample = sampleOf(folderOf(log));
    return sample.ok ? { ok: true, value: sample.value?.get(hash) } : sample;
  };
}
