import * as z from 'zod';
import { commentCharsMax } from './ledger-record.ts';

/**
 * Comments that are typed and not kept yet, by criterion. They lie beside the ledger and never in it: nothing of a ledger can be taken
 * away, and a half sentence is nothing that anybody has said.
 */
export type Typed = ReadonlyMap<string, string>;

const typedShape = z.record(z.string(), z.string().max(commentCharsMax));

/** The text of the file that keeps them. */
export function writeTyped(typed: Typed): string {
  return `${JSON.stringify(Object.fromEntries(typed))}\n`;
}

/** Reads it; nothing where it is none: no mark hangs on it. Pure. */
export function readTyped(text: string): Typed {
  try {
    const read = typedShape.safeParse(JSON.parse(text));
    return new Map(read.success ? Object.entries(read.data) : []);
  } catch {
    return new Map();
  }
}

/** With the text of a criterion in place of what was typed before; `null` takes it away. Pure. */
export function withTyped(typed: Typed, criterion: string, text: string | null): Typed {
  const next = new Map(typed);
  if (text === null) next.delete(criterion);
  else next.set(criterion, text);
  return next;
}
