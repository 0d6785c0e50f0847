import { isFolder } from '../host/is-there.ts';
import { readLines } from '../host/line-input.ts';
import { absolutePath } from '../host/paths.ts';
import { onAsk } from '../host/signals.ts';
import { createCompileCache } from '../log/embed.ts';
import { candidatePattern } from '../log/record.ts';
import { type MarkedFor, markedFor, type Round, rounds } from '../mark/ledger-record.ts';
import { type MarkingOrder, markingOrders } from '../mark/queue.ts';
import { runPlainMarking } from '../plain/marking.ts';
import { compileScenario } from '../scenario/compile.ts';
import { nearestWord } from '../scenario/nearest.ts';
import { runMarking } from '../ui/run-marking.ts';
import { counted } from '../view/words.ts';
import type { Arguments } from './arguments.ts';
import { askedReader } from './asked-of-round.ts';
import type { Command } from './command.ts';
import { complain, refuse } from './complain.ts';
import { logPaths, type SittingOpener } from './each-sitting.ts';
import { type OpenDesk, openDesk } from './marking-desk.ts';
import { deskFilesOf } from './marking-files.ts';
import { type MarkingQueue, type QueueTerms, queueOf } from './marking-queue.ts';
import { openStops } from './marking-stops.ts';
import { openCards, openIdentity, openSigner, type Passphrases, type Signer } from './open-keys.ts';
import type { Read } from './open-plan.ts';
import { openScheme } from './open-scheme.ts';
import { isAsciiOnly, printLines } from './print.ts';
import { hasFullScreen, screenPorts } from './screen-ports.ts';
import { shown } from './shown.ts';
import { plainFlag } from './sit.ts';
import { sayWrapped } from './sit-plain.ts';
import type { ExitStatus, Surroundings } from './surroundings.ts';
import { createUnsealer } from './unseal.ts';

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

/** What was asked for, looked at. */
interface Wanted {
  readonly terms: QueueTerms;
  readonly order: MarkingOrder;
  readonly opener: SittingOpener;
  readonly signer: Signer | null;
}

async function run(given: Arguments, surroundings: Surroundings): Promise<ExitStatus> {
  const wanted = await wantedOf(given, surroundings);
  if (!wanted.ok) return refuse(surroundings, wanted.because);
  const { terms, order, opener, signer } = wanted.value;
  const moderators = given.value('seal-to');
  const cards = moderators === null ? null : openCards(moderators, ['moderator'], surroundings);
  if (cards?.ok === false) return refuse(surroundings, cards.because);
  const paths = logPaths(given.words, surroundings);
  if (!paths.ok) return refuse(surroundings, paths.because);
  const asked = askedReader(terms.round, given.words, opener.identity, surroundings);
  if (!asked.ok) return refuse(surroundings, asked.because);
  const queued = await queueOf(paths.value, terms, opener, asked.value, surroundings, (done, total) =>
    showProgress(surroundings, done, total),
  );
  if (!queued.ok) return refuse(surroundings, queued.because);
  const queue = queued.value;
  for (const sentence of queue.left) complain(surroundings, `${shown(sentence)}: it can’t be marked`);
  const [stop] = queue.stopped;
  if (stop !== undefined) complain(surroundings, `${stop}. ${counted(queue.stopped.length, 'log')} left until then`);
  if (queue.sealed.length > 0)
    printLines(surroundings, [`${counted(queue.sealed.length, 'ledger')} of this round closed and sealed already.`]);
  printLines(surroundings, askedWords(queue, terms.round));
  const status = queue.left.length > 0 ? 1 : 0;
  if (queue.logs.length === 0) {
    printLines(surroundings, ['There is nothing left here to mark.']);
    return status;
  }
  const moderatorCards = cards?.value ?? [];
  const files = deskFilesOf(
    { terms, order, logs: queue.logs, opener, signer, moderators: moderatorCards },
    surroundings,
  );
  if (given.has('close')) {
    const closed = await files.closeRound();
    if (!closed.ok) {
      complain(surroundings, closed.because);
      return signer === null ? 2 : 1;
    }
    printLines(surroundings, closed.value);
    return status;
  }
  const desk = await openDesk(files);
  if (!desk.ok) return refuse(surroundings, desk.because);
  const isAsked = await sitAt(desk.value, given, surroundings);
  desk.value.leave();
  printLines(surroundings, desk.value.closed() ?? []);
  return isAsked ? 130 : status;
}

/** What is said where a round doesn't ask for everything, or would if that could be told. */
function askedWords({ nothing, unknown }: MarkingQueue, round: Round): readonly string[] {
  const none =
    round === 'adjudication' ? 'nothing to adjudicate: the two marks give the same levels' : 'nothing to moderate';
  const why = round === 'adjudication' ? 'the two marks can’t be read here' : 'no sample was drawn';
  return [
    ...(nothing === 0 ? [] : [`${counted(nothing, 'sitting')} with ${none}.`]),
    ...(unknown === 0 ? [] : [`Of ${counted(unknown, 'sitting')} every criterion is asked for: ${why}.`]),
  ];
}

