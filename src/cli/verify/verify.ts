import { isBundleFile } from '../../host/is-bundle-file.ts';
import { readLogFile } from '../../host/log-file.ts';
import { absolutePath, toldPath } from '../../host/paths.ts';
import { isLedgerName, ledgersIn, logsIn } from '../../host/sittings.ts';
import { onThreads } from '../../host/threads.ts';
import { hashesSaid } from '../../log/receipt.ts';
import { marksFolder } from '../../mark/ledger-name.ts';
import { createSchemeReader } from '../../mark/scheme-reader.ts';
import type { Card, Role } from '../../seal/keys.ts';
import type { Arguments } from '../arguments.ts';
import type { Command } from '../command.ts';
import { complain, refuse } from '../complain.ts';
import { createSittingOpener, showProgress } from '../open/each-sitting.ts';
import { logsOf, type ReceiptOfLog } from '../open/receipts-file.ts';
import { printJson, printLines } from '../print.ts';
import { shown } from '../shown.ts';
import type { ExitStatus, Surroundings } from '../surroundings.ts';
import { type LookedLedger, lookAtLedger, tellLedger } from './look-at-ledger.ts';
import { createLookWith, type Looked, type LookGiven, type LookJob, lookAtLog, withTwice } from './look-at-log.ts';
import { tell } from './tell-verified.ts';
import { lookGivenOf, receiptsOf } from './verify-with.ts';

/** `callsheet verify`: whether logs are whole, and what can't be told. */
export const verify: Command = {
  name: 'verify',
  summary: 'Says of each log whether it is whole: chain, replay, signature, receipt and end, each by itself',
  about: [
    'Each log is checked by itself: its chain of hashes, its replay (every state, every result), its signature, its receipt and',
    'its end. Mark ledgers are checked the same: chain, signature, the log and the scheme that they are bound to. What is absent is',
    'said, and never passes for good. Nothing is written. Of a bundle every file is looked at besides: the readable scenario too, and',
    'the transcript.',
  ].join('\n'),
  takes: {
    words: 'LOG…',
    least: 1,
    most: Infinity,
    says: 'files, with the mark ledgers beside a log; folders: every .jsonl and .ledger in them; or bundles',
  },
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
      says: 'cards of centres, of assessors who marked, of moderators who opened rounds again: nothing unsigned passes',
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
    { line: 'callsheet verify sample.zip --card centre.card,as1.card', says: 'a bundle, with who marked' },
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
  const bundles = given.words.filter((word) => isBundleFile(absolutePath(surroundings.cwd, word)));
  if (bundles.length === given.words.length)
    return (await import('./verify-bundle.ts')).verifyBundles(given, surroundings);
  if (bundles[0] !== undefined)
    return refuse(
      surroundings,
      `${shown(bundles[0])} is a bundle: verify bundles by themselves, without logs beside them`,
    );
  const { paths, ledgers, wrong } = pathsOf(given, surroundings);
  for (const sentence of wrong) complain(surroundings, sentence);
  if (paths.length + ledgers.length === 0) return 2;
  const receipts = receiptsOf(given, surroundings, paths);
  if (!receipts.ok) return refuse(surroundings, receipts.because);
  const owned = ownersOf(receipts.receipts, paths, surroundings.cwd);
  const looking = await lookGivenOf(
    given,
    surroundings,
    ledgers.length > 0 ? ['centre', 'assessor', 'moderator'] : ['centre'],
  );
  if (!looking.ok) return refuse(surroundings, looking.because);
  const { identity, cards } = looking.value;
  const ofRoles = (...roles: readonly Role[]): readonly Card[] => cards.filter(({ role }) => roles.includes(role));
  const looked = withTwice(await lookAtAll(paths, owned, { identity, cards: ofRoles('centre') }, surroundings));
  const missing = owned.filter(({ logs }) => logs.length === 0).map(({ one }) => one);
  const marks: LookedLedger[] = [];
  const look = {
    ...createSittingOpener(identity),
    cards: ofRoles('assessor', 'moderator'),
    schemes: createSchemeReader(),
  };
  for (const path of ledgers) marks.push(await lookAtLedger(path, look, surroundings));
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
  // A folder has brought its ledgers; those of a log that was named by itself lie beside it.
  const named = found.map(({ word }) => absolutePath(surroundings.cwd, word)).filter((path) => paths.includes(path));
  const beside = named.flatMap((path) => ledgersIn(marksFolder(path)));
  return { paths: told, ledgers: [...new Set([...ledgers.flat(), ...beside])], wrong };
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

async function lookAtAll(
  paths: readonly string[],
  owned: readonly Owned[],
  given: LookGiven,
  surroundings: Surroundings,
): Promise<readonly Looked[]> {
  const lookWith = createLookWith(given);
  const jobs = paths.map((path): LookJob => {
    const receipts = owned.flatMap(({ one, logs }) => (logs.includes(path) ? [one.receipt] : []));
    return { path: absolutePath(surroundings.cwd, path), receipts };
  });
  const looked: Looked[] = [];
  showProgress(surroundings, 0, paths.length);
  for await (const done of onThreads({ kind: 'look', given, jobs, here: (job) => lookAtLog(job, lookWith) })) {
    looked.push({ path: paths[looked.length] ?? '', ...done });
    if (looked.length < paths.length) showProgress(surroundings, looked.length, paths.length);
  }
  showProgress(surroundings, null, paths.length);
  return looked;
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
  const lines = [...logs, ...marks.flatMap((one) => [...tellLedger(one), ''])];
  const gone = missing.map(({ log }) => `${shown(log)}: there is a receipt, and no such log was given`);
  const holding = looked.filter(({ verified }) => verified.ok && verified.verification.holds).length;
  const held = marks.filter(({ verified }) => verified.ok && verified.verification.holds).length;
  const sum = [
    ...(looked.length > 1 ? [`${looked.length} logs: ${holding} whole, ${looked.length - holding} not`] : []),
    ...(marks.length > 1 ? [`${marks.length} ledgers: ${held} whole, ${marks.length - held} not`] : []),
  ];
  return [...lines.slice(0, sum.length > 0 ? undefined : -1), ...gone, ...sum];
}
