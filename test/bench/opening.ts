import { armor, Decrypter } from 'age-encryption';
import { sealWithPassphrase } from '../../src/seal/age.ts';
import { openCandidate, sealedScenario } from '../../src/seal/pack.ts';
import { awaited, inTurn, type Measured, mediansOf } from './measure.ts';
import { sealSample, startCode } from './sealed.ts';

/**
 * Opening a pack against age's own scrypt: from the start code to the candidate's part decrypted, decoded and held to its digest;
 * the peer opens a file of one letter, sealed with as much work, by the bare library. Reading the pack's file and compiling what is in
 * it aren't in it: they are part of the first frame. In milliseconds.
 */
export async function measureOpening(): Promise<Measured> {
  const sealed = sealedScenario((await sealSample()).pack);
  const letter = armor.decode(await sealWithPassphrase(startCode, 'x'));
  const open = async (): Promise<void> => {
    if ((await openCandidate(sealed, startCode)) === null) throw new Error('The start code opens the pack');
  };
  const bare = (): Promise<Uint8Array> => {
    const decrypter = new Decrypter();
    decrypter.addPassphrase(startCode);
    return decrypter.decrypt(letter);
  };
  return mediansOf(
    await inTurn(
      { warmUp: 1, counted: 7 },
      () => awaited(open),
      () => awaited(bare),
    ),
  );
}
