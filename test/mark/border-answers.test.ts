import { describe, expect, it } from 'vitest';
import { borderAnswers } from '../../src/mark/border-answers.ts';
import { type Criterion, readScheme } from '../../src/scenario/scheme-file.ts';
import { projectFile } from '../laws/every-scenario.ts';
import { small } from '../log/memory-log.ts';
import { smallScheme } from './memory-desk.ts';

/** The first criterion of the small scheme, whose answers are from here. */
function labels(answersFrom: Criterion['answersFrom']): readonly string[] {
  const [criterion] = smallScheme?.criteria ?? [];
  if (criterion === undefined) throw new Error('There is a criterion');
  return borderAnswers({ ...criterion, answersFrom }, small).map(({ label }) => label);
}

describe('an answer at a border', () => {
  it('says to which task of the sitting’s own scenario it is', () => {
    const [task] = small.tasks.values();
    expect(labels({ scenario: small.id, task: task?.id ?? '' })).toEqual([
      `Not a pass, in this scenario (${task?.title})`,
      `Just a pass, in this scenario (${task?.title})`,
      `Just a distinction, in this scenario (${task?.title})`,
    ]);
    expect(labels({ scenario: small.id, task: null })[0]).toBe('Not a pass, in this scenario');
  });

  it('says which other scenario it is from, or that it is an example where the scheme doesn’t say', () => {
    expect(labels({ scenario: 'rain-on-day-six', task: 'what-breaks' })[1]).toBe(
      'Just a pass, in another scenario (rain-on-day-six)',
    );
    expect(labels(null)[2]).toBe('Just a distinction, as an example');
  });

  it('is read from the scheme’s file', () => {
    const said: string[] = [];
    const text = projectFile('test/fixtures/schemes/small-scheme.yaml').replace(
      '    outcome: AO1\n',
      '    outcome: AO1\n    answers-from: { scenario: small, task: stand }\n',
    );
    const read = readScheme({ path: 'scheme.yaml', text }, small.plan, ({ message }) => said.push(message));
    expect(said).toEqual([]);
    expect(read?.criteria.map(({ answersFrom }) => answersFrom).slice(0, 2)).toEqual([
      { scenario: 'small', task: 'stand' },
      null,
    ]);
  });
});
