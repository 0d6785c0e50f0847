import { noSuchNumber, upTo } from './kinds/plain-kind.ts';

/** A change to one line of a text, by the number that `show` gives it. */
export type TextEdit =
  | { readonly kind: 'change' | 'insert'; readonly number: number; readonly words: string }
  | { readonly kind: 'remove'; readonly number: number };

/** A text after a change, with what is said of it; or a sentence on why it stays as it is. */
export type TextChange =
  | { readonly ok: true; readonly text: string; readonly said: string }
  | { readonly ok: false; readonly because: string };

/** How a text is written: said wherever one begins. */
export const howToWrite = 'Write as many lines as you need; a full stop by itself ends it. /help says what else works.';

/** How a line of a text is changed: said where the words for it can't be read. */
export const howToEdit =
  'Type /change 2 and the new words of line 2, /remove 2, or /insert 2 and the words of a new line that comes before line 2.';

/** Reads `change 2 new words`, `insert 2 new words` and `remove 2`; null when the line is none of them. */
export function readTextEdit(line: string): TextEdit | null {
  const removed = /^\s*remove\s+(\d{1,4})\s*$/i.exec(line);
  if (removed !== null) return { kind: 'remove', number: Number(removed[1]) };
  const match = /^\s*(change|insert)\s+(\d{1,4})\s+(\S.*)$/i.exec(line);
  if (match === null) return null;
  const [, word = '', digits = '', words = ''] = match;
  return {
    kind: word.toLowerCase() === 'change' ? 'change' : 'insert',
    number: Number(digits),
    words: words.trimEnd(),
  };
}

/** Whether the line is about changing a line, however badly it says so. */
export function namesTextEdit(line: string): boolean {
  return /^\s*(change|insert|remove)\b/i.test(line);
}

/** Changes one line of a text. Pure. */
export function editedText(text: string, edit: TextEdit): TextChange {
  const lines = linesOf(text);
  const { number } = edit;
  // A new line may come after the last one too.
  const count = lines.length + (edit.kind === 'insert' ? 1 : 0);
  if (number < 1 || number > count) return { ok: false, because: noSuchNumber(number, 'line', upTo(count)) };
  const at = number - 1;
  switch (edit.kind) {
    case 'change':
      return { ok: true, text: lines.with(at, edit.words).join('\n'), said: `Line ${number} is now: ${edit.words}` };
    case 'insert':
      return {
        ok: true,
        text: lines.toSpliced(at, 0, edit.words).join('\n'),
        said: `New line ${number}: ${edit.words}`,
      };
    case 'remove':
      return {
        ok: true,
        text: lines.toSpliced(at, 1).join('\n'),
        said: `Line ${number} is removed: ${lineWords(lines[at] ?? '')}`,
      };
    default:
      return edit satisfies never;
  }
}

/** A text with one more line at its end. */
export function withLine(text: string, line: string): string {
  return text === '' ? line : `${text}\n${line}`;
}

/** A text without its last line, and that line; null when there is none. */
export function withoutLastLine(text: string): { readonly text: string; readonly line: string } | null {
  const lines = linesOf(text);
  const line = lines.at(-1);
  return line === undefined ? null : { text: lines.slice(0, -1).join('\n'), line };
}

/** The lines of a text with their numbers, as `show` reads them. */
export function sayText(text: string): readonly string[] {
  return linesOf(text).map((line, index) => `Line ${index + 1}: ${lineWords(line)}`);
}

/** The lines of a text: none where it is empty. */
export function linesOf(text: string): readonly string[] {
  return text === '' ? [] : text.split('\n');
}

function lineWords(line: string): string {
  return line.trim() === '' ? 'empty' : line;
}

/** The question about a line that may be a command or text. */
export function whichWords(line: string): readonly string[] {
  return [`Is "${line.trim()}" a command, or part of your text? Type command or text.`];
}
