import * as z from 'zod';
import type { Head } from '../log/chain.ts';
import { digestPattern } from '../log/record.ts';
import { isPaperOf, readPaper, writePaper } from './signed-paper.ts';
import type { PublicKey, SigningKey } from './signing.ts';

const headShape = z.strictObject({
  callsheet: z.literal('head'),
  version: z.literal(1),
  /** The id of the start file. */
  start: z.string(),
  count: z.int().min(1),
  hash: z.string().regex(digestPattern),
});

/** The text of `<log>.sig`: how many records the log of a sitting has and the hash of the last, signed with the sitting's key. */
export function writeHeadPaper(start: string, { count, hash }: Head, key: SigningKey): string {
  return writePaper({ callsheet: 'head', version: 1, start, count, hash }, key);
}

/** The head that such a file signs, if it was signed with the key of this sitting. */
export function headSigned(text: string, start: string, key: PublicKey): Head | null {
  const paper = readPaper(text);
  const head = headShape.safeParse(paper?.says);
  if (paper === null || !head.success || head.data.start !== start || !isPaperOf(paper, key)) return null;
  return { count: head.data.count, hash: head.data.hash };
}
