import { describe, expect, it } from 'vitest';
import { openSitting } from '../../src/engine/step.ts';
import { arrivals, ask, day, decide, elapsed, openIds, pendingIn, sat, storyOf, wait } from './story-of.ts';

describe('things due at one instant', () => {
  const story = storyOf(
    `
    ${day}
    facts: { n: { integer: 0, from: 0, to: 9999 } }
    initial: day
    `,
    `
    day:
      type: parallel
      states:
        unit:
          at: { "Mon 09:30": { do: { n: n * 10 + 1 } } }
          entry: [ message: { id: first, from: priya, by: text, text: "{{ n }}", after: 30m } ]
          after: { 30m: { do: { n: n * 10 + 2 } } }
        office:
          entry: [ message: { id: second, from: priya, by: text, text: "{{ n }}", after: 30m } ]
          after: { 0h30m: { do: { n: n * 10 + 3 } }, 5h: { to: handover } }
    `,
  );

  it('happen in the order of the file, timers and messages alike', () => {
    const waited = sat(openSitting(story, 'x'), wait(30));
    expect(waited.facts.n).toBe(123);
    expect(waited.inbox.map(({ id, text }) => `${id} ${text}`)).toEqual(['first 1', 'second 12']);
  });
});

describe('while a decision’s time passes', () => {
  const story = storyOf(
    `
    ${day}
    signals: [go]
    facts: { n: { integer: 0, from: 0, to: 9999 }, old: { integer: 4, from: 0, to: 9999 } }
    initial: day
    `,
    `
    day:
      type: parallel
      states:
        unit:
          initial: desk
          states:
            desk:
              exit: [ do: { n: n * 10 + 1 } ]
              tasks:
                t:
                  choose: Which?
                  takes: 30m
                  options: { a: One, b: Other }
                  results:
                    one: { when: 'n == 0 && answer.option == "a"', do: { n: old, old: n + 5 }, message: { id: at-once, from: priya, by: text, text: "{{ n }}" }, to: one }
                    two: { to: two }
            one: { always: { when: n == 4, to: two } }
            two:
              entry: [ do: { n: n * 10 + 7 } ]
              always: { when: n > 40, to: three }
              after: { 1m: { to: handover } }
            three: { after: { 10m: { to: handover } }, at: { "Mon 09:20": { do: { n: n + 1000 } }, "Mon 09:35": { do: { n: n + 2000 } } } }
        office: { after: { 10m: { do: { old: n } }, 40m: { do: { old: old + 1 } } } }
    `,
  );
  const decided = sat(openSitting(story, 'x'), decide('t', 'a'));

  it('what the decision does was done at its start: `do`, `to`, and every `always` after it', () => {
    // On the way out n is 1. The result reads 4 for n and 1 for old; on the way in n is 47, and an `always` goes on.
    expect(decided.active).toEqual(['day', 'office', 'three', 'unit']);
    expect(decided.inbox.map(({ text, at }) => [text, at])).toEqual([['4', 540]]);
    // Ten minutes later the other strand took down what n was by then.
    expect(decided.facts.old).toBe(47);
  });

  it('its own timers count from the end of it; an instant that has gone by is due at that end', () => {
    expect(elapsed(decided)).toBe(30);
    expect(decided.facts.n).toBe(1047);
    expect(pendingIn(decided)).toEqual(['three.at.Mon 09:35 in 5', 'three.after.10m in 10', 'office.after.40m in 10']);
  });
});

