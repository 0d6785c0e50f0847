import { describe, expect, it } from 'vitest';
import { compiled } from '../laws/every-scenario.ts';
import { sourceOfGenerated } from '../laws/generated-scenario.ts';
import { checkScenario } from './fault-runs.ts';

describe('variants of which one has half as much again to read', () => {
  it('are not equivalent unless the author allows for it', () => {
    expect(told('')).toEqual([unequal]);
    expect(told('fairness: { reading: 20% }\n')).toEqual([unequal]);
    expect(told('fairness: { reading: 40% }\n')).toEqual([]);
  });

  it('are still not when only other margins are wide', () => {
    expect(told('fairness: { sitting: 100%, story: 100% }\n')).toEqual([unequal]);
  });
});

const unequal = 'CS818 Variants are not equivalent: `front` changes the words to read.';

/** Two variants, of 20 and 30 words to read. */
function told(top: string): readonly string[] {
  const text = `
callsheet: 1
id: generated
title: A day
status: draft
plan: small-plan
assesses: { core: [] }
${top}allow: 60m
clock: { starts: "Mon 09:00", ends: "Tue 09:00" }
brief: ${'word '.repeat(20)}
people: { tom: { name: Tom Ellery, role: First assistant } }
draws: { front: { time: ["Mon 10:00", "Mon 12:00"] } }
initial: first
states:
  first:
    entry:
      - message: { from: tom, by: text, if: 'front == time("Mon 12:00")', text: ${'word '.repeat(10)}}
    tasks:
      last-words:
        write: What changed?
        as: handover
        words: 10
        handover: yes
        reserve: 2m
        results: { early: { when: 'front == time("Mon 10:00")', to: end }, late: { to: end } }
  end:
    type: final
    ending: { title: The end, text: Over. }
`;
  const { findings } = checkScenario(compiled(sourceOfGenerated(text)), 2_000);
  return findings
    .filter(({ diagnostic }) => diagnostic.code === 'CS818')
    .map(({ diagnostic }) => `${diagnostic.code} ${diagnostic.message}`);
}
