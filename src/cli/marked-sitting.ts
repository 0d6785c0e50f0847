import { absolutePath, toldPath } from '../host/paths.ts';
import { readText } from '../host/read-text.ts';
import { scenarioFileBytesMax } from '../host/scenario-files.ts';
import { sha256Hex } from '../log/canonical.ts';
import { type Marked, openingOf } from '../report/pages/marked.ts';
import type { SourceFile } from '../scenario/scenario.ts';
import type { Arguments } from './arguments.ts';
import { createSittingOpener, openToMark, type SittingOpener } from './each-sitting.ts';
import { givenIdentity } from './open-keys.ts';
import type { Read } from './open-plan.ts';
import { createSchemeReader, readMarks, type SchemeReader } from './read-marks.ts';
import { shown } from './shown.ts';
import type { Surroundings } from './surroundings.ts';

/** What sittings are opened with, and the scheme that was asked for. */
export interface MarkedOpener {
  readonly sittings: SittingOpener;
  readonly schemes: SchemeReader;
  readonly scheme: SourceFile | null;
}

/** Gets ready what `--key` and `--scheme` ask for. */
export async function createMarkedOpener(given: Arguments, surroundings: Surroundings): Promise<Read<MarkedOpener>> {
  const identity = await givenIdentity(given, surroundings);
  if (!identity.ok) return identity;
  const scheme = schemeFile(given.value('scheme'), surroundings);
  if (!scheme.ok) return scheme;
  const sittings = createSittingOpener(identity.value);
  return { ok: true, value: { sittings, schemes: createSchemeReader(), scheme: scheme.value } };
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

/** Opens a log and every ledger beside it. Those of another scheme than the one asked for don't count; without one, all must be of one. */
export async function openMarked(path: string, opener: MarkedOpener, surroundings: Surroundings): Promise<EachMarked> {
  const each = await openToMark(path, opener.sittings, surroundings);
  if (!each.ok) return { is: 'bad', sentence: `${each.path} ${each.because}` };
  const { sitting } = each;
  const { ledgers, notCounted } = await readMarks(path, sitting, opener.sittings.identity, surroundings);
  const { plan } = openingOf(sitting).sitting.scenario;
  const [first] = ledgers;
  const asked = opener.scheme;
  const source =
    asked ??
    (first === undefined
      ? null
      : { path: `the scheme ${first.opened.scheme.id} in its ledgers`, text: first.opened.scheme.text });
  const base = { log: sitting.path, replayed: sitting.replayed, head: sitting.head };
  if (source === null) return { is: 'read', marked: { ...base, scheme: null, ledgers, notCounted } };
  const digest = sha256Hex(source.text);
  const others = ledgers.filter(({ opened }) => opened.scheme.digest !== digest);
  if (asked === null && others.length > 0)
    return { is: 'stop', sentence: `${sitting.path} was marked by more than one scheme: say which with --scheme FILE` };
  const scheme = opener.schemes(source, plan);
  if (!scheme.ok) return { is: asked === null ? 'bad' : 'stop', sentence: scheme.because };
  const other = others.map(
    ({ opened }) => `The ${opened.round} round of ${opened.assessor} is by another scheme (${opened.scheme.id})`,
  );
  const counted = ledgers.filter((ledger) => !others.includes(ledger));
  return {
    is: 'read',
    marked: { ...base, scheme: scheme.value, ledgers: counted, notCounted: [...notCounted, ...other] },
  };
}
