import { readFileSync, writeFileSync } from 'node:fs';
import { readLedger } from '../../src/mark/ledger.ts';
import { writeReopened } from '../../src/mark/reopened.ts';
import { makeSigningKey, type SigningKey } from '../../src/seal/signing.ts';

/** Puts a paper beside a ledger that opens its round again, in MO1's name; gives the paper's path. */
export function putReopened(
  ledgerPath: string,
  key: SigningKey = makeSigningKey(),
  because = 'to be looked at again',
): string {
  const read = readLedger(readFileSync(ledgerPath, 'utf8'));
  if (!read.ok) throw new Error(read.because);
  const { attempt } = read.ledger.opened;
  const path = ledgerPath.replace(`-${attempt}.ledger`, `-${attempt + 1}.reopened`);
  writeFileSync(path, writeReopened(read.ledger, { wall: '2199-01-02T10:00:00.000Z', moderator: 'MO1', because }, key));
  return path;
}
