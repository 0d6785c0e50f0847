import * as z from 'zod';
import type { Head } from '../log/chain.ts';
import { candidatePattern, digestPattern } from '../log/record.ts';
import type { Finding } from '../log/verify.ts';
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

/** What such a file says, whoever signed it; null where it is none. Pure. */
export function readMarksHead(text: string): (Head & { readonly assessor: string }) | null {
  const head = headShape.safeParse(readPaper(text)?.says);
  return head.success ? { assessor: head.data.assessor, count: head.data.count, hash: head.data.hash } : null;
}

/** Whether such a file was signed with this key. */
function isMarksHeadOf(text: string, key: PublicKey): boolean {
  const paper = readPaper(text);
  return paper !== null && isPaperOf(paper, key);
}

/**
 * How the `.sig` beside a ledger (its text; null where there is none) stands to its last record and to the cards of those who sign:
 * where there are any, it must be by the card of who marked. What is wrong is said in words that go after the ledger's name. Pure.
 */
export function signatureFinding(
  { opened, head, isClosed }: Ledger,
  sig: string | null,
  cards: readonly Card[],
): Finding {
  const { assessor } = opened;
  const signers = cards.filter(({ role }) => role !== 'centre');
  if (sig === null && !isClosed) return { standing: 'absent', says: 'none: the round isn’t closed yet' };
  const askFor = `ask ${assessor} for it, or to close the round again`;
  if (sig === null)
    return {
      standing: signers.length > 0 ? 'wrong' : 'absent',
      says: `is closed, and its signature (.sig) isn’t there: ${askFor}`,
    };
  const problem = notOf(readMarksHead(sig), assessor, head);
  if (problem !== null) return { standing: 'wrong', says: `has a signature (.sig) that ${problem}: ${askFor}` };
  const told = `records 0 to ${head.count - 1} signed by ${assessor}`;
  if (signers.length === 0)
    return { standing: 'unknown', says: `${told}, and no card was given to compare with (--card)` };
  const own = signers.filter(({ role, id }) => role === 'assessor' && id === assessor);
  if (own.length === 0)
    return { standing: 'wrong', says: `is signed by ${assessor}, whose card wasn’t given (--card)` };
  return own.some(({ sign }) => isMarksHeadOf(sig, sign))
    ? { standing: 'good', says: `${told}, by the card given` }
    : { standing: 'wrong', says: `isn’t signed with the key of ${assessor}’s card: ask ${assessor} whose it is` };
}

function notOf(signed: ReturnType<typeof readMarksHead>, assessor: string, { count, hash }: Head): string | null {
  if (signed === null) return 'is none, or was changed';
  if (signed.assessor !== assessor) return `is by ${signed.assessor}`;
  return signed.count === count && signed.hash === hash ? null : 'is of other records than these';
}
