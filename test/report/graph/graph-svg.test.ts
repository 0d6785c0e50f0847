import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { type Graph, graphOf } from '../../../src/report/graph/graph.ts';
import { graphSvg } from '../../../src/report/graph/graph-svg.ts';
import { smallSource } from '../../fixtures/small.ts';
import { compiled } from '../../laws/every-scenario.ts';
import { fortyStates } from './forty-states.ts';

/** What a program that knows XML, and nothing of ours, reads: the text of every element, or why it can't. */
function readAsXml(svg: string): readonly string[] {
  const program =
    'import sys, json, xml.etree.ElementTree as t; print(json.dumps([e.text or "" for e in t.fromstring(sys.stdin.read()).iter()]))';
  const { status, stdout, stderr } = spawnSync('python3', ['-c', program], {
    input: svg,
    encoding: 'utf8',
    env: { ...process.env, PYTHONIOENCODING: 'utf-8', PYTHONUTF8: '1' },
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as string[];
}

const smallGraph = graphOf(compiled(smallSource()));

describe('the picture', () => {
  it('is the same to the byte every time', async () => {
    const again = graphOf(compiled(smallSource()));
    expect(await graphSvg(again)).toBe(await graphSvg(smallGraph));
  });

  it('has a title, and a description that says in words all that it shows', async () => {
    const texts = readAsXml(await graphSvg(smallGraph));
    expect(texts).toContain('A small day');
    const description = texts.find((text) => text.startsWith('17 states'))?.split('\n') ?? [];
    expect(description.slice(0, 3)).toEqual([
      '17 states, 9 tasks, 2 endings. The story begins in opening.',
      'opening. Task first-call (choose); S1: 1 pass, 1 distinction, 2 against, words judged; K1: 1 pass. Task kit (choose-many); K1: 1 pass, 1 against. entry: 2 messages. To day: first-call → nobody; all answered; after 1h.',
      'day, with strands side by side: unit, office. To settle: all strands ended when van_booked; all strands ended, otherwise.',
    ]);
    expect(description).toContain('ended-well, an ending: A good day.');
    expect(description).toContain('back-to-work, a shallow history state. To planning: where there is no history.');
    expect(description).toHaveLength(18);
  });

  it('shows every state, every task and every code of forty states, and tells its signs', async () => {
    const scenario = compiled(fortyStates());
    const texts = new Set(readAsXml(await graphSvg(graphOf(scenario))));
    const histories = ['H*  grading-goes-on'];
    const wanted = [...scenario.states.values()].filter(({ history }) => history === null).map(({ id }) => id);
    const missing = [...wanted, ...histories, ...scenario.tasks.keys(), 'S1', 'S2', 'K1', 'P1', 'D1', 'A1', 'J'];
    expect(missing.filter((text) => !texts.has(text))).toEqual([]);
    for (const sign of ['a decision: task → its results', 'a timer', 'a signal heard', 'by itself, at once'])
      expect(texts).toContain(sign);
  });

  it('is sound XML whatever an author writes', async () => {
    const nasty = '"<b>&amp;]]> --> %%';
    const graph: Graph = {
      ...smallGraph,
      title: nasty,
      states: smallGraph.states.map((one) => ({ ...one, ending: nasty })),
    };
    const texts = readAsXml(await graphSvg(graph));
    expect(texts).toContain(nasty);
    expect(texts).toContain(`Ending: ${nasty}`);
  });
});
