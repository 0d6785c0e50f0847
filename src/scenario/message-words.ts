import { cleanText } from './clean-text.ts';

/** Words that a sentence may list before it only says that there are more. */
const listedMost = 24;

/** A text of an author's on one line, cut to what a message can hold. */
export function short(text: string): string {
  const line = cleanText(text, { newlines: false }).trim();
  return line.length > 60 ? `${line.slice(0, 57)}…` : line;
}

/** Words as a message names them: each as code, with commas. */
export function listed(words: readonly string[]): string {
  const some = words.slice(0, listedMost).map((word) => `\`${short(word)}\``);
  return some.join(', ') + (words.length > some.length ? ', …' : '');
}
