import * as z from 'zod';
import { canonicalForm, sha256Hex } from '../log/canonical.ts';
import { digestOfSource } from '../log/embed.ts';
import { candidatePattern, digestPattern, type SealedScenario } from '../log/record.ts';
import type { Scenario, ScenarioSource } from '../scenario/scenario.ts';
import { makeIdentity, type Opener, openArmored, recipientPattern, sealTo, sealWithPassphrase } from './age.ts';
import type { Card } from './keys.ts';
import { canonicalJson } from './signed-paper.ts';
import { publicKeyPattern } from './signing.ts';

/** The version of packs that this program makes and reads. */
export const packVersion = 1;

/** A sealed scenario: one line in the canonical form. Everything but the two sealed parts can be read by anybody. */
export type Pack = z.infer<typeof packShape>;

const digest = z.string().regex(digestPattern);
const name = z.string().min(1);
const id = z.string().regex(candidatePattern);
const recipient = z.string().regex(recipientPattern);

const packShape = z.strictObject({
  callsheet: z.literal('pack'),
  version: z.literal(packVersion),
  /** The program that made it. */
  made: name,
  scenario: z.strictObject({ id: name, title: name, status: name, digest }),
  plan: z.strictObject({ id: name, title: name, options: z.array(name) }),
  minutes: z.int().min(1),
  /** Whose start files it takes. */
  centres: z.array(z.strictObject({ id, sign: z.string().regex(publicKeyPattern) })).min(1),
  /** Who can open the marking part, and the logs: assessors, and moderators. */
  assessors: z.array(z.strictObject({ id, seal: recipient })).min(1),
  /** To which the key of each sitting is sealed; its other half is in the candidate's part. */
  seal: recipient,
  candidate: z.strictObject({ digest, sealed: name }),
  marking: name,
});

/** A pack as read, or why it isn't one, to go after its name. */
export type ReadPack =
  | { readonly ok: true; readonly pack: Pack; readonly digest: string }
  | { readonly ok: false; readonly because: string };

/** Reads a pack. Pure. */
export function readPack(text: string): ReadPack {
  if (!text.startsWith('{"assessors":')) return { ok: false, because: 'is no pack: `callsheet pack` makes one' };
  if (!text.endsWith('}\n')) return { ok: false, because: 'is cut short: copy it again, whole' };
  const says = canonicalJson(text.slice(0, -1));
  if (says === null) return { ok: false, because: 'was changed: ask for it again' };
  const version: unknown = Reflect.get(says, 'version');
  if (typeof version === 'number' && version > packVersion)
    return { ok: false, because: `is of a newer callsheet (its version is ${version}): update callsheet` };
  const pack = packShape.safeParse(says);
  if (!pack.success) return { ok: false, because: 'was changed: ask for it again' };
  return { ok: true, pack: pack.data, digest: sha256Hex(text) };
}

/** For whom a pack is made. */
export interface PackedFor {
  readonly centres: readonly Card[];
  /** And moderators. */
  readonly assessors: readonly Card[];
  readonly code: string;
  /** The version of this program. */
  readonly program: string;
  /** How slow the code is to try, as a power of two; that of the `age` command where nothing is said. */
  readonly factor?: number;
}

/** The text of a pack, or why the scenario can't be sealed, to go after its name. */
export type MadePack = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly because: string };

/** Seals a scenario: what its candidates need to the start code, the whole to the assessors. */
export async function makePack(scenario: Scenario, packed: PackedFor): Promise<MadePack> {
  // Who opens a pack doesn't read YAML yet.
  const { candidatePart } = await import('../scenario/candidate-part.ts');
  const made = candidatePart(scenario);
  if (!made.ok) return made;
  const { source, results } = made.part;
  const { identity, recipient: seal } = await makeIdentity();
  const assessors = packed.assessors.map((card) => ({ id: card.id, seal: card.seal }));
  const entry = source.files.find(({ path }) => path === source.entry)?.text ?? '';
  const marking: MarkingPart = { whole: scenario.source, candidate: entry, results: [...results] };
  const { id, title, status, plan, allowMinutes } = scenario;
  const pack: Pack = {
    callsheet: 'pack',
    version: packVersion,
    made: packed.program,
    scenario: { id, title, status, digest: digestOfSource(scenario.source) },
    plan: { id: plan.id, title: plan.title, options: plan.options.map((option) => option.id) },
    minutes: allowMinutes,
    centres: packed.centres.map((card) => ({ id: card.id, sign: card.sign })),
    assessors,
    seal,
    candidate: {
      digest: digestOfSource(source),
      sealed: await sealWithPassphrase(packed.code, canonicalForm({ ...source, identity }), packed.factor),
    },
    marking: await sealTo(
      assessors.map((assessor) => assessor.seal),
      canonicalForm(marking),
    ),
  };
  return { ok: true, text: `${canonicalForm(pack)}\n` };
}

/** The scenario of a pack as the log of a sitting holds it. */
export function sealedScenario({ scenario, candidate, marking }: Pack): SealedScenario {
  return { ...scenario, candidate, marking };
}

const file = z.strictObject({ path: name, text: z.string() });
const sourceShape = { entry: name, files: z.array(file), plan: file };
const candidateShape = z.strictObject({ ...sourceShape, identity: z.string() });
const markingShape = z.strictObject({
  whole: z.strictObject(sourceShape),
  candidate: z.string(),
  results: z.array(z.tuple([z.string(), z.string()])),
});

/** What only those who mark may see. */
export interface MarkingPart {
  readonly whole: ScenarioSource;
  /** The text of the candidate's part; its documents and its plan are those of the whole. */
  readonly candidate: string;
  /** The author's name of each result by the one that it has there. */
  readonly results: readonly (readonly [string, string])[];
}

/** What a candidate's machine needs, and the identity to which the key of the sitting is sealed. */
export interface CandidateOpened {
  readonly source: ScenarioSource;
  readonly identity: string;
}

/** Opens the candidate's part; null when it doesn't open, or isn't what its digest says. */
export async function openCandidate(sealed: SealedScenario, code: string): Promise<CandidateOpened | null> {
  const text = await openArmored(sealed.candidate.sealed, { passphrase: code });
  const opened = candidateShape.safeParse(text === null ? null : canonicalJson(text));
  if (!opened.success) return null;
  const { identity, ...source } = opened.data;
  return digestOfSource(source) === sealed.candidate.digest ? { source, identity } : null;
}

/** Opens the marking part; null when this key doesn't open it, or it isn't what its digests say. */
export async function openMarking(sealed: SealedScenario, opener: Opener): Promise<MarkingPart | null> {
  const text = await openArmored(sealed.marking, opener);
  return text === null ? null : markingIn(sealed, text);
}

/** The marking part of a sealed scenario from its text, as somebody opened it; null when it isn't what the digests say. Pure. */
export function markingIn(sealed: SealedScenario, text: string): MarkingPart | null {
  const opened = markingShape.safeParse(canonicalJson(text));
  if (!opened.success) return null;
  const isWhole = digestOfSource(opened.data.whole) === sealed.digest;
  const isSame = digestOfSource(candidateSource(opened.data)) === sealed.candidate.digest;
  return isWhole && isSame ? opened.data : null;
}

/** What the sitting ran. */
export function candidateSource({ whole, candidate }: MarkingPart): ScenarioSource {
  const files = whole.files.map((one) => (one.path === whole.entry ? { ...one, text: candidate } : one));
  return { ...whole, files };
}
