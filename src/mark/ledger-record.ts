import * as z from 'zod';
import { wallShape } from '../log/decode-record.ts';
import { candidatePattern, digestPattern } from '../log/record.ts';
import { firmnesses, levels } from './levels.ts';

/** The version of mark ledgers that this program writes and reads. */
export const ledgerVersion = 1;

/** The rounds of marking, in their order. Each has ledgers of its own: nobody adds to another's. */
export const rounds = ['first', 'second', 'adjudication', 'moderation', 'appeal'] as const;
export type Round = (typeof rounds)[number];

/** The rounds after two people have marked by themselves, the last word first: the first of them that marked a criterion decides it. */
export const decidingRounds = ['appeal', 'moderation', 'adjudication'] as const satisfies readonly Round[];

/** For whom somebody marks. */
export const markedFor = ['organisation', 'centre'] as const;
export type MarkedFor = (typeof markedFor)[number];

/** What can be hidden from a marker until they ask, which is on the record (design, section 7). */
export const hiddenThings = ['expectation', 'identity', 'adjustments', 'mode', 'time-left'] as const;
export type HiddenThing = (typeof hiddenThings)[number];

/** The most characters of a comment. */
export const commentCharsMax = 10_000;
/** The most records that one mark cites. */
export const citesMax = 200;

const digest = z.string().regex(digestPattern);
const text = z.string().min(1);
const id = z.string().regex(candidatePattern);
const wall = wallShape();
const comment = z.string().max(commentCharsMax);

const openedShape = {
  kind: z.literal('opened'),
  callsheet: z.literal('marks'),
  version: z.literal(ledgerVersion),
  wall,
  /** The program that opened it. */
  program: text,
  /** The log that is marked: what it was when the marking began. */
  log: z.strictObject({
    candidate: id,
    /** The id of the start file; null in practice. */
    start: z.string().nullable(),
    scenario: z.strictObject({ id: text, digest }),
    /** Its head: how many records, and the hash of the last. */
    count: z.int().min(1),
    hash: digest,
  }),
  /** The marking scheme, verbatim, so that an old mark can be read without its file. `digest` is the hex SHA-256 of `text`. */
  scheme: z.strictObject({ id: text, digest, text }),
  plan: z.strictObject({ id: text, status: text }),
  round: z.enum(rounds),
  /** 1, and one more for each time that a round was opened again (see `moderate`). */
  attempt: z.int().min(1).max(99),
  assessor: id,
  for: z.enum(markedFor),
  /** The marker declares no conflict of interest: without it no ledger is opened. */
  noConflict: z.literal(true),
  /** Whether it is practice, on a sitting whose marks are agreed: then it never counts, wherever it lies. */
  practice: z.literal(true).optional(),
  /** The criteria that the round asks for, where it doesn't ask for all: the rest stands as it is, unless it is marked all the same. */
  asked: z.array(id).min(1).optional(),
};

const markedShape = {
  kind: z.literal('marked'),
  wall,
  criterion: text,
  mark: z.discriminatedUnion('level', [
    z.strictObject({ level: z.literal('not-seen'), comment }),
    ...levels.map((level) =>
      z.strictObject({
        level: z.literal(level),
        firmness: z.enum(firmnesses),
        cites: z.array(z.int().min(0)).min(1).max(citesMax),
        comment,
      }),
    ),
  ]),
};

const bodies = {
  opened: openedShape,
  /** A mark; a later one for the same criterion takes its place, and both stay. */
  marked: markedShape,
  /** What is gathered for a criterion that has no mark yet, when it has changed: no mark, and never counted as one. */
  drafted: {
    kind: z.literal('drafted'),
    wall,
    criterion: text,
    cites: z.array(z.int().min(0)).max(citesMax),
    comment,
  },
  /** A mark was taken back: the criterion is unmarked again. */
  'taken-back': { kind: z.literal('taken-back'), wall, criterion: text },
  /** Something hidden was opened: once opened it stays so. `criterion` where it belongs to one. */
  looked: { kind: z.literal('looked'), wall, what: z.enum(hiddenThings), criterion: text.nullable() },
  /** The last record: the round can't change after. */
  closed: { kind: z.literal('closed'), wall },
};

const frame = { seq: z.int().min(0), prev: digest, hash: digest };

const recordShape = z.discriminatedUnion('kind', [
  z.strictObject({ ...bodies.opened, ...frame }),
  z.strictObject({ ...bodies.marked, ...frame }),
  z.strictObject({ ...bodies.drafted, ...frame }),
  z.strictObject({ ...bodies['taken-back'], ...frame }),
  z.strictObject({ ...bodies.looked, ...frame }),
  z.strictObject({ ...bodies.closed, ...frame }),
]);

/** A record of a mark ledger. */
export type LedgerRecord = z.infer<typeof recordShape>;

/** A record before it is linked. */
export type LedgerBody = LedgerRecord extends infer One
  ? One extends LedgerRecord
    ? Omit<One, keyof typeof frame>
    : never
  : never;

/** The record that opens a ledger. */
export type Opened = Extract<LedgerRecord, { readonly kind: 'opened' }>;

/** Reads a record of this version; null where it is none. */
export function decodeLedgerRecord(value: unknown): LedgerRecord | null {
  const read = recordShape.safeParse(value);
  return read.success ? read.data : null;
}
