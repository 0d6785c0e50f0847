import type { Block } from '../../../src/report/graph/blocks.ts';
import { withInner } from '../../../src/report/graph/graph.ts';
import {
  insetPx,
  type Place,
  type PlacedGraph,
  type PlacedState,
  type Point,
} from '../../../src/report/graph/layout.ts';
import { textWidthPx } from '../../../src/report/graph/text-width.ts';

/** A rectangle with what it is, for the message of a test. */
export interface Thing extends Place {
  readonly what: string;
}

/** Everything in a picture that words stand in, and the dots: none of it may lie on any other. */
export function thingsOf(placed: PlacedGraph): readonly Thing[] {
  return [
    ...placed.states.map(({ state, place, block }) => ({
      what: state.id,
      ...(state.states.length === 0
        ? place
        : { xPx: place.xPx + insetPx, yPx: place.yPx + insetPx, widthPx: block.widthPx, heightPx: block.heightPx }),
    })),
    ...placed.arrows.map(({ arrow, label, block }) => ({
      what: `${arrow.from} → ${arrow.to}`,
      ...label,
      widthPx: block.widthPx,
      heightPx: block.heightPx,
    })),
    ...placed.starts.map(({ dot }, index) => ({ what: `dot ${index}`, ...dot })),
  ];
}

/** Every two things that lie on each other. */
export function overlaps(things: readonly Thing[]): readonly string[] {
  return things.flatMap((one, index) =>
    things.slice(index + 1).flatMap((other) => (meet(one, other) ? [`${one.what} on ${other.what}`] : [])),
  );
}

/** States that reach out of the state they lie in, or lie on a sibling, and things outside the picture. */
export function strays(placed: PlacedGraph): readonly string[] {
  const byId = new Map(placed.states.map((state) => [state.state.id, state]));
  const inside = placed.states.flatMap(({ state, place }) =>
    state.states.flatMap(({ id }) => (isWithin(placeIn(byId, id), place) ? [] : [`${id} out of ${state.id}`])),
  );
  const siblings = [
    { states: placed.states.map(({ state }) => state).filter(isTop(placed)) },
    ...withInner(placed.states.map(({ state }) => state).filter(isTop(placed))),
  ];
  const touching = siblings.flatMap(({ states }) =>
    overlaps(states.map(({ id }) => ({ what: id, ...placeIn(byId, id) }))),
  );
  const paper = { xPx: 0, yPx: 0, widthPx: placed.widthPx, heightPx: placed.heightPx };
  const outside = thingsOf(placed).flatMap((thing) => (isWithin(thing, paper) ? [] : [`${thing.what} off the paper`]));
  return [...inside, ...touching, ...outside];
}

function isTop(placed: PlacedGraph): (state: PlacedState['state']) => boolean {
  const inner = new Set(placed.states.flatMap(({ state }) => state.states.map(({ id }) => id)));
  return ({ id }) => !inner.has(id);
}

function placeIn(byId: ReadonlyMap<string, PlacedState>, id: string): Place {
  return byId.get(id)?.place ?? { xPx: 0, yPx: 0, widthPx: 0, heightPx: 0 };
}

function meet(one: Place, other: Place): boolean {
  return (
    one.xPx < other.xPx + other.widthPx &&
    other.xPx < one.xPx + one.widthPx &&
    one.yPx < other.yPx + other.heightPx &&
    other.yPx < one.yPx + one.heightPx
  );
}

function isWithin(inner: Place, outer: Place): boolean {
  const slackPx = 0.5;
  return (
    inner.xPx >= outer.xPx - slackPx &&
    inner.yPx >= outer.yPx - slackPx &&
    inner.xPx + inner.widthPx <= outer.xPx + outer.widthPx + slackPx &&
    inner.yPx + inner.heightPx <= outer.yPx + outer.heightPx + slackPx
  );
}

/** Strands that don't begin at one height with the first of their parallel state, but for the room of an arrow that comes back. */
export function unevenStrands({ states }: PlacedGraph): readonly string[] {
  const topOf = new Map(states.map(({ state, place }) => [state.id, place.yPx]));
  return states.flatMap(({ state }) => {
    const strands = state.type === 'parallel' ? state.states.filter(({ history }) => history === null) : [];
    const tops = strands.map(({ id }) => topOf.get(id) ?? 0);
    return strands.flatMap(({ id }, index) => (Math.abs((tops[index] ?? 0) - (tops[0] ?? 0)) < 40 ? [] : [id]));
  });
}

/** Every arrow whose way lies across the words of another, or across the box of a state without states inside. */
export function crossings(placed: PlacedGraph): readonly string[] {
  const outer = new Set(placed.states.flatMap(({ state }) => (state.states.length > 0 ? [state.id] : [])));
  return placed.arrows.flatMap(({ arrow, points }) => {
    const own = `${arrow.from} → ${arrow.to}`;
    const stretches = points.slice(1).map((point, index) => stretch(points[index] ?? point, point));
    return thingsOf(placed)
      .filter(({ what }) => what !== own && !outer.has(what))
      .flatMap((thing) => (stretches.some((one) => meet(one, thing)) ? [`${own} across ${thing.what}`] : []));
  });
}

/** Half a pixel short at its ends: an arrow may touch the border that it comes from or goes to. */
function stretch(from: Point, to: Point): Place {
  return {
    xPx: Math.min(from.xPx, to.xPx) + 0.5,
    yPx: Math.min(from.yPx, to.yPx) + 0.5,
    widthPx: Math.max(0, Math.abs(from.xPx - to.xPx) - 1),
    heightPx: Math.max(0, Math.abs(from.yPx - to.yPx) - 1),
  };
}

/** Runs of words that lie on one another, or reach out of the block that room was made for. */
export function spilledWords({ widthPx, heightPx, words }: Block): readonly string[] {
  const runs = words.map(({ text, xPx, yPx, style }) => ({
    what: text,
    xPx,
    yPx: yPx - style.sizePx * 0.76,
    widthPx: textWidthPx(text, style),
    heightPx: style.sizePx * 0.98,
  }));
  const room = { xPx: 0, yPx: 0, widthPx, heightPx };
  return [...overlaps(runs), ...runs.flatMap((run) => (isWithin(run, room) ? [] : [`${run.what} spills`]))];
}
