import { isThere } from '../../host/is-there.ts';
import { readText } from '../../host/read-text.ts';
import { notByModerator } from '../../mark/commitment.ts';
import type { Read } from '../read.ts';
import { shown } from '../shown.ts';
import type { ModeratedFolder } from './moderate-folder.ts';

/** The most bytes of what moderators sign: tens of thousands of logs. */
export const moderatorPaperBytesMax = 50_000_000;

/** Where papers of moderators lie, and the cards that their signatures are held to; with none they are held to nobody's. */
export type PaperFolder = Pick<ModeratedFolder, 'path' | 'name' | 'cards'>;

/**
 * What moderators signed in a folder under this name; null where there is none. One that was changed, or that isn't signed with the key of
 * a card given, is refused: nobody goes by it.
 */
export function openModeratorPaper<Paper extends { readonly moderator: string }>(
  { path, name, cards }: PaperFolder,
  file: string,
  read: (text: string) => Paper | null,
): Read<Paper | null> {
  const bad = (because: string): Read<never> => ({ ok: false, because: `${shown(name)}/${file} ${because}` });
  if (!isThere(`${path}/${file}`)) return { ok: true, value: null };
  const text = readText(`${path}/${file}`, moderatorPaperBytesMax);
  if (!text.ok) return bad(text.because);
  const paper = read(text.text);
  if (paper === null) return bad('was changed, or is none: ask the moderator for it again');
  const other = notByModerator(text.text, paper.moderator, cards);
  return other === null ? { ok: true, value: paper } : bad(other);
}
