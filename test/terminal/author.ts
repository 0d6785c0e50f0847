import { readFileSync, writeFileSync } from 'node:fs';

/** The author replaces a piece of a file and saves it. */
export function saveOver(path: string, from: string, to: string): void {
  const text = readFileSync(path, 'utf8');
  if (!text.includes(from)) throw new Error(`Not there: ${from}`);
  writeFileSync(path, text.replace(from, to));
}
