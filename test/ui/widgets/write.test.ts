import { describe, expect, it } from 'vitest';
import { projectFile, scenarioNamed } from '../../laws/every-scenario.ts';
import { atTask } from '../hands.ts';

const rainyDay = scenarioNamed('rain-on-day-six');
const strong = projectFile('scenarios/rain-on-day-six/answers/strong.yaml');
const before = strong.slice(0, strong.indexOf('\n- amendment:') + 1);

describe('an e-mail', () => {
  it('has its count of words in sight however long it grows', () => {
    const hands = atTask('amendment', before, { columns: 80, rows: 24 }, { scenario: rainyDay }).press(
      'tab',
      'tab',
      'tab',
    );
    for (let line = 1; line <= 20; line += 1) hands.type(`Line ${line}`).press('enter');
    expect(hands.screen).not.toContain('Line 2\n');
    expect(hands.screen).toContain('Line 20');
    expect(hands.screen).toContain('40 words of about 45');
  });
});
