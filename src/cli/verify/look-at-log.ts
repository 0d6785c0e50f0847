import { readLogFile } from '../../host/log-file.ts';
import { sealedScenarioOf } from '../../log/embed.ts';
import { readLog } from '../../log/read-log.ts';
import type { Receipt } from '../../log/receipt.ts';
import { type Finding, type Verification, type Verified, verifyReading } from '../../log/verify.ts';
import type { Card } from '../../seal/keys.ts';
import { signatureFinding } from '../../seal/verify-signature.ts';
import { createSittingOpener, type SittingOpener } from '../open/each-sitting.ts';
import { openedBytes } from '../open/unseal.ts';
import { shown } from '../shown.ts';

/** What is given to look at logs with. */
export interface LookGiven {
  readonly identity: string | null;
  readonly cards: readonly Card[];
}

/** The same, with what many logs share. */
export interface LookWith extends LookGiven, SittingOpener {}

/** A log to be looked at, and the receipts that are its own. */
export interface LookJob {
  readonly path: string;
  readonly receipts: readonly Receipt[];
}

/** Compiles and unseals each scenario once, however many logs hold it. */
export function createLookWith(given: LookGiven): LookWith {
  return { ...given, ...createSittingOpener(given.identity) };
}

/** One log looked at. */
export interface Looked {
  readonly path: string;
  readonly verified: Verified;
  /** Of each record: to tell a copy of a log from another sitting. */
  readonly hashes: readonly string[];
}

/** Looks at one log, whatever can be told of it with what is given. */
export async function lookAtLog({ path, receipts }: LookJob, lookWith: LookWith): Promise<Omit<Looked, 'path'>> {
  const file = readLogFile(path);
  return file.ok ? lookAtBytes(file.value, receipts, lookWith) : unread(file);
}

/** The same of a log that was read, with what its `.sig` says; null where there is none. */
export async function lookAtBytes(
  { bytes, sig }: { readonly bytes: Uint8Array; readonly sig: string | null },
  receipts: readonly Receipt[],
  { compile, identity, unsealer, cards }: LookWith,
): Promise<Omit<Looked, 'path'>> {
  const opened = await openedBytes(bytes, identity);
  if ('because' in opened) return unread({ problem: 'sealed', because: opened.because });
  const read = readLog(opened.bytes);
  if (!read.ok) return unread(read);
  const { log } = read;
  const sealed = sealedScenarioOf(log.records);
  const unsealed = sealed === null ? null : await unsealer(sealed);
  const signature = signatureFinding(log, { sig, cards });
  const verification = verifyReading(log, { receipts, signature, compile, unsealed });
  const isClosed = sealed !== null && unsealed === null && identity !== null;
  const hashes = log.records.map((record) => record.hash);
  return { hashes, verified: { ok: true, verification: isClosed ? withClosed(verification) : verification } };
}

function unread({ problem, because }: { readonly problem: string; readonly because: string }): Omit<Looked, 'path'> {
  return { hashes: [], verified: { ok: false, problem, because } };
}

/** A key was given that doesn't open the scenario: that is said, and isn't taken for no key. */
function withClosed(verification: Verification): Verification {
  const says = 'the key given doesn’t open this scenario, or this version doesn’t accept it';
  return { ...verification, replay: { standing: 'wrong', says }, holds: false };
}

/** Two sittings from one start file are found when their logs meet; a copy of a log is no second sitting. */
export function withTwice(looked: readonly Looked[]): readonly Looked[] {
  const byStart = Map.groupBy(looked, startOf);
  return looked.map((one) => {
    const start = startOf(one);
    const twin = start === null ? undefined : byStart.get(start)?.find((other) => isTwin(one, other));
    if (!one.verified.ok || twin === undefined) return one;
    const says = `a second sitting was begun with the same start file: ${shown(twin.path)}`;
    const signature: Finding = { standing: 'wrong', says };
    return { ...one, verified: { ok: true, verification: { ...one.verified.verification, signature, holds: false } } };
  });
}

function startOf({ verified }: Looked): string | null {
  return verified.ok ? verified.verification.start : null;
}

/** Whether the one log isn't the other as far as both go. */
function isTwin(one: Looked, other: Looked): boolean {
  const count = Math.min(one.hashes.length, other.hashes.length);
  return one.hashes[count - 1] !== other.hashes[count - 1];
}
