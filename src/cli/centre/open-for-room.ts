import { openArmored } from '../../seal/age.ts';
import { publicKeyOf, readPem, type SigningKey } from '../../seal/signing.ts';
import type { Start } from '../../seal/start-file.ts';
import { askCode } from '../open/ask-code.ts';
import { openSigner } from '../open/open-keys.ts';
import type { Read } from '../read.ts';
import { shown } from '../shown.ts';
import type { Surroundings } from '../surroundings.ts';

/**
 * Opens the key of somebody who may speak for the room of a sitting: the centre's, in a folder, or, where none is named, the
 * invigilator's own, whose code is asked for. `without`: what doesn't come to pass where no code is given.
 */
export async function openForRoom(
  start: Start,
  folder: string | null,
  without: string,
  surroundings: Surroundings,
): Promise<Read<SigningKey>> {
  if (folder === null) return openInvigilator(start, without, surroundings);
  const signer = await openSigner(folder, 'centre', surroundings);
  if (!signer.ok) return signer;
  if (signer.value.card.sign === start.centre.sign) return { ok: true, value: signer.value.key };
  return {
    ok: false,
    because: `${shown(folder)} isn’t the key of the centre whose sitting this is (${start.centre.id})`,
  };
}

function openInvigilator(
  { invigilator }: Start,
  without: string,
  surroundings: Surroundings,
): Promise<Read<SigningKey>> {
  const { id, sealed, key: publicKey } = invigilator;
  const open = async (code: string): Promise<SigningKey | null> => {
    const pem = await openArmored(sealed, { passphrase: code });
    const key = pem === null ? null : readPem(pem);
    return key !== null && publicKeyOf(key) === publicKey ? key : null;
  };
  const name = `code of ${id}`;
  const asked = { name, question: `Invigilator’s ${name}`, without, afterwards: 'ask the centre', open };
  return askCode(asked, surroundings);
}
