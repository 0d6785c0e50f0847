import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chartSvg } from '../../../src/report/pages/chart-svg.ts';

/** The bars of a chart, without what lies over them. */
function bars(svg: string): readonly { readonly x: number; readonly width: number; readonly filling: string }[] {
  return [...svg.matchAll(/<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)" height="(?:22|16)" class="bar f(\d)">/g)].map(
    ([, x, width, filling]) => ({ x: Number(x), width: Number(width), filling: filling ?? '' }),
  );
}

describe('a chart', () => {
  it('divides each row as its counts do, from one end to the other', () => {
    const svg = chartSvg({
      kind: 'shares',
      title: 'T',
      series: ['a', 'b', 'c'],
      rows: [{ label: 'r', counts: [1, 0, 3] }],
    });
    expect(bars(svg)).toEqual([
      { x: 0, width: 160, filling: '0' },
      { x: 160, width: 480, filling: '2' },
    ]);
    expect(svg).toContain('>25%</text>');
  });

  it('has bars as long as what they tell, one figure behind each', () => {
    const rows = [
      { group: 'G', label: 'one', length: 2, told: '2' },
      { group: null, label: 'two', length: 1, told: '1' },
    ];
    const [one, two] = bars(chartSvg({ kind: 'lengths', title: 'T', rows, most: 2 }));
    expect(one?.width).toBeCloseTo(2 * (two?.width ?? 0), 1);
  });

  it('stays in its frame and is one picture with a name, whatever the counts', () => {
    const counts = fc.array(fc.nat(1000), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(counts, { maxLength: 5 }), (rows) => {
        const svg = chartSvg({
          kind: 'shares',
          title: 'Levels',
          series: ['a', 'b', 'c', 'd'],
          rows: rows.map((given) => ({ label: 'r', counts: given })),
        });
        for (const { x, width } of bars(svg)) expect(x + width).toBeLessThanOrEqual(640.02);
        expect(svg).toMatch(/^<svg class="chart" viewBox="0 0 640 [\d.]+" role="img" aria-label="Levels">/);
        expect(svg).not.toContain('NaN');
      }),
      { numRuns: 60 },
    );
  });
});
