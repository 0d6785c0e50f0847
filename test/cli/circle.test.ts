import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { callsheet, emptyFolder } from './run-callsheet.ts';

const plans = fileURLToPath(new URL('../fixtures/plans', import.meta.url));

const scenario = `callsheet: 1
id: round
title: Round
status: draft
rehearsal: yes
plan: small-plan
allow: 20m
clock: { starts: "Mon 09:00", ends: "Mon 19:00" }
brief: A day.
facts: { n: { integer: 0, from: 0, to: 9 } }
initial: one
states:
  one: { always: { when: n == 0, to: two } }
  two: { always: { when: n == 0, to: one }, after: { 5m: { to: handover } } }
  handover:
    tasks:
      last-words: { write: What changed?, as: handover, words: 10, handover: yes, reserve: 2m, results: { written: { to: the-end } } }
  the-end: { type: final, ending: { title: Done, text: Over. } }
`;

it('a scenario that goes round in a circle is told of as its author’s mistake, with the limit’s name', () => {
  const cwd = emptyFolder();
  mkdirSync(join(cwd, 'scenarios/round'), { recursive: true });
  cpSync(plans, join(cwd, 'scenarios/plans'), { recursive: true });
  writeFileSync(join(cwd, 'scenarios/round/scenario.yaml'), scenario);
  writeFileSync(join(cwd, 'answers.yaml'), '- wait: 5m\n');
  const ran = callsheet(['sit', 'round', '--answers', 'answers.yaml'], { cwd });
  expect(ran).toEqual({
    status: 2,
    out: '',
    err: 'callsheet: The story goes round in a circle: more than 1000 steps (microstepsMax) at one instant. That is a mistake in the scenario: tell its author. What was saved is safe.\n',
  });
});
