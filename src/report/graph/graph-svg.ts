import {
  type Block,
  causeBlock,
  chipHeightPx,
  evidenceBlock,
  flowed,
  headingBlock,
  type Mark,
  softBlock,
  stacked,
  type Words,
} from './blocks.ts';
import { countsOf, describeGraph } from './describe.ts';
import type { Graph } from './graph.ts';
import {
  insetPx,
  layOut,
  type Place,
  type PlacedArrow,
  type PlacedGraph,
  type PlacedStart,
  type PlacedState,
  type Point,
} from './layout.ts';
import { pictureStyle, signShapes } from './picture-style.ts';

const marginPx = 20;
const cornerPx = 6;

/** The graph as a picture that stands by itself: no script, no font, nothing from elsewhere. The same graph gives the same bytes. */
export async function graphSvg(graph: Graph): Promise<string> {
  const placed = await layOut(graph);
  // A narrow graph leaves room for each part of the legend, and stands in the middle.
  const insidePx = Math.max(placed.widthPx, ...legend().map((part) => part.widthPx));
  const heading = headingOf(graph, insidePx);
  const fromPx = marginPx + heading.heightPx + 16;
  const widthPx = insidePx + 2 * marginPx;
  const heightPx = fromPx + placed.heightPx + marginPx;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${widthPx}" height="${heightPx}" viewBox="0 0 ${widthPx} ${heightPx}" role="img" aria-labelledby="title description">`,
    `<title id="title">${escaped(graph.title)}</title>`,
    `<desc id="description">${escaped(describeGraph(graph).join('\n'))}</desc>`,
    `<style>${pictureStyle}</style>`,
    '<defs><marker id="head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0L8 4L0 8z"/></marker></defs>',
    `<rect class="paper" width="${widthPx}" height="${heightPx}"/>`,
    ...moved({ xPx: marginPx, yPx: marginPx }, blockSvg(heading, { xPx: 0, yPx: 0 })),
    ...moved({ xPx: marginPx + (insidePx - placed.widthPx) / 2, yPx: fromPx }, graphLines(placed)),
    '</svg>',
    '',
  ].join('\n');
}

/** Boxes lie under arrows, and arrows under their words. */
function graphLines({ states, arrows, starts }: PlacedGraph): readonly string[] {
  return [
    ...states.map(boxSvg),
    ...starts.flatMap(startSvg),
    ...arrows.map(waySvg),
    ...states.flatMap(insideSvg),
    ...arrows.flatMap(labelSvg),
  ];
}

function headingOf(graph: Graph, mostPx: number): Block {
  return stacked([
    headingBlock(graph.title, mostPx),
    softBlock(
      `${graph.id}: ${countsOf(graph)}. Time runs down; the strands of a parallel state stand side by side.`,
      mostPx,
    ),
    { widthPx: 0, heightPx: 8, words: [], marks: [] },
    flowed(legend(), 22, mostPx),
  ]);
}

/** What the signs mean, each shown as it stands in the picture. */
function legend(): readonly Block[] {
  const all = { code: 'S1', pass: 1, distinction: 2, against: 3, isJudged: true };
  const evidence = flowed(
    [
      evidenceBlock([all], Infinity),
      softBlock(
        'a task can show S1: results for a pass (P), a distinction (D), against (A); its words are judged (J)',
        Infinity,
      ),
    ],
    6,
    Infinity,
  );
  const causes = [
    { kind: 'decision', words: 'a decision: task → its results' },
    { kind: 'timer', words: 'a timer' },
    { kind: 'signal', words: 'a signal heard' },
    { kind: 'always', words: 'by itself, at once' },
    { kind: 'first', words: 'the first time' },
  ] as const;
  return [
    ...causes.map((cause) => causeBlock({ causes: [cause] })),
    softBlock('solid arrow: a decision can take it; dashed: none does', Infinity),
    softBlock('double border: an end; H: history, one level; H*: all levels', Infinity),
    evidence,
  ];
}

function boxSvg({ state, isStrand, place }: PlacedState): string {
  const kind = state.history !== null ? 'history' : state.states.length > 0 ? 'outer' : state.type;
  const box = rect(place, `box ${kind}${isStrand ? ' strand' : ''}`, state.history === null ? 8 : place.heightPx / 2);
  if (state.type !== 'final') return box;
  const { xPx, yPx, widthPx, heightPx } = place;
  return box + rect({ xPx: xPx + 3, yPx: yPx + 3, widthPx: widthPx - 6, heightPx: heightPx - 6 }, 'box final', 6);
}

