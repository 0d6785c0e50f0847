import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { headSigned, writeHeadPaper } from '../../src/seal/head-paper.ts';
import { makeKeys, readCard } from '../../src/seal/keys.ts';
import { isPaperOf, readPaper, writePaper } from '../../src/seal/signed-paper.ts';
import { isSignedBy, makeSigningKey, pemOf, publicKeyOf, readPem, signText } from '../../src/seal/signing.ts';
import { otherBytes } from './other-bytes.ts';

const key = makeSigningKey();
const mine = publicKeyOf(key);

/** Whether a text is a paper that this key signed. */
function isGood(text: string, by = mine): boolean {
  const paper = readPaper(text);
  return paper !== null && isPaperOf(paper, by);
}

describe('a signed paper', () => {
  it('is that of whoever signed it, whatever it says', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue({ noUnicodeString: false })), (says) => {
        const text = writePaper(says, key);
        expect(isGood(text)).toBe(true);
        expect(readPaper(text)?.says).toEqual(JSON.parse(JSON.stringify(says)));
      }),
      { seed: 901, numRuns: 200 },
    );
  });

  it('is nobody’s any more with any byte of it changed, taken away or added', () => {
    const text = writePaper({ callsheet: 'head', version: 1, says: 'Dele’s van', count: 61 }, key);
    fc.assert(
      fc.property(otherBytes(text), (changed) => {
        expect(isGood(changed)).toBe(false);
      }),
      { seed: 902, numRuns: 2_000 },
    );
  });

  it('has one signature and no second spelling of it, so that two copies can be told to be one', () => {
    const text = writePaper({ a: 1 }, key);
    const last = text.at(-4) ?? '';
    const others = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'].filter(
      (one) => one !== last,
    );
    for (const other of others) expect(isGood(`${text.slice(0, -4)}${other}==\n`)).toBe(false);
  });

  it('isn’t that of another key', () => {
    expect(isGood(writePaper({ a: 1 }, key), publicKeyOf(makeSigningKey()))).toBe(false);
  });

  it('says nothing in another order, spelling or line end than the canonical one', () => {
    const [line, signature] = writePaper({ a: 1, b: 'é' }, key).split('\n');
    for (const other of ['{"b":"é","a":1}', '{"a":1, "b":"é"}', '{"a":1.0,"b":"é"}', '{"a":1,"b":"\\u00e9"}'])
      expect(readPaper(`${other}\n${signText(key, other)}\n`)).toBe(null);
    expect(readPaper(`${line}\r\n${signature}\r\n`)).toBe(null);
    expect(readPaper(`${line}\n${signature}`)).toBe(null);
    expect(readPaper(`${line}\n${signature}\n\n`)).toBe(null);
  });
});

describe('a signature', () => {
  it('is over the text’s bytes and no other, by the key that can be kept as PEM', () => {
    const kept = readPem(pemOf(key));
    expect(kept && publicKeyOf(kept)).toBe(mine);
    const signature = signText(key, 'Noted.');
    expect(isSignedBy(mine, 'Noted.', signature)).toBe(true);
    expect(isSignedBy(mine, 'Noted', signature)).toBe(false);
  });

  it.each([
    ['no key at all', 'bm8=', undefined],
    ['a key of as many characters that is none', `MCowBQYDK2VwAyEA${'/'.repeat(43)}=`, undefined],
    ['no signature at all', mine, 'bm8='],
    ['zeros for a signature', mine, `${'A'.repeat(86)}==`],
  ])('is refused without a crash where it is %s', (_, publicKey, signature = signText(key, 'x')) => {
    expect(isSignedBy(publicKey, 'x', signature)).toBe(false);
  });

  it('is made by no key but Ed25519', () => {
    for (const text of ['', 'a key', pemOf(key).slice(0, -20)]) expect(readPem(text)).toBe(null);
  });
});

describe('the paper of a head', () => {
  const head = { count: 12, hash: 'ab'.repeat(32) };
  const start = '0'.repeat(32);

  it('gives back the head that was signed, for that sitting and key alone', () => {
    const text = writeHeadPaper(start, head, key);
    expect(headSigned(text, start, mine)).toEqual(head);
    expect(headSigned(text, '1'.repeat(32), mine)).toBe(null);
    expect(headSigned(text, start, publicKeyOf(makeSigningKey()))).toBe(null);
  });

  it('is no other paper: a signature serves for what it was given for', () => {
    const other = writePaper({ callsheet: 'start', version: 1, start, ...head }, key);
    expect(headSigned(other, start, mine)).toBe(null);
  });
});

describe('a card', () => {
  it('is refused with any byte changed, so that nobody’s key is put in another’s name', async () => {
    const { card } = await makeKeys('assessor', 'AS1', null);
    expect(readCard(card)).toMatchObject({ role: 'assessor', id: 'AS1' });
    fc.assert(
      fc.property(otherBytes(card), (changed) => {
        expect(readCard(changed)).toBe(null);
      }),
      { seed: 903, numRuns: 1_000 },
    );
  });

  it('is refused where another key signed it', async () => {
    const { card } = await makeKeys('centre', 'LAB', null);
    const says = readPaper(card)?.says;
    expect(readCard(writePaper(says ?? {}, makeSigningKey()))).toBe(null);
  });
});
