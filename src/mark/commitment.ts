import * as z from 'zod';
import { sha256Hex } from '../log/canonical.ts';
import type { Head } from '../log/chain.ts';
import { wallShape } from '../log/decode-record.ts';
import { candidatePattern, digestPattern } from '../log/record.ts';
import type { Card } from '../seal/keys.ts';
import { isPaperOf, readPaper, writePaper } from '../seal/signed-paper.ts';
import type { PublicKey, SigningKey } from '../seal/signing.ts';
import type { SampleRules } from './sample.ts';

/** What the commitment to a sample is called in the folder of the logs. */
export const commitmentName = 'moderation.commitment';

/** The bounds of the rules of a sample. */
export const sampleBounds = { share: { least: 1, most: 100 }, least: { least: 1, most: 1000 } } as const;

/** The rules unless others are given. A choice of this program's, not of any regulation: an organisation settles its own. */
export const usualRules: SampleRules = { share: 10, least: 5 };

const digest = z.string().regex(digestPattern);

/** The rules on a paper. */
export const rulesShape = z.strictObject({
  share: z.int().min(sampleBounds.share.least).max(sampleBounds.share.most),
  least: z.int().min(sampleBounds.least.least).max(sampleBounds.least.most),
});

const commitmentShape = z.strictObject({
  callsheet: z.literal('moderation-commitment'),
  version: z.literal(1),
  wall: wallShape(),
  /** The program that made it. */
  program: z.string().min(1),
  moderator: z.string().regex(candidatePattern),
  /** Hex SHA-256 of the seed. */
  seed: digest,
  rules: rulesShape,
  /** The heads of the logs that are to be marked, in the order of their hashes. */
  logs: z.array(z.strictObject({ count: z.int().min(1), hash: digest })).min(1),
});

/** What a moderator settled before anything was marked: the seed by its digest, the rules, the logs by their heads. */
export type Commitment = Readonly<z.infer<typeof commitmentShape>>;

/** What is drawn for a commitment: 64 hex digits, too many to be tried. */
export const seedShape = /^[0-9a-f]{64}$/;

/** The text of a commitment's file. `wall` is RFC 3339 in UTC. */
export function writeCommitment(
  says: Pick<Commitment, 'wall' | 'program' | 'moderator' | 'rules'>,
  seed: string,
  heads: readonly Head[],
  key: SigningKey,
): string {
  const logs = heads.map(({ count, hash }) => ({ count, hash })).toSorted((a, b) => (a.hash < b.hash ? -1 : 1));
  return writePaper({ callsheet: 'moderation-commitment', version: 1, ...says, seed: sha256Hex(seed), logs }, key);
}

/** Reads a commitment's file, whoever signed it; null where it is none. Pure. */
export function readCommitment(text: string): Commitment | null {
  const read = commitmentShape.safeParse(readPaper(text)?.says);
  return read.success ? read.data : null;
}

/** Whether a moderation's paper was signed with this key. Pure. */
export function isModerationPaperOf(text: string, key: PublicKey): boolean {
  const paper = readPaper(text);
  return paper !== null && isPaperOf(paper, key);
}

/**
 * Why a paper isn't by the moderator it names, to go after its name; null where it is signed with the key of their card, or where no
 * card of anybody who signs was given. Pure.
 */
export function notByModerator(text: string, moderator: string, cards: readonly Card[]): string | null {
  const signers = cards.filter(({ role }) => role !== 'centre');
  if (signers.length === 0) return null;
  const own = signers.filter(({ role, id }) => role === 'moderator' && id === moderator);
  if (own.length === 0) return `is signed by ${moderator}, whose card wasn’t given (--card)`;
  return own.some(({ sign }) => isModerationPaperOf(text, sign))
    ? null
    : `isn’t signed with the key of ${moderator}’s card: ask ${moderator} for it again`;
}

/** Whether this is the seed that was committed to. Pure. */
export function isSeedOf(seed: string, commitment: Commitment): boolean {
  return seedShape.test(seed) && sha256Hex(seed) === commitment.seed;
}

/** A few groups of a commitment's digest, to be told to somebody else on the day: what can't be made anew later. Pure. */
export function commitmentCode(text: string): string {
  return (sha256Hex(text).slice(0, 20).match(/.{4}/g) ?? []).join('-');
}
