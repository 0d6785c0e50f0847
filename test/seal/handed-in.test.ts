import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { attest, isAttested, type Unattested } from '../../src/seal/attest.ts';
import { readHandedIn, writeHandedIn } from '../../src/seal/handed-in.ts';
import type { Start } from '../../src/seal/start-file.ts';
import { small } from '../log/memory-log.ts';
import { type Centre, centreWith, startRead } from './centre.ts';
import { otherBytes } from './other-bytes.ts';

let centre: Centre;
let start: Start;
beforeAll(async () => {
  centre = await centreWith(small);
  start = startRead(await centre.start());
});

const bodies: readonly Unattested[] = [
  { kind: 'granted', seconds: 300, by: 'I7', because: 'Fire alarm' },
  { kind: 'paused', because: 'Fire alarm' },
  { kind: 'viewed', id: 'call-sheet', act: 'supplied' },
  { kind: 'incident', wall: '2026-12-01T09:00:00.000Z', what: 'malpractice', lostSeconds: 0, detail: 'A telephone' },
];

describe('what is handed in for the record', () => {
  it.each(bodies)('comes out as it was signed, and is the invigilator’s or the centre’s: %j', (body) => {
    for (const [by, key] of [
      ['invigilator', centre.room],
      ['centre', centre.centre.sign],
    ] as const) {
      const signed = attest(body, start, by, key);
      const read = readHandedIn(writeHandedIn({ kind: 'attested', body: signed }));
      expect(read).toEqual({ kind: 'attested', body: signed });
      expect(isAttested(signed, start)).toBe(true);
    }
  });

  it('is nobody’s signed with another key, in another’s name, or for another sitting', async () => {
    const [body] = bodies;
    if (body === undefined) throw new Error('There is one');
    expect(isAttested(attest(body, start, 'invigilator', centre.assessor.sign), start)).toBe(false);
    expect(isAttested(attest(body, start, 'centre', centre.room), start)).toBe(false);
    expect(isAttested(attest(body, startRead(await centre.start()), 'invigilator', centre.room), start)).toBe(false);
  });

  it('with any byte changed is nothing that can be put there, or nobody’s', () => {
    for (const body of bodies) {
      const text = writeHandedIn({ kind: 'attested', body: attest(body, start, 'invigilator', centre.room) });
      fc.assert(
        fc.property(otherBytes(text), (changed) => {
          const read = readHandedIn(changed);
          if (read?.kind === 'attested' && writeHandedIn(read) !== text)
            expect(isAttested(read.body, start)).toBe(false);
        }),
        { seed: 941, numRuns: 300 },
      );
    }
  });
});
