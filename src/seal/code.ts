import { randomInt } from 'node:crypto';

/** Letters and digits that nobody takes for one another, read aloud or written by hand (Crockford's base 32, without U). */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Characters of a drawn code: 60 bits, which at `workFactor` rounds of scrypt no cohort of machines tries through. */
const codeLength = 12;

/** The fewest characters of a code that a centre makes up itself. */
export const codeCharactersMin = 8;

/** Draws a code for people to read aloud and type: `7KQ2-M9TD-X4VA`. */
export function drawCode(): string {
  const characters = Array.from({ length: codeLength }, () => alphabet[randomInt(alphabet.length)]);
  return grouped(characters.join(''));
}

/**
 * The code that somebody meant who typed it: small letters, spaces or other dashes, O for 0, I and L for 1 are forgiven in a drawn
 * one; anything else stands as it was typed, without blanks round it.
 */
export function readCode(typed: string): string {
  const plain = typed
    .toUpperCase()
    .replaceAll(/[\s\-–—−‐‑_.]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  const isDrawn = plain.length === codeLength && [...plain].every((character) => alphabet.includes(character));
  return isDrawn ? grouped(plain) : typed.trim().normalize('NFC');
}

function grouped(code: string): string {
  return (code.match(/.{4}/g) ?? []).join('-');
}
