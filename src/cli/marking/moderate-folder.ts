import { absolutePath, toldPath } from '../../host/paths.ts';
import type { Head } from '../../log/chain.ts';
import type { Replayed } from '../../log/replay.ts';
import { besideReplayed } from '../../mark/check-ledger.ts';
import type { Ledger } from '../../mark/ledger.ts';
import type { LedgerName } from '../../mark/ledger-name.ts';
import { createSchemeReader, type SchemeReader } from '../../mark/scheme-reader.ts';
import type { Plan } from '../../scenario/plan.ts';
import type { MarkingScheme } from '../../scenario/scheme-file.ts';
import type { Card } from '../../seal/keys.ts';
import { readStart } from '../../seal/start-file.ts';
import type { Arguments } from '../arguments.ts';
import { createSittingOpener, logPaths, openToMark } from '../open/each-sitting.ts';
import { givenIdentity, openCards, type Passphrases } from '../open/open-keys.ts';
import { openLedgers, waitingIn } from '../open/open-ledgers.ts';
import { openScheme } from '../open/open-scheme.ts';
import type { Read } from '../read.ts';
import type { Surroundings } from '../surroundings.ts';

/** A folder to be moderated, and what its logs and ledgers are opened with. */
export interface ModeratedFolder {
  /** As it was typed, and its path. */
  readonly name: string;
  readonly path: string;
  readonly logs: readonly string[];
  readonly identity: string | null;
  /** What was typed to open it. */
  readonly typed: Passphrases;
  readonly cards: readonly Card[];
  readonly schemes: SchemeReader;
  /** The digest of the scheme that was given; null where the ledgers say by which they are. */
  readonly scheme: { readonly scheme: MarkingScheme; readonly plan: Plan; readonly schemeText: string } | null;
}

/** One log of the folder, opened. */
export interface OpenedLog {
  readonly path: string;
  /** As it is told to a person. */
  readonly told: string;
  /** As it is called within the folder. */
  readonly name: string;
  readonly head: Head;
  readonly centre: string | null;
  readonly replayed: Replayed;
  /** Those of its ledgers that count. */
  readonly ledgers: readonly Ledger[];
  /** Attempts that are to come, as a moderator opened the round again, or that were left out: no earlier one counts in their place. */
  readonly reopened: readonly LedgerName[];
}

/** What stays of a log when it has been looked at. */
export interface FolderLooked<Kept> {
  readonly kept: readonly Kept[];
  readonly wrong: readonly string[];
}

/** Finds the folder's logs and opens the keys and cards that were given. */
export async function moderatedFolder(given: Arguments, surroundings: Surroundings): Promise<Read<ModeratedFolder>> {
  const [name = ''] = given.words;
  const paths = logPaths([name], surroundings);
  if (!paths.ok) return paths;
  const typed: Passphrases = new Set();
  const identity = await givenIdentity(given, surroundings, typed);
  if (!identity.ok) return identity;
  const cardNames = given.value('card');
  const cards = cardNames === null ? null : openCards(cardNames, ['assessor', 'moderator'], surroundings);
  if (cards?.ok === false) return cards;
  const schemeName = given.value('scheme');
  const scheme = schemeName === null ? null : openScheme(schemeName, surroundings);
  if (scheme?.ok === false) return scheme;
  return {
    ok: true,
    value: {
      name,
      path: absolutePath(surroundings.cwd, name),
      logs: paths.value,
      identity: identity.value,
      typed,
      cards: cards?.value ?? [],
      schemes: createSchemeReader(),
      scheme: scheme?.value ?? null,
    },
  };
}

