import { readLogFile } from '../host/log-file.ts';
import { absolutePath, toldPath } from '../host/paths.ts';
import { readText } from '../host/read-text.ts';
import { isLedgerName, ledgersIn, logsIn } from '../host/sittings.ts';
import { createCompileCache } from '../log/embed.ts';
import { hashesSaid, readReceipt } from '../log/receipt.ts';
import { findingsOf, type Verified } from '../log/verify.ts';
import { compileScenario } from '../scenario/compile.ts';
import type { Card, Role } from '../seal/keys.ts';
import type { Arguments } from './arguments.ts';
import type { Command } from './command.ts';
import { complain, refuse } from './complain.ts';
import { type LedgerLook, type LookedLedger, lookAtLedger, tellLedger } from './look-at-ledger.ts';
import { type Looked, type LookWith, lookAtLog, withTwice } from './look-at-log.ts';
import { openCards, openIdentity } from './open-keys.ts';
import type { Read } from './open-plan.ts';
import { printJson, printLines } from './print.ts';
import { logsOf, type ReceiptOfLog, readReceipts } from './receipts-file.ts';
import { shown } from './shown.ts';
import type { ExitStatus, Surroundings } from './surroundings.ts';
import { createUnsealer } from './unseal.ts';

/** The most bytes of a file of receipts: a line each for tens of thousands of logs. */
const receiptsBytesMax = 5_000_000;

/** `callsheet verify`: whether logs are whole, and what can't be told. */
export const verify: Command = {
  name: 'verify',
  summary: 'Says of each log whether it is whole: chain, replay, signature, receipt and end, each by itself',
  about: [
    'Each log is checked by itself: its chain of hashes, its replay (every state, every result), its signature, its receipt and',
    'its end. Mark ledgers are checked the same: chain, signature, the log and the scheme that they are bound to. What is absent is',
    'said, and never passes for good. Nothing is written.',
  ].join('\n'),
  takes: { words: 'LOG…', least: 1, most: Infinity, says: 'files, or folders: every .jsonl and .ledger in them' },
  flags: [
    { name: 'receipt', value: 'R', says: 'the receipt on paper, for one log' },
    {
      name: 'receipts',
      value: 'FILE',
      says: 'a line for each log: its name, then its receipt. It is given to the log it was made from, by whatever name',
    },
    {
      name: 'card',
      value: 'CARDS',
      says: 'cards of the centres whose sittings these are, and of the assessors who marked: then nothing unsigned passes',
    },
    {
      name: 'key',
      value: 'KEY',
      says: 'the key of an assessor or a moderator, to replay what is sealed, and to read logs and ledgers sealed to be sent',
    },
    { name: 'json', value: null, says: 'for machines: one object, with a finding for each of the five' },
  ],
  examples: [
    { line: 'callsheet verify sittings/', says: 'every log in a folder' },
    { line: 'callsheet verify a.jsonl --receipt 61-09ab-44c2-18d0-7e2f-b3a9', says: 'against the receipt on paper' },
    { line: 'callsheet verify sittings/ --receipts hall-2.txt --json', says: 'many at once, for a program' },
    {
      line: 'callsheet verify a.jsonl --card keys/centre-LAB --key keys/assessor-AS1',
      says: 'an assessed sitting, all of it',
    },
  ],
  exits: [
    [0, 'nothing that is there is wrong'],
    [
      1,
      'something is wrong: damage, another replay, a torn tail, a signature, a receipt that doesn’t match or whose log is missing',
    ],
  ],
  run,
};

async function run(given: Arguments, surroundings: Surroundings): Promise<ExitStatus> {
  const { paths, ledgers, wrong } = pathsOf(given, surroundings);
  for (const sentence of wrong) complain(surroundings, sentence);
  if (paths.length + ledgers.length === 0) return 2;
  const receipts = receiptsOf(given, surroundings, paths);
  if (!receipts.ok) return refuse(surroundings, receipts.because);
  const owned = ownersOf(receipts.receipts, paths, surroundings.cwd);
  const lookWith = await lookWithOf(given, ledgers.length > 0, surroundings);
  if (!lookWith.ok) return refuse(surroundings, lookWith.because);
  const looked = withTwice(await lookAtAll(paths, owned, lookWith.value, surroundings));
  const missing = owned.filter(({ logs }) => logs.length === 0).map(({ one }) => one);
  const marks: LookedLedger[] = [];
  for (const path of ledgers) marks.push(await lookAtLedger(path, lookWith.value.marks, surroundings));
  const status = wrong.length > 0 ? 2 : statusOf([...looked, ...marks], missing);
  if (given.has('json')) printJson(surroundings, forMachines(status === 0, looked, marks, missing));
  else printLines(surroundings, forPeople(looked, marks, missing));
  return status;
}

