import { randomBytes } from 'node:crypto';
import { canonicalForm } from '../log/canonical.ts';
import type { Attestation, AttestedBody, RecordBody } from '../log/record.ts';
import { isSignedBy, type SigningKey, signText } from './signing.ts';
import type { Start } from './start-file.ts';

/** What can be attested, before somebody puts their name to it. */
export type Unattested = AttestedBody extends infer Body
  ? Body extends AttestedBody
    ? Omit<Body, 'attested'>
    : never
  : never;

/** Signs something for the record of one sitting, and of no other. */
export function attest(body: Unattested, start: Start, by: Attestation['by'], key: SigningKey): AttestedBody {
  const id = randomBytes(16).toString('hex');
  const signature = signText(key, statementOf(body, start.id, { id, by }));
  return { ...body, attested: { id, by, signature } };
}

/** Whether what stands in a record was signed by whom it says, for this sitting. */
export function isAttested(body: AttestedBody, start: Start): boolean {
  const { attested, ...rest } = body;
  const key = attested.by === 'centre' ? start.centre.sign : start.invigilator.key;
  return isSignedBy(key, statementOf(rest, start.id, attested), attested.signature);
}

/** What is signed: the canonical form of what is said, for which sitting, by whom. */
function statementOf(body: Unattested, start: string, { id, by }: Pick<Attestation, 'id' | 'by'>): string {
  return canonicalForm({ callsheet: 'attested', version: 1, start, id, by, body });
}

/** The part of a record that was attested; null where none was. */
export function attestedIn(record: RecordBody): AttestedBody | null {
  if (!('attested' in record) || record.attested === undefined) return null;
  const { attested } = record;
  switch (record.kind) {
    case 'granted':
      return { kind: 'granted', seconds: record.seconds, by: record.by, because: record.because, attested };
    case 'paused':
      return { kind: 'paused', because: record.because, attested };
    case 'viewed':
      return { kind: 'viewed', id: record.id, act: record.act, attested };
    case 'incident': {
      const { wall, what, lostSeconds, detail } = record;
      return { kind: 'incident', wall, what, lostSeconds, detail, attested };
    }
    default:
      return null;
  }
}
