/** The library is large, and is loaded when the first thing is sealed or opened, or ahead of that where there is time for it. */
export function loadAge(): Promise<typeof import('age-encryption')> {
  return import('age-encryption');
}

/**
 * The scrypt work factor of what opens with a passphrase, as a power of two: that of the `age` command. Opening takes a second
 * or two, and trying a million codes takes weeks.
 */
export const workFactor = 18;

/** What opens an age file: a passphrase, or an X25519 identity (`AGE-SECRET-KEY-1…`). */
export type Opener = { readonly passphrase: string } | { readonly identity: string };

/** What a recipient looks like (`age1…`, Bech32 of an X25519 key). */
export const recipientPattern = /^age1[02-9ac-hj-np-z]{58}$/;

/** An age file opened; null when this doesn't open it, or when it isn't whole. */
export type Opened = string | null;

/** Makes an identity, and the recipient (`age1…`) to which things are sealed for it. */
export async function makeIdentity(): Promise<{ readonly identity: string; readonly recipient: string }> {
  const { generateX25519Identity, identityToRecipient } = await loadAge();
  const identity = await generateX25519Identity();
  return { identity, recipient: await identityToRecipient(identity) };
}

/** Seals a text to recipients, each of whom can open it alone: an armored age file, as `age -a -r` makes one. */
export async function sealTo(recipients: readonly string[], text: string): Promise<string> {
  const { armor } = await loadAge();
  return armor.encode(await encryptTo(recipients, new TextEncoder().encode(text)));
}

/** Seals bytes to recipients: an age file as `age -r` makes one. */
export async function encryptTo(recipients: readonly string[], bytes: Uint8Array): Promise<Uint8Array> {
  const { Encrypter } = await loadAge();
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  return throughStream(bytes, (stream) => encrypter.encrypt(stream));
}

/** Seals a text with a passphrase: an armored age file, as `age -a -p` makes one. */
export async function sealWithPassphrase(passphrase: string, text: string, factor = workFactor): Promise<string> {
  const { armor, Encrypter } = await loadAge();
  const encrypter = new Encrypter();
  encrypter.setPassphrase(passphrase);
  encrypter.setScryptWorkFactor(factor);
  return armor.encode(await encrypter.encrypt(text));
}

/** Opens an armored age file. Whatever is wrong with it or with the key, it just doesn't open. */
export async function openArmored(sealed: string, opener: Opener): Promise<Opened> {
  const { armor } = await loadAge();
  try {
    return new TextDecoder().decode(await decrypt(armor.decode(sealed), opener));
  } catch {
    return null;
  }
}

/** Whether these bytes are an age file, armored or not, by how they begin. */
export function isAgeFile(bytes: Uint8Array): boolean {
  return beginsWith(bytes, binaryBegin) || beginsWith(bytes, armorBegin);
}

const binaryBegin = 'age-encryption.org/v1\n';
const armorBegin = '-----BEGIN AGE ENCRYPTED FILE-----';

function beginsWith(bytes: Uint8Array, begin: string): boolean {
  return new TextDecoder('latin1').decode(bytes.subarray(0, begin.length)) === begin;
}

/** Opens an age file, armored or not. Null when this doesn't open it. */
export async function openBytes(sealed: Uint8Array, opener: Opener): Promise<Uint8Array | null> {
  const { armor } = await loadAge();
  try {
    return await decrypt(
      beginsWith(sealed, armorBegin) ? armor.decode(new TextDecoder().decode(sealed)) : sealed,
      opener,
    );
  } catch {
    return null;
  }
}

async function decrypt(sealed: Uint8Array, opener: Opener): Promise<Uint8Array> {
  const { Decrypter } = await loadAge();
  const decrypter = new Decrypter();
  if ('passphrase' in opener) decrypter.addPassphrase(opener.passphrase);
  else decrypter.addIdentity(opener.identity);
  return throughStream(sealed, (stream) => decrypter.decrypt(stream));
}

/** Given bytes, the library collects its own with a `Response`, for which Node loads all of its fetch: longer than opening takes. */
async function throughStream(
  bytes: Uint8Array,
  turn: (stream: ReadableStream<Uint8Array>) => Promise<ReadableStream<Uint8Array>>,
): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of await turn(ReadableStream.from([bytes]))) parts.push(part);
  return Buffer.concat(parts);
}
