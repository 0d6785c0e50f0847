import * as z from 'zod';
import { saysTheSame } from '../log/compare.ts';
import { wallShape } from '../log/decode-record.ts';
import { candidatePattern, digestPattern } from '../log/record.ts';
import { readPaper, writePaper } from '../seal/signed-paper.ts';
import type { SigningKey } from '../seal/signing.ts';
import { seedShape } from './commitment.ts';
import type { Sampled } from './sample.ts';

/** What a sample is called in the folder of the logs, beside its commitment. */
export const sampleName = 'moderation.sample';

const digest = z.string().regex(digestPattern);
const text = z.string().min(1);

const reasonShape = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['share', 'least']), of: z.enum(['assessor', 'centre']), id: text }),
  z.strictObject({ kind: z.literal('late') }),
  z.strictObject({ kind: z.enum(['distinction', 'just']), criterion: text, assessor: text }),
]);

const sampleShape = z.strictObject({
  callsheet: z.literal('moderation-sample'),
  version: z.literal(1),
  wall: wallShape(),
  /** The program that drew it. */
  program: text,
  moderator: z.string().regex(candidatePattern),
  /** Hex SHA-256 of the commitment's file. */
  commitment: digest,
  /** The seed, which was secret until now. */
  seed: z.string().regex(seedShape),
  /** The heads of the closed ledgers whose marks it was drawn with, in order. */
  ledgers: z.array(digest),
  /** Hashes of logs that had no closed first mark and were left out, in order. */
  left: z.array(digest),
  /** What was drawn, in the order of the draw. */
  drawn: z.array(z.strictObject({ hash: digest, reasons: z.array(reasonShape).min(1) })),
});

/** A sample as it was drawn, with all that is needed to draw it again. */
export type SamplePaper = Readonly<z.infer<typeof sampleShape>>;

/** The text of a sample's file. */
export function writeSample(says: Omit<SamplePaper, 'callsheet' | 'version'>, key: SigningKey): string {
  return writePaper({ callsheet: 'moderation-sample', version: 1, ...says }, key);
}

/** Reads a sample's file, whoever signed it; null where it is none. Pure. */
export function readSample(file: string): SamplePaper | null {
  const read = sampleShape.safeParse(readPaper(file)?.says);
  return read.success ? read.data : null;
}

/** Whether drawing again gave what the paper says. Pure. */
export function isSameSample(paper: SamplePaper, again: readonly Sampled[]): boolean {
  return saysTheSame(paper.drawn, again);
}
