import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto';
import { signaturePattern } from '../log/record.ts';

/** A private key to sign with (Ed25519, RFC 8032), in memory. */
export type SigningKey = KeyObject;

/** The public half: base64 of its SubjectPublicKeyInfo (RFC 8410), which `openssl pkey -pubin -inform DER` reads. */
export type PublicKey = string;

/** What a public key in that form looks like. Base64 with bits that say nothing would be a second spelling of the same key. */
export const publicKeyPattern = /^MCowBQYDK2VwAyEA[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/;

/** Makes a key. */
export function makeSigningKey(): SigningKey {
  return generateKeyPairSync('ed25519').privateKey;
}

/** The key as a PKCS#8 PEM file, as `openssl genpkey -algorithm ed25519` writes one. */
export function pemOf(key: SigningKey): string {
  return key.export({ type: 'pkcs8', format: 'pem' }).toString();
}

/** Reads such a file; null when it isn't one. */
export function readPem(text: string): SigningKey | null {
  try {
    const key = createPrivateKey(text);
    return key.asymmetricKeyType === 'ed25519' ? key : null;
  } catch {
    return null;
  }
}

/** The public half of a key. */
export function publicKeyOf(key: SigningKey): PublicKey {
  return createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64');
}

/** Signs a text's UTF-8 bytes: base64. */
export function signText(key: SigningKey, text: string): string {
  return sign(null, Buffer.from(text, 'utf8'), key).toString('base64');
}

/** Whether the signature over the text is this key's. */
export function isSignedBy(publicKey: PublicKey, text: string, signature: string): boolean {
  if (!publicKeyPattern.test(publicKey) || !signaturePattern.test(signature)) return false;
  const bytes = Buffer.from(signature, 'base64');
  return verify(null, Buffer.from(text, 'utf8'), publicKeyObject(publicKey), bytes);
}

/** The keys used last, by their text: the logs of a centre name its key again and again, beside one of their own. */
const lastKeys = new Map<PublicKey, KeyObject>();
const lastKeysMax = 16;

function publicKeyObject(text: PublicKey): KeyObject {
  const key = lastKeys.get(text) ?? createPublicKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'spki' });
  // What was used last stands last, so that what goes first hasn't been used for longest.
  lastKeys.delete(text);
  lastKeys.set(text, key);
  const [oldest] = lastKeys.keys();
  if (lastKeys.size > lastKeysMax && oldest !== undefined) lastKeys.delete(oldest);
  return key;
}
