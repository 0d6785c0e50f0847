import * as z from 'zod';
import type { Head } from '../log/chain.ts';
import { candidatePattern, digestPattern } from '../log/record.ts';
import { isPaperOf, readPaper, writePaper } from '../seal/signed-paper.ts';
import type { PublicKey, SigningKey } from '../seal/signing.ts';

const headShape = z.strictObject({
  callsheet: z.literal('marks-head'),
  version: z.literal(1),
  assessor: z.string().regex(candidatePattern),
  count: z.int().min(1),
  hash: z.string().regex(digestPattern),
});

/** The text of `<ledger>.sig`: how many records a closed ledger has and the hash of the last, signed with the assessor's key. */
export function writeMarksHead(assessor: string, { count, hash }: Head, key: SigningKey): string {
  return writePaper({ callsheet: 'marks-head', version: 1, assessor, count, hash }, key);
}

/** What such a file says, whoever signed it; null where it is none. */
export function readMarksHead(text: string): (Head & { readonly assessor: string }) | null {
  const head = headShape.safeParse(readPaper(text)?.says);
  return head.success ? { assessor: head.data.assessor, count: head.data.count, hash: head.data.hash } : null;
}

/** Whether such a file was signed with this key. */
export function isMarksHeadOf(text: string, key: PublicKey): boolean {
  const paper = readPaper(text);
  return paper !== null && isPaperOf(paper, key);
}