describe('an instant or a delay', () => {
  it('may be a draw, or a column of one', () => {
    const story = storyOf(
      `
      ${day}
      draws:
        front: { time: ["Mon 11:30", "Mon 13:00"] }
        gap: { duration: [20m, 45m] }
        van: { rows: [ { firm: Acme, quote: "£310", ready: "Mon 12:10", takes: 1h }, { firm: Best, quote: "£240", ready: "Mon 12:40", takes: 2h } ] }
      initial: desk
      `,
      `
      desk:
        entry:
          - message: { id: quote, from: priya, by: text, text: "{{ van.firm }} {{ van.quote }} {{ van.ready }} {{ day_and_time(front) }} {{ gap }}" }
          - message: { id: drawn, from: priya, by: text, text: Drawn, after: van.takes }
        at: { front: { to: handover }, van.ready: { to: handover } }
        after: { gap: { to: handover } }
        tasks: { ${ask('t', 'results: { cheap: { when: van.quote < money("£300") && van.firm == "Best" }, dear: {} }')} }
      `,
    );
    const seen = Array.from({ length: 40 }, (_, seed) => {
      const opened = openSitting(story, String(seed));
      const result = sat(opened, decide('t', 'a')).tasks.t?.result;
      return `${opened.inbox[0]?.text}: ${result}, ${pendingIn(opened).join(', ')}`;
    });
    expect([...new Set(seen)].sort()).toEqual([
      'Acme £310 12:10 Mon 11:30 20m: dear, desk.after.gap in 20, drawn in 60, desk.at.front in 150, desk.at.van.ready in 190',
      'Acme £310 12:10 Mon 11:30 45m: dear, desk.after.gap in 45, drawn in 60, desk.at.front in 150, desk.at.van.ready in 190',
      'Acme £310 12:10 Mon 13:00 20m: dear, desk.after.gap in 20, drawn in 60, desk.at.van.ready in 190, desk.at.front in 240',
      'Acme £310 12:10 Mon 13:00 45m: dear, desk.after.gap in 45, drawn in 60, desk.at.van.ready in 190, desk.at.front in 240',
      'Best £240 12:40 Mon 11:30 20m: cheap, desk.after.gap in 20, drawn in 120, desk.at.front in 150, desk.at.van.ready in 220',
      'Best £240 12:40 Mon 11:30 45m: cheap, desk.after.gap in 45, drawn in 120, desk.at.front in 150, desk.at.van.ready in 220',
      'Best £240 12:40 Mon 13:00 20m: cheap, desk.after.gap in 20, drawn in 120, desk.at.van.ready in 220, desk.at.front in 240',
      'Best £240 12:40 Mon 13:00 45m: cheap, desk.after.gap in 45, drawn in 120, desk.at.van.ready in 220, desk.at.front in 240',
    ]);
  });

  it('that may be drawn shorter than a minute is a mistake: something would come before it was sent', () => {
    const story = (choices: string) =>
      storyOf(
        `${day}\ndraws: { gap: { duration: ${choices} } }\ninitial: a`,
        'a: { after: { gap: { to: handover } } }',
      );
    expect(() => story('[0m, 5m]')).toThrow(
      'CS208 Something can come after 1m at the earliest, and `gap` may be less.',
    );
    expect(() => story('[5m, -5m]')).toThrow('CS208');
    expect(openSitting(story('[1m, 5m]'), 'x').active).toEqual(['a']);
  });

  it('may lie in the second week', () => {
    const story = storyOf(
      'clock: { starts: "Sun 16:40", ends: "Mon+1 19:00" }\ninitial: a',
      `
      a: { at: { "Sun 16:40": { to: b } } }
      b: { at: { "Mon 09:00": { to: c } } }
      c: { at: { "Sun 10:00": { to: d } } }
      d: { at: { "Mon+1 09:00": { to: e } } }
      e: { at: { "Tue+1 10:00": { to: handover } } }
      `,
    );
    const opened = openSitting(story, 'x');
    const walk = [
      opened,
      ...[1, 2, 3].map((count) => sat(opened, ...Array.from({ length: count }, () => wait('next')))),
    ];
    const hours = walk.map((one) => `${one.active[0]} ${pendingIn(one)[0]} minutes`);
    expect(hours).toEqual([
      `b b.at.Mon 09:00 in ${16 * 60 + 20} minutes`,
      `c c.at.Sun 10:00 in ${6 * 1440 + 60} minutes`,
      `d d.at.Mon+1 09:00 in ${23 * 60} minutes`,
      `e e.at.Tue+1 10:00 in ${25 * 60} minutes`,
    ]);
  });

  it('that has passed is due at once also where opening a document went there', () => {
    const story = storyOf(
      `${day}\nfacts: { n: { integer: 0, from: 0, to: 9 } }\ninitial: a`,
      `
      a: { always: { when: opened("paper"), to: b }, after: { 1h: { to: handover } } }
      b: { at: { "Mon 09:05": { do: { n: 5 } } }, after: { 1h: { to: handover } } }
      `,
    );
    const read = sat(openSitting(story, 'x'), wait(20), { kind: 'open', id: 'paper' });
    expect([read.facts.n, pendingIn(read)]).toEqual([5, ['b.after.1h in 60']]);
  });
});

describe('waiting', () => {
  const story = storyOf(
    `${day}\ninitial: a`,
    `
    a: { tasks: { ${ask('t', 'results: { send: { when: \'answer.option == "a"\', message: { id: m, from: priya, by: text, text: M, after: 25m } }, go: { to: b } }')} } }
    b: { after: { 10m: { to: a } } }
    `,
  );
  const opened = openSitting(story, 'x');

  it('is offered only while something is pending: a timer of an active state, or a message on its way', () => {
    expect(() => sat(opened, wait('next'))).toThrow('Nothing is on its way, so there is nothing to wait for.');
    expect(() => sat(opened, wait(5))).toThrow('nothing to wait for');
    const sent = sat(opened, decide('t', 'a'));
    expect([5, 15, 30].map((minutes) => arrivals(sat(sent, wait(minutes))))).toEqual([[], [], ['m@25']]);
    expect(() => sat(sent, wait(30), wait('next'))).toThrow('nothing to wait for');
  });

  it('for the next thing takes just until it happens, and no longer', () => {
    const b = sat(opened, decide('t', 'b'), wait('next'));
    expect([b.active, elapsed(b), openIds(b)]).toEqual([['a'], 10, ['t']]);
  });
});

describe('in a live scenario', () => {
  const live =
    'clock: { starts: "Mon 09:00", ends: "Mon 19:00", live: { every: 20s, because: Cues come when they come } }';
  const states =
    'a: { after: { 3m: { to: b } } }\nb: { tasks: { go: { choose: Go?, options: { a: A }, results: { done: { to: handover } } } } }';

  it('a tick lets time pass, also where nothing is pending', () => {
    const ticked = sat(openSitting(storyOf(`${live}\ninitial: a`, states), 'x'), { kind: 'tick', minutes: 2 });
    expect([ticked.active, elapsed(ticked)]).toEqual([['a'], 2]);
    const on = sat(ticked, { kind: 'tick', minutes: 1 }, { kind: 'tick', minutes: 40 });
    expect([on.active, elapsed(on)]).toEqual([['b'], 43]);
  });

  it('alone is time let pass by itself', () => {
    const opened = openSitting(storyOf(`${day}\ninitial: a`, states), 'x');
    expect(() => sat(opened, { kind: 'tick', minutes: 1 })).toThrow('Time doesn’t pass by itself in this scenario.');
  });
});
