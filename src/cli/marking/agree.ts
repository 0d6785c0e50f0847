import { onAsk } from '../../host/signals.ts';
import { agreementOf } from '../../mark/agreement/agreement.ts';
import { type LeftOut, partLedgers } from '../../mark/agreement/found-ledgers.ts';
import { cohortOfLedgers, type Scale } from '../../mark/agreement/marked-cohort.ts';
import { standingLedgers } from '../../mark/agreement/standing-ledgers.ts';
import { tellAgreement } from '../../mark/agreement/tell-agreement.ts';
import { agreementForMachines, type Counted, tellCounted } from '../../mark/agreement/tell-counted.ts';
import { tellEvery } from '../../mark/agreement/tell-every.ts';
import { strayMark } from '../../mark/check-ledger.ts';
import type { Arguments } from '../arguments.ts';
import { runThrough } from '../authoring/run-through.ts';
import type { Command } from '../command.ts';
import { complain, refuse } from '../complain.ts';
import { givenIdentity } from '../open/open-keys.ts';
import { printJson, printLines } from '../print.ts';
import type { Read } from '../read.ts';
import { shown } from '../shown.ts';
import type { ExitStatus, Surroundings } from '../surroundings.ts';
import { ledgersIn } from './read-ledgers.ts';
import { schemeOf } from './scheme-of-ledgers.ts';

/** The fewest rounds of which 2.5% are a round or more, and the most. */
const [roundsMin, roundsMax] = [100, 100_000];

/** `callsheet agree`: how far those who marked agree. */
export const agree: Command = {
  name: 'agree',
  summary: 'Says how far assessors agree, in figures with their intervals',
  about: [
    'Reads the ledgers of first and second marks beside the logs, and compares what different people gave the same criteria of the',
    'same sittings. Figures that rest on fewer than ten sittings are not given. What each figure says and doesn’t is in',
    'docs/assessors.md. High agreement doesn’t mean that the marks are right. Nothing is written.',
  ].join('\n'),
  takes: {
    words: 'DIR…',
    least: 1,
    most: Number.POSITIVE_INFINITY,
    says: 'folders with logs and, beside them, their ledgers',
  },
  flags: [
    { name: 'scheme', value: 'FILE', says: 'only ledgers by this marking scheme; else the one that most are by' },
    { name: 'level', value: '3|6', says: 'the three levels, or the six steps with just and secure; 3 unless said' },
    { name: 'provisional', value: null, says: 'counts rounds that are still open, too' },
    { name: 'all', value: null, says: 'every measure of each, and the confusion tables' },
    { name: 'key', value: 'KEY', says: 'the key of a moderator, for ledgers that are sealed' },
    { name: 'rounds', value: 'N', says: `rounds of the bootstrap, ${roundsMin} to ${roundsMax}; 1000 unless said` },
    { name: 'seed', value: 'S', says: 'any words or number, for its draws; 1 unless said' },
    { name: 'json', value: null, says: 'for machines: everything, with each table' },
  ],
  examples: [
    { line: 'callsheet agree sittings/', says: 'three figures of each criterion, outcome, assessor and pair' },
    { line: 'callsheet agree sittings/ --all --level 6', says: 'every measure, on the six steps' },
    { line: 'callsheet agree hall-1/ hall-2/ --seed june --json', says: 'for a program' },
  ],
  exits: [
    [0, 'told'],
    [1, 'a ledger was left out, which is named; or there is nothing to compare'],
    [130, 'interrupted; intervals are from the rounds so far'],
  ],
  run,
};

/** What was asked for. */
interface Asked {
  readonly scale: Scale;
  readonly seed: string;
  readonly rounds: number;
  readonly identity: string | null;
}

async function run(given: Arguments, surroundings: Surroundings): Promise<ExitStatus> {
  const asked = await readAsked(given, surroundings);
  if (!asked.ok) return refuse(surroundings, asked.because);
  const ledgers = await ledgersIn(given.words, asked.value.identity, surroundings);
  if (!ledgers.ok) return refuse(surroundings, ledgers.because);
  const scheme = schemeOf(ledgers.value.found, given.value('scheme'), surroundings);
  if (!scheme.ok) return refuse(surroundings, whyNone(scheme.because, ledgers.value.leftOut));
  const { kept, leftOut } = partLedgers(
    ledgers.value.found,
    (one) => scheme.value.whyNot(one) ?? strayMark(one.ledger, scheme.value.criteria),
  );
  const standing = standingLedgers(kept, given.has('provisional'));
  const counted: Counted = {
    scheme: scheme.value,
    ...standing,
    leftOut: [...ledgers.value.leftOut, ...leftOut, ...standing.leftOut],
    ...asked.value,
  };
  const told = await tellAll(counted, given, surroundings);
  for (const { path, because } of counted.leftOut) complain(surroundings, `${shown(path)} ${because}: left out`);
  if (!told.isAnythingTwice) complain(surroundings, nothingTwice);
  if (told.isInterrupted) return 130;
  return counted.leftOut.length > 0 || !told.isAnythingTwice ? 1 : 0;
}

const nothingTwice =
  'no criterion of a sitting was marked by two: there is nothing to compare until a second round is closed';

/** Whether somebody asked to stop meanwhile, and whether two have marked anything at all. */
interface Told {
  readonly isInterrupted: boolean;
  readonly isAnythingTwice: boolean;
}

/** Works the figures out and prints them. */
async function tellAll(counted: Counted, given: Arguments, surroundings: Surroundings): Promise<Told> {
  const cohort = cohortOfLedgers(counted.standing, counted.scheme.criteria, counted.scale);
  let isInterrupted = false;
  const stopAsking = onAsk(() => {
    isInterrupted = true;
    return true;
  });
  const { agreement, rounds } = await runThrough(
    agreementOf(cohort, counted),
    surroundings,
    () => isInterrupted,
    (done) => ({ says: `${done} of ${counted.rounds} rounds`, part: done / counted.rounds }),
  );
  stopAsking();
  const isAnythingTwice = agreement.some(({ of, units }) => of === 'all' && units > 0);
  const done = { ...counted, rounds };
  const { lines, levels } = tellCounted(done, cohort);
  if (given.has('json')) printJson(surroundings, agreementForMachines(done, cohort, agreement));
  else {
    const told = given.has('all') ? tellEvery(agreement, levels) : tellAgreement(agreement);
    printLines(surroundings, isAnythingTwice ? [...lines, '', ...told] : lines);
  }
  return { isInterrupted, isAnythingTwice };
}

async function readAsked(given: Arguments, surroundings: Surroundings): Promise<Read<Asked>> {
  const level = given.value('level') ?? '3';
  if (level !== '3' && level !== '6')
    return { ok: false, because: `--level is 3 (the levels) or 6 (the steps), and got ${shown(level)}` };
  const rounds = Number(given.value('rounds') ?? '1000');
  if (!Number.isInteger(rounds) || rounds < roundsMin || rounds > roundsMax)
    return { ok: false, because: `--rounds is a whole number from ${roundsMin} to ${roundsMax}` };
  const identity = await givenIdentity(given, surroundings);
  if (!identity.ok) return identity;
  const scale = level === '3' ? 3 : 6;
  return { ok: true, value: { scale, seed: given.value('seed') ?? '1', rounds, identity: identity.value } };
}

/** Where nothing is left, what was left out says more than that nothing is. */
function whyNone(because: string, leftOut: readonly LeftOut[]): string {
  return [because, ...leftOut.map((one) => `${shown(one.path)} ${one.because}`)].join('\n');
}
