import { describe, expect, it } from 'vitest';
import { graphOf } from '../../../src/report/graph/graph.ts';
import { graphDot } from '../../../src/report/graph/graph-dot.ts';
import { smallSource } from '../../fixtures/small.ts';
import { compiled } from '../../laws/every-scenario.ts';

const lines = graphDot(graphOf(compiled(smallSource())))
  .split('\n')
  .map((line) => line.trim());

describe('the graph for Graphviz', () => {
  it('makes clusters of strands and of states with states inside', () => {
    expect(lines.filter((line) => line.startsWith('subgraph'))).toEqual([
      'subgraph "cluster_day" {',
      'subgraph "cluster_unit" {',
      'subgraph "cluster_work" {',
      'subgraph "cluster_office" {',
    ]);
  });

  it('ends an arrow at the border of a cluster, unless its other end lies inside', () => {
    expect(lines).toContain(
      '"opening" -> "day" [label="first-call → nobody\\lall answered\\lafter 1h\\l", lhead="cluster_day"];',
    );
    expect(lines).toContain('"work" -> "held" [label="on van-late\\l", style=dashed, ltail="cluster_work"];');
    expect(lines).toContain('"timing" -> "shot" [label="board → dropped-nine, dry, wet, unworkable\\l"];');
  });

  it('lists the tasks of a state with what they can show, and marks the ends', () => {
    expect(lines).toContain(
      '"wrap" [label="wrap\\lhandover-note (write)\\l  S1: words judged\\l  S2: words judged\\l"];',
    );
    expect(lines).toContain('"ended-well" [label="ended-well\\lEnding: A good day\\l", peripheries=2];');
  });

  it('escapes what Graphviz would read as its own', () => {
    expect(lines).toContain(
      '"settle" -> "wrap" [label="always when answered(\\"board\\") &amp;&amp; result(\\"book-van\\") == \\"booked\\"\\lalways, otherwise\\l", style=dashed];',
    );
  });
});
