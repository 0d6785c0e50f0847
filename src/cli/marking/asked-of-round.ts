import { isThere } from '../../host/is-there.ts';
import { absolutePath } from '../../host/paths.ts';
import { filesIn } from '../../host/read-text.ts';
import { logName } from '../../host/sittings.ts';
import { askedFor } from '../../mark/asked.ts';
import type { QueuedSitting } from '../../mark/desk.ts';
import { marksFolder } from '../../mark/ledger-name.ts';
import type { Round } from '../../mark/ledger-record.ts';
import { heldRounds } from '../../mark/reopened.ts';
import { closedOf, type RoundsOfLog } from '../../mark/rounds-of-log.ts';
import type { Sampled } from '../../mark/sample.ts';
import { sampleName } from '../../mark/sample-paper.ts';
import { createSchemeReader } from '../../mark/scheme-reader.ts';
import { type LedgerOpener, openLedgers, roundsFound } from '../open/open-ledgers.ts';
import type { Read } from '../read.ts';
import type { Surroundings } from '../surroundings.ts';
import { openDrawnSample } from './moderate-sample.ts';

/** What a round asks for of a sitting; or, where `isKnown` isn't so, everything for want of knowing. */
export interface AskedOf {
  readonly asked: readonly string[];
  readonly isKnown: boolean;
}

/** Tells what a round asks for of a sitting. */
export type AskedReader = (
  sitting: Pick<QueuedSitting, 'head' | 'criteria'> & { readonly log: string },
) => Promise<AskedOf>;

/**
 * A reader for a round. Whoever adjudicates or moderates is told which criteria are apart, and never how they were marked: that is
 * compared here and shown nowhere. A sample that was changed is refused.
 */
export function askedReader(
  round: Round,
  folders: readonly string[],
  identity: string | null,
  surroundings: Surroundings,
): Read<AskedReader> {
  const isPartial = round === 'adjudication' || round === 'moderation';
  const sample = round === 'moderation' ? drawnIn(folders, surroundings) : ({ ok: true, value: null } as const);
  if (!sample.ok) return sample;
  const opener = { identity, cards: [], schemes: createSchemeReader() };
  const read: AskedReader = async ({ log, head, criteria: all }) => {
    const criteria = all.map(({ id }) => id);
    if (!isPartial) return { asked: criteria, isKnown: true };
    const rounds = await roundsBefore(log, head, opener, surroundings);
    const asked = askedFor(round, { criteria, rounds, sample: sample.value, hash: head.hash });
    return { asked, isKnown: round === 'adjudication' ? rounds !== null : sample.value !== null };
  };
  return { ok: true, value: read };
}

/** What was drawn in these folders; null where nothing was. */
function drawnIn(folders: readonly string[], { cwd }: Surroundings): Read<ReadonlyMap<string, Sampled> | null> {
  const drawn: (readonly [string, Sampled])[] = [];
  const withSample = folders.filter((name) => isThere(`${absolutePath(cwd, name)}/${sampleName}`));
  for (const name of withSample) {
    const sample = openDrawnSample({ path: absolutePath(cwd, name), name, cards: [] });
    if (!sample.ok) return sample;
    drawn.push(...sample.value);
  }
  return { ok: true, value: withSample.length === 0 ? null : new Map(drawn) };
}

/** The closed rounds of a log; null where a first or a second one can't be read, as when it is sealed to moderators. */
async function roundsBefore(
  log: string,
  head: QueuedSitting['head'],
  opener: LedgerOpener,
  surroundings: Surroundings,
): Promise<RoundsOfLog | null> {
  const beside = { ok: true, head, began: null, plan: null } as const;
  const rounds = roundsFound(await openLedgers(log, beside, { ...opener, mustBeSigned: true }, surroundings));
  const names = heldRounds(filesIn(marksFolder(log), '').map(logName));
  const isRead = (round: Round): boolean => {
    const closed = new Set(names.filter((one) => one.round === round && one.isClosed).map(({ assessor }) => assessor));
    return closedOf(rounds, round).length === closed.size;
  };
  return isRead('first') && isRead('second') ? rounds : null;
}
