import { describe, expect, it } from 'vitest';
import { LimitReached } from '../../src/engine/limit-reached.ts';
import { openSitting } from '../../src/engine/step.ts';
import { dueMax } from '../../src/engine/story.ts';
import { ask, day, decide, happenings, openIds, sat, storyOf, wait } from './story-of.ts';

const n = 'facts: { n: { integer: 0, from: 0, to: 9 }, place: { one-of: [here, there], starts: here } }';

describe('a condition that has no value', () => {
  it('of a result counts as false, and the next one is asked', () => {
    const story = storyOf(
      `${day}\n${n}\ninitial: desk`,
      `desk: { tasks: { ${ask('t', 'results: { odd: { when: 5 / n == 1 }, even: {} }')} }, after: { 1h: { to: handover } } }`,
    );
    expect(happenings(sat(openSitting(story, 'x'), decide('t', 'a')))).toEqual([
      'fault 5 / n == 1: division by zero',
      'decided t even',
    ]);
  });

  it('of a task or an option counts as false: it isn’t offered', () => {
    const story = storyOf(
      `${day}\n${n}\ninitial: desk`,
      `
      desk:
        tasks:
          t1: { choose: Which?, if: 5 / n == 1, options: { a: One }, results: { done: {} } }
          t2: { choose: Which?, options: { a: One, b: { label: Other, if: n % n == 0 } }, results: { done: {} } }
        after: { 1h: { to: handover } }
      `,
    );
    const opened = openSitting(story, 'x');
    expect(openIds(opened)).toEqual(['t2']);
    const faults = ['fault 5 / n == 1: division by zero', 'fault n % n == 0: modulo by zero'];
    expect(happenings(opened)).toEqual(['entered desk', ...faults]);
    expect(happenings(sat(opened, wait(5)))).toEqual(faults);
    expect(() => sat(opened, decide('t2', 'b'))).toThrow('“b” is not offered now.');
  });

  it('of a message counts as false; a value missing from its text is told too', () => {
    const story = storyOf(
      `${day}\n${n}\ninitial: desk`,
      `
      desk:
        entry:
          - message: { id: one, from: priya, by: text, text: One, if: 5 / n == 1 }
          - message: { id: two, from: priya, by: text, text: "It is {{ 5 / n }}" }
        after: { 1h: { to: handover } }
      `,
    );
    expect(happenings(openSitting(story, 'x'))).toEqual([
      'entered desk',
      'fault 5 / n == 1: division by zero',
      'fault 5 / n: division by zero',
      'delivered two',
    ]);
  });

  it('of a transition counts as false; a `do` without a value changes nothing', () => {
    const story = storyOf(
      `${day}\n${n}\ninitial: desk`,
      `desk: { after: { 5m: [ { when: 5 / n == 1, to: handover }, { do: { n: 7 / n } } ], 1h: { to: handover } } }`,
    );
    const waited = sat(openSitting(story, 'x'), wait(5));
    expect(happenings(waited)).toEqual(['fault 5 / n == 1: division by zero', 'fault 7 / n: division by zero']);
    expect([waited.active, waited.facts.n]).toEqual([['desk'], 0]);
  });
});

describe('a fact', () => {
  const story = storyOf(
    `
    ${day}
    facts:
      n: { integer: 5, from: 0, to: 9 }
      cost: { money: "£10", at-least: "£0", at-most: "£20" }
      call: { time: "Mon 10:00", at-least: "Mon 09:30", at-most: "Mon 11:00" }
      late: { duration: 5m, at-least: 0m, at-most: 1h }
    always-true: [ 'n < 9' ]
    initial: desk
    `,
    `
    desk:
      after:
        5m: { do: { n: n + 10, cost: cost - money("£11"), call: call + late * 30, late: late * 13 } }
        10m: { do: { n: n - 10, late: 0m } }
        1h: { to: handover }
    `,
  );

  it('stays at the bound that it would pass, each with a fault; what doesn’t hold of the whole is told as well', () => {
    const waited = sat(openSitting(story, 'x'), wait(5));
    expect(waited.facts).toEqual({ n: 9, cost: 0, call: 11 * 60, late: 60 });
    expect(happenings(waited)).toEqual([
      'fault n was stopped at its bound',
      'fault cost was stopped at its bound',
      'fault call was stopped at its bound',
      'fault late was stopped at its bound',
      'fault always-true doesn’t hold: n < 9',
    ]);
  });

  it('reaches the other bound the same way, and what holds again is no fault any more', () => {
    const waited = sat(openSitting(story, 'x'), wait(10));
    expect([waited.facts.n, waited.facts.late]).toEqual([0, 0]);
    expect(happenings(waited)).not.toContain('fault always-true doesn’t hold: n < 9');
  });
});

describe('a story that goes round in a circle', () => {
  it('stops with the limit’s name, not with a hang, where no time passes between', () => {
    const story = storyOf(
      `${day}\n${n}\ninitial: a`,
      `
      a: { always: { when: n == 0, to: b } }
      b: { always: { when: n == 0, to: a }, after: { 5m: { to: handover } } }
      `,
    );
    expect(() => openSitting(story, 'x')).toThrow(LimitReached);
    expect(() => openSitting(story, 'x')).toThrow(
      'The story goes round in a circle: more than 1000 steps (microstepsMax) at one instant',
    );
  });

  it('does so too where signals answer signals', () => {
    const story = storyOf(
      `${day}\nsignals: [ping, pong]\ninitial: a`,
      `a: { on: { ping: { signal: pong }, pong: { signal: ping } }, after: { 5m: { signal: ping }, 1h: { to: handover } } }`,
    );
    expect(() => sat(openSitting(story, 'x'), wait(5))).toThrow('(microstepsMax)');
  });

  it('does so too where each timer has another that is due at once', () => {
    const story = storyOf(
      `${day}\ninitial: a`,
      `
      a: { at: { "Mon 09:00": { to: b } } }
      b: { at: { "Mon 09:00": { to: a } }, after: { 5m: { to: handover } } }
      `,
    );
    expect(dueMax).toBe(10_000);
    expect(() => openSitting(story, 'x')).toThrow(LimitReached);
    expect(() => openSitting(story, 'x')).toThrow('More than 10000 things (dueMax) fell due in one step');
  });
});
