import { expect, it } from 'vitest';
import { storyOf } from '../engine/story-of.ts';
import { checkScenario } from './fault-runs.ts';

it('a fact may be greater than thirty-two bits hold, below nought and above', () => {
  const { graph, findings } = checkScenario(
    storyOf(
      `
      clock: { starts: "Mon 09:00", ends: "Mon 19:00" }
      facts:
        budget: { money: "£40,000,000", at-least: "-£90,000,000", at-most: "£90,000,000" }
        spent: { money: "£0", at-least: "£0", at-most: "£90,000,000" }
      initial: office
      `,
      `
      office:
        tasks:
          pay:
            choose: Pay what?
            options: { half: Half, all: All, double: Double }
            takes: 5m
            results:
              half: { when: 'answer.option == "half" && budget == money("£40,000,000")', do: { budget: 'budget - money("£20,000,000")', spent: spent + budget }, to: asked }
              all: { when: 'answer.option == "all"', do: { budget: '-budget', spent: spent + budget }, to: asked }
              double: { do: { budget: budget * 2, spent: spent + budget * 2 }, to: asked }
      asked:
        tasks:
          left:
            choose: What is left?
            options: { say: Say }
            takes: 5m
            results:
              half: { when: 'budget == money("£20,000,000")', to: handover }
              owed: { when: 'budget == money("-£40,000,000") && spent == money("£40,000,000")', to: handover }
              double: { when: 'budget == money("£80,000,000") && spent == money("£80,000,000")', to: handover }
              other: { to: handover }
      `,
    ),
    1_000,
  );
  expect(
    graph.labels
      .flatMap(({ move }) => (move.kind === 'decide' ? [`${move.decision.task.id} ${move.decision.result.id}`] : []))
      .sort(),
  ).toEqual(['last-words written', 'left double', 'left half', 'left owed', 'pay all', 'pay double', 'pay half']);
  expect(findings.filter(({ diagnostic }) => diagnostic.code === 'CS804')).toEqual([]);
});
