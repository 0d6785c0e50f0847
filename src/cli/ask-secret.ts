import { readHiddenLine, readOneLine } from '../host/one-line.ts';
import type { Surroundings } from './surroundings.ts';

/**
 * Asks for a passphrase or a code, which isn't shown as it is typed: whoever sits before the screen need not know it; without a terminal it is the next line of standard input. Null where none
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
