import * as z from 'zod';
import { candidatePattern } from '../log/record.ts';
import { makeIdentity, openArmored, recipientPattern, sealWithPassphrase } from './age.ts';
import { isPaperOf, readPaper, writePaper } from './signed-paper.ts';
import { makeSigningKey, pemOf, publicKeyOf, publicKeyPattern, readPem, type SigningKey } from './signing.ts';

/** Who holds keys. A centre signs start files and what happens in the room; an assessor opens what is sealed and signs marks, which are sealed to a moderator. */
export const roles = ['centre', 'assessor', 'moderator'] as const;

/** One of them. */
export type Role = (typeof roles)[number];

/** The public half of somebody's keys, to be handed round. */
export interface Card {
  readonly role: Role;
  readonly id: string;
  /** To tell their signature by: base64 of the SubjectPublicKeyInfo. */
  readonly sign: string;
  /** To seal things for them: an age recipient. */
  readonly seal: string;
}

/** The files of a new pair of keys, by name. All but the card are for their owner alone. */
export interface KeyFiles {
  readonly card: string;
  readonly sign: string;
  readonly seal: string;
}

/** The names of those files in a key's folder. */
export const keyFileNames = { card: 'public.card', sign: 'sign.pem', seal: 'seal.key' } as const;

/** Makes keys to sign and to seal with. With a passphrase both are age files that open with it. */
export async function makeKeys(role: Role, id: string, passphrase: string | null): Promise<KeyFiles> {
  const key = makeSigningKey();
  const { identity, recipient } = await makeIdentity();
  const card = { callsheet: 'card', version: 1, role, id, sign: publicKeyOf(key), seal: recipient };
  const kept = (text: string): Promise<string> | string =>
    passphrase === null ? text : sealWithPassphrase(passphrase, text);
  return {
    card: writePaper(card, key),
    sign: await kept(pemOf(key)),
    seal: await kept(`# public key: ${recipient}\n${identity}\n`),
  };
}

const cardShape = z.strictObject({
  callsheet: z.literal('card'),
  version: z.literal(1),
  role: z.enum(roles),
  id: z.string().regex(candidatePattern),
  sign: z.string().regex(publicKeyPattern),
  seal: z.string().regex(recipientPattern),
});

/** Reads a card; null where it isn't one, or isn't signed with its own key. */
export function readCard(text: string): Card | null {
  const paper = readPaper(text);
  const card = cardShape.safeParse(paper?.says);
  if (paper === null || !card.success || !isPaperOf(paper, card.data.sign)) return null;
  const { role, id, sign, seal } = card.data;
  return { role, id, sign, seal };
}

/** Whether a private file opens only with a passphrase. */
export function isLocked(text: string): boolean {
  return text.startsWith('-----BEGIN AGE ENCRYPTED FILE-----');
}

/** A private file as it was before it was locked; null when the passphrase is wrong. */
export function unlock(text: string, passphrase: string): Promise<string | null> {
  return openArmored(text, { passphrase });
}

/** The key to sign with in an unlocked file, if it is the one of this card. */
export function signingKeyIn(text: string, card: Card): SigningKey | null {
  const key = readPem(text);
  return key !== null && publicKeyOf(key) === card.sign ? key : null;
}

/** The identity in an unlocked file, as `age-keygen` writes one too: the first line that isn't a remark. */
export function identityIn(text: string): string | null {
  const line = text.split(/\r?\n/).find((one) => one.trim() !== '' && !one.startsWith('#'));
  return line !== undefined && /^AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}$/.test(line.trim()) ? line.trim() : null;
}
