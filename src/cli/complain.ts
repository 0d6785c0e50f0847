import { printable } from '../view/printable.ts';
import { isAsciiOnly } from './print.ts';
import type { ExitStatus, Surroundings } from './surroundings.ts';

/** Writes a sentence about what went wrong, and what to do, to standard error. Whatever it quotes, it steers no terminal. */
export function complain(surroundings: Surroundings, sentence: string): void {
  const isAscii = isAsciiOnly(surroundings, surroundings.stderr);
  const lines = sentence.split('\n').map((line) => printable(line, isAscii));
  surroundings.stderr.write(`callsheet: ${lines.join('\n')}\n`);
}

/** Complains, and gives the exit status of wrong usage and of what can't be read. */
export function refuse(surroundings: Surroundings, because: string): ExitStatus {
  complain(surroundings, because);
  return 2;
}
