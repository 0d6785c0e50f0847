import * as z from 'zod';
import { canonicalForm } from '../log/canonical.ts';
import { attestableShapes, attestationShape } from '../log/decode-record.ts';
import type { AttestedBody } from '../log/record.ts';

/** What another program hands in for the log that a sitting holds. */
export type HandedIn =
  | { readonly kind: 'attested'; readonly body: AttestedBody }
  /** Somebody wanted to go on with the log while it was sat. */
  | { readonly kind: 'second-window'; readonly detail: string };

/** The text of the file in which it is handed in. */
export function writeHandedIn(what: HandedIn): string {
  return canonicalForm(what);
}

let shape: z.ZodType<HandedIn> | null = null;

function makeShape(): z.ZodType<HandedIn> {
  const attested = attestationShape();
  const { granted, paused, viewed, incident } = attestableShapes();
  return z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('second-window'), detail: z.string().max(500) }),
    z.strictObject({
      kind: z.literal('attested'),
      body: z.discriminatedUnion('kind', [
        z.strictObject({ ...granted, attested }),
        z.strictObject({ ...paused, attested }),
        z.strictObject({ ...viewed, act: z.literal('supplied'), attested }),
        z.strictObject({ ...incident, attested }),
      ]),
    }),
  ]);
}

/** Reads what was handed in; null where it is nothing that can be. Who signed it isn't asked here. */
export function readHandedIn(text: string): HandedIn | null {
  shape ??= makeShape();
  try {
    const read = shape.safeParse(JSON.parse(text));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}
