import { readLogFile } from '../host/log-file.ts';
import { toldPath } from '../host/paths.ts';
import { filesIn } from '../host/read-text.ts';
import { sha256Hex } from '../log/canonical.ts';
import { hasItsScheme, isOfHead } from '../mark/bound.ts';
import { type Ledger, readLedger } from '../mark/ledger.ts';
import { rounds } from '../mark/ledger-record.ts';
import type { Diagnostic } from '../scenario/diagnostic.ts';
import type { Plan } from '../scenario/plan.ts';
import { renderDiagnostics } from '../scenario/render-diagnostic.ts';
import type { SourceFile } from '../scenario/scenario.ts';
import { type MarkingScheme, readScheme } from '../scenario/scheme-file.ts';
import { openArmored } from '../seal/age.ts';
import type { WholeSitting } from './each-sitting.ts';
import type { Read } from './open-plan.ts';
import type { Surroundings } from './surroundings.ts';
import { openedBytes } from './unseal.ts';

/** The ledgers of a log that could be read and are of this log, and a sentence about each other that lies beside it. */
export interface Marks {
  readonly ledgers: readonly Ledger[];
  readonly notCounted: readonly string[];
}

/** Reads every ledger beside a log, `<log>.marks/*.ledger`; sealed ones (`.ledger.age`) with the identity. `path` is absolute. */
export async function readMarks(
  path: string,
  { head }: WholeSitting,
  identity: string | null,
  { cwd }: Surroundings,
): Promise<Marks> {
  // The ledgers of a sealed copy lie beside the log that it is of.
  const folders = [...new Set([path, path.replace(/\.age$/, '')])].map((log) => `${log}.marks`);
  const paths = folders.flatMap((folder) => [...filesIn(folder, '.ledger'), ...filesIn(folder, '.ledger.age')]);
  const ledgers = new Map<string, Ledger>();
  const notCounted: string[] = [];
  for (const file of paths) {
    const read = await readOne(file, identity);
    const problem = read.ok ? whyNotOf(read.value, head, ledgers) : read.because;
    if (problem === null && read.ok) ledgers.set(seatOf(read.value), read.value);
    else notCounted.push(`${toldPath(cwd, file)} ${problem}`);
  }
  return { ledgers: [...ledgers.values()].sort(byRound), notCounted };
}

async function readOne(path: string, identity: string | null): Promise<Read<Ledger>> {
  const file = readLogFile(path);
  if (!file.ok) return { ok: false, because: `can’t be read: ${file.because}` };
  const opened = await openedLedger(file.value.bytes, identity);
  if (opened === null) return { ok: false, because: 'is sealed, and was opened with no key that opens it (--key)' };
  const text = utf8(opened);
  if (text === null) return { ok: false, because: 'is not UTF-8 text' };
  const read = readLedger(text);
  if (!read.ok) return read;
  return hasItsScheme(read.ledger.opened)
    ? { ok: true, value: read.ledger }
    : { ok: false, because: 'has a scheme in it that isn’t the one it names' };
}

/** The bytes of a ledger, opened where it was sealed, as `age` writes a file or in its armour; null where it doesn't open. */
async function openedLedger(bytes: Uint8Array, identity: string | null): Promise<Uint8Array | null> {
  if (!isArmored(bytes)) {
    const opened = await openedBytes(bytes, identity);
    return 'because' in opened ? null : opened.bytes;
  }
  const text = identity === null ? null : await openArmored(new TextDecoder().decode(bytes), { identity });
  return text === null ? null : new TextEncoder().encode(text);
}

const armorBegins = '-----BEGIN AGE ENCRYPTED FILE-----';

function isArmored(bytes: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(bytes.subarray(0, armorBegins.length)) === armorBegins;
}

function utf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Why a ledger that reads well doesn't count for this log; null where it does. */
function whyNotOf(
  { opened, ...ledger }: Ledger,
  head: WholeSitting['head'],
  others: ReadonlyMap<string, Ledger>,
): string | null {
  if (!isOfHead(opened, head))
    return `is of another log, or of this one as it stood with ${opened.log.count} records: it now has ${head.count}`;
  return others.has(seatOf({ opened, ...ledger }))
    ? 'is a second ledger of the same round, assessor and attempt'
    : null;
}

function seatOf({ opened }: Ledger): string {
  return `${opened.round} ${opened.assessor} ${opened.attempt}`;
}

function byRound({ opened: one }: Ledger, { opened: other }: Ledger): number {
  return (
    rounds.indexOf(one.round) - rounds.indexOf(other.round) ||
    (one.assessor < other.assessor ? -1 : Number(one.assessor > other.assessor)) ||
    one.attempt - other.attempt
  );
}

/** Understands schemes against the plans of sittings, each pair once. */
export type SchemeReader = (source: SourceFile, plan: Plan) => Read<MarkingScheme>;

/** Makes one. What is wrong with a scheme is said with every place. */
export function createSchemeReader(): SchemeReader {
  const done = new Map<string, Read<MarkingScheme>>();
  return (source, plan) => {
    const key = `${sha256Hex(source.text)} ${plan.id} ${plan.version}`;
    const read = done.get(key) ?? understood(source, plan);
    done.set(key, read);
    return read;
  };
}

function understood(source: SourceFile, plan: Plan): Read<MarkingScheme> {
  const diagnostics: Diagnostic[] = [];
  const value = readScheme(source, plan, (diagnostic) => diagnostics.push(diagnostic));
  if (value !== null && diagnostics.every(({ severity }) => severity === 'warning')) return { ok: true, value };
  return { ok: false, because: `${source.path} can’t be used yet:\n\n${renderDiagnostics(diagnostics, [source])}` };
}
