import type { Arrow } from './arrows.ts';
import { evidenceWords } from './evidence-words.ts';
import { type Graph, type GraphState, withInner } from './graph.ts';

/** The graph for Graphviz: `dot -Tsvg`. States with states inside are clusters. Pure; the same graph gives the same text. */
export function graphDot(graph: Graph): string {
  const states = new Map(withInner(graph.states).map((state) => [state.id, state]));
  return [
    `digraph ${quoted(graph.id)} {`,
    `  label=${quoted(graph.title)}; labelloc=t; fontname="sans-serif"; compound=true; rankdir=TB;`,
    '  node [shape=box, style=rounded, fontname="sans-serif", fontsize=11];',
    '  edge [fontname="sans-serif", fontsize=9];',
    ...indented(stateLines(graph.states, states)),
    ...indented(startLines('', graph.initial, states)),
    ...graph.arrows.map((arrow) => `  ${arrowLine(arrow, states)}`),
    '}',
    '',
  ].join('\n');
}

/** The states of a graph by their ids. */
type States = ReadonlyMap<string, GraphState>;

function stateLines(states: readonly GraphState[], all: States): readonly string[] {
  return states.flatMap((state) => (state.states.length === 0 ? [nodeLine(state)] : clusterLines(state, all)));
}

function nodeLine(state: GraphState): string {
  const { id, ending, history, type } = state;
  if (history !== null)
    return `${quoted(id)} [shape=circle, label=${quoted(history === 'deep' ? 'H*' : 'H')}, tooltip=${quoted(id)}];`;
  const shape = type === 'final' ? ', peripheries=2' : '';
  const label = [id, ...(ending === null ? [] : [`Ending: ${ending}`]), ...insideLines(state)];
  return `${quoted(id)} [label=${leftAligned(label)}${shape}];`;
}

/** A cluster can't be an arrow's end, so each has an unseen point in it that stands for it. */
function clusterLines(state: GraphState, all: States): readonly string[] {
  const border = state.type === 'parallel' ? 'dashed' : 'rounded';
  return [
    `subgraph ${quoted(`cluster_${state.id}`)} {`,
    `  label=${leftAligned([state.id, ...insideLines(state)])}; style=${border};`,
    `  ${quoted(state.id)} [shape=point, style=invis];`,
    ...indented(stateLines(state.states, all)),
    ...indented(state.initial === null ? [] : startLines(state.id, state.initial, all)),
    '}',
  ];
}

function insideLines({ tasks, notes }: GraphState): readonly string[] {
  return [
    ...tasks.flatMap((task) => [`${task.id} (${task.kind})`, ...evidenceWords(task).map((words) => `  ${words}`)]),
    ...notes,
  ];
}

/** The dot from which a state, or the whole story, begins. A `(` is in no author's id. */
function startLines(owner: string, initial: string, all: States): readonly string[] {
  const start = quoted(`${owner}(start)`);
  const head = isCluster(all.get(initial)) ? ` [lhead=${quoted(`cluster_${initial}`)}]` : '';
  return [`${start} [shape=point, width=0.12, label=""];`, `${start} -> ${quoted(initial)}${head};`];
}

function arrowLine({ from, to, causes }: Arrow, all: States): string {
  const isWithin = (id: string, outer: string): boolean =>
    id === outer || withInner(all.get(outer)?.states ?? []).some((state) => state.id === id);
  const attributes = [
    `label=${leftAligned(causes.map(({ words }) => words))}`,
    ...(causes.some(({ kind }) => kind === 'decision') ? [] : ['style=dashed']),
    // Graphviz clips an arrow at a cluster's border only where its other end lies outside.
    ...(isCluster(all.get(from)) && !isWithin(to, from) ? [`ltail=${quoted(`cluster_${from}`)}`] : []),
    ...(isCluster(all.get(to)) && !isWithin(from, to) ? [`lhead=${quoted(`cluster_${to}`)}`] : []),
  ];
  return `${quoted(from)} -> ${quoted(to)} [${attributes.join(', ')}];`;
}

function isCluster(state: GraphState | undefined): boolean {
  return state !== undefined && state.states.length > 0;
}

function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `  ${line}`);
}

function quoted(text: string): string {
  return `"${escaped(text)}"`;
}

function leftAligned(lines: readonly string[]): string {
  return `"${lines.map((line) => `${escaped(line)}\\l`).join('')}"`;
}

/** In a label Graphviz reads a backslash as the beginning of an escape, and `&…;` as a character of HTML. */
function escaped(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('&', '&amp;');
}
