import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import { makeDraws } from '../engine/draws.ts';
import { canonicalForm, sha256Hex } from '../log/canonical.ts';
import { wallShape } from '../log/decode-record.ts';
import { candidatePattern, digestPattern, seedPattern } from '../log/record.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { sealTo } from './age.ts';
import type { Pack } from './pack.ts';
import { isPaperOf, readPaper, writePaper } from './signed-paper.ts';
import { makeSigningKey, pemOf, publicKeyOf, publicKeyPattern, type SigningKey } from './signing.ts';

/** The version of start files that this program makes and reads. */
export const startVersion = 1;

/** How the candidate may sit: as they like, line by line, or with somebody who reads, writes or hands out papers. */
export const ways = ['any', 'plain', 'facilitated'] as const;

const digest = z.string().regex(digestPattern);
const text = z.string().min(1);
const id = z.string().regex(candidatePattern);
const wall = wallShape();
const publicKey = z.string().regex(publicKeyPattern);

/** What the centre settles about one sitting: nothing in it is for the candidate to choose. */
const termsShape = {
  candidate: id,
  /** An option of the plan; null where it has none. */
  option: text.nullable(),
  seed: z.string().regex(seedPattern),
  /** 100 = none, 125 = a quarter more time. */
  percent: z.int().min(100).max(1000),
  restBreaks: z.boolean(),
  /** Per cent of the time allowed, on top, to finish the answer that is being made when the time is up. */
  finishPercent: z.int().min(0).max(100),
  editor: z.boolean(),
  clipboard: z.boolean(),
  way: z.enum(ways),
  /** 1 for the first. */
  attempt: z.int().min(1).max(99),
  /** The window in which it may begin, RFC 3339 in UTC. */
  from: wall,
  until: wall,
  /** What the candidate declares by starting. */
  declaration: text,
  keepYears: z.int().min(1).max(99),
};

/** The terms of one sitting. */
export type StartTerms = Readonly<z.infer<z.ZodObject<typeof termsShape>>>;

const startShape = z.strictObject({
  callsheet: z.literal('start'),
  version: z.literal(startVersion),
  /** Drawn anew for each start file: what makes two of them two. */
  id: z.string().regex(/^[0-9a-f]{32}$/),
  /** The program that made it. */
  made: text,
  centre: z.strictObject({ id, sign: publicKey }),
  scenario: z.strictObject({ id: text, title: text, status: text, digest, candidate: digest }),
  /** Hex SHA-256 of the pack. */
  pack: digest,
  plan: text,
  minutes: z.int().min(1),
  /** Digest of the values drawn: the same for two seeds that give the same variant. */
  variant: digest,
  ...termsShape,
  /** To whom the log is sealed at its end. */
  assessors: z.array(z.strictObject({ id, seal: text })).min(1),
  /** Who may put something on the record in the room: their key opens with their code. */
  invigilator: z.strictObject({ id, key: publicKey, sealed: text }),
  /** With what the head of the log is signed: the key opens with what is in the candidate's part of the pack. */
  sitting: z.strictObject({ key: publicKey, sealed: text }),
});

/** A start file: one sitting, signed by a centre. */
export type Start = Readonly<z.infer<typeof startShape>>;

/** A start file as read, or why it isn't one, to go after its name. */
export type ReadStart = { readonly ok: true; readonly start: Start } | { readonly ok: false; readonly because: string };

/** Reads a start file: that it is whole and signed by the centre which it names. Whether that is the right centre isn't asked here. Pure. */
export function readStart(file: string): ReadStart {
  const paper = readPaper(file);
  if (paper === null) {
    const isStart = file.includes('"callsheet":"start"');
    return { ok: false, because: isStart ? changed : 'is no start file: `callsheet start` makes one' };
  }
  const { says } = paper;
  const version = typeof says === 'object' && says !== null ? Reflect.get(says, 'version') : null;
  if (typeof version === 'number' && version > startVersion)
    return { ok: false, because: `is of a newer callsheet (its version is ${version}): update callsheet` };
  const start = startShape.safeParse(says);
  if (!start.success) {
    const isStart = paper.line.includes('"callsheet":"start"');
    return { ok: false, because: isStart ? changed : 'is no start file: `callsheet start` makes one' };
  }
  if (!isPaperOf(paper, start.data.centre.sign)) return { ok: false, because: changed };
  return { ok: true, start: start.data };
}

const changed = 'was changed after the centre signed it, or isn’t whole: ask the centre for it again';

/** The key that the invigilators of a room have in common, ready to be put into start files. */
export type InvigilatorKey = Start['invigilator'];

/** What a start file is made from. */
export interface StartFor {
  readonly terms: StartTerms;
  readonly pack: Pack;
  readonly packDigest: string;
  readonly centre: { readonly id: string; readonly key: SigningKey };
  readonly invigilator: InvigilatorKey;
  /** {@link variantOf} the terms' seed. */
  readonly variant: string;
  /** The version of this program. */
  readonly program: string;
}

/** The text of a new start file. Each has an id and a key of its own. */
export async function makeStart(made: StartFor): Promise<string> {
  const { terms, pack, packDigest, centre, invigilator, variant, program } = made;
  const sitting = makeSigningKey();
  const start: Start = {
    callsheet: 'start',
    version: startVersion,
    id: randomBytes(16).toString('hex'),
    made: program,
    centre: { id: centre.id, sign: publicKeyOf(centre.key) },
    scenario: { ...pack.scenario, candidate: pack.candidate.digest },
    pack: packDigest,
    plan: pack.plan.id,
    minutes: pack.minutes,
    variant,
    ...terms,
    assessors: pack.assessors,
    invigilator,
    sitting: { key: publicKeyOf(sitting), sealed: await sealTo([pack.seal], pemOf(sitting)) },
  };
  return writePaper(start, centre.key);
}

/** Which variant of a scenario a seed gives: the digest of the values drawn. */
export function variantOf(scenario: Scenario, seed: string): string {
  return sha256Hex(canonicalForm(makeDraws(scenario, seed)));
}

/** Milliseconds of the sitting clock to finish the last answer in. */
export function finishMsOf({ minutes, percent, finishPercent }: Start): number {
  return Math.ceil((minutes * 60_000 * percent * finishPercent) / 10_000);
}

/** What a start file is used with. */
export interface StartWith {
  readonly pack: Pack;
  readonly packDigest: string;
  /** RFC 3339 in UTC. */
  readonly wall: string;
  /** A wall time as people read it here. */
  readonly told: (wall: string) => string;
}

/** Why nothing can be begun with a start file, to go after its name, or null. */
export function startProblem(start: Start, { pack, packDigest, wall: now, told }: StartWith): string | null {
  if (start.pack !== packDigest) {
    return pack.scenario.id === start.scenario.id
      ? `is for another pack of ${start.scenario.id}: take the pack that came with it`
      : `is for a pack of ${start.scenario.id}, and this is one of ${pack.scenario.id}`;
  }
  if (!pack.centres.some(({ sign }) => sign === start.centre.sign))
    return `is signed by ${start.centre.id}, a centre for which this pack wasn’t made: ask for the centre’s own`;
  const clock = `this machine’s clock says ${told(now)}`;
  if (now < start.from) return `can’t be used before ${told(start.from)}, and ${clock}`;
  if (now > start.until) return `could be used until ${told(start.until)}, and ${clock}: ask the centre for another`;
  return null;
}
