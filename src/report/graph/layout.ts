import elkModule, { type ElkExtendedEdge, type ElkNode } from 'elkjs/lib/elk.bundled.js';
import type { Arrow } from './arrows.ts';
import { type Block, causeBlock, stateBlock } from './blocks.ts';
import type { Graph, GraphState } from './graph.ts';

/** A place in the picture, in pixels from its top left corner. */
export interface Point {
  readonly xPx: number;
  readonly yPx: number;
}

/** A rectangle in the picture. */
export interface Place extends Point {
  readonly widthPx: number;
  readonly heightPx: number;
}

/** A graph of which everything has its place. */
export interface PlacedGraph {
  readonly widthPx: number;
  readonly heightPx: number;
  /** Outer before inner. */
  readonly states: readonly PlacedState[];
  readonly arrows: readonly PlacedArrow[];
  /** The dots from which the story and each state with states inside begin, with the way from there. */
  readonly starts: readonly PlacedStart[];
}

/** A state's box with what stands in it. */
export interface PlacedState {
  readonly state: GraphState;
  /** Whether it is a strand of a parallel state. */
  readonly isStrand: boolean;
  readonly place: Place;
  readonly block: Block;
}

/** An arrow's way, from its tail to its head, and its words. */
export interface PlacedArrow {
  readonly arrow: Arrow;
  readonly points: readonly Point[];
  readonly label: Point;
  readonly block: Block;
}

/** A dot, and the way from it to the state that is entered first. */
export interface PlacedStart {
  readonly dot: Place;
  readonly points: readonly Point[];
}

/** The room between a box's border and what stands in it. */
export const insetPx = 10;

const dotPx = 12;

const rootOptions = {
  'elk.algorithm': 'layered',
  'elk.direction': 'DOWN',
  'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.randomSeed': '1',
  'elk.json.shapeCoords': 'ROOT',
  'elk.json.edgeCoords': 'ROOT',
  'elk.padding': '[top=0,left=0,bottom=0,right=0]',
  // What could stand either way round keeps the order of the file.
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
};

/** ELK asks these of every state that has states inside. */
const everywhere = {
  // A story goes on from where it begins: the arrow that goes back up is the one that comes to a state on its own way again.
  'elk.layered.cycleBreaking.strategy': 'DEPTH_FIRST',
  'elk.spacing.nodeNode': '24',
  'elk.spacing.edgeNode': '14',
  'elk.spacing.edgeEdge': '10',
  'elk.spacing.edgeLabel': '4',
  'elk.layered.spacing.nodeNodeBetweenLayers': '22',
  'elk.layered.spacing.edgeNodeBetweenLayers': '14',
  'elk.layered.spacing.edgeEdgeBetweenLayers': '10',
};

/**
 * Gives everything in a graph its place: time runs down, strands stand side by side, nothing lies on anything else. The same
 * graph gives the same places: the layered algorithm of the Eclipse Layout Kernel draws its numbers from a fixed seed.
 */
export async function layOut(graph: Graph): Promise<PlacedGraph> {
  const laidOut: ElkNode = await new elkModule.default().layout({
    id: '(story)',
    layoutOptions: { ...rootOptions, ...everywhere },
    children: [dotNode(''), ...graph.states.map((state) => stateNode(state, null))],
    edges: [...startEdges('', graph.initial, graph.states), ...graph.arrows.map(arrowEdge)],
  });
  const nodes = new Map(withChildren(laidOut).map((node) => [node.id, node]));
  const edges = new Map((laidOut.edges ?? []).map((edge) => [edge.id, edge]));
  return {
    widthPx: Math.ceil(laidOut.width ?? 0),
    heightPx: Math.ceil(laidOut.height ?? 0),
    states: placedStates(graph.states, false, nodes),
    arrows: graph.arrows.map((arrow, index) => placedArrow(arrow, edges.get(arrowId(index)))),
    starts: [...edges.values()].flatMap((edge) => placedStart(edge, nodes)),
  };
}

