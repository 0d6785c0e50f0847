import { type Round, rounds } from '../../mark/ledger-record.ts';
import { counted } from '../../view/words.ts';
import type { Arguments } from '../arguments.ts';
import type { Command } from '../command.ts';
import { complain, refuse } from '../complain.ts';
import { logPaths, showProgress } from '../open/each-sitting.ts';
import { openCards } from '../open/open-keys.ts';
import { printLines } from '../print.ts';
import { shownWhole } from '../shown.ts';
import { plainFlag } from '../sitting/sit.ts';
import type { ExitStatus, Surroundings } from '../surroundings.ts';
import { askedReader } from './asked-of-round.ts';
import { type Wanted, wantedOf } from './mark-wanted.ts';
import { type DeskFiles, openDesk } from './marking-desk.ts';
import { deskFilesOf } from './marking-files.ts';
import { type MarkingQueue, type QueueTerms, queueOf } from './marking-queue.ts';
import { openSeat, type Seat } from './marking-seat.ts';
import { nextPractice, openPractice, type PracticeParts, type PracticeSet } from './practice.ts';

/** `callsheet mark`: a person marks sittings by a scheme. */
export const mark: Command = {
  name: 'mark',
  summary: 'Marks sittings by a scheme, each mark resting on records of the log',
  about: [
    'A person marks; the program keeps what they say. Usually one criterion is marked across all sittings, in an order that is shuffled',
    'and stays the same. Who sat is hidden, and what the author expected until the mark is set. Every mark is saved at once, beside its',
    'log (LOG.marks/), and the next start goes on where the last one stopped. Logs that don’t verify are named and left out.',
  ].join('\n'),
  takes: { words: 'DIR', least: 1, most: Infinity, says: 'a folder of logs, or logs' },
  flags: [
    { name: 'assessor', value: 'ID', says: 'who marks, by an id' },
    { name: 'scheme', value: 'FILE', says: 'the marking scheme' },
    {
      name: 'key',
      value: 'FOLDER',
      says: 'the assessor’s key: to open what is sealed, and to sign when the round is closed',
    },
    {
      name: 'round',
      value: 'ROUND',
      says: `${rounds.join(', ')}; first unless said; or its number, 1 to 5. One never shows another’s marks`,
    },
    { name: 'for', value: 'WHOM', says: 'organisation or centre: for whom the marks are; organisation unless said' },
    { name: 'by', value: 'ORDER', says: 'criterion or candidate: what stays while one goes on; criterion unless said' },
    { name: 'close', value: null, says: 'closes the round, once everything is marked; needs --key' },
    {
      name: 'seal-to',
      value: 'CARDS',
      says: 'with closing: seals the marks to these moderators, who alone can read them',
    },
    {
      name: 'card',
      value: 'CARDS',
      says: 'cards of the moderators: then only what they signed stops anybody, or opens a round again',
    },
    {
      name: 'practice',
      value: 'FILE',
      says: 'a standardisation set, to come near to before anything else; else standardisation.yaml in DIR, if there is one',
    },
    { ...plainFlag },
  ],
  examples: [
    {
      line: 'callsheet mark sittings/ --assessor AS1 --scheme scenarios/schemes/st0792-v2-default.yaml',
      says: 'mark, or go on marking',
    },
    {
      line: 'callsheet mark sittings/ --assessor AS2 --scheme scheme.yaml --round second --key keys/assessor-AS2',
      says: 'the second round, of sealed sittings',
    },
    {
      line: 'callsheet mark sittings/ --assessor AS1 --scheme scheme.yaml --key keys/assessor-AS1 --close --seal-to keys/moderator-M1',
      says: 'close the round, for the moderator to open',
    },
  ],
  exits: [
    [0, 'left, or closed'],
    [1, 'some logs can’t be marked, and are named; or the round can’t be closed yet'],
    [130, 'interrupted'],
  ],
  run,
};

async function run(given: Arguments, surroundings: Surroundings): Promise<ExitStatus> {
  const wanted = await wantedOf(given, surroundings);
  if (!wanted.ok) return refuse(surroundings, wanted.because);
  const moderators = given.value('seal-to');
  const cards = moderators === null ? null : openCards(moderators, ['moderator'], surroundings);
  if (cards?.ok === false) return refuse(surroundings, cards.because);
  const { terms, opener, signer } = wanted.value;
  const set = openPractice(given.words, given.value('practice'), terms, surroundings);
  if (!set.ok) return refuse(surroundings, set.because);
  const seat = openSeat(given, surroundings);
  const parts = { terms, opener, signer, moderators: cards?.value ?? [], isDeclared: false };
  const stop = isJudged(terms) ? await practise(set.value, parts, seat, given, surroundings) : null;
  const status = stop ?? (await markFolder(given, wanted.value, parts, set.value, seat, surroundings));
  seat.leave();
  return status;
}

/** Whoever adjudicates, moderates or hears an appeal is judged by no set. */
function isJudged({ round }: QueueTerms): boolean {
  return round === 'first' || round === 'second';
}