/** Opens every log of a folder with its ledgers, one after the other; `look` says what is kept of each. Two copies of a log are one too many. */
export async function lookAtFolder<Kept>(
  folder: ModeratedFolder,
  surroundings: Surroundings,
  look: (log: OpenedLog) => Kept,
): Promise<FolderLooked<Kept>> {
  const { identity, cards, schemes } = folder;
  const opener = createSittingOpener(identity);
  const holdTo = { identity, cards, schemes, mustBeSigned: true };
  const kept: Kept[] = [];
  const wrong: string[] = [];
  const seen = new Map<string, string>();
  for (const path of folder.logs) {
    const opened = await openToMark(path, opener, surroundings);
    if (!opened.ok) {
      wrong.push(`${opened.path} ${opened.because}`);
      continue;
    }
    const { path: told, head, replayed } = opened.sitting;
    const twin = seen.get(head.hash);
    if (twin !== undefined) {
      wrong.push(`${told} is the same log as ${twin}: keep one of them here`);
      continue;
    }
    seen.set(head.hash, told);
    const beside = await openLedgers(path, besideReplayed(replayed, head), holdTo, surroundings);
    for (const one of beside.leftOut) wrong.push(`${one.path} ${one.because}`);
    const ledgers = beside.found.map(({ ledger }) => ledger);
    const name = toldPath(folder.path, path);
    const reopened = waitingIn(beside);
    kept.push(look({ ledgers, reopened, path, told, name, head, centre: centreOf(replayed), replayed }));
  }
  return { kept, wrong };
}

/** The centre of an assessed sitting, as its start file names it. */
function centreOf(replayed: Replayed): string | null {
  const start = replayed.records[0]?.after.began.start;
  const read = start === undefined ? null : readStart(start);
  return read?.ok === true ? read.start.centre.id : null;
}

/** A ledger with its log, as far as it is kept when the log is put away. */
export interface KeptLog {
  readonly path: string;
  readonly told: string;
  readonly name: string;
  readonly head: Head;
  readonly centre: string | null;
  readonly plan: Plan | null;
  readonly ledgers: readonly Ledger[];
  readonly reopened: readonly LedgerName[];
}

/** What is kept of a log whose story isn't needed. */
export function keptLog({ path, told, name, head, centre, replayed, ledgers, reopened }: OpenedLog): KeptLog {
  const plan = replayed.records[0]?.after.sitting.scenario.plan ?? null;
  return { path, told, name, head, centre, plan, ledgers, reopened };
}

/** The scheme by which a folder was marked, the logs with the ledgers that are by it, and a sentence on each ledger that isn't. */
export interface BySameScheme<Kept> {
  readonly scheme: MarkingScheme;
  readonly plan: Plan;
  readonly logs: readonly Kept[];
  readonly wrong: readonly string[];
}

/** Holds ledgers to one scheme: the one given, else the only one that they embed. Two are refused, since marks by two can't be compared. */
export function bySameScheme<Kept extends KeptLog>(
  folder: ModeratedFolder,
  logs: readonly Kept[],
  digestOf: (text: string) => string,
): Read<BySameScheme<Kept>> {
  const { scheme: given } = folder;
  const embedded = new Map(
    logs.flatMap(({ ledgers, plan }) =>
      ledgers.map(({ opened: { scheme } }) => [scheme.digest, { ...scheme, plan }] as const),
    ),
  );
  const [only] = embedded.values();
  if (given === null && embedded.size > 1) {
    const names = [...embedded.values()].map(({ id, digest }) => `${id} (${digest.slice(0, 12)})`).join(', ');
    return {
      ok: false,
      because: `the ledgers are by ${embedded.size} schemes: ${names}. Say with --scheme which is meant`,
    };
  }
  if (given !== null) {
    const digest = digestOf(given.schemeText);
    const isOf = ({ opened }: Ledger): boolean => opened.scheme.digest === digest;
    const wrong = logs.flatMap(({ told, ledgers }) =>
      ledgers
        .filter((ledger) => !isOf(ledger))
        .map(
          ({ opened }) =>
            `${told} has a ledger by another scheme: ${opened.round} by ${opened.assessor}, by ${opened.scheme.id} (${opened.scheme.digest.slice(0, 12)})`,
        ),
    );
    const own = logs.map((log) => ({ ...log, ledgers: log.ledgers.filter(isOf) }));
    return { ok: true, value: { scheme: given.scheme, plan: given.plan, logs: own, wrong } };
  }
  if (only === undefined || only.plan === null)
    return {
      ok: false,
      because: `there is no ledger in ${folder.name} that can be read. With --scheme it can be looked at all the same`,
    };
  const scheme = folder.schemes({ path: `${only.id}.yaml`, text: only.text }, only.plan);
  return scheme.ok
    ? { ok: true, value: { scheme: scheme.value, plan: only.plan, logs, wrong: [] } }
    : { ok: false, because: `the scheme ${only.id} that the ledgers hold can’t be read: give its file (--scheme)` };
}