/** `strand` is its place among the strands of a parallel state, null where it is none. */
function stateNode(state: GraphState, strand: number | null): ElkNode {
  const block = stateBlock(state);
  const widthPx = block.widthPx + 2 * insetPx;
  const heightPx = block.heightPx + 2 * insetPx;
  const own = { 'elk.alignment': 'TOP', ...(strand === null ? {} : strandOptions(strand)) };
  if (state.states.length === 0) return { id: state.id, width: widthPx, height: heightPx, layoutOptions: own };
  const isParallel = state.type === 'parallel';
  const inner = historiesFirst(state.states).map((one, index) =>
    stateNode(one, isParallel && one.history === null ? index : null),
  );
  return {
    id: state.id,
    children: [...(state.initial === null ? [] : [dotNode(state.id)]), ...inner],
    layoutOptions: {
      ...everywhere,
      ...own,
      ...(isParallel ? { 'elk.layered.crossingMinimization.semiInteractive': 'true' } : {}),
      'elk.padding': `[top=${heightPx + 4},left=14,bottom=14,right=14]`,
      'elk.nodeSize.constraints': 'MINIMUM_SIZE',
      // Height first: laid out with its children and downwards, ELK takes the two the other way round.
      'elk.nodeSize.minimum': `(${heightPx},${widthPx})`,
    },
  };
}

/** Strands begin together: no arrow from outside, or from another strand, goes into one. */
function strandOptions(strand: number): Record<string, string> {
  return { 'elk.position': `(${strand},0)`, 'elk.layered.layering.layerConstraint': 'FIRST' };
}

/** A history state is gone to before the states that it brings back. */
function historiesFirst(states: readonly GraphState[]): readonly GraphState[] {
  return [...states.filter(({ history }) => history !== null), ...states.filter(({ history }) => history === null)];
}

/** A `(` is in no author's id. */
function dotId(owner: string): string {
  return `${owner}(start)`;
}

function dotNode(owner: string): ElkNode {
  return {
    id: dotId(owner),
    width: dotPx,
    height: dotPx,
    layoutOptions: { 'elk.layered.layering.layerConstraint': 'FIRST' },
  };
}

function startEdges(owner: string, initial: string | null, states: readonly GraphState[]): readonly ElkExtendedEdge[] {
  const own = initial === null ? [] : [{ id: `${dotId(owner)}→`, sources: [dotId(owner)], targets: [initial] }];
  return [...own, ...states.flatMap((state) => startEdges(state.id, state.initial, state.states))];
}

function arrowId(index: number): string {
  return `arrow ${index}`;
}

function arrowEdge(arrow: Arrow, index: number): ElkExtendedEdge {
  const { widthPx, heightPx } = causeBlock(arrow);
  return {
    id: arrowId(index),
    sources: [arrow.from],
    targets: [arrow.to],
    labels: [
      { text: ' ', width: widthPx + 4, height: heightPx + 4, layoutOptions: { 'elk.edgeLabels.inline': 'true' } },
    ],
  };
}

function withChildren(node: ElkNode): readonly ElkNode[] {
  return [node, ...(node.children ?? []).flatMap(withChildren)];
}

function placedStates(
  states: readonly GraphState[],
  areStrands: boolean,
  nodes: ReadonlyMap<string, ElkNode>,
): readonly PlacedState[] {
  return states.flatMap((state) => [
    {
      state,
      isStrand: areStrands && state.history === null,
      place: placeOf(nodes.get(state.id)),
      block: stateBlock(state),
    },
    ...placedStates(state.states, state.type === 'parallel', nodes),
  ]);
}

function placedArrow(arrow: Arrow, edge: ElkExtendedEdge | undefined): PlacedArrow {
  const [label] = edge?.labels ?? [];
  return {
    arrow,
    points: pointsOf(edge),
    label: { xPx: (label?.x ?? 0) + 2, yPx: (label?.y ?? 0) + 2 },
    block: causeBlock(arrow),
  };
}

function placedStart(edge: ElkExtendedEdge, nodes: ReadonlyMap<string, ElkNode>): readonly PlacedStart[] {
  const [source] = edge.sources;
  if (source === undefined || !source.endsWith(dotId(''))) return [];
  return [{ dot: placeOf(nodes.get(source)), points: pointsOf(edge) }];
}

function placeOf(node: ElkNode | undefined): Place {
  return { xPx: node?.x ?? 0, yPx: node?.y ?? 0, widthPx: node?.width ?? 0, heightPx: node?.height ?? 0 };
}

function pointsOf(edge: ElkExtendedEdge | undefined): readonly Point[] {
  return (edge?.sections ?? []).flatMap(({ startPoint, bendPoints, endPoint }) =>
    [startPoint, ...(bendPoints ?? []), endPoint].map(({ x, y }) => ({ xPx: x, yPx: y })),
  );
}
