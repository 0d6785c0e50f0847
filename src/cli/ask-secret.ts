import { readHiddenLine, readOneLine } from '../host/one-line.ts';
import type { Surroundings } from './surroundings.ts';

/**
 * Asks for a passphrase, which isn't shown as it is typed; without a terminal it is the next line of standard input. Null where none
 * came. The question goes to standard error: standard output is for what the command gives.
 */
export async function askSecret(question: string, surroundings: Surroundings): Promise<string | null> {
  const { stdin, stderr } = surroundings;
  if (stdin.isTTY !== true) return readOneLine(stdin);
  stderr.write(`${question}: `);
  const typed = await readHiddenLine(stdin);
  stderr.write('\n');
  return typed;
}

/** Asks for a line that may be seen, such as a code that is read out in the room. Null where none came. */
export async function askLine(question: string, surroundings: Surroundings): Promise<string | null> {
  const { stdin, stderr } = surroundings;
  if (stdin.isTTY === true) stderr.write(`${question}: `);
  return readOneLine(stdin);
}
