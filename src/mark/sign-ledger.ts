import * as z from 'zod';
import type { Head } from '../log/chain.ts';
import { candidatePattern, digestPattern } from '../log/record.ts';
import type { Card } from '../seal/keys.ts';
import { isPaperOf, readPaper, writePaper } from '../seal/signed-paper.ts';
import type { PublicKey, SigningKey } from '../seal/signing.ts';
import type { Ledger } from './ledger.ts';

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
function readMarksHead(text: string): (Head & { readonly assessor: string }) | null {
  const head = headShape.safeParse(readPaper(text)?.says);
  return head.success ? { assessor: head.data.assessor, count: head.data.count, hash: head.data.hash } : null;
}

/** Whether such a file was signed with this key. */
function isMarksHeadOf(text: string, key: PublicKey): boolean {
  const paper = readPaper(text);
  return paper !== null && isPaperOf(paper, key);
}

/**
 * How the `.sig` beside a ledger stands to it: none is there; it is no such file; it is somebody else's (`by`), or of other records;
 * the cards have none of the marker, or it isn't signed with the key of their card; or it is.
 */
export type MarksSignature =
  | { readonly is: 'none' | 'unreadable' | 'of-other-records' | 'no-card' | 'other-key' | 'good' }
  | { readonly is: 'of-another'; readonly by: string };

/** Holds a ledger's `.sig` (its text; null where there is none) to its last record and to the cards of those who mark. Pure. */
export function marksSignature(
  { opened: { assessor }, head }: Ledger,
  sig: string | null,
  cards: readonly Card[],
): MarksSignature {
  if (sig === null) return { is: 'none' };
  const signed = readMarksHead(sig);
  if (signed === null) return { is: 'unreadable' };
  if (signed.assessor !== assessor) return { is: 'of-another', by: signed.assessor };
  if (signed.count !== head.count || signed.hash !== head.hash) return { is: 'of-other-records' };
  const own = cards.filter(({ role, id }) => role !== 'centre' && id === assessor);
  if (own.length === 0) return { is: 'no-card' };
  return { is: own.some((card) => isMarksHeadOf(sig, card.sign)) ? 'good' : 'other-key' };
}
