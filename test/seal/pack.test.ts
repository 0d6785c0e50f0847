import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { canonicalForm } from '../../src/log/canonical.ts';
import { sealTo, sealWithPassphrase } from '../../src/seal/age.ts';
import { isLocked, unlock } from '../../src/seal/keys.ts';
import { openCandidate, openMarking, type Pack, readPack, sealedScenario } from '../../src/seal/pack.ts';
import { small } from '../log/memory-log.ts';
import { type Centre, centreWith, codes, fastFactor, owner, packRead } from './centre.ts';
import { otherBytes } from './other-bytes.ts';

let made: Centre;
let pack: Pack;
beforeAll(async () => {
  made = await centreWith(small);
  pack = packRead(made.pack).pack;
});

const cut = (text: string) => fc.nat({ max: text.length - 1 }).map((at) => text.slice(0, at));

describe('a pack', () => {
  it('opens with the code to what a candidate needs, and with an assessor’s key to the whole', async () => {
    const sealed = sealedScenario(pack);
    const opened = await openCandidate(sealed, codes.start);
    expect(opened?.source.files.map(({ path }) => path)).toEqual(small.source.files.map(({ path }) => path));
    const marking = await openMarking(sealed, { identity: made.assessor.identity });
    expect(marking?.whole).toEqual(small.source);
    expect(marking?.results.length).toBeGreaterThan(3);
  });

  it('opens with no other code and no other key', async () => {
    const sealed = sealedScenario(pack);
    for (const code of ['', 'start-of-day ', 'Start-of-day', codes.room])
      expect(await openCandidate(sealed, code)).toBe(null);
    const other = await owner('assessor', 'AS2');
    expect(await openMarking(sealed, { identity: other.identity })).toBe(null);
    expect(await openMarking(sealed, { identity: made.centre.identity })).toBe(null);
    expect(await openMarking(sealed, { identity: 'AGE-SECRET-KEY-1NONE' })).toBe(null);
    expect(await openMarking(sealed, { passphrase: codes.start })).toBe(null);
  });

  it('shows in the open nothing of the story but its title', () => {
    const { candidate, marking, ...open } = pack;
    expect(Object.keys(open).sort()).toEqual(
      ['assessors', 'callsheet', 'centres', 'made', 'minutes', 'plan', 'scenario', 'seal', 'version'].sort(),
    );
    expect(JSON.stringify(open)).not.toContain('priya');
    expect([candidate.sealed, marking].every((one) => one.startsWith('-----BEGIN AGE ENCRYPTED FILE-----'))).toBe(true);
  });

  it('that is cut short is refused at every place', () => {
    fc.assert(
      fc.property(cut(made.pack), (text) => {
        expect(readPack(text)).toMatchObject({ ok: false });
      }),
      { seed: 921, numRuns: 300 },
    );
    expect(readPack(made.pack.slice(0, -1))).toMatchObject({ because: 'is cut short: copy it again, whole' });
    expect(readPack('')).toMatchObject({ because: 'is no pack: `callsheet pack` makes one' });
  });

  it('that was changed anywhere is refused, or is another pack, which opens to the same scenario or not at all', async () => {
    const { digest } = packRead(made.pack);
    const source = (await openCandidate(sealedScenario(pack), codes.start))?.source;
    await fc.assert(
      fc.asyncProperty(otherBytes(made.pack), async (text) => {
        const read = readPack(text);
        if (!read.ok) return;
        expect(read.digest).not.toBe(digest);
        const sealed = sealedScenario(read.pack);
        const opened = await openCandidate(sealed, codes.start);
        if (opened !== null) expect(opened.source).toEqual(source);
        const marking = await openMarking(sealed, { identity: made.assessor.identity });
        if (marking !== null) expect(marking.whole).toEqual(small.source);
      }),
      { seed: 922, numRuns: 400 },
    );
  });

  it('with any byte of a sealed part changed doesn’t open', async () => {
    const sealed = sealedScenario(pack);
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.constantFrom(...'ABCDEFabcdef0123'), async (seed, letter) => {
        const at = 40 + (seed % (sealed.marking.length - 80));
        const marking = `${sealed.marking.slice(0, at)}${letter}${sealed.marking.slice(at + 1)}`;
        fc.pre(marking !== sealed.marking);
        expect(await openMarking({ ...sealed, marking }, { identity: made.assessor.identity })).toBe(null);
      }),
      { seed: 923, numRuns: 200 },
    );
  });

  it('whose sealed parts hold something else doesn’t open, and breaks nothing', async () => {
    const sealed = sealedScenario(pack);
    for (const text of ['', 'no JSON', '{}', '[]', 'null', canonicalForm({ ...small.source, identity: 'x' })]) {
      const candidate = { ...sealed.candidate, sealed: await sealWithPassphrase(codes.start, text, fastFactor) };
      expect(await openCandidate({ ...sealed, candidate }, codes.start)).toBe(null);
      const marking = await sealTo([made.assessor.card.seal], text);
      expect(await openMarking({ ...sealed, marking }, { identity: made.assessor.identity })).toBe(null);
    }
  });

  it('of a newer callsheet says so', () => {
    const newer = `${canonicalForm({ ...pack, version: 2 })}\n`;
    expect(readPack(newer)).toEqual({
      ok: false,
      because: 'is of a newer callsheet (its version is 2): update callsheet',
    });
  });
});

describe('a key with a passphrase', () => {
  it('opens with it alone', async () => {
    const locked = await sealWithPassphrase('four words and one', made.assessor.files.seal, fastFactor);
    expect(isLocked(locked)).toBe(true);
    expect(isLocked(made.assessor.files.seal)).toBe(false);
    expect(await unlock(locked, 'four words and one')).toBe(made.assessor.files.seal);
    expect(await unlock(locked, 'four words and two')).toBe(null);
    expect(await unlock(locked.slice(0, -40), 'four words and one')).toBe(null);
  });
});
