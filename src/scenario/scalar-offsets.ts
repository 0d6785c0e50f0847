import type { YamlScalar } from './yaml-tree.ts';

/**
 * Where each character of a scalar's text stands in the file, so that a caret falls on the right letter also inside
 * quotes, escapes and blocks. The list has one more entry than the text: the offset of its end.
 */
export function scalarOffsets(scalar: YamlScalar): readonly number[] {
  const { raw, text, style, span } = scalar;
  const first = firstIndex(scalar);
  if (raw.startsWith(text, first))
    return Array.from({ length: text.length + 1 }, (_, index) => span.start + first + index);
  const offsets: number[] = [];
  let index = first;
  for (const letter of unitsOf(text)) {
    index = seek(raw, index, letter, style);
    offsets.push(span.start + Math.min(index, raw.length));
    index += lengthAt(raw, index, letter, style);
  }
  offsets.push(Math.min(span.start + index, span.end));
  return offsets;
}

/** The index in `raw` at which the text begins: after a quote, or after a block's first line. */
function firstIndex({ raw, style }: YamlScalar): number {
  if (style === 'single' || style === 'double') return 1;
  if (style === 'plain') return 0;
  const lineEnd = raw.indexOf('\n');
  return lineEnd === -1 ? raw.length : lineEnd + 1;
}

function unitsOf(text: string): readonly string[] {
  return Array.from({ length: text.length }, (_, index) => text.charAt(index));
}

/** Skips what the reader of YAML takes away before a letter: indentation, folded line breaks, escaped line ends. */
function seek(raw: string, from: number, letter: string, style: YamlScalar['style']): number {
  let index = from;
  while (index < raw.length && raw[index] !== letter) {
    if (style === 'double' && /^\\\r?\n/.test(raw.slice(index, index + 3))) index += 2;
    else if (!isSpace(letter) && isSpace(raw.charAt(index))) index += 1;
    else break;
  }
  return index;
}

/** How many characters of the file make this one letter. */
function lengthAt(raw: string, index: number, letter: string, style: YamlScalar['style']): number {
  if (style === 'double' && raw[index] === '\\') return escapeLength(raw.charAt(index + 1));
  if (style === 'single' && raw.startsWith("''", index)) return 2;
  if (raw[index] === letter) return 1;
  if (isSpace(letter)) return /^[ \t]*\r?\n?[ \t]*/.exec(raw.slice(index))?.[0].length ?? 0;
  return 1;
}

function escapeLength(sign: string): number {
  return { x: 4, u: 6, U: 10 }[sign] ?? 2;
}

function isSpace(letter: string): boolean {
  return letter === ' ' || letter === '\n' || letter === '\t' || letter === '\r';
}
