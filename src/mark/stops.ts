import * as z from 'zod';
import { wallShape } from '../log/decode-record.ts';
import { candidatePattern, digestPattern } from '../log/record.ts';
import { readPaper, writePaper } from '../seal/signed-paper.ts';
import type { SigningKey } from '../seal/signing.ts';
import type { Ledger } from './ledger.ts';
import type { Control, Controls, Standing } from './standing.ts';

/** What the paper on who may go on is called in the folder of the logs. */
export const stopsName = 'moderation.stops';

const id = z.string().regex(candidatePattern);
const hashes = z.array(z.string().regex(digestPattern));

const stopsShape = z.strictObject({
  callsheet: z.literal('moderation-stops'),
  version: z.literal(1),
  wall: wallShape(),
  moderator: id,
  /** The heads of the standardisation sittings: nobody marks anything else before they have come near to all of them. */
  standardisation: hashes,
  /** Who has. */
  near: z.array(id),
  /** Who is stopped by a control, and the one that may bring them back. It names no other: an assessor doesn't know which they are. */
  stopped: z.array(z.strictObject({ assessor: id, may: hashes })),
});

/** Who may go on marking, as a moderator signed it: without the agreed marks, so that it can lie where assessors mark. */
export type Stops = Readonly<z.infer<typeof stopsShape>>;

/** The part of it that follows from where assessors stand. */
export interface Stopping extends Pick<Stops, 'standardisation' | 'near' | 'stopped'> {
  /** Controls to be marked once more, where somebody is stopped and has marked every one. */
  readonly again: readonly Ledger[];
}

/** Who is to stop, and what may bring them back: a control that they haven't marked, else once more the one that stopped them. Pure. */
export function stoppingOf(standings: readonly Standing[], { controls }: Controls): Stopping {
  const stopped = standings
    .filter(({ isStopped }) => isStopped)
    .map((one) => ({ one, next: nextControl(one, controls) }));
  return {
    standardisation: controls.filter(({ isStandardisation }) => isStandardisation).map(({ log }) => log),
    near: standings
      .filter(({ standardisationLeft }) => standardisationLeft.length === 0)
      .map(({ assessor }) => assessor),
    stopped: stopped.map(({ one: { assessor }, next }) => ({ assessor, may: next === null ? [] : [next.log] })),
    again: stopped.flatMap(({ next }) => next?.again ?? []),
  };
}

function nextControl(
  { marked }: Standing,
  controls: readonly Control[],
): { readonly log: string; readonly again: Ledger | null } | null {
  const fresh = controls.find((one) => !one.isStandardisation && marked.every(({ control }) => control.id !== one.id));
  if (fresh !== undefined) return { log: fresh.log, again: null };
  const last = marked.at(-1);
  return last === undefined ? null : { log: last.control.log, again: last.ledger };
}

/** The text of the paper. */
export function writeStops(
  { standardisation, near, stopped }: Stopping,
  says: Pick<Stops, 'wall' | 'moderator'>,
  key: SigningKey,
): string {
  return writePaper({ callsheet: 'moderation-stops', version: 1, ...says, standardisation, near, stopped }, key);
}

/** Reads one, whoever signed it; null where it is none. Pure. */
export function readStops(text: string): Stops | null {
  const read = stopsShape.safeParse(readPaper(text)?.says);
  return read.success ? read.data : null;
}

/** Why somebody may not mark a log, as a sentence, or null: for `mark` to ask before it puts a log into the queue. Pure. */
export function whyNotGoOn(
  { standardisation, near, stopped }: Pick<Stops, 'standardisation' | 'near' | 'stopped'>,
  assessor: string,
  log: string,
): string | null {
  if (standardisation.includes(log)) return null;
  if (standardisation.length > 0 && !near.includes(assessor))
    return `${assessor} comes near to the standardisation set first: nothing else is marked before the moderator says so`;
  const stop = stopped.find((one) => one.assessor === assessor);
  if (stop === undefined || stop.may.includes(log)) return null;
  return `${assessor} was outside tolerance on a control, and stops until one is within it: speak to the moderator`;
}
