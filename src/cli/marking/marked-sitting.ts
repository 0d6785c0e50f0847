import { absolutePath, toldPath } from '../../host/paths.ts';
import { readText } from '../../host/read-text.ts';
import { scenarioFileBytesMax } from '../../host/scenario-files.ts';
import { sha256Hex } from '../../log/canonical.ts';
import { partLedgers } from '../../mark/agreement/found-ledgers.ts';
import { besideReplayed } from '../../mark/check-ledger.ts';
import { createSchemeReader } from '../../mark/scheme-reader.ts';
import type { Marked } from '../../report/pages/marked.ts';
import type { SourceFile } from '../../scenario/scenario.ts';
import type { Arguments } from '../arguments.ts';
import { createSittingOpener, openToMark, type SittingOpener } from '../open/each-sitting.ts';
import { type LedgerOpener, type LedgersOfLog, openLedgers, roundsFound } from '../open/open-ledgers.ts';
import { readOf } from '../open/open-plan.ts';
import type { Read } from '../read.ts';
import { shown, shownWhole } from '../shown.ts';
import type { Surroundings } from '../surroundings.ts';
import { lookGivenOf } from '../verify/verify-with.ts';
import { type DrawnReader, drawnReader } from './drawn-of-log.ts';

/** What sittings and their ledgers are opened with, and the scheme that was asked for. */
export interface MarkedOpener extends SittingOpener, LedgerOpener {
  readonly scheme: SourceFile | null;
  readonly drawnOf: DrawnReader;
}

/** Gets ready what `--key`, `--card` and `--scheme` ask for. */
export async function createMarkedOpener(given: Arguments, surroundings: Surroundings): Promise<Read<MarkedOpener>> {
  const looking = await lookGivenOf(given, surroundings, ['assessor', 'moderator']);
  if (!looking.ok) return looking;
  const scheme = schemeFile(given.value('scheme'), surroundings);
  if (!scheme.ok) return scheme;
  const { identity, cards } = looking.value;
  const openers = { ...createSittingOpener(identity), cards, schemes: createSchemeReader() };
  return { ok: true, value: { ...openers, scheme: scheme.value, drawnOf: drawnReader(cards, surroundings) } };
}

function schemeFile(name: string | null, { cwd }: Surroundings): Read<SourceFile | null> {
  if (name === null) return { ok: true, value: null };
  const path = absolutePath(cwd, name);
  const read = readText(path, scenarioFileBytesMax);
  if (!read.ok) return { ok: false, because: `${shown(name)} ${read.because}` };
  return { ok: true, value: { path: shown(toldPath(cwd, path)), text: read.text } };
}

/** A sitting with its marks; or why it can't be told, to go after its name, or a whole sentence where everything has to stop. */
export type EachMarked =
  | { readonly is: 'read'; readonly marked: Marked }
  | { readonly is: 'bad'; readonly sentence: string }
  | { readonly is: 'stop'; readonly sentence: string };

/** Opens a log and every ledger beside it, and what was drawn of it for moderation: a sample that can’t be believed stops it all, since then nothing is known to be settled. Those of another scheme than the one asked for don't count; without one, all must be of one. */
export async function openMarked(path: string, opener: MarkedOpener, surroundings: Surroundings): Promise<EachMarked> {
  const each = await openToMark(path, opener, surroundings);
  if (!each.ok) return { is: 'bad', sentence: `${each.path} ${each.because}` };
  const { path: log, replayed, head } = each.sitting;
  const drawn = opener.drawnOf(absolutePath(surroundings.cwd, path), head.hash);
  if (!drawn.ok)
    return {
      is: 'stop',
      sentence: `${shownWhole(drawn.because)}. What was drawn for moderation isn’t known without it`,
    };
  const sitting = { log, replayed, head, sampled: drawn.value };
  const beside = besideReplayed(replayed, head);
  const opened = await openLedgers(path, beside, { ...opener, mustBeSigned: true }, surroundings);
  const notCounted = opened.leftOut.map((one) => `${one.path} ${one.because}`);
  const source = opener.scheme ?? heldScheme(opened);
  if (source === null || beside.plan === null) {
    const none = { scheme: null, ledgers: [], rounds: roundsFound(opened), notCounted };
    return { is: 'read', marked: { ...sitting, ...none } };
  }
  const digest = sha256Hex(source.text);
  const { kept, leftOut } = partLedgers(opened.found, ({ ledger: { opened: its } }) =>
    its.scheme.digest === digest ? null : `is by another scheme (${its.scheme.id})`,
  );
  if (opener.scheme === null && leftOut.length > 0)
    return { is: 'stop', sentence: `${log} was marked by more than one scheme: say which with --scheme FILE` };
  const scheme = readOf(opener.schemes(source, beside.plan), source);
  if (!scheme.ok) return { is: opener.scheme === null ? 'bad' : 'stop', sentence: scheme.because };
  const ledgers = kept.map(({ ledger }) => ledger);
  const rounds = roundsFound({ ...opened, found: kept });
  const others = leftOut.map((one) => `${one.path} ${one.because}`);
  const all = [...notCounted, ...others];
  return { is: 'read', marked: { ...sitting, scheme: scheme.value, ledgers, rounds, notCounted: all } };
}

/** The scheme that the first of some ledgers holds; null where there is none. */
function heldScheme({ found: [first] }: LedgersOfLog): SourceFile | null {
  const scheme = first?.ledger.opened.scheme;
  return scheme === undefined ? null : { path: `the scheme ${scheme.id} in its ledgers`, text: scheme.text };
}
