/** How a run of words is set: its size in pixels, and whether it is bold. */
export interface TextStyle {
  readonly sizePx: number;
  readonly isBold: boolean;
}

// The picture is drawn without a font at hand. These are the widths of DejaVu Sans, one of the widest that a page without a
// font of its own is shown in: set in a narrower one the same words leave room, and never run into each other.
// From the space to the tilde, in hundredths of the size.
const regular = widths(
  '32 40 46 84 64 95 78 27 39 39 50 84 32 36 32 34 64 64 64 64 64 64 64 64 64 64 34 34 84 84 84 53 100 68 69 70 77 63 58 77 75 29 29 66 56 86 75 79 60 79 69 63 61 73 68 99 69 61 69 39 34 39 84 50 50 61 63 55 63 62 35 63 63 28 28 58 28 97 63 61 63 63 41 52 39 63 59 82 59 59 52 64 34 64 84',
);
const bold = widths(
  '35 46 52 84 70 100 87 31 46 46 52 84 38 42 38 37 70 70 70 70 70 70 70 70 70 70 40 40 84 84 84 58 100 77 76 73 83 68 68 82 84 37 37 77 64 100 84 85 73 85 77 72 68 81 77 110 77 72 73 46 37 46 84 50 50 67 72 59 72 68 44 72 71 34 34 67 34 104 71 69 72 72 49 60 48 71 65 92 65 65 58 71 37 71 84',
);
/** Beyond ASCII nothing is narrow: accented letters are as wide as an `m` at most, other scripts and signs a whole square. */
const latinWidth = 105;
const otherWidth = 120;

/** The room that a line of text needs at most, in pixels. Pure. */
export function textWidthPx(text: string, { sizePx, isBold }: TextStyle): number {
  const table = isBold ? bold : regular;
  const hundredths = [...text].reduce((sum, character) => sum + widthOf(character.codePointAt(0) ?? 0, table), 0);
  return Math.ceil((hundredths * sizePx) / 100);
}

/** The text on lines that are no wider than `mostPx`, broken between words, or within one that is wider than a line by itself. Pure. */
export function wrappedText(text: string, style: TextStyle, mostPx: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ').flatMap((one) => pieces(one, style, mostPx))) {
    const last = lines.at(-1);
    const longer = `${last ?? ''} ${word}`;
    if (last !== undefined && textWidthPx(longer, style) <= mostPx) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

function pieces(word: string, style: TextStyle, mostPx: number): readonly string[] {
  const parts = [''];
  for (const character of word) {
    const longer = `${parts.at(-1) ?? ''}${character}`;
    if (longer.length === character.length || textWidthPx(longer, style) <= mostPx) parts[parts.length - 1] = longer;
    else parts.push(character);
  }
  return parts;
}

function widthOf(codePoint: number, table: readonly number[]): number {
  return table[codePoint - 32] ?? (codePoint < 0x250 ? latinWidth : otherWidth);
}

function widths(list: string): readonly number[] {
  return list.split(' ').map(Number);
}