/** An arrow to a state inside goes under the words of the state round it. */
function insideSvg({ state, isStrand, place, block }: PlacedState): readonly string[] {
  const at = inset(place);
  const words = blockSvg(block, at);
  if (state.states.length === 0) return words;
  const behind = { xPx: at.xPx - 2, yPx: at.yPx, widthPx: block.widthPx + 4, heightPx: block.heightPx };
  return [rect(behind, `behind outer${isStrand ? ' strand' : ''}`, 3), ...words];
}

function rect({ xPx, yPx, widthPx, heightPx }: Place, names: string, radiusPx: number): string {
  return `<rect class="${names}" x="${px(xPx)}" y="${px(yPx)}" width="${px(widthPx)}" height="${px(heightPx)}" rx="${px(radiusPx)}"/>`;
}

function startSvg({ dot, points }: PlacedStart): readonly string[] {
  const radiusPx = dot.widthPx / 2;
  const circle = `<circle class="start" cx="${px(dot.xPx + radiusPx)}" cy="${px(dot.yPx + radiusPx)}" r="${px(radiusPx)}"/>`;
  return [circle, `<path class="way" d="${pathOf(points)}" marker-end="url(#head)"/>`];
}

function waySvg({ arrow, points }: PlacedArrow): string {
  const isDecision = arrow.causes.some(({ kind }) => kind === 'decision');
  return `<path class="way${isDecision ? '' : ' dashed'}" d="${pathOf(points)}" marker-end="url(#head)"/>`;
}

function labelSvg({ label, block }: PlacedArrow): readonly string[] {
  const paper = { xPx: label.xPx - 2, yPx: label.yPx - 1, widthPx: block.widthPx + 4, heightPx: block.heightPx + 2 };
  return [rect(paper, 'label', 3), ...blockSvg(block, label)];
}

function inset({ xPx, yPx }: Place): Point {
  return { xPx: xPx + insetPx, yPx: yPx + insetPx };
}

function blockSvg({ words, marks }: Block, at: Point): readonly string[] {
  return [...marks.map((mark) => markSvg(mark, at)), ...words.map((one) => wordsSvg(one, at))];
}

function markSvg(mark: Mark, at: Point): string {
  const place = { xPx: at.xPx + mark.xPx, yPx: at.yPx + mark.yPx };
  if (mark.is === 'chip') return rect({ ...place, widthPx: mark.widthPx, heightPx: chipHeightPx }, 'chip', 4);
  return `<path class="sign ${mark.of}" transform="translate(${px(place.xPx)} ${px(place.yPx)})" d="${signShapes[mark.of]}"/>`;
}

function wordsSvg({ text, xPx, yPx, style, tone }: Words, at: Point): string {
  const weight = style.isBold ? ' font-weight="bold"' : '';
  return `<text class="${tone}" x="${px(at.xPx + xPx)}" y="${px(at.yPx + yPx)}" font-size="${style.sizePx}"${weight}>${escaped(text)}</text>`;
}

/** A way with its corners rounded, as far as its stretches are long enough. */
function pathOf(points: readonly Point[]): string {
  return points
    .map((point, index) => {
      const before = points[index - 1];
      const after = points[index + 1];
      if (before === undefined) return `M${place(point)}`;
      if (after === undefined) return `L${place(point)}`;
      return `L${place(toward(point, before))}Q${place(point)} ${place(toward(point, after))}`;
    })
    .join('');
}

/** The point a corner's width away, at most half of the stretch. */
function toward(from: Point, to: Point): Point {
  const lengthPx = Math.abs(to.xPx - from.xPx) + Math.abs(to.yPx - from.yPx);
  const share = lengthPx === 0 ? 0 : Math.min(cornerPx, lengthPx / 2) / lengthPx;
  return { xPx: from.xPx + (to.xPx - from.xPx) * share, yPx: from.yPx + (to.yPx - from.yPx) * share };
}

function place({ xPx, yPx }: Point): string {
  return `${px(xPx)} ${px(yPx)}`;
}

/** Tenths of a pixel are as fine as anybody sees. */
function px(value: number): string {
  return String(Math.round(value * 10) / 10);
}

function moved({ xPx, yPx }: Point, lines: readonly string[]): readonly string[] {
  return [`<g transform="translate(${px(xPx)} ${px(yPx)})">`, ...lines, '</g>'];
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
