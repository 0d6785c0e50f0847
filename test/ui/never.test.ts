import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verifyLog } from '../../src/log/verify.ts';
import type { Stroke } from '../../src/ui/strokes.ts';
import { rowText, rowWidth } from '../../src/ui/text/row.ts';
import { commands } from '../../src/view/commands.ts';
import { Hands, strokeOf } from './hands.ts';

const keys = [...new Set(commands.flatMap((command) => [...command.keys, ...command.typingKeys]))].filter(
  // Leaving is tried by itself: here the sitting is to go on.
  (key) => key !== 'ctrl-c',
);

const oneKey: fc.Arbitrary<Stroke> = fc
  .constantFrom(...keys)
  .map((key) =>
    key === 'space' || [...key].length === 1
      ? { kind: 'text', text: key === 'space' ? ' ' : key, isAlone: true }
      : { kind: 'key', key },
  );

/** Keys mostly, and now and then what nobody expects. */
const stroke: fc.Arbitrary<Stroke> = fc.oneof(
  { weight: 12, arbitrary: oneKey },
  {
    weight: 2,
    arbitrary: fc.constantFrom('enter', 'down', 'tab', 'ctrl-s').map((key) => ({ kind: 'key', key }) as const),
  },
  { weight: 2, arbitrary: fc.constant({ kind: 'text', text: 'y', isAlone: true } as const) },
  {
    weight: 1,
    arbitrary: fc
      .string({ unit: 'grapheme', maxLength: 30 })
      .map((text) => ({ kind: 'text', text, isAlone: false }) as const),
  },
  {
    weight: 1,
    arbitrary: fc.string({ unit: 'binary', maxLength: 300 }).map((text) => ({ kind: 'paste', text }) as const),
  },
);

/** What leads to an answer more often than chance would. */
const answering: fc.Arbitrary<readonly Stroke[]> = fc
  .constantFrom(
    ['1', 'enter', 'space', 'tab', 'x', 'ctrl-s', 'y', 'enter'],
    ['1', 'enter', 'ctrl-s', 'y', 'enter'],
    ['1', 'enter', 'space', 'tab', 'space', 'ctrl-s', 'y', 'enter'],
  )
  .map((keys) => keys.map(strokeOf));

const strokes = fc
  .array(fc.oneof({ weight: 6, arbitrary: stroke.map((one) => [one]) }, { weight: 1, arbitrary: answering }), {
    minLength: 40,
    maxLength: 160,
  })
  .map((moves) => moves.flat());

const size = fc.record({ columns: fc.integer({ min: 1, max: 140 }), rows: fc.integer({ min: 1, max: 50 }) });

const runs = { seed: 20_261, numRuns: 60 };

describe('whatever is pressed, in whatever window', () => {
  it('the screen is never taller or wider than the window, and nothing on it steers a terminal', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(stroke, size), { minLength: 40, maxLength: 160 }),
        fc.boolean(),
        (moves, isAscii) => {
          const hands = new Hands({ size: { columns: 80, rows: 24 }, isAscii }).press('s');
          let window = { columns: 80, rows: 24 };
          for (const move of moves) {
            if ('columns' in move) {
              window = move;
              hands.session.resize(move);
            } else hands.session.stroke(move);
            const { rows, cursor } = hands.picture;
            expect(rows.length).toBeLessThanOrEqual(Math.max(window.rows, 1));
            for (const row of rows) expect(rowWidth(row), rowText(row)).toBeLessThanOrEqual(window.columns);
            if (cursor !== null) expect(cursor.cell).toBeLessThanOrEqual(window.columns);
            if (isAscii) expect(hands.screen).toMatch(/^[ -~\n]*$/);
          }
        },
      ),
      runs,
    );
  });

  it('the log is whole, replays, and holds what the screen called saved', () => {
    let decided = 0;
    fc.assert(
      fc.property(strokes, (moves) => {
        const hands = new Hands().press('s');
        for (const move of moves) hands.session.stroke(move);
        hands.after(1);
        const verified = verifyLog(new TextEncoder().encode(hands.log.lines.join('')), { receipts: [] });
        expect(verified).toMatchObject({
          verification: { chain: { standing: 'good' }, replay: { standing: 'good' }, holds: true },
        });
        decided += hands.kinds.filter((kind) => kind === 'decided').length;
      }),
      runs,
    );
    expect(decided).toBeGreaterThan(10);
  });
});