/** The logs meant, and a sentence about each name that means none: it is said, and spoils no other. */
interface Paths {
  readonly paths: readonly string[];
  /** The mark ledgers meant, absolute. */
  readonly ledgers: readonly string[];
  readonly wrong: readonly string[];
}

function pathsOf(given: Arguments, surroundings: Surroundings): Paths {
  const ledgers = given.words.map((word) => ledgersIn(absolutePath(surroundings.cwd, word)));
  const others = given.words.filter((word, index) => !isLedgerName(word) || ledgers[index]?.length === 0);
  const found = others.flatMap((word) => {
    const logs = logsIn(absolutePath(surroundings.cwd, word));
    const isMarks = !logs.ok && ledgersIn(absolutePath(surroundings.cwd, word)).length > 0;
    return isMarks ? [] : [{ word, logs }];
  });
  const paths = found.flatMap(({ logs }) => (logs.ok ? logs.paths : []));
  const wrong = found.flatMap(({ word, logs }) => (logs.ok ? [] : [`${shown(word)} ${logs.because}`]));
  const told = [...new Set(paths.map((path) => toldPath(surroundings.cwd, path)))];
  return { paths: told, ledgers: [...new Set(ledgers.flat())], wrong };
}

type Receipts =
  | { readonly ok: true; readonly receipts: readonly ReceiptOfLog[] }
  | { readonly ok: false; readonly because: string };

function receiptsOf(given: Arguments, surroundings: Surroundings, paths: readonly string[]): Receipts {
  const typed = given.value('receipt');
  const file = given.value('receipts');
  if (typed !== null && file !== null) return { ok: false, because: 'give --receipt or --receipts, not both' };
  if (file !== null) {
    const read = readText(absolutePath(surroundings.cwd, file), receiptsBytesMax);
    return read.ok ? readReceipts(read.text, shown(file)) : { ok: false, because: `${shown(file)} ${read.because}` };
  }
  if (typed === null) return { ok: true, receipts: [] };
  const [path] = paths;
  if (path === undefined || paths.length > 1) {
    return {
      ok: false,
      because: `--receipt is for one log, and there are ${paths.length}: write them in a file and use --receipts FILE`,
    };
  }
  const receipt = readReceipt(typed);
  return receipt === null
    ? {
        ok: false,
        because: `${shown(typed)} is no receipt: it is a count and five groups of four digits, like 61-09ab-44c2-18d0-7e2f-b3a9`,
      }
    : { ok: true, receipts: [{ log: path, receipt }] };
}

/** A receipt, and the logs among those given that it is for. */
interface Owned {
  readonly one: ReceiptOfLog;
  readonly logs: readonly string[];
}

/** Looks at the lines of every log first, where there are receipts to be given to the right one. */
function ownersOf(receipts: readonly ReceiptOfLog[], paths: readonly string[], cwd: string): readonly Owned[] {
  if (receipts.length === 0) return [];
  const logs = paths.map((path) => {
    const file = readLogFile(absolutePath(cwd, path));
    return { path, hashes: file.ok ? hashesSaid(file.value.bytes) : [] };
  });
  return receipts.map((one) => ({ one, logs: logsOf(one, logs) }));
}

/** What logs are looked at with, and ledgers. */
interface LookAtBoth extends LookWith {
  readonly marks: LedgerLook;
}

/** An assessor’s card speaks for marks alone: without any it is refused, so that nobody takes a log for compared with it. */
async function lookWithOf(given: Arguments, hasMarks: boolean, surroundings: Surroundings): Promise<Read<LookAtBoth>> {
  const names = given.value('card');
  const cards = names === null ? null : openCards(names, hasMarks ? ['centre', 'assessor'] : ['centre'], surroundings);
  if (cards?.ok === false) return cards;
  const key = given.value('key');
  const identity = key === null ? null : await openIdentity(key, surroundings);
  if (identity?.ok === false) return identity;
  const compile = createCompileCache(compileScenario);
  const opener = identity?.value ?? null;
  const ofRole = (role: Role): readonly Card[] => (cards?.value ?? []).filter((card) => card.role === role);
  const marks = { identity: opener, cards: ofRole('assessor') };
  const value = { compile, identity: opener, unsealer: createUnsealer(opener), cards: ofRole('centre'), marks };
  return { ok: true, value };
}

