import { hash } from 'node:crypto';
import serialize from 'canonicalize';

/**
 * The RFC 8785 canonical form of a JSON value. Throws on what JSON can't say (a lone surrogate, NaN); whole numbers under
 * 2^53 and ASCII keys are the record decoder's to check.
 */
export function canonicalForm(value: unknown): string {
  const form = serialize(value);
  if (form === undefined) throw new TypeError('A value that JSON has no form for');
  return form;
}

/** A line of a log: the canonical form and LF, byte for byte. */
export function canonicalLine(value: unknown): string {
  return `${canonicalForm(value)}\n`;
}

/** Lower-case hex SHA-256 of the text's UTF-8 bytes. */
export function sha256Hex(text: string): string {
  return hash('sha256', text, 'hex');
}

/** Lower-case hex SHA-256 of bytes. */
export function sha256HexOf(bytes: Uint8Array): string {
  return hash('sha256', bytes, 'hex');
}