/** Marks on the full screen or line by line; whether a signal ended it. */
async function sitAt(desk: OpenDesk, given: Arguments, surroundings: Surroundings): Promise<boolean> {
  let isAsked = false;
  if (!given.has('plain') && hasFullScreen(surroundings)) {
    const whenStopped = (stop: () => void): (() => void) =>
      onAsk(() => {
        isAsked = true;
        stop();
        return true;
      });
    await runMarking(desk, { ...screenPorts(surroundings), whenStopped });
    return isAsked;
  }
  const input = readLines(surroundings.stdin);
  const stopListening = onAsk(() => {
    isAsked = true;
    input.stop();
    return true;
  });
  await runPlainMarking(desk, {
    lines: input.batches,
    write: (line) => sayWrapped(surroundings, line),
    isAscii: isAsciiOnly(surroundings, surroundings.stdout),
  });
  stopListening();
  input.stop();
  return isAsked;
}

async function wantedOf(given: Arguments, surroundings: Surroundings): Promise<Read<Wanted>> {
  const assessor = given.value('assessor');
  if (assessor === null) return { ok: false, because: 'say who marks, by an id: --assessor AS1' };
  if (!candidatePattern.test(assessor))
    return {
      ok: false,
      because: `${shown(assessor)} is no id: an assessor is known by letters, digits, dots, dashes and underscores, 64 at most, a letter or digit first`,
    };
  const round = roundOf(given);
  const forWhom = oneOf<MarkedFor>(given, 'for', markedFor);
  const order = oneOf<MarkingOrder>(given, 'by', markingOrders);
  if (!round.ok) return round;
  if (!forWhom.ok) return forWhom;
  if (!order.ok) return order;
  const file = given.value('scheme');
  if (file === null)
    return { ok: false, because: 'give the marking scheme: --scheme FILE. scenarios/schemes/ has one to begin from' };
  const scheme = openScheme(file, surroundings);
  if (!scheme.ok) return scheme;
  const keys = await keysOf(given, assessor, surroundings);
  if (!keys.ok) return keys;
  const { signer, identity } = keys.value;
  const compile = createCompileCache(compileScenario);
  const stops = openStops(given.words, surroundings);
  if (!stops.ok) return stops;
  const terms = {
    ...{ assessor, round: round.value, for: forWhom.value },
    ...scheme.value,
    stops: stops.value,
    canSign: signer !== null,
  };
  const opener = { identity, unsealer: createUnsealer(identity), compile };
  return { ok: true, value: { terms, order: order.value, signer, opener } };
}

/** A round by its name, or by its number: 2 is the second. */
function roundOf(given: Arguments): Read<Round> {
  const numbered = rounds[Number(given.value('round')) - 1];
  return numbered === undefined ? oneOf<Round>(given, 'round', rounds) : { ok: true, value: numbered };
}

/** One of the words that a flag takes; the first where it isn't given. */
function oneOf<Word extends string>(given: Arguments, flag: string, words: readonly [Word, ...Word[]]): Read<Word> {
  const typed = given.value(flag);
  if (typed === null) return { ok: true, value: words[0] };
  const word = words.find((one) => one === typed);
  if (word !== undefined) return { ok: true, value: word };
  const near = nearestWord(typed, words);
  const hint = near === null ? '' : `. Did you mean ${near}?`;
  return { ok: false, because: `--${flag} takes ${words.join(', ')}, and got ${shown(typed)}${hint}` };
}

interface Keys {
  readonly identity: string | null;
  readonly signer: Signer | null;
}

/** The folder of a key opens what is sealed and signs; an age identity by itself only opens. */
async function keysOf(given: Arguments, assessor: string, surroundings: Surroundings): Promise<Read<Keys>> {
  const name = given.value('key');
  if (name === null) return { ok: true, value: { identity: null, signer: null } };
  const isKey = isFolder(absolutePath(surroundings.cwd, name));
  const typed: Passphrases = new Set();
  const signer = isKey ? await openSigner(name, 'assessor', surroundings, typed) : null;
  if (signer?.ok === false) return signer;
  if (signer !== null && signer.value.card.id !== assessor)
    return { ok: false, because: `${shown(name)} is the key of ${signer.value.card.id}, and ${assessor} marks here` };
  const identity = await openIdentity(name, surroundings, typed);
  if (!identity.ok) return identity;
  return { ok: true, value: { identity: identity.value, signer: signer?.value ?? null } };
}

/** Which log is being looked at, where a person watches and there are many; null wipes it away. */
function showProgress({ stderr }: Surroundings, done: number | null, total: number): void {
  if (stderr.isTTY !== true || total < 2) return;
  stderr.write(done === null ? '\r\u001b[K' : `\r${done + 1} of ${total}`);
}
