import * as z from 'zod';
import type { Answer } from '../scenario/kinds/kind.ts';
import {
  candidatePattern,
  digestPattern,
  incidentKinds,
  type LogRecord,
  seedPattern,
  signaturePattern,
} from './record.ts';

/** How deeply an answer may nest. No kind's answer is deeper than three. */
const answerDepthMax = 8;

/** Whether a JSON value is an answer: objects with ASCII keys, lists, texts and whole numbers. */
export function isAnswer(value: unknown, depth = answerDepthMax): value is Answer {
  if (typeof value === 'string') return true;
  if (typeof value === 'number') return Number.isSafeInteger(value);
  if (typeof value !== 'object' || value === null || depth === 0) return false;
  if (Array.isArray(value)) return value.every((item) => isAnswer(item, depth - 1));
  return Object.entries(value).every(([key, item]) => isAsciiKey(key) && isAnswer(item, depth - 1));
}

/** `__proto__` is no name for anything: as a key of a JavaScript object it would not stay a key. */
function isAsciiKey(key: string): boolean {
  return /^[\x20-\x7e]+$/.test(key) && key !== '__proto__';
}

const day = /\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])/.source;

/** What a wall time looks like: RFC 3339 in UTC with milliseconds. */
export function wallShape() {
  return z.string().regex(new RegExp(`^${day}T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d\\.\\d{3}Z$`));
}

/** What an attestation looks like. */
export function attestationShape() {
  const id = z.string().regex(/^[0-9a-f]{32}$/);
  return z.strictObject({ id, by: z.enum(['centre', 'invigilator']), signature: z.string().regex(signaturePattern) });
}

/** What each kind of record that can be attested says of its own. */
export function attestableShapes() {
  return {
    granted: { kind: z.literal('granted'), seconds: z.int().min(1), by: z.string(), because: z.string() },
    paused: { kind: z.literal('paused'), because: z.string() },
    viewed: { kind: z.literal('viewed'), id: z.string().min(1) },
    incident: {
      kind: z.literal('incident'),
      wall: wallShape(),
      what: z.enum(incidentKinds),
      lostSeconds: z.int().min(0),
      detail: z.string(),
    },
  };
}

/** A shape to make for each kind of record. */
type Shapes = Readonly<Record<LogRecord['kind'], () => z.ZodType<LogRecord>>>;

