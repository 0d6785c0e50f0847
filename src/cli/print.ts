import { isUtf8Locale } from '../host/terminal.ts';
import { printable } from '../view/printable.ts';
import { type Surroundings, say } from './surroundings.ts';

/** Prints lines that may hold what an author or a candidate wrote: nothing in them steers the terminal. */
export function printLines(surroundings: Surroundings, lines: readonly string[]): void {
  const isAscii = isAsciiOnly(surroundings, surroundings.stdout);
  for (const line of lines.flatMap((one) => one.split('\n'))) say(surroundings, printable(line, isAscii));
}

/** Whether the stream is a terminal that shows ASCII alone. A pipe or a file gets UTF-8. */
export function isAsciiOnly({ env }: Surroundings, stream: NodeJS.WriteStream): boolean {
  return stream.isTTY === true && !isUtf8Locale(env);
}

/** Prints a value as JSON for machines. */
export function printJson(surroundings: Surroundings, value: unknown): void {
  say(surroundings, jsonText(value));
}

/** A value as JSON on lines. What JSON lets through and a terminal would obey is written as `\u…`. */
export function jsonText(value: unknown): string {
  return safeJson(JSON.stringify(value, null, 2));
}

/** A value as JSON on one line, as safe. */
export function jsonLine(value: unknown): string {
  return safeJson(JSON.stringify(value));
}

function safeJson(text: string): string {
  return text.replace(unsafeInJson, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** One UTF-16 unit each: C1 controls, direction marks and overrides, line separators. */
const unsafeInJson = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;
