import { cleanText } from '../scenario/clean-text.ts';
import { asciiText } from './ascii.ts';

/**
 * A line fit for a screen reader or a bare terminal: no control characters, nothing from the box-drawing and block ranges
 * (each becomes a hyphen), tabs as one space. With `isAscii`, ASCII alone: what has no likeness there becomes `?`. Pure.
 */
export function printable(line: string, isAscii: boolean): string {
  const cleaned = cleanText(line.replaceAll('\t', ' '), { newlines: false }).replace(/[\u2500-\u259f]/g, '-');
  return isAscii ? asciiText(cleaned) : cleaned;
}