/** Made when the first record is read: a sitting that begins reads none. What only some kinds have is made with these. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: a table of what each kind of record says
function makeShapes(): Shapes {
  const wholeFromZero = z.int().min(0);
  const digest = z.string().regex(digestPattern);
  const name = z.string().min(1);
  const faults = z.array(z.string());
  const mode = () => z.enum(['full-screen', 'plain', 'answers-file']);
  const answer = () => z.custom<Answer>((value) => isAnswer(value));
  const draft = () => z.strictObject({ answer: answer().nullable(), reason: z.string().nullable() });
  const evidence = () =>
    z.array(z.strictObject({ code: name, toward: z.enum(['pass', 'distinction', 'against']), because: z.string() }));
  const attested = () => attestationShape().exactOptional();

  // The chain holds `seq`, `prev` and `hash` to the one value that each may have.
  const frame = { seq: z.number(), at: wholeFromZero, clock: name, state: digest, prev: z.string(), hash: z.string() };

  return {
    began: () => {
      const embedded = z.strictObject({ path: name, text: z.string(), sha256: digest });
      const named = { id: name, title: z.string(), status: name, digest };
      return z.strictObject({
        ...frame,
        kind: z.literal('began'),
        wall: wallShape(),
        log: z.int().min(1),
        program: z.strictObject({ callsheet: name, xstate: name, cel: name, seedrandom: name }),
        scenario: z.union([
          z.strictObject({ ...named, entry: name, files: z.array(embedded), plan: embedded }),
          z.strictObject({ ...named, candidate: z.strictObject({ digest, sealed: name }), marking: name }),
        ]),
        start: name.exactOptional(),
        candidate: z.string().regex(candidatePattern),
        seed: z.string().regex(seedPattern),
        purpose: z.enum(['practice', 'assessed']),
        mode: mode(),
        time: z.strictObject({
          baseMs: wholeFromZero,
          percent: z.int().min(1),
          restBreaks: z.boolean(),
          deadlineMs: wholeFromZero,
          finishMs: wholeFromZero.exactOptional(),
        }),
        keepUntil: z.string().regex(new RegExp(`^${day}$`)),
      });
    },
    decided: () =>
      z.strictObject({
        ...frame,
        kind: z.literal('decided'),
        task: name,
        answer: answer(),
        reason: z.string().nullable(),
        result: name.exactOptional(),
        took: wholeFromZero,
        evidence: evidence().exactOptional(),
        faults,
      }),
    incident: () => z.strictObject({ ...frame, ...attestableShapes().incident, attested: attested() }),
    declared: () =>
      z.strictObject({ ...frame, kind: z.literal('declared'), own: z.boolean(), invigilator: z.string().nullable() }),
    waited: () =>
      z.strictObject({
        ...frame,
        kind: z.literal('waited'),
        asked: z.union([z.int().min(1), z.literal('next')]),
        took: wholeFromZero,
        faults,
      }),
    viewed: () =>
      z.strictObject({
        ...frame,
        ...attestableShapes().viewed,
        act: z.enum(['opened', 'left', 'supplied']),
        faults: faults.min(1).exactOptional(),
        attested: attested(),
      }),
    ticked: () => z.strictObject({ ...frame, kind: z.literal('ticked'), took: wholeFromZero, faults }),
    lapsed: () =>
      z.strictObject({
        ...frame,
        kind: z.literal('lapsed'),
        task: name,
        draft: draft().nullable(),
        evidence: evidence().exactOptional(),
      }),
    drafted: () => z.strictObject({ ...frame, kind: z.literal('drafted'), task: name, draft: draft() }),
    jotted: () => z.strictObject({ ...frame, kind: z.literal('jotted'), text: z.string() }),
    noted: () => z.strictObject({ ...frame, kind: z.literal('noted'), text: z.string(), about: z.string().nullable() }),
    paused: () => z.strictObject({ ...frame, ...attestableShapes().paused, attested: attested() }),
    resumed: () => z.strictObject({ ...frame, kind: z.literal('resumed'), wall: wallShape(), mode: mode() }),
    granted: () => z.strictObject({ ...frame, ...attestableShapes().granted, attested: attested() }),
    ended: () =>
      z.strictObject({
        ...frame,
        kind: z.literal('ended'),
        wall: wallShape(),
        how: z.enum(['finished', 'out-of-time', 'withdrawn']),
        ending: z.string().nullable(),
      }),
  };
}

/** The shape of each kind, made when the first record of it is read: the first screen of a replay waits for `began` alone. */
const made = new Map<string, z.ZodType<LogRecord>>();
let shapes: Shapes | null = null;

function shapeOf(kind: string): z.ZodType<LogRecord> | null {
  shapes ??= makeShapes();
  const shape = made.get(kind) ?? (isKind(kind, shapes) ? shapes[kind]() : null);
  if (shape !== null) made.set(kind, shape);
  return shape;
}

function isKind(kind: string, table: Shapes): kind is LogRecord['kind'] {
  return Object.hasOwn(table, kind);
}

/** A record, or where and how the value isn't one. */
export type DecodedRecord =
  | { readonly ok: true; readonly record: LogRecord }
  | { readonly ok: false; readonly because: string };

/** Decodes one JSON value as a record of this version: unknown kinds, missing fields and fields too many are refused. Pure. */
export function decodeRecord(value: unknown): DecodedRecord {
  const kind = typeof value === 'object' && value !== null && 'kind' in value ? value.kind : null;
  const shape = typeof kind === 'string' ? shapeOf(kind) : null;
  if (shape === null) return { ok: false, because: 'its `kind` is none of this version' };
  // A log begins once: code made for that one record would take longer to make than it saves.
  const decoded = shape.safeParse(value, { jitless: kind === 'began' });
  if (decoded.success) return { ok: true, record: decoded.data };
  return { ok: false, because: decoded.error.issues.map(saysOf).at(0) ?? 'it is none' };
}

function saysOf({ path, code }: z.core.$ZodIssue): string {
  const place = path.length === 0 ? 'it' : `\`${path.join('.')}\``;
  if (code === 'unrecognized_keys') return `${place} says more than one may`;
  return `${place} is missing, or isn’t what it must be`;
}
