import { describe, expect, it } from 'vitest';
import { openSitting } from '../../src/engine/step.ts';
import { ask, askTo, day, decide, happenings, openIds, pendingIn, sat, storyOf, wait } from './story-of.ts';

const twoStrands = storyOf(
  `
  ${day}
  signals: [hurry]
  initial: day
  `,
  `
  day:
    type: parallel
    states:
      unit:
        initial: first
        on: { hurry: { to: last } }
        tasks: { ${askTo('again', 'unit')} }
        after: { 40m: { to: handover } }
        states:
          first:
            tasks: { ${askTo('restart', 'unit')}, ${ask('call', 'results: { done: { signal: hurry } }')}, ${askTo('leave', 'out')}, ${askTo('anew', 'day')} }
          last: { tasks: { ${ask('wrap')} } }
      office:
        initial: quiet
        states:
          quiet: { tasks: { ${askTo('ring', 'busy')} } }
          busy: { tasks: { ${ask('type')} }, after: { 30m: { to: handover } } }
  out: { tasks: { ${ask('rest')} }, after: { 1h: { to: handover } } }
  `,
);

describe('in one of two strands', () => {
  const busy = sat(openSitting(twoStrands, 'x'), decide('ring', 'a'), wait(5));

  it('going to the strand from within begins that one anew and leaves the other as it is', () => {
    const anew = sat(busy, decide('restart', 'a'));
    expect(anew.active).toEqual(['busy', 'day', 'first', 'office', 'unit']);
    expect(pendingIn(anew)).toEqual(['busy.after.30m in 25', 'unit.after.40m in 40']);
    expect(happenings(anew)).toEqual([
      'lapsed again',
      'lapsed call',
      'lapsed leave',
      'lapsed anew',
      'decided restart done',
      'entered unit',
      'entered first',
    ]);
  });

  it('a strand may go to itself', () => {
    const anew = sat(busy, decide('again', 'a'));
    expect(openIds(anew)).toEqual(['again', 'restart', 'call', 'leave', 'anew', 'type']);
    expect(pendingIn(anew)).toEqual(['busy.after.30m in 25', 'unit.after.40m in 40']);
  });

  it('a strand that goes to a state inside goes on with its own visit', () => {
    const hurried = sat(busy, decide('again', 'a'), decide('call', 'a'));
    expect(hurried.active).toEqual(['busy', 'day', 'last', 'office', 'unit']);
    expect(pendingIn(hurried)).toEqual(['busy.after.30m in 25', 'unit.after.40m in 40']);
    expect(openIds(hurried)).toEqual(['again', 'wrap', 'type']);
  });

  it('going outside leaves both, and what is open in either lapses', () => {
    const out = sat(busy, decide('leave', 'a'));
    expect(out.active).toEqual(['out']);
    expect(pendingIn(out)).toEqual(['out.after.1h in 60']);
    expect(happenings(out)).toEqual([
      'lapsed again',
      'lapsed restart',
      'lapsed call',
      'lapsed anew',
      'lapsed type',
      'decided leave done',
      'entered out',
    ]);
  });

  it('going to the parallel state begins both anew', () => {
    const anew = sat(busy, decide('anew', 'a'));
    expect(anew.active).toEqual(['day', 'first', 'office', 'quiet', 'unit']);
    expect(pendingIn(anew)).toEqual(['unit.after.40m in 40']);
  });

  it('a state in the other can’t be gone to', () => {
    const bad = () =>
      storyOf(
        `${day}\ninitial: day`,
        `
        day:
          type: parallel
          states:
            unit: { tasks: { ${askTo('t', 'busy')} } }
            office: { initial: busy, states: { busy: { after: { 5m: { to: handover } } } } }
        `,
      );
    expect(bad).toThrow('CS303 `busy` is in the strand `office`');
  });
});

describe('strands that have ended', () => {
  const story = (done: string) =>
    storyOf(
      `
      ${day}
      facts: { n: { integer: 0, from: 0, to: 99 } }
      initial: day
      `,
      `
      day:
        type: parallel
        done: ${done}
        after: { 5h: { to: handover } }
        states:
          one:
            initial: working
            done: { do: { n: n + 5 } }
            states:
              working: { after: { 5m: { to: one-done } } }
              one-done: { type: final }
          two:
            type: parallel
            done: { do: { n: n * 2 } }
            states:
              left: { initial: left-on, states: { left-on: { after: { 7m: { to: left-done } } }, left-done: { type: final } } }
              right: { initial: right-on, states: { right-on: { after: { 7m: { to: right-done } } }, right-done: { type: final } } }
          three: { type: final }
      late: { after: { 5m: { to: handover } } }
      `,
    );

  it('end the parallel state, the inner before the outer, all at that instant', () => {
    const sitting = sat(openSitting(story('{ to: late }'), 'x'), wait(7));
    expect([sitting.active, sitting.facts.n]).toEqual([['late'], 10]);
  });

  it('are told of once', () => {
    expect(sat(openSitting(story('{ do: { n: n + 1 } }'), 'x'), wait(60)).facts.n).toBe(11);
  });

  it('go where the first condition that holds says, at the instant the last of them ends', () => {
    const done = '[ { when: n == 10, to: late }, { to: handover } ]';
    expect(sat(openSitting(story(done), 'x'), wait(7)).active).toEqual(['late']);
  });
});

describe('a signal', () => {
  const story = storyOf(
    `
    ${day}
    signals: [van-late, told]
    facts: { n: { integer: 0, from: 0, to: 9999 } }
    initial: day
    `,
    `
    day:
      type: parallel
      states:
        unit:
          initial: shooting
          states:
            shooting:
              exit: [ signal: told ]
              tasks:
                ${ask('van', 'results: { done: { signal: van-late } }, unanswered: { signal: van-late }')}
                ${ask('both', 'results: { done: { signal: [van-late, told] } }')}
              after: { 20m: { signal: told } }
              at: { "Mon 09:30": { to: wrapped } }
            wrapped: { entry: [ signal: van-late ], after: { 5h: { to: handover } } }
        office: { on: { van-late: { do: { n: n + 1 } }, told: { do: { n: n * 10 } } } }
        stores: { on: { van-late: [ { when: n > 1, do: { n: n + 5 } }, { do: { n: n + 100 } } ] } }
    `,
  );
  const opened = openSitting(story, 'x');

  it('of a result is heard in every strand, in the order of the file', () => {
    expect(sat(opened, decide('van', 'a')).facts.n).toBe(101);
  });

  it('after another is heard after it', () => {
    expect(sat(opened, decide('both', 'a')).facts.n).toBe(1010);
  });

  it('of a timer, an exit, an unanswered task and an entry is heard, in that order', () => {
    expect(sat(opened, wait(20)).facts.n).toBe(0);
    // At half past: told (0), van-late of the task that lapsed (0 + 1, then 101), van-late of the entry (102, then 107).
    expect(sat(opened, wait(30)).facts.n).toBe(107);
  });
});
