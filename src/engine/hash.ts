import { hash } from 'node:crypto';
import serialize from 'canonicalize';

/** Lower-case hex SHA-256 of a JSON value's RFC 8785 canonical form. Pure. */
export function canonicalHash(value: unknown): string {
  const form = serialize(value);
  if (form === undefined) throw new TypeError('A value that JSON has no form for');
  return hash('sha256', form, 'hex');
}
