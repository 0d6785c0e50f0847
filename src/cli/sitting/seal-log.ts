import { besideLog, putBesideLog } from '../../host/beside-log.ts';
import { readLogFile } from '../../host/log-file.ts';
import { toldPath } from '../../host/paths.ts';
import { hashesSaid } from '../../log/receipt.ts';
import { encryptTo } from '../../seal/age.ts';
import { headSigned } from '../../seal/head-paper.ts';
import type { Start } from '../../seal/start-file.ts';
import { complain } from '../complain.ts';
import { printLines } from '../print.ts';
import { shown } from '../shown.ts';
import type { Surroundings } from '../surroundings.ts';

/** What came of sealing a log: whether its last record is signed, or a sentence where it couldn't be sealed. */
export type SealedLog =
  | { readonly ok: true; readonly isSigned: boolean }
  | { readonly ok: false; readonly because: string };

/** Seals the log for those who mark, beside it: what is sent off can be read on the way by nobody else. */
export async function putSealedLog(path: string, start: Start): Promise<SealedLog> {
  const file = readLogFile(path);
  if (!file.ok) return file;
  const recipients = start.assessors.map(({ seal }) => seal);
  const because = putBesideLog(path, 'sealed', await encryptTo(recipients, file.value.bytes));
  return because === null ? { ok: true, isSigned: signsAll(file.value, start) } : { ok: false, because };
}

/** Seals the log, and says where it lies; whether it could be. */
export async function sealLog(path: string, start: Start, surroundings: Surroundings): Promise<boolean> {
  const sealed = await putSealedLog(path, start);
  if (!sealed.ok) {
    complain(surroundings, sealed.because);
    return false;
  }
  const told = (what: 'signature' | 'sealed'): string => shown(toldPath(surroundings.cwd, besideLog(path, what)));
  const { isSigned } = sealed;
  if (!isSigned)
    complain(
      surroundings,
      `${told('signature')} doesn’t sign all of ${shown(toldPath(surroundings.cwd, path))}: keep the receipt`,
    );
  const signed = isSigned ? `Signed: ${told('signature')}. ` : '';
  printLines(surroundings, [
    `${signed}Sealed for ${start.assessors.map(({ id }) => id).join(', ')}: ${told('sealed')}.`,
  ]);
  return true;
}

/** Whether the signature beside a log is of its last record: where it couldn't be written, that is said to whoever sits there. */
function signsAll({ bytes, sig }: { readonly bytes: Uint8Array; readonly sig: string | null }, start: Start): boolean {
  const signed = sig === null ? null : headSigned(sig, start.id, start.sitting.key);
  return signed !== null && signed.hash === hashesSaid(bytes).at(-1);
}
