import { canonicalForm } from '../log/canonical.ts';
import { signaturePattern } from '../log/record.ts';
import { isSignedBy, type PublicKey, type SigningKey, signText } from './signing.ts';

/**
 * A paper that somebody signed, as a file of two lines: its canonical form (RFC 8785), and the base64 of the Ed25519 signature over
 * that line's bytes, without its LF. `callsheet` in it says what kind of paper it is, so that no signature serves for another.
 */
export interface SignedPaper {
  readonly line: string;
  readonly says: unknown;
  readonly signature: string;
}

/** The text of the file. */
export function writePaper(says: object, key: SigningKey): string {
  const line = canonicalForm(says);
  return `${line}\n${signText(key, line)}\n`;
}

/** Reads the two lines; null where they aren't such a paper byte for byte. Whose the signature is isn't asked here. */
export function readPaper(text: string): SignedPaper | null {
  const [line, signature, rest, ...more] = text.split('\n');
  if (line === undefined || signature === undefined || rest !== '' || more.length > 0) return null;
  const says = canonicalJson(line);
  return says === null || !signaturePattern.test(signature) ? null : { line, says, signature };
}

/** Whether the paper was signed with this key. */
export function isPaperOf(paper: SignedPaper, key: PublicKey): boolean {
  return isSignedBy(key, paper.line, paper.signature);
}

/** What a line in the canonical form says; null where it isn't one. */
export function canonicalJson(line: string): object | null {
  try {
    const says: unknown = JSON.parse(line);
    return typeof says === 'object' && says !== null && canonicalForm(says) === line ? says : null;
  } catch {
    return null;
  }
}
