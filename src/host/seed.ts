import { randomBytes } from 'node:crypto';

/** A seed nobody chose: eight hexadecimal digits, short enough to say on the telephone. */
export function randomSeed(): string {
  return randomBytes(4).toString('hex');
}
