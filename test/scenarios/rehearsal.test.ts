import { describe, expect, it } from 'vitest';
import { briefingView } from '../../src/view/briefing.ts';
import { callsheet, emptyFolder } from '../cli/run-callsheet.ts';
import { projectFile, scenarioNamed } from '../laws/every-scenario.ts';
import { arrangements } from '../plain/small-sitting.ts';
import { satText } from './sit-answers.ts';

const rehearsal = scenarioNamed('rehearsal');

/** How the sitting of these answers ends. */
const endingOf = (text: string): string | null => satText(rehearsal, text, '1').ending;

const strong = projectFile('scenarios/rehearsal/answers/strong.yaml');

describe('the rehearsal', () => {
  it('assesses nothing, draws nothing, and keeps every promise without a warning', () => {
    expect(rehearsal).toMatchObject({ rehearsal: true, assesses: {} });
    const ran = callsheet(['check', 'rehearsal'], { cwd: emptyFolder() });
    expect(ran).toMatchObject({ status: 0, err: '' });
    expect(ran.out).toContain('1 variant: every one gone through');
    expect(ran.out).not.toMatch(/warning|error/);
  });

  it('says before it begins that nothing in it is looked at', () => {
    const { sections } = briefingView(rehearsal, arrangements);
    expect(sections.find(({ title }) => title === 'What is looked at')?.lines[0]).toBe(
      'Nothing here: this is a rehearsal. In a sitting it is what follows.',
    );
  });

  it('ends well, or else with another call; nobody is stopped by a wrong time', () => {
    expect(endingOf(strong)).toBe('sol-on-time');
    expect(endingOf(strong.replace('unit-call: at-half-past-six', 'unit-call: at-six'))).toBe('sol-asks-again');
  });
});
