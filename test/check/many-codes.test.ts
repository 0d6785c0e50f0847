import { expect, it } from 'vitest';
import { compiled, projectFile } from '../laws/every-scenario.ts';
import { checkScenario } from './fault-runs.ts';

const plan = projectFile('scenarios/plans/st0792-v2.yaml');

const text = (core: readonly string[]): string => `
callsheet: 1
id: many-codes
title: All that is core
status: draft
plan: st0792-v2
assesses: { core: [${core.join(', ')}] }
allow: 60m
clock: { starts: "Mon 09:00", ends: "Mon 19:00" }
brief: A day.
initial: office
states:
  office:
    tasks:
      letter:
        write: What now?
        as: note
        words: 10
        judged: [K1, S17]
        results: { written: { to: handover } }
  handover:
    tasks:
      last-words:
        write: What changed?
        as: handover
        words: 10
        handover: yes
        reserve: 2m
        results: { written: { to: over } }
  over:
    type: final
    ending: { title: Done, text: The day is over. }
`;

it('every code that a scenario assesses is looked after, however many there are', () => {
  const codes = (letter: string, count: number) => Array.from({ length: count }, (_, at) => `${letter}${at + 1}`);
  const core = [...codes('K', 16), ...codes('S', 17)];
  const scenario = compiled({
    entry: 'scenario.yaml',
    files: [{ path: 'scenario.yaml', text: text(core) }],
    plan: { path: 'plan.yaml', text: plan },
  });
  const { findings } = checkScenario(scenario, 100);
  const missed = findings.flatMap(({ diagnostic: { code, message } }) =>
    code === 'CS807' ? [/show (\w+)/.exec(message)?.[1]] : [],
  );
  expect(missed).toEqual(core.filter((code) => code !== 'K1' && code !== 'S17'));
});
