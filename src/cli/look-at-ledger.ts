import { isThere } from '../host/is-there.ts';
import { readLogFile } from '../host/log-file.ts';
import { toldPath } from '../host/paths.ts';
import { logName } from '../host/sittings.ts';
import { readLog } from '../log/read-log.ts';
import { logOfLedger, readLedgerName } from '../mark/ledger-name.ts';
import { type LedgerGiven, ledgerFindings, type VerifiedLedger, verifyLedger } from '../mark/verify-ledger.ts';
import { openBytes } from '../seal/age.ts';
import type { Card } from '../seal/keys.ts';
import { shown } from './shown.ts';
import type { Surroundings } from './surroundings.ts';
import { openedBytes } from './unseal.ts';

/** One ledger looked at; `path` is as it is told. */
export interface LookedLedger {
  readonly path: string;
  readonly verified: VerifiedLedger;
}

/** What ledgers are looked at with. */
export interface LedgerLook {
  readonly identity: string | null;
  /** Cards of assessors. */
  readonly cards: readonly Card[];
}

/** Looks at one ledger, sealed or not, and at the log that it lies beside. Its chain is checked, and the log's; nothing is replayed. */
export async function lookAtLedger(
  path: string,
  { identity, cards }: LedgerLook,
  { cwd }: Surroundings,
): Promise<LookedLedger> {
  const told = toldPath(cwd, path);
  const unread = (because: string): LookedLedger => ({ path: told, verified: { ok: false, because } });
  const file = readLogFile(path);
  if (!file.ok) return unread(file.because);
  const bytes = path.endsWith('.age') ? await openSealed(file.value.bytes, identity) : file.value.bytes;
  if (bytes === null)
    return unread(
      identity === null
        ? 'is sealed to the moderators: give the key of one (--key)'
        : 'doesn’t open with this key, or isn’t whole',
    );
  const log = await logBeside(path, identity);
  const given = { name: readLedgerName(logName(path)), sig: file.value.sig, cards, log };
  return { path: told, verified: verifyLedger(new TextDecoder().decode(bytes), given) };
}

async function openSealed(bytes: Uint8Array, identity: string | null): Promise<Uint8Array | null> {
  return identity === null ? null : openBytes(bytes, { identity });
}

async function logBeside(ledger: string, identity: string | null): Promise<LedgerGiven['log']> {
  const log = logOfLedger(ledger.replaceAll('\\', '/'));
  const path = [log, `${log}.age`].find((one) => log !== null && one !== null && isThere(one)) ?? null;
  if (path === null) return { ok: false, isAbsent: true, because: 'the log that it is of doesn’t lie beside it' };
  const file = readLogFile(path);
  if (!file.ok) return { ok: false, isAbsent: false, because: file.because };
  const opened = await openedBytes(file.value.bytes, identity);
  if ('because' in opened) return { ok: false, isAbsent: false, because: `the log ${opened.because}` };
  const read = readLog(opened.bytes);
  if (!read.ok) return { ok: false, isAbsent: false, because: `the log ${read.because}` };
  return { ok: true, hashes: read.log.records.map(({ hash }) => hash) };
}

/** What is told of one: a line, what it is of, and its findings with the same words as a log's. */
export function tellLedger(
  { path, verified }: LookedLedger,
  standing: Readonly<Record<'good' | 'absent' | 'wrong' | 'unknown', string>>,
): readonly string[] {
  if (!verified.ok) return [`${shown(path)}  can't be read`, `  ${verified.because}`];
  const { verification } = verified;
  const { of } = verification;
  const what =
    of === null ? [] : [`  ${'of'.padEnd(9)}  marks by ${of.assessor}, of ${of.scenario}, sat by ${of.candidate}`];
  return [
    `${shown(path)}  ${verification.holds ? 'holds' : 'DOES NOT HOLD'}`,
    ...what,
    ...ledgerFindings(verification).map((one) => `  ${one.of.padEnd(9)}  ${standing[one.standing]}  ${one.says}`),
  ];
}
