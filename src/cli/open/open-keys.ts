import { isFolder } from '../../host/is-there.ts';
import { absolutePath } from '../../host/paths.ts';
import { readText } from '../../host/read-text.ts';
import type { Card, Role } from '../../seal/keys.ts';
import { identityIn, isLocked, keyFileNames, readCard, signingKeyIn, unlock } from '../../seal/keys.ts';
import type { SigningKey } from '../../seal/signing.ts';
import type { Arguments } from '../arguments.ts';
import { askSecret } from '../ask-secret.ts';
import type { Read } from '../read.ts';
import { shown } from '../shown.ts';
import type { Surroundings } from '../surroundings.ts';

/** The most bytes that a file of a key may have. */
const keyBytesMax = 100_000;

/** How often a passphrase may be typed before the command gives up. */
const passphraseTries = 3;

/** Reads cards: each name, between commas, is a card or the folder of a key. Every one must be of an allowed role. */
export function openCards(names: string, allowed: readonly Role[], surroundings: Surroundings): Read<readonly Card[]> {
  const cards: Card[] = [];
  for (const name of names.split(',').map((one) => one.trim())) {
    const card = openCard(name, allowed, surroundings);
    if (!card.ok) return card;
    cards.push(card.value);
  }
  return { ok: true, value: cards };
}

/** Reads one card, or that of a key's folder. */
export function openCard(name: string, allowed: readonly Role[], surroundings: Surroundings): Read<Card> {
  const path = absolutePath(surroundings.cwd, name);
  const read = readText(isFolder(path) ? `${path}/${keyFileNames.card}` : path, keyBytesMax);
  if (!read.ok) return { ok: false, because: `${shown(name)} ${read.because}: give a card, or the folder of a key` };
  const card = readCard(read.text);
  if (card === null) {
    const because = `${shown(name)} is no card, or was changed: \`callsheet keygen\` makes one`;
    return { ok: false, because };
  }
  return allowed.includes(card.role)
    ? { ok: true, value: card }
    : { ok: false, because: wrongRole(name, card, allowed) };
}

function wrongRole(name: string, { role, id }: Card, allowed: readonly Role[]): string {
  return `${shown(name)} is of the ${role} ${id}, and what is needed here is ${allowed.map((one) => articles[one]).join(' or ')}`;
}

const articles: Readonly<Record<Role, string>> = {
  centre: 'a centre’s',
  assessor: 'an assessor’s',
  moderator: 'a moderator’s',
};

/** Somebody who can sign. */
export interface Signer {
  readonly card: Card;
  readonly key: SigningKey;
}

/** Passphrases that opened something in this run: the two files of a key have one between them, and a person types it once. */
export type Passphrases = Set<string>;

/** Opens the key to sign with in a key's folder; asks for its passphrase where it has one that isn't among those `typed` before. */
export async function openSigner(
  folder: string,
  role: Role,
  surroundings: Surroundings,
  typed: Passphrases = new Set(),
): Promise<Read<Signer>> {
  const card = openCard(folder, [role], surroundings);
  if (!card.ok) return card;
  const file = await openPrivate(folder, keyFileNames.sign, surroundings, typed);
  if (!file.ok) return file;
  const key = signingKeyIn(file.value, card.value);
  if (key === null)
    return { ok: false, because: `${shown(folder)}/${keyFileNames.sign} isn’t the key of the card beside it` };
  return { ok: true, value: { card: card.value, key } };
}

/** Opens the identity with which sealed things are opened: in a key's folder, or a file as `age-keygen` writes one. */
export async function openIdentity(
  name: string,
  surroundings: Surroundings,
  typed: Passphrases = new Set(),
): Promise<Read<string>> {
  const isKey = isFolder(absolutePath(surroundings.cwd, name));
  const card = isKey ? openCard(name, ['assessor', 'moderator'], surroundings) : null;
  if (card?.ok === false) return card;
  const file = await openPrivate(name, isKey ? keyFileNames.seal : null, surroundings, typed);
  if (!file.ok) return file;
  const identity = identityIn(file.value);
  return identity === null
    ? { ok: false, because: `${shown(name)} holds no age identity (AGE-SECRET-KEY-1…)` }
    : { ok: true, value: identity };
}

/** The identity that `--key` names; null where it isn't given. */
export async function givenIdentity(
  given: Arguments,
  surroundings: Surroundings,
  typed: Passphrases = new Set(),
): Promise<Read<string | null>> {
  const name = given.value('key');
  return name === null ? { ok: true, value: null } : openIdentity(name, surroundings, typed);
}

async function openPrivate(
  name: string,
  file: string | null,
  surroundings: Surroundings,
  typed: Passphrases,
): Promise<Read<string>> {
  const path = absolutePath(surroundings.cwd, file === null ? name : `${name}/${file}`);
  const told = shown(file === null ? name : `${name}/${file}`);
  const read = readText(path, keyBytesMax);
  if (!read.ok) return { ok: false, because: `${told} ${read.because}. Without it nothing can be done in its name` };
  if (!isLocked(read.text)) return { ok: true, value: read.text };
  for (const before of typed) {
    const opened = await unlock(read.text, before);
    if (opened !== null) return { ok: true, value: opened };
  }
  for (let tries = passphraseTries; tries > 0; tries -= 1) {
    const passphrase = await askSecret(`Passphrase of ${told}`, surroundings);
    if (passphrase === null)
      return { ok: false, because: `${told} opens only with its passphrase, and none was given` };
    const opened = await unlock(read.text, passphrase);
    if (opened !== null) {
      typed.add(passphrase);
      return { ok: true, value: opened };
    }
    if (tries > 1) surroundings.stderr.write('That isn’t the passphrase. Try again.\n');
  }
  return { ok: false, because: `${told} doesn’t open with that passphrase` };
}
