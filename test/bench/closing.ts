import { sign } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Encrypter } from 'age-encryption';
import { putSealedLog } from '../../src/cli/sitting/seal-log.ts';
import { signedLog } from '../../src/cli/sitting/signed-log.ts';
import type { LogFile } from '../../src/host/log-file.ts';
import { awaited, inTurn, type Measured, mediansOf } from './measure.ts';
import { benchFolder } from './peer.ts';
import { sealSample, startIn } from './sealed.ts';
import { sitUsually } from './signed-logs.ts';

/**
 * What is done at the end of a sitting, with the files that it writes: the head of the log signed, the log read, sealed to those who
 * mark, and put beside it. Against a bare Ed25519 signature over as much, and a bare age encryption of the same bytes to the same
 * recipients. In milliseconds.
 */
export async function measureClosing(): Promise<Measured> {
  const sealed = await sealSample(1);
  const text = await sealed.start('A1');
  const start = startIn(text);
  const key = await sealed.keyOf(start);
  const lines = sitUsually(sealed, text, 'A1');
  const folder = mkdtempSync(join(benchFolder, 'closing-'));
  const path = join(folder, 'a.jsonl');
  writeFileSync(path, lines.join(''));
  const file: LogFile = { path, append: () => ({ ok: true }), close: () => {} };
  const log = signedLog(file, start.id, key);
  const close = async (): Promise<void> => {
    log.append(lines.slice(-1));
    const sealed = await putSealedLog(path, start);
    if (!sealed.ok) throw new Error(sealed.because);
  };
  const bytes = Buffer.from(lines.join(''));
  const head = Buffer.alloc(200, 'h');
  const bare = (): Promise<Uint8Array> => {
    sign(null, head, key);
    const encrypter = new Encrypter();
    for (const { seal } of start.assessors) encrypter.addRecipient(seal);
    return encrypter.encrypt(bytes);
  };
  const samples = await inTurn(
    { warmUp: 5, counted: 41 },
    () => awaited(close),
    () => awaited(bare),
  );
  rmSync(folder, { recursive: true });
  return mediansOf(samples);
}
