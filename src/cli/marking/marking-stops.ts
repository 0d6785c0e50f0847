import { isThere } from '../../host/is-there.ts';
import { absolutePath } from '../../host/paths.ts';
import { readText } from '../../host/read-text.ts';
import { notByModerator } from '../../mark/commitment.ts';
import { readStops, type Stops, stopsName } from '../../mark/stops.ts';
import type { Card } from '../../seal/keys.ts';
import type { Read } from '../read.ts';
import { shown } from '../shown.ts';
import type { Surroundings } from '../surroundings.ts';

/** The most bytes of the paper on who may go on. */
export const stopsBytesMax = 5_000_000;

/**
 * What moderators signed, in the folders that are marked, on who may go on. One that was changed, or that isn't signed with the key of a
 * card given, is refused: nobody marks past it.
 */
export function openStops(
  folders: readonly string[],
  cards: readonly Card[],
  { cwd }: Surroundings,
): Read<readonly Stops[]> {
  const found: Stops[] = [];
  for (const folder of folders) {
    const path = `${absolutePath(cwd, folder)}/${stopsName}`;
    if (!isThere(path)) continue;
    const file = readText(path, stopsBytesMax);
    const stops = file.ok ? readStops(file.text) : null;
    const bad = (because: string): Read<never> => ({ ok: false, because: `${shown(folder)}/${stopsName} ${because}` });
    if (!file.ok) return bad(file.because);
    if (stops === null) return bad('was changed, or is none: ask the moderator for it again');
    const other = notByModerator(file.text, stops.moderator, cards);
    if (other !== null) return bad(other);
    found.push(stops);
  }
  return { ok: true, value: found };
}
