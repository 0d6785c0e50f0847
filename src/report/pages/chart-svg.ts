import { scaleBand, scaleLinear } from 'd3-scale';
import { stack, stackOffsetExpand } from 'd3-shape';
import { textWidthPx, wrappedText } from '../graph/text-width.ts';
import { element, textElement } from '../html.ts';
import type { Chart, LengthChart, ShareChart } from './chart.ts';

/** Pixels, before the page scales the picture to its column. */
const wide = 640;
const barHigh = 22;
const words = { sizePx: 13, isBold: false };
const lineHigh = 18;
/** The room for the label before a bar. */
const labelWide = 250;
/** How many fillings there are that can be told apart without their colour. */
const fillings = 4;

/**
 * A chart as SVG that stands inside a page: its looks are the page's classes, so that it follows light, dark and high contrast, and
 * a policy that allows no style of its own. To a screen reader it is one picture with a name; the figures are in the table. Pure.
 */
export function chartSvg(chart: Chart): string {
  const { high, marks } = chart.kind === 'shares' ? sharesSvg(chart) : lengthsSvg(chart);
  return element('svg', `${textElement('title', chart.title)}${marks.join('')}`, {
    class: 'chart',
    viewBox: `0 0 ${wide} ${high}`,
    role: 'img',
    'aria-label': chart.title,
  });
}

/** The fillings, once for a page: a hatch and dots that lie over the colour. Pure. */
export function chartFillings(): string {
  const hatch = shape('path', { d: 'M0 6L6 0', class: 'ink' });
  const dots = shape('circle', { cx: '3', cy: '3', r: '1', class: 'dot' });
  const pattern = (id: string, content: string): string =>
    element('pattern', content, { id, width: '6', height: '6', patternUnits: 'userSpaceOnUse' });
  const both = `${pattern('over-2', hatch)}${pattern('over-3', dots)}`;
  return element('svg', element('defs', both), { class: 'fillings', 'aria-hidden': 'true', width: '0', height: '0' });
}

interface Drawn {
  readonly high: number;
  readonly marks: readonly string[];
}

/** Stacked to the whole: each row's counts divide its bar. */
function sharesSvg({ series, rows }: ShareChart): Drawn {
  const legend = legendSvg(series);
  const labels = rows.map(({ label }) => label);
  const bands = bandsFor(labels, legend.high);
  const x = scaleLinear([0, 1], [0, wide]);
  const stacked = stack<ShareChart['rows'][number], number>()
    .keys(series.keys())
    .value(({ counts }, key) => counts[key] ?? 0)
    .offset(stackOffsetExpand)([...rows]);
  const bars = stacked.flatMap((layer) =>
    layer.flatMap(([from, to], row) => {
      const share = to - from;
      if (!(share > 0)) return [];
      const at = { x: x(from), y: bands.bar(row), width: x(share) };
      return [...barSvg(at, layer.key), ...insideSvg(at, layer.key, `${Math.round(share * 100)}%`)];
    }),
  );
  return { high: bands.high, marks: [...legend.marks, ...bands.labels, ...bars] };
}

/** From one line, each with its label before it and its figure behind. */
function lengthsSvg({ rows, most }: LengthChart): Drawn {
  const room = Math.max(...rows.map(({ told }) => textWidthPx(told, words)), 0) + 10;
  const x = scaleLinear([0, Math.max(most, 1)], [labelWide, wide - room]);
  const marks: string[] = [];
  let y = 0;
  for (const { group, label, length, told } of rows) {
    if (group !== null) {
      y += lineHigh + 4;
      marks.push(labelSvg(group, y - 5, 'group', wide));
    }
    const at = { x: labelWide, y, width: x(length) - labelWide };
    marks.push(labelSvg(label, y + 12, 'label', labelWide - 12), ...barSvg(at, 1, 16));
    marks.push(textSvg(told, { x: x(length) + 6, y: y + 12 }, 'label'));
    y += lineHigh + 4;
  }
  return { high: y, marks };
}

/** Where each row's label and bar stand. */
function bandsFor(labels: readonly string[], top: number) {
  const pitch = lineHigh + barHigh + 8;
  const high = top + labels.length * pitch;
  const y = scaleBand([...labels.keys()], [top, high]);
  const at = (row: number): number => y(row) ?? top;
  return {
    high,
    bar: (row: number): number => at(row) + lineHigh,
    labels: labels.map((label, row) => labelSvg(label, at(row) + lineHigh - 5, 'label', wide)),
  };
}

/** What each filling means, on as many lines as it needs. */
function legendSvg(series: readonly string[]): Drawn {
  const marks: string[] = [];
  let x = 0;
  let y = 0;
  for (const [index, name] of series.entries()) {
    const needs = textWidthPx(name, words) + 44;
    if (x > 0 && x + needs > wide) {
      x = 0;
      y += lineHigh + 4;
    }
    marks.push(...barSvg({ x, y, width: 18 }, index, 14), textSvg(name, { x: x + 24, y: y + 12 }, 'label'));
    x += needs;
  }
  return { high: y + lineHigh + 8, marks };
}

interface At {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** A bar, and its pattern over it. */
function barSvg({ x, y, width }: At, filling: number, high = barHigh): readonly string[] {
  const own = filling % fillings;
  const place = { x: told(x), y: told(y), width: told(width), height: `${high}` };
  const over = own < 2 ? [] : [shape('rect', { ...place, fill: `url(#over-${own})` })];
  return [shape('rect', { ...place, class: `bar f${own}` }), ...over];
}

/** A figure in a bar, on a ground of its own, where there is room for it. */
function insideSvg({ x, y, width }: At, filling: number, text: string): readonly string[] {
  const needs = textWidthPx(text, words);
  if (needs + 8 > width) return [];
  const ground = { x: told(x + 3), y: told(y + 3), width: `${needs + 4}`, height: `${barHigh - 6}` };
  return [
    ...(filling % fillings < 2 ? [] : [shape('rect', { ...ground, class: `ground f${filling % fillings}` })]),
    textSvg(text, { x: x + 5, y: y + 16 }, `on f${filling % fillings}`),
  ];
}

/** A label on one line: what is too long for it stands whole in the table. */
function labelSvg(label: string, y: number, name: string, mostPx: number): string {
  const style = { ...words, isBold: name === 'group' };
  const isWhole = textWidthPx(label, style) <= mostPx;
  const [line = ''] = isWhole ? [label] : wrappedText(label, style, mostPx - 16);
  return textSvg(isWhole ? line : `${line} …`, { x: 0, y }, name);
}

function textSvg(text: string, { x, y }: { readonly x: number; readonly y: number }, name: string): string {
  return textElement('text', text, { x: told(x), y: told(y), class: name });
}

function shape(name: string, attributes: Readonly<Record<string, string>>): string {
  return element(name, '', attributes);
}

/** A coordinate to a hundredth of a pixel. */
function told(pixels: number): string {
  return `${Math.round(pixels * 100) / 100}`;
}
