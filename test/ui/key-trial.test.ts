import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { screenKeys } from '../../src/doctor/judge-keys.ts';
import { beginKeys, drawTrial, isTried, pressInTrial, type TryingKeys } from '../../src/ui/key-trial.ts';
import { type Stroke, strokesOf } from '../../src/ui/strokes.ts';
import { createPen } from '../../src/ui/text/pen.ts';
import { rowText, rowWidth } from '../../src/ui/text/row.ts';

const key = (name: string): Stroke => ({ kind: 'key', key: name });
const text = (typed: string): Stroke => ({ kind: 'text', text: typed, isAlone: [...typed].length === 1 });
const paste: Stroke = { kind: 'paste', text: 'some words\nand more' };

function tryingAfter(...strokes: readonly Stroke[]): TryingKeys {
  return strokes.reduce(pressInTrial, beginKeys(screenKeys));
}

function came(trying: TryingKeys): readonly string[] {
  return trying.trials.map(({ asked, came: how, instead }) => [asked.id, how, instead].join(' ').trimEnd());
}

const good = [key('up'), key('enter'), key('escape'), key('tab'), text('é'), paste];

describe('trying keys', () => {
  it('is over when all six came', () => {
    const trying = tryingAfter(...good);
    expect(came(trying)).toEqual(screenKeys.map(({ id }) => `${id} as-asked`));
    expect(isTried(trying)).toBe(true);
  });

  it('says what came instead and goes on asking; s goes on without it', () => {
    const wrong = tryingAfter(text('[A'));
    expect(wrong).toMatchObject({ trials: [], instead: 'the letters [A' });
    expect(came(pressInTrial(wrong, key('up')))).toEqual(['up as-asked']);
    expect(came(pressInTrial(wrong, text('s')))).toEqual(['up other the letters [A']);
    expect(came(tryingAfter(text('s'), key('tab'), text('s')))).toEqual(['up skipped', 'enter other Tab']);
  });

  it('takes a pound sign for a letter with an accent, and nothing that isn’t UTF-8', () => {
    const before = [key('up'), key('enter'), key('escape'), key('tab')];
    for (const letter of ['£', 'ñ', 'e\u0301', '漢'])
      expect(came(tryingAfter(...before, text(letter))).at(-1)).toBe('accent as-asked');
    expect(tryingAfter(...before, text('\ufffd'))).toMatchObject({ instead: 'something that isn’t UTF-8' });
    expect(tryingAfter(...before, text('e'))).toMatchObject({ instead: 'the letter e' });
  });

  it('ends whatever is pressed, if s is pressed often enough', () => {
    const anyStroke: fc.Arbitrary<Stroke> = fc
      .string({ unit: 'binary', minLength: 1, maxLength: 6 })
      .map((typed) => strokesOf(typed, {})[0] ?? key('up'));
    fc.assert(
      fc.property(fc.array(anyStroke, { maxLength: 30 }), (strokes) => {
        const trying = tryingAfter(...strokes, ...screenKeys.map(() => text('s')));
        expect(isTried(trying)).toBe(true);
        expect(trying.trials).toHaveLength(screenKeys.length);
      }),
      { seed: 8_121, numRuns: 300 },
    );
  });
});

describe('the trial on the screen', () => {
  it('shows what came, what is asked for, and what came instead', () => {
    const { rows } = drawTrial(tryingAfter(key('up'), key('tab')), { columns: 60, rows: 15 }, createPen(true));
    expect(rows.map(rowText).filter((row) => row !== '')).toEqual([
      ' CALLSHEET  Do the keys come as they should?         2 of 6',
      '-'.repeat(60),
      '   came     the arrow up',
      ' >          Press Enter.',
      '            What came was Tab. Try again, or press s.',
      '            Esc',
      '            Tab',
      '            a letter with an accent',
      '            a paste',
      '-'.repeat(60),
      ' s skip this one   Ctrl+C stop',
    ]);
  });

  it.each([
    [120, 40],
    [50, 15],
    [20, 8],
  ])('fills a window of %i by %i, the key that is asked for among it', (columns, height) => {
    for (const upTo of good.keys()) {
      const { rows } = drawTrial(
        tryingAfter(...good.slice(0, upTo), text('xyz')),
        { columns, rows: height },
        createPen(false),
      );
      expect(rows).toHaveLength(height);
      expect(rows.some((row) => rowText(row).startsWith(' ›'))).toBe(true);
      if (columns >= 50) expect(Math.max(...rows.map(rowWidth))).toBeLessThanOrEqual(columns);
    }
  });
});
