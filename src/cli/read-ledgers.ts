import { readLogFile } from '../host/log-file.ts';
import type { LogProblem } from '../host/log-problem.ts';
import { absolutePath, toldPath } from '../host/paths.ts';
import { filesWith, logName } from '../host/sittings.ts';
import type { Head } from '../log/chain.ts';
import { hashesSaid } from '../log/receipt.ts';
import { type FoundLedger, faultOf, type LeftOut, partLedgers } from '../mark/agreement/found-ledgers.ts';
import { readLedger } from '../mark/ledger.ts';
import { logOfLedger, readLedgerName } from '../mark/ledger-name.ts';
import { reopenedPath } from '../mark/reopened.ts';
import type { Read } from './open-plan.ts';
import { shown } from './shown.ts';
import type { Surroundings } from './surroundings.ts';
import { openedBytes } from './unseal.ts';

/** The ledgers in some folders, and what was left out of them. */
export interface LedgersIn {
  readonly found: readonly FoundLedger[];
  readonly leftOut: readonly LeftOut[];
}

/** Reads every ledger in some folders, and in the folders under them. One at fault is left out by name, and spoils no other. */
export async function ledgersIn(
  names: readonly string[],
  identity: string | null,
  surroundings: Surroundings,
): Promise<Read<LedgersIn>> {
  const places = ledgerPlaces(names, surroundings);
  if (!places.ok) return places;
  if (places.value.length === 0) {
    const where = names.map(shown).join(', ');
    return {
      ok: false,
      because: `there is no ledger in ${where}: they lie in LOG.marks, beside LOG, and \`callsheet mark\` makes them`,
    };
  }
  const headOf = headReader(identity, surroundings);
  const found: FoundLedger[] = [];
  const leftOut: LeftOut[] = [];
  for (const place of places.value) {
    const read = await readPlace(place, identity, headOf, surroundings);
    if (read.ok) found.push(read.found);
    else leftOut.push(read.leftOut);
  }
  const parted = partLedgers(found, faultOf);
  return { ok: true, value: { found: parted.kept, leftOut: [...leftOut, ...parted.leftOut] } };
}

/** Where ledgers lie: the path of a ledger, sealed or not, and that of its log. */
interface LedgerPlace {
  readonly path: string;
  readonly log: string;
  /** Whether a paper lies there that opens the next attempt. */
  readonly isReopened: boolean;
}

/** The ledgers in some folders, and in the folders under them, each once. A sealed one whose plain one lies beside it isn't another. */
function ledgerPlaces(names: readonly string[], { cwd }: Surroundings): Read<readonly LedgerPlace[]> {
  const files = new Set<string>();
  for (const name of names) {
    const found = filesWith(absolutePath(cwd, name));
    if (!found.ok) return { ok: false, because: `${shown(name)} ${found.because}` };
    for (const file of found.files) files.add(file);
  }
  const places = [...files].flatMap((path) => {
    const log = logOfLedger(path);
    const isHere =
      path.endsWith('.ledger') || (path.endsWith('.ledger.age') && !files.has(path.slice(0, -'.age'.length)));
    return log !== null && isHere ? [{ path, log, isReopened: isReopened(path, log, files) }] : [];
  });
  return { ok: true, value: places };
}

function isReopened(path: string, log: string, files: ReadonlySet<string>): boolean {
  const name = readLedgerName(logName(path));
  return name !== null && files.has(reopenedPath(log, { ...name, attempt: name.attempt + 1 }));
}

/** A ledger as read; or why it is left out. */
type ReadPlace = { readonly ok: true; readonly found: FoundLedger } | { readonly ok: false; readonly leftOut: LeftOut };

/** Reads one ledger and the head of its log, both with the key where they are sealed. Whether the log is whole is for `verify`. */
async function readPlace(
  place: LedgerPlace,
  identity: string | null,
  headOf: (log: string) => Promise<Read<Head>>,
  { cwd }: Surroundings,
): Promise<ReadPlace> {
  const path = toldPath(cwd, place.path);
  const leftOut = (because: string): ReadPlace => ({ ok: false, leftOut: { path, because } });
  const name = readLedgerName(logName(place.path));
  if (name === null) return leftOut('isn’t named as a ledger is: ROUND-ASSESSOR-ATTEMPT.ledger');
  const text = await openedText(place.path, identity);
  if (!text.ok) return leftOut(text.because);
  const read = readLedger(text.value);
  if (!read.ok) return leftOut(read.because);
  if (read.torn > 0) return leftOut(`ends in the middle of a record (${read.torn} bytes): open it again with \`mark\``);
  const log = await headOf(place.log);
  if (place.isReopened) return leftOut('was opened again by a moderator: its marks count no more');
  return log.ok ? { ok: true, found: { path, name, ledger: read.ledger, log: log.value } } : leftOut(log.because);
}

/** Reads the heads of logs, each once, as their last lines say them; of a log sealed to be sent where that is all there is. */
function headReader(identity: string | null, { cwd }: Surroundings): (log: string) => Promise<Read<Head>> {
  const done = new Map<string, Promise<Read<Head>>>();
  const read = async (log: string): Promise<Read<Head>> => {
    const plain = await openedText(log, identity);
    const text = plain.ok ? plain : await openedText(`${log}.age`, identity);
    const told = shown(toldPath(cwd, log));
    if (!text.ok && !plain.ok) return { ok: false, because: `can’t be set against its log: ${told} ${plain.because}` };
    const hashes = text.ok ? hashesSaid(new TextEncoder().encode(text.value)) : [];
    return { ok: true, value: { count: hashes.length, hash: hashes.at(-1) ?? '' } };
  };
  return (log) => {
    const head = done.get(log) ?? read(log);
    done.set(log, head);
    return head;
  };
}

/** What a file says, opened where it is sealed; or why that can't be told, to go after its name. */
async function openedText(path: string, identity: string | null): Promise<Read<string>> {
  const file = readLogFile(path);
  if (!file.ok) return { ok: false, because: whyUnread[file.problem] ?? 'can’t be read' };
  const opened = await openedBytes(file.value.bytes, identity);
  if ('bytes' in opened) return { ok: true, value: new TextDecoder().decode(opened.bytes) };
  return {
    ok: false,
    because:
      identity === null
        ? 'is sealed: give the key of an assessor or a moderator (--key)'
        : 'doesn’t open with this key, or isn’t whole',
  };
}

const whyUnread: Readonly<Partial<Record<LogProblem['problem'], string>>> = {
  'not-found': 'isn’t there',
  'not-a-file': 'isn’t a file',
  'read-only': 'may not be read by this user',
  'too-large': 'is too large to be read',
};
