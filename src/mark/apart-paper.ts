import * as z from 'zod';
import { wallShape } from '../log/decode-record.ts';
import { candidatePattern, digestPattern } from '../log/record.ts';
import { readPaper, writePaper } from '../seal/signed-paper.ts';
import type { SigningKey } from '../seal/signing.ts';
import { apartIn } from './asked.ts';
import { closedOf, type RoundsOfLog } from './rounds-of-log.ts';

/** What the paper on which criteria are apart is called in the folder of the logs. */
export const apartName = 'moderation.apart';

const digest = z.string().regex(digestPattern);

const apartShape = z.strictObject({
  callsheet: z.literal('moderation-apart'),
  version: z.literal(1),
  wall: wallShape(),
  /** The program that compared them. */
  program: z.string().min(1),
  moderator: z.string().regex(candidatePattern),
  sittings: z.array(
    z.strictObject({
      /** The hash of the log's head. */
      log: digest,
      /** The heads of the closed first and second ledgers that were compared, in order. */
      ledgers: z.array(digest).min(2),
      /** The criteria on which they give other levels, and not how each was marked. */
      criteria: z.array(z.string().min(1)),
    }),
  ),
});

/** On which criteria first and second marks are apart, as a moderator signed it for whoever adjudicates and can't read the marks. */
export type ApartPaper = Readonly<z.infer<typeof apartShape>>;

/** What it says of one sitting. */
export type ApartSitting = ApartPaper['sittings'][number];

/** What it says of a sitting whose first and second round are closed; null where one is open, or isn't there. Pure. */
export function apartSitting(log: string, rounds: RoundsOfLog, criteria: readonly string[]): ApartSitting | null {
  const [first, second] = [closedOf(rounds, 'first'), closedOf(rounds, 'second')];
  const isOpen = rounds.open.some(({ round }) => round === 'first' || round === 'second');
  if (isOpen || first.length === 0 || second.length === 0) return null;
  const ledgers = [...first, ...second].map(({ head }) => head.hash).sort();
  return { log, ledgers, criteria: [...apartIn(rounds, criteria)] };
}

/** Whether what it says is of these closed ledgers, by the hashes of their heads in any order. Pure. */
export function isOfLedgers({ ledgers }: ApartSitting, heads: readonly string[]): boolean {
  return ledgers.join() === heads.toSorted().join();
}

/** The text of the paper. */
export function writeApart(says: Omit<ApartPaper, 'callsheet' | 'version'>, key: SigningKey): string {
  return writePaper({ callsheet: 'moderation-apart', version: 1, ...says }, key);
}

/** Reads one, whoever signed it; null where it is none. Pure. */
export function readApart(text: string): ApartPaper | null {
  const read = apartShape.safeParse(readPaper(text)?.says);
  return read.success ? read.data : null;
}
