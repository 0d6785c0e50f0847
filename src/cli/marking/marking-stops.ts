import { absolutePath } from '../../host/paths.ts';
import { readStops, type Stops, stopsName } from '../../mark/stops.ts';
import type { Card } from '../../seal/keys.ts';
import type { Read } from '../read.ts';
import type { Surroundings } from '../surroundings.ts';
import { openModeratorPaper } from './moderator-paper.ts';

/** What moderators signed, in the folders that are marked, on who may go on: nobody marks past one that can't be believed. */
export function openStops(
  folders: readonly string[],
  cards: readonly Card[],
  { cwd }: Surroundings,
): Read<readonly Stops[]> {
  const found: Stops[] = [];
  for (const name of folders) {
    const paper = openModeratorPaper({ path: absolutePath(cwd, name), name, cards }, stopsName, readStops);
    if (!paper.ok) return paper;
    if (paper.value !== null) found.push(paper.value);
  }
  return { ok: true, value: found };
}