/** Practice until the assessor has come near to the set; an exit status where they left before, or can't go on. One declaration is for all of it, and none for what comes after. */
async function practise(
  set: PracticeSet | null,
  parts: PracticeParts,
  seat: Seat,
  given: Arguments,
  surroundings: Surroundings,
): Promise<ExitStatus | null> {
  let isDeclared = false;
  while (set !== null) {
    const next = await nextPractice(set, { ...parts, isDeclared }, surroundings);
    if (!next.ok) return refuse(surroundings, next.because);
    if (next.value === null) return null;
    const told = `Practice first: ${next.value.left} of ${counted(set.sittings.length, 'standardisation sitting')} still to come near to.`;
    if (given.has('close')) return refuse(surroundings, told);
    printLines(surroundings, [told]);
    const desk = await openDesk(next.value.files);
    if (!desk.ok) return refuse(surroundings, desk.because);
    const isAsked = await seat.sit(desk.value);
    desk.value.leave();
    const { mustDeclare, isFinished } = desk.value.look();
    isDeclared ||= !mustDeclare;
    if (isAsked) return 130;
    if (!isFinished) return 0;
  }
  return null;
}

async function markFolder(
  given: Arguments,
  { terms, order, opener }: Wanted,
  parts: PracticeParts,
  set: PracticeSet | null,
  seat: Seat,
  surroundings: Surroundings,
): Promise<ExitStatus> {
  const paths = logPaths(given.words, surroundings);
  if (!paths.ok) return refuse(surroundings, paths.because);
  const asked = askedReader(
    terms.round,
    given.words,
    { identity: opener.identity, moderators: terms.moderators },
    surroundings,
  );
  if (!asked.ok) return refuse(surroundings, asked.because);
  const live = paths.value.filter((path) => set?.sittings.every(({ log }) => log !== path) !== false);
  const queued = await queueOf(live, terms, opener, asked.value.of, surroundings, (done, total) =>
    showProgress(surroundings, done, total),
  );
  if (!queued.ok) return refuse(surroundings, queued.because);
  const queue = queued.value;
  tellQueue(queue, terms, asked.value.restsOnPaper, surroundings);
  if (queue.logs.length === 0) {
    printLines(surroundings, ['There is nothing left here to mark.']);
    return queue.left.length > 0 ? 1 : 0;
  }
  const files = deskFilesOf({ ...parts, order, logs: queue.logs, verified: queue.verified }, surroundings);
  const stop = given.has('close') ? await closeAt(files, parts, surroundings) : await markAt(files, seat, surroundings);
  const found = files.left();
  for (const sentence of found) complain(surroundings, `${shownWhole(sentence)}: it can’t be marked`);
  return stop ?? (queue.left.length + found.length > 0 ? 1 : 0);
}

/** Closes the round from the command line; an exit status where it can't be closed. */
async function closeAt(
  files: DeskFiles,
  { signer }: PracticeParts,
  surroundings: Surroundings,
): Promise<ExitStatus | null> {
  const closed = await files.closeRound((done, total) => showProgress(surroundings, done, total));
  if (closed.ok) {
    printLines(surroundings, closed.value);
    return null;
  }
  complain(surroundings, closed.because);
  return signer === null ? 2 : 1;
}

/** Marks at the desk until it is left; an exit status where it can't be opened, or a signal ended it. */
async function markAt(files: DeskFiles, seat: Seat, surroundings: Surroundings): Promise<ExitStatus | null> {
  const desk = await openDesk(files);
  if (!desk.ok) return refuse(surroundings, desk.because);
  const isAsked = await seat.sit(desk.value);
  desk.value.leave();
  printLines(surroundings, desk.value.closed() ?? []);
  return isAsked ? 130 : null;
}

/** What is said of a queue before it is marked. */
function tellQueue(queue: MarkingQueue, terms: QueueTerms, isAskedByPaper: boolean, surroundings: Surroundings): void {
  for (const sentence of queue.left) complain(surroundings, `${shownWhole(sentence)}: it can’t be marked`);
  for (const { told, isEnded } of queue.logs)
    if (!isEnded) complain(surroundings, `${shownWhole(told)} ${unfinishedWords}`);
  const [stop] = queue.stopped;
  if (stop !== undefined) complain(surroundings, `${stop}. ${counted(queue.stopped.length, 'log')} left until then`);
  if (terms.moderators.length === 0 && (isAskedByPaper || restsOnPapers(terms, queue)))
    printLines(surroundings, ['No card was given (--card): whose the moderator’s signatures are isn’t known.']);
  if (queue.sealed.length > 0)
    printLines(surroundings, [`${counted(queue.sealed.length, 'ledger')} of this round closed and sealed already.`]);
  printLines(surroundings, askedWords(queue, terms.round));
}

/** What is said of a log that its candidate could still go on with, after its name. */
const unfinishedWords =
  'is unfinished: whoever has the candidate’s machine may still go on with it, and marks are of what is there now';

/** Whether a moderator's paper stops somebody, or opened a round again. */
function restsOnPapers({ stops }: QueueTerms, { logs }: MarkingQueue): boolean {
  const isReopened = logs.some(({ opening }) => opening.attempt > 1);
  return stops.length > 0 || isReopened;
}

/** What is said where a round doesn't ask for everything, or would if that could be told. */
function askedWords({ nothing, unknown }: MarkingQueue, round: Round): readonly string[] {
  const none =
    round === 'adjudication' ? 'nothing to adjudicate: the two marks give the same levels' : 'nothing to moderate';
  const whys = [...new Set(unknown)].map((why) => ({ why, of: unknown.filter((one) => one === why).length }));
  return [
    ...(nothing === 0 ? [] : [`${counted(nothing, 'sitting')} with ${none}.`]),
    ...whys.map(({ why, of }) => `Of ${counted(of, 'sitting')} every criterion is asked for: ${why}.`),
  ];
}
