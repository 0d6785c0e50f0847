import { describe, expect, it } from 'vitest';
import { sha256Hex } from '../../src/log/canonical.ts';
import { readCommitment, writeCommitment } from '../../src/mark/commitment.ts';
import type { Ledger } from '../../src/mark/ledger.ts';
import { drawFor, type LogToDraw, lateCommitment, readyToDraw, redraw } from '../../src/mark/redraw.ts';
import { readSample, type SamplePaper, writeSample } from '../../src/mark/sample-paper.ts';
import { makeSigningKey } from '../../src/seal/signing.ts';
import { headOf, ledgerOf, wallAt } from './ledger-of.ts';

const key = makeSigningKey();
const seed = '5'.repeat(64);
const heads = ['a', 'b', 'c'].map(headOf);
const rules = { share: 30, least: 1 };
const text = writeCommitment({ wall: wallAt(0), program: '0', moderator: 'MO1', rules }, seed, heads, key);
const commitment = readCommitment(text);
if (commitment === null) throw new Error('A commitment just written can be read');

const first = (name: string, closedAt = 10, assessor = 'AS1'): Ledger =>
  ledgerOf({ assessor, log: headOf(name), openedAt: 5, closedAt, marks: { money: 'secure pass' } }).ledger;
const logOf = (name: string, ...ledgers: readonly Ledger[]): LogToDraw => {
  return { told: name, hash: headOf(name).hash, centre: null, ledgers, reopened: [] };
};
const logs = ['a', 'b', 'c'].map((name) => logOf(name, first(name)));

function drawnAt(minutes: number, from: readonly LogToDraw[]): SamplePaper {
  const ready = readyToDraw(from);
  const drawn = drawFor(commitment ?? fail(), seed, ready, new Set()).map(({ hash, reasons }) => ({
    hash,
    reasons: [...reasons],
  }));
  const says = {
    wall: wallAt(minutes),
    program: '0',
    moderator: 'MO1',
    commitment: sha256Hex(text),
    seed,
    left: [],
    drawn,
  };
  return readSample(writeSample({ ...says, ledgers: [...ready.ledgers] }, key)) ?? fail();
}

function fail(): never {
  throw new Error('A paper just written can be read');
}

describe('a sample drawn again', () => {
  const paper = drawnAt(60, logs);

  it('is the same, also when more was marked and more has come since', () => {
    const later = logs.map((log) => ({ ...log, ledgers: [...log.ledgers, first(log.told, 90, 'AS2')] }));
    expect(redraw(commitment ?? fail(), text, paper, [...later, logOf('late')])).toEqual({
      ok: true,
      drawn: paper.drawn,
    });
  });

  it('can’t be had without the ledgers that it was drawn with', () => {
    expect(redraw(commitment ?? fail(), text, paper, [...logs.slice(1), logOf('a')])).toEqual({
      ok: false,
      because: '1 of the 3 ledgers that the sample was drawn with aren’t here',
    });
  });

  it('gives away a ledger that was closed by then and left out of it', () => {
    const hidden = logs.map((log) => ({ ...log, ledgers: [...log.ledgers, first(log.told, 50, 'AS2')] }));
    expect(redraw(commitment ?? fail(), text, paper, hidden)).toEqual({
      ok: false,
      because: '3 ledgers closed before it weren’t drawn with: ask the moderator why',
    });
  });

  it('is of one commitment alone', () => {
    const other = writeCommitment(
      { wall: wallAt(0), program: '0', moderator: 'MO1', rules },
      seed,
      heads.slice(1),
      key,
    );
    expect(redraw(commitment ?? fail(), other, paper, logs)).toEqual({
      ok: false,
      because: 'the sample is of another commitment',
    });
  });
});

describe('a commitment', () => {
  it('isn’t before marking where a round was closed before it, or at that moment', () => {
    expect(lateCommitment(commitment ?? fail(), [first('a')])).toBeNull();
    expect(lateCommitment(commitment ?? fail(), [first('a', 0)])).toContain('was made after marking');
  });

  it('says nothing of its seed but the digest', () => {
    expect(text).not.toContain(seed);
    expect(commitment?.seed).toBe(sha256Hex(seed));
  });
});
