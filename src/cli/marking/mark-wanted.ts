import { isFolder } from '../../host/is-there.ts';
import { absolutePath } from '../../host/paths.ts';
import { candidatePattern } from '../../log/record.ts';
import { type MarkedFor, markedFor, type Round, rounds } from '../../mark/ledger-record.ts';
import { type MarkingOrder, markingOrders } from '../../mark/queue.ts';
import { nearestWord } from '../../scenario/nearest.ts';
import type { Arguments } from '../arguments.ts';
import { createSittingOpener, type SittingOpener } from '../open/each-sitting.ts';
import { openCards, openIdentity, openSigner, type Passphrases, type Signer } from '../open/open-keys.ts';
import { openScheme } from '../open/open-scheme.ts';
import type { Read } from '../read.ts';
import { shown } from '../shown.ts';
import type { Surroundings } from '../surroundings.ts';
import type { QueueTerms } from './marking-queue.ts';
import { openStops } from './marking-stops.ts';

/** What `mark` was asked for, looked at. */
export interface Wanted {
  readonly terms: QueueTerms;
  readonly order: MarkingOrder;
  readonly opener: SittingOpener;
  readonly signer: Signer | null;
}

/** Looks at what was asked for: who marks, which round, by what, with which key. */
export async function wantedOf(given: Arguments, surroundings: Surroundings): Promise<Read<Wanted>> {
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
  const cards = given.value('card');
  const moderators = cards === null ? null : openCards(cards, ['moderator'], surroundings);
  if (moderators?.ok === false) return moderators;
  const stops = openStops(given.words, moderators?.value ?? [], surroundings);
  if (!stops.ok) return stops;
  const terms = {
    ...{ assessor, round: round.value, for: forWhom.value },
    ...scheme.value,
    stops: stops.value,
    moderators: moderators?.value ?? [],
    canSign: signer !== null,
    isPractice: false,
  };
  return { ok: true, value: { terms, order: order.value, signer, opener: createSittingOpener(identity) } };
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
