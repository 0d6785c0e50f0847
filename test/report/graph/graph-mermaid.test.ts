import { describe, expect, it } from 'vitest';
import { graphOf } from '../../../src/report/graph/graph.ts';
import { graphMermaid } from '../../../src/report/graph/graph-mermaid.ts';
import { smallSource } from '../../fixtures/small.ts';
import { compiled } from '../../laws/every-scenario.ts';

const text = graphMermaid(graphOf(compiled(smallSource())));
const lines = text.split('\n').map((line) => line.trim());

describe('the graph for Mermaid', () => {
  it('begins as a state diagram, with the state that the story begins in', () => {
    expect(lines.slice(0, 4)).toEqual([
      'stateDiagram-v2',
      'accTitle: A small day',
      'direction TB',
      '[*] --> s_opening',
    ]);
  });

  it('divides strands by two hyphens, and closes every brace that it opens', () => {
    expect(lines.filter((line) => line === '--')).toHaveLength(1);
    expect(lines.filter((line) => line.endsWith('{'))).toEqual([
      'state "day" as s_day {',
      'state "unit" as s_unit {',
      'state "work" as s_work {',
      'state "office" as s_office {',
    ]);
    expect(lines.filter((line) => line === '}')).toHaveLength(4);
  });

  it('draws an arrow from each end of the sitting, and of a strand, to the end sign', () => {
    expect(lines.filter((line) => line.endsWith('--> [*]'))).toEqual([
      's_shot --> [*]',
      's_paid --> [*]',
      's_ended_well --> [*]',
      's_ended_late --> [*]',
    ]);
  });

  it('writes what the grammar would read as its own by its number', () => {
    expect(lines).toContain(
      's_settle --> s_wrap : always when answered(#34;board#34;) #38;#38; result(#34;book-van#34;) == #34;booked#34;<br/>always, otherwise',
    );
    expect(lines).toContain('s_checking --> s_paying : all answered<br/>at Sun 18#58;30');
  });

  it('never has a word in it that ends a label early', () => {
    const labels = lines.flatMap((line) => /^\S+ --> \S+ : (.*)$/.exec(line)?.[1] ?? []);
    expect(labels.length).toBeGreaterThan(8);
    for (const label of labels) expect(label.replaceAll(/#\d+;/g, '')).not.toMatch(/[:;#"%]/);
  });
});