async function lookAtAll(
  paths: readonly string[],
  owned: readonly Owned[],
  lookWith: LookWith,
  surroundings: Surroundings,
): Promise<readonly Looked[]> {
  const looked: Looked[] = [];
  for (const [index, path] of paths.entries()) {
    showProgress(surroundings, index, paths.length);
    const its = owned.flatMap(({ one, logs }) => (logs.includes(path) ? [one.receipt] : []));
    looked.push({ path, ...(await lookAtLog(absolutePath(surroundings.cwd, path), its, lookWith)) });
  }
  showProgress(surroundings, null, paths.length);
  return looked;
}

/** Which log is being looked at, where a person watches and there are many; null wipes it away. */
function showProgress(surroundings: Surroundings, done: number | null, total: number): void {
  const { stderr } = surroundings;
  if (stderr.isTTY !== true || total < 2) return;
  stderr.write(done === null ? '\r\u001b[K' : `\r${done + 1} of ${total}`);
}

/** What was found of a log or a ledger, as far as the exit status asks. */
interface Judged {
  readonly verified: { readonly ok: true; readonly verification: { readonly holds: boolean } } | { readonly ok: false };
}

function statusOf(looked: readonly Judged[], missing: readonly ReceiptOfLog[]): ExitStatus {
  if (looked.some(({ verified }) => !verified.ok)) return 2;
  return missing.length > 0 || looked.some(({ verified }) => verified.ok && !verified.verification.holds) ? 1 : 0;
}

function forMachines(
  holds: boolean,
  looked: readonly Looked[],
  marks: readonly LookedLedger[],
  missing: readonly ReceiptOfLog[],
): unknown {
  const logs = looked.map(({ path, verified }) =>
    verified.ok
      ? { log: path, ...verified.verification }
      : { log: path, holds: false, problem: verified.problem, because: verified.because },
  );
  const ledgers = marks.map(({ path, verified }) =>
    verified.ok
      ? { ledger: path, ...verified.verification }
      : { ledger: path, holds: false, because: verified.because },
  );
  return { holds, logs, ledgers, missing: missing.map(({ log }) => log) };
}

function forPeople(
  looked: readonly Looked[],
  marks: readonly LookedLedger[],
  missing: readonly ReceiptOfLog[],
): readonly string[] {
  const logs = looked.flatMap(({ path, verified }) => [...tell(path, verified), '']);
  const lines = [...logs, ...marks.flatMap((one) => [...tellLedger(one, mark), ''])];
  const gone = missing.map(({ log }) => `${shown(log)}: there is a receipt, and no such log was given`);
  const holding = looked.filter(({ verified }) => verified.ok && verified.verification.holds).length;
  const held = marks.filter(({ verified }) => verified.ok && verified.verification.holds).length;
  const sum = [
    ...(looked.length > 1 ? [`${looked.length} logs: ${holding} whole, ${looked.length - holding} not`] : []),
    ...(marks.length > 1 ? [`${marks.length} ledgers: ${held} whole, ${marks.length - held} not`] : []),
  ];
  return [...lines.slice(0, sum.length > 0 ? undefined : -1), ...gone, ...sum];
}

function tell(path: string, verified: Verified): readonly string[] {
  if (!verified.ok) return [`${shown(path)}  can't be read`, `  ${verified.because}`];
  const { verification } = verified;
  const { scenario, candidate, itsReceipt } = verification;
  const what =
    scenario === null
      ? []
      : [`  ${'of'.padEnd(9)}  ${scenario.title} (${scenario.id}), sat by ${candidate ?? 'nobody'}`];
  return [
    `${shown(path)}  ${verification.holds ? 'holds' : 'DOES NOT HOLD'}`,
    ...what,
    ...findingsOf(verification).map(({ of, standing, says }) => `  ${of.padEnd(9)}  ${mark[standing]}  ${says}`),
    ...(itsReceipt === null ? [] : [`  ${'its own'.padEnd(9)}  receipt now  ${itsReceipt}`]),
  ];
}

const mark = { good: 'good   ', absent: 'absent ', wrong: 'WRONG  ', unknown: 'unknown' } as const;
