import { describe, expect, it } from 'vitest';
import { createPen } from '../../../src/ui/text/pen.ts';
import { rowText, rowWidth } from '../../../src/ui/text/row.ts';
import { chipRows } from '../../../src/ui/widgets/pieces.ts';

const pen = createPen(false);
const chips = ['Dele Akande', 'Everyone on the unit list', 'Gita Rao'].map((label, index) => ({
  isHere: index === 1,
  mark: '[ ]',
  label,
}));

describe('things to pick, side by side', () => {
  it('stand in one row where they just fit, and no row is wider than its room', () => {
    const { rows } = chipRows(chips.slice(0, 2), 48, pen);
    expect(rows.map(rowText)).toEqual([' [ ] Dele Akande  ›[ ] Everyone on the unit list']);
    expect(rows.map(rowWidth)).toEqual([48]);
  });

  it('go on to the next row where one is a cell too wide', () => {
    const { rows } = chipRows(chips, 47, pen);
    expect(rows.map(rowText)).toEqual([' [ ] Dele Akande', '›[ ] Everyone on the unit list   [ ] Gita Rao']);
    expect(Math.max(...rows.map(rowWidth))).toBeLessThanOrEqual(47);
  });

  it('have a label that is wider than the room over several rows, whole', () => {
    const { rows } = chipRows(chips, 20, pen);
    expect(rows.map(rowText)).toEqual([' [ ] Dele Akande', '›[ ] Everyone on the', '     unit list', ' [ ] Gita Rao']);
  });
});
