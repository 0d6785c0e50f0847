import { randomBytes } from 'node:crypto';

/** A seed nobody chose: eight hexadecimal digits, short enough to say on the telephone. */
export function randomSeed(): string {
  return randomBytes(4).toString('hex');
}

/** A seed that nobody can guess: 64 hexadecimal digits, to be kept secret until it is shown. */
export function secretSeed(): string {
  return randomBytes(32).toString('hex');
}
