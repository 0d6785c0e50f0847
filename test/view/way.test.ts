import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../src/scenario/scenario.ts';
import {
  beginWay,
  goAgain,
  goBack,
  goOn,
  sittingBefore,
  sittingOf,
  type Way,
  type WayStep,
} from '../../src/view/way.ts';
import { ask, day, storyOf } from '../engine/story-of.ts';

const answer = (task: string, option: string): WayStep => ({ kind: 'decide', task, answer: option, reason: null });
const next: WayStep = { kind: 'wait', minutes: 'next' };

/** A story in which the answer to `first` leads through `yard` to `handover`; `to` is where one leads. */
function story(to = 'yard', options = 'a: One, b: Other'): Scenario {
  return storyOf(
    `${day}\ninitial: desk`,
    `
    desk:
      tasks:
        first: { choose: Which?, options: { ${options} }, results: { one: { when: answer.option == "a", to: ${to} }, other: { to: desk } } }
    yard:
      after: { 20m: { to: handover } }
    shed:
      after: { 30m: { to: handover } }
    `,
  );
}

describe('a way through a story', () => {
  it('goes step by step, and each step can be taken back', () => {
    const way = gone(story(), answer('first', 'a'), next);
    expect(sittingOf(way).active).toEqual(['handover']);
    expect(sittingBefore(way)?.active).toEqual(['yard']);
    expect(sittingOf(goBack(way)).active).toEqual(['yard']);
    expect(sittingOf(goBack(goBack(goBack(way)))).active).toEqual(['desk']);
    expect(sittingBefore(goBack(goBack(way)))).toBeNull();
  });

  it('says why a step can’t be made, and stays where it is', () => {
    const way = gone(story());
    expect(goOn(way, next)).toEqual({ ok: false, because: 'Nothing is on its way, so there is nothing to wait for.' });
    expect(goOn(way, answer('nobody', 'a'))).toEqual({
      ok: false,
      because: 'There is no task “nobody” in this scenario.',
    });
  });

  it('says that a story goes round in a circle, as a sentence', () => {
    const circle = storyOf(
      `${day}\nfacts: { n: { integer: 0, from: 0, to: 9 } }\ninitial: desk`,
      `
      desk:
        tasks:
          ${ask('first', 'results: { done: { to: one } }')}
      one: { always: { when: n == 0, to: other } }
      other: { always: { when: n == 0, to: one }, after: { 5m: { to: handover } } }
      `,
    );
    expect(goOn(gone(circle), answer('first', 'a'))).toEqual({
      ok: false,
      because: expect.stringMatching(/^The story goes round in a circle: .*\.$/),
    });
  });
});

describe('a way gone again', () => {
  const before = gone(story(), answer('first', 'b'), answer('first', 'a'), next);

  it('comes to the same where nothing on it has changed', () => {
    const again = goAgain(story(), before, '1');
    expect(again).toMatchObject({ stopped: null, changed: [] });
    if ('way' in again) expect(sittingOf(again.way).active).toEqual(['handover']);
  });

  it('follows what the story says now', () => {
    const again = goAgain(story('shed'), goBack(before), '1');
    if ('way' in again) expect(sittingOf(again.way).active).toEqual(['shed']);
    expect(again).toMatchObject({ stopped: null, changed: [] });
  });

  it('stops before a step that is no longer possible, and names it', () => {
    const again = goAgain(story('yard', 'a: One, c: Another'), before, '1');
    expect(again).toMatchObject({ stopped: { number: 1, because: expect.stringContaining('b') } });
    if ('way' in again) expect(again.way.done).toEqual([]);
  });

  it('names the answers that come to another result', () => {
    const other = storyOf(
      `${day}\ninitial: desk`,
      `
      desk:
        tasks:
          ${ask('first', 'results: { later: { when: answer.option == "b" }, one: { to: handover } }')}
      `,
    );
    expect(goAgain(other, before, '1')).toMatchObject({
      changed: [{ number: 1, was: 'other', is: 'later' }],
      stopped: { number: 2, because: '“First” is not open now.' },
    });
  });
});

function gone(scenario: Scenario, ...steps: readonly WayStep[]): Way {
  const begun = beginWay(scenario, '1');
  if (!begun.ok) throw new Error(begun.because);
  return steps.reduce((way, step) => {
    const further = goOn(way, step);
    if (!further.ok) throw new Error(further.because);
    return further.way;
  }, begun.way);
}
