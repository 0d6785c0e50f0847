import { openArmored } from '../seal/age.ts';
import { publicKeyOf, readPem, type SigningKey } from '../seal/signing.ts';
import type { Start } from '../seal/start-file.ts';
import { askCode } from './ask-code.ts';
import type { Read } from './open-plan.ts';
import type { Surroundings } from './surroundings.ts';

/** Opens the key of a sitting's invigilator with their code, which is asked for. `without`: what doesn't come to pass where none is given. */
export function openInvigilator(
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
