import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { readPaper, writePaper } from '../../src/seal/signed-paper.ts';
import { finishMsOf, readStart, type Start, startProblem } from '../../src/seal/start-file.ts';
import { small } from '../log/memory-log.ts';
import { type Centre, centreWith, owner, packRead, startRead, usualTerms } from './centre.ts';
import { otherBytes } from './other-bytes.ts';

let made: Centre;
let file: string;
beforeAll(async () => {
  made = await centreWith(small);
  file = await made.start({ from: '2026-12-01T09:00:00.000Z', until: '2026-12-01T12:00:00.000Z' });
});

const changedWords = {
  ok: false,
  because: 'was changed after the centre signed it, or isn’t whole: ask the centre for it again',
};

/** Why it can't be begun now, with a pack. */
function problemOf(start: Start, wall = '2026-12-01T10:00:00.000Z', pack = made.pack): string | null {
  const read = packRead(pack);
  return startProblem(start, { pack: read.pack, packDigest: read.digest, wall, told: (time) => time });
}

/** A copy whose line says something else, under the old signature. */
function edited(text: string, from: string, to: string): string {
  expect(text).toContain(from);
  return text.replace(from, to);
}

describe('a start file', () => {
  it('says what the centre settled, and is made anew each time', async () => {
    const start = startRead(file);
    expect(start).toMatchObject({ ...usualTerms, from: '2026-12-01T09:00:00.000Z', until: '2026-12-01T12:00:00.000Z' });
    expect(start).toMatchObject({ centre: { id: 'LAB' }, invigilator: { id: 'I7' }, scenario: { id: 'small' } });
    const again = startRead(await made.start());
    expect(again.id).not.toBe(start.id);
    expect(again.sitting.key).not.toBe(start.sitting.key);
    expect(problemOf(start)).toBe(null);
  });

  it('leaves nothing to choose: with any byte changed, taken away or added it is refused', () => {
    fc.assert(
      fc.property(otherBytes(file), (text) => {
        expect(readStart(text)).toMatchObject({ ok: false });
      }),
      { seed: 931, numRuns: 2_000 },
    );
    expect(readStart(edited(file, '"seed":"7"', '"seed":"8"'))).toEqual(changedWords);
    expect(readStart(edited(file, '"percent":100', '"percent":125'))).toEqual(changedWords);
    expect(readStart(file.slice(0, -30))).toEqual(changedWords);
  });

  it('signed by somebody else in the centre’s name is refused', async () => {
    const other = await owner('centre', 'LAB');
    const says = readPaper(file)?.says ?? {};
    expect(readStart(writePaper(says, other.sign))).toEqual(changedWords);
    const inOwnName = writePaper({ ...says, centre: { id: 'LAB', sign: other.card.sign } }, other.sign);
    expect(problemOf(startRead(inOwnName))).toBe(
      'is signed by LAB, a centre for which this pack wasn’t made: ask for the centre’s own',
    );
  });

  it('is for its own pack, though another be of the same scenario', async () => {
    const other = await centreWith(small);
    expect(problemOf(startRead(file), undefined, other.pack)).toBe(
      'is for another pack of small: take the pack that came with it',
    );
  });

  it('can be used in its window and neither before nor after', () => {
    const start = startRead(file);
    expect(problemOf(start, '2026-12-01T08:59:59.999Z')).toBe(
      'can’t be used before 2026-12-01T09:00:00.000Z, and this machine’s clock says 2026-12-01T08:59:59.999Z',
    );
    expect(problemOf(start, '2026-12-01T09:00:00.000Z')).toBe(null);
    expect(problemOf(start, '2026-12-01T12:00:00.000Z')).toBe(null);
    expect(problemOf(start, '2026-12-01T12:00:00.001Z')).toBe(
      'could be used until 2026-12-01T12:00:00.000Z, and this machine’s clock says 2026-12-01T12:00:00.001Z: ask the centre for another',
    );
  });

  it('of a newer callsheet says so, and what is none says what makes one', () => {
    const says = readPaper(file)?.says ?? {};
    expect(readStart(writePaper({ ...says, version: 2 }, made.centre.sign))).toEqual({
      ok: false,
      because: 'is of a newer callsheet (its version is 2): update callsheet',
    });
    for (const text of ['', 'hello\n', made.pack, made.centre.files.card])
      expect(readStart(text)).toEqual({ ok: false, because: 'is no start file: `callsheet start` makes one' });
  });

  it('gives the time to finish the last answer as a part of the time with its extra', async () => {
    expect(finishMsOf(startRead(await made.start({ percent: 125, finishPercent: 10 })))).toBe(3.75 * 60_000);
    expect(finishMsOf(startRead(file))).toBe(0);
  });
});
