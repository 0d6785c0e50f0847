/** A graph by number: edges of state `n` stand in `to` from `first[n]` up to `first[n + 1]`. */
export interface Edges {
  readonly count: number;
  readonly first: Uint32Array;
  readonly to: Uint32Array;
}

/** States that can all reach each other, numbered so that every edge leads to the same or to a lower number. */
export interface Components {
  readonly count: number;
  readonly of: Uint32Array;
  /** States by component, lowest first: whatever a state leads to outside its own component stands before it. */
  readonly order: Uint32Array;
}

const unseen = 0xffff_ffff;

/**
 * The strongly connected components of a graph (Tarjan, "Depth-first search and linear graph algorithms", 1972), without
 * recursion, since a path may be as long as the graph. `keeps` says which edges count. Pure.
 */
export function componentsOf(edges: Edges, keeps: (edge: number) => boolean = () => true): Components {
  const { count, first, to } = edges;
  const index = new Uint32Array(count).fill(unseen);
  const low = new Uint32Array(count);
  const of = new Uint32Array(count).fill(unseen);
  const order = new Uint32Array(count);
  const next = new Uint32Array(count);
  const path = new Uint32Array(count);
  const open = new Uint32Array(count);
  let [seen, pathEnd, openEnd, components, placed] = [0, 0, 0, 0, 0];
  const visit = (state: number): void => {
    index[state] = seen;
    low[state] = seen;
    seen += 1;
    next[state] = first[state] ?? 0;
    path[pathEnd++] = state;
    open[openEnd++] = state;
  };
  const close = (state: number): void => {
    for (let member = unseen; member !== state; ) {
      openEnd -= 1;
      member = open[openEnd] ?? 0;
      of[member] = components;
      order[placed++] = member;
    }
    components += 1;
  };
  for (let root = 0; root < count; root += 1) {
    if (index[root] !== unseen) continue;
    visit(root);
    while (pathEnd > 0) {
      const state = path[pathEnd - 1] ?? 0;
      const edge = next[state] ?? 0;
      if (edge < (first[state + 1] ?? 0)) {
        next[state] = edge + 1;
        if (!keeps(edge)) continue;
        const target = to[edge] ?? 0;
        if (index[target] === unseen) visit(target);
        else if (of[target] === unseen) low[state] = Math.min(low[state] ?? 0, index[target] ?? 0);
        continue;
      }
      pathEnd -= 1;
      if (pathEnd > 0) {
        const above = path[pathEnd - 1] ?? 0;
        low[above] = Math.min(low[above] ?? 0, low[state] ?? 0);
      }
      if (low[state] === index[state]) close(state);
    }
  }
  return { count: components, of, order };
}

/**
 * Works a value out for each state from those it leads to, until nothing changes: states go in order, so that one without a
 * circle is done once. `update` sets the state's value and says whether it changed. Pure but for what `update` does.
 */
export function backwards({ order, of }: Components, update: (state: number) => boolean): void {
  let from = 0;
  while (from < order.length) {
    const component = of[order[from] ?? 0];
    let until = from + 1;
    while (until < order.length && of[order[until] ?? 0] === component) until += 1;
    settle(order, from, until, update);
    from = until;
  }
}

/** The same from the roots on: each state is done after all that lead to it. */
export function forwards({ order, of }: Components, update: (state: number) => boolean): void {
  let until = order.length;
  while (until > 0) {
    const component = of[order[until - 1] ?? 0];
    let from = until - 1;
    while (from > 0 && of[order[from - 1] ?? 0] === component) from -= 1;
    settle(order, from, until, update);
    until = from;
  }
}

function settle(order: Uint32Array, from: number, until: number, update: (state: number) => boolean): void {
  for (let isChanged = true; isChanged; ) {
    isChanged = false;
    for (let at = from; at < until; at += 1) if (update(order[at] ?? 0)) isChanged = true;
    if (until - from === 1) return;
  }
}
