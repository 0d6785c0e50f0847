import { describe, expect, it } from 'vitest';
import { openSitting } from '../../src/engine/step.ts';
import { arrivals, ask, day, decide, happenings, openIds, pendingIn, sat, storyOf, wait } from './story-of.ts';

describe('what a condition may ask', () => {
  const story = storyOf(
    `
    ${day}
    draws: { limit: { duration: [30m, 30m] }, noon: { time: ["Mon 09:45", "Mon 09:45"] } }
    initial: desk
    `,
    `
    desk:
      after: { 5h: { to: handover } }
      tasks:
        ${ask('first', 'results: { one: { when: \'answer.option == "a"\' }, other: {} }')}
        ${ask('anew', 'results: { done: { to: desk } }')}
        ${ask('latest', 'results: { one: { when: \'result("first") == "one"\' }, other: { when: \'result("first") == "other"\' }, none: { when: \'result("first") == "none"\' }, never: {} }')}
        ${ask('ever', 'results: { ever: { when: \'answered("first")\' }, never: {} }')}
        ${ask('own', 'results: { again: { when: \'answered("own")\' }, first-time: {} }')}
        ${ask('soon', 'results: { soon: { when: \'answered("first") && minutes_since("first") <= duration("30m")\' }, late: { when: \'answered("first") && minutes_since("first") > limit\' }, never: {} }')}
        ${ask('hour', 'results: { early: { when: now < noon }, sharp: { when: now == time("Mon 09:45") }, late: {} }')}
        ${ask('read', 'results: { read: { when: opened("paper") }, unread: {} }')}
    `,
  );
  const opened = openSitting(story, 'x');
  const resultOf = (task: string, ...events: Parameters<typeof sat>[1][]) =>
    sat(opened, ...events, decide(task, 'a')).tasks[task]?.result;

  it('`answered` is whether ever, `result` which was the latest, or "none"', () => {
    expect([resultOf('ever'), resultOf('latest')]).toEqual(['never', 'none']);
    expect(resultOf('latest', decide('first', 'a'))).toBe('one');
    // In a new visit the task is open again: it was answered once, and its result is still the latest.
    expect(resultOf('ever', decide('first', 'a'), decide('anew', 'a'))).toBe('ever');
    expect(resultOf('latest', decide('first', 'a'), decide('anew', 'a'))).toBe('one');
    expect(resultOf('latest', decide('first', 'a'), decide('anew', 'a'), decide('first', 'b'))).toBe('other');
  });

  it('of its own task it is the time before', () => {
    expect(resultOf('own')).toBe('first-time');
    expect(resultOf('own', decide('own', 'a'), decide('anew', 'a'))).toBe('again');
  });

  it('`minutes_since` counts from the latest answer, and is asked of none without a fault', () => {
    expect(happenings(sat(opened, decide('soon', 'a')))).toEqual(['decided soon never']);
    expect(resultOf('soon', decide('first', 'a'), wait(30))).toBe('soon');
    expect(resultOf('soon', decide('first', 'a'), wait(31))).toBe('late');
  });

  it('`now` is the instant of the decision', () => {
    expect([44, 45, 46].map((minutes) => resultOf('hour', wait(minutes)))).toEqual(['early', 'sharp', 'late']);
  });

  it('`opened` is whether the document was ever opened', () => {
    expect(resultOf('read')).toBe('unread');
    expect(resultOf('read', { kind: 'open', id: 'paper' }, wait(5), decide('anew', 'a'))).toBe('read');
  });

  it('of the clock stands in a result alone, and is compared with a constant or a draw alone', () => {
    const wrong = (states: string) => () =>
      storyOf(
        `${day}\nfacts: { at: { time: "Mon 10:00", at-least: "Mon 09:00", at-most: "Mon 19:00" } }\ninitial: a`,
        states,
      );
    const always = 'a: { always: { when: now > time("Mon 10:00"), to: handover }, after: { 1h: { to: handover } } }';
    expect(wrong(always)).toThrow('CS608 The clock can only be asked in the results of a task.');
    expect(
      wrong(`a: { tasks: { ${ask('t', 'if: now > time("Mon 10:00"), results: { done: { to: handover } }')} } }`),
    ).toThrow('CS608');
    expect(
      wrong(`a: { tasks: { ${ask('t', 'results: { x: { when: now > at }, done: { to: handover } }')} } }`),
    ).toThrow('CS608 The clock is compared with a constant or a draw only.');
  });
});

describe('`takes`', () => {
  const story = storyOf(
    `${day}\ninitial: desk`,
    `
    desk:
      after: { 20h: { to: handover } }
      tasks:
        t:
          choose: Which?
          takes: 40m
          options:
            plain: Plain
            slower: { label: Slower, takes: 50m }
            own: { label: Own, takes: 1h, results: { quick: { when: 'now < time("Mon 09:10")', takes: 2m }, other: {} } }
            none: { label: None, takes: 0m }
            itself: { label: Itself, takes: 3m, shows: { S1 pass: Said so } }
          results:
            short: { when: 'answer.option == "slower" && now > time("Mon 09:10")', takes: 1m }
            done: {}
    `,
  );
  const opened = openSitting(story, 'x');
  const minutes = (option: string, from = opened) => sat(from, decide('t', option)).clock - from.clock;

  it('counts where it stands nearest: at the result, else at the option, else at the task', () => {
    expect(['plain', 'slower', 'own', 'none', 'itself'].map((option) => minutes(option))).toEqual([40, 50, 2, 0, 3]);
    const later = sat(opened, wait(11));
    expect(['slower', 'own'].map((option) => minutes(option, later))).toEqual([1, 60]);
  });

  it('an option that has results of its own comes to those alone; one that is a result comes to itself', () => {
    expect(sat(opened, decide('t', 'own')).tasks.t?.result).toBe('quick');
    expect(sat(opened, wait(11), decide('t', 'own')).tasks.t?.result).toBe('other');
    expect(sat(opened, decide('t', 'itself')).tasks.t?.result).toBe('itself');
  });

  it('stops at the instant the sitting ends', () => {
    const ending = storyOf(
      `${day}\ninitial: desk`,
      `
      desk:
        tasks: { t: { choose: Which?, takes: 40m, options: { a: At once, b: Later }, results: { now: { when: 'answer.option == "a"', to: the-end }, later: { to: soon } } } }
        after: { 10m: { to: handover } }
      soon: { after: { 10m: { to: handover } } }
      `,
    );
    const at = (option: string) => sat(openSitting(ending, 'x'), decide('t', option));
    expect([at('a').ended?.ending, at('a').clock, at('a').pending]).toEqual(['the-end', 540, []]);
    expect(at('b').clock).toBe(580);
  });

  it('lets a timer of another strand end the sitting on the way, at its own instant', () => {
    const ending = storyOf(
      `${day}\ninitial: day`,
      `
      day:
        type: parallel
        states:
          unit: { tasks: { ${ask('t', 'takes: 40m, results: { done: {} }')}, ${ask('left', 'results: { done: {} }')} } }
          office: { after: { 15m: { to: the-end } } }
      `,
    );
    const ended = sat(openSitting(ending, 'x'), decide('t', 'a'));
    expect(ended.clock).toBe(555);
    expect(happenings(ended)).toEqual(['decided t done', 'lapsed left', 'entered the-end', 'ended the-end']);
  });
});

describe('a message', () => {
  const story = storyOf(
    `
    ${day}
    facts: { n: { integer: 0, from: 0, to: 9 } }
    initial: desk
    `,
    `
    desk:
      entry:
        - message: { id: goes, from: priya, by: text, text: Goes, after: 20m }
        - message: { id: remains, from: priya, by: text, text: Remains, after: 20m, stays: yes }
      exit: [ message: { id: on-the-way-out, from: priya, by: text, text: Out, after: 20m } ]
      after: { 25m: { message: { id: timed, from: priya, by: text, text: Timed, after: 10m } } }
      tasks:
        ${ask('send', 'results: { done: { message: { id: sent, from: priya, by: text, text: "{{ n }}", after: 30m, if: n < 5 } } }')}
        ${ask('again', 'results: { done: { to: desk } }')}
        ${ask('raise', 'results: { done: { do: { n: n + 3 } } }')}
        ${ask('go', 'results: { done: { to: next } }')}
    next: { after: { 10h: { to: handover } } }
    `,
  );
  const opened = openSitting(story, 'x');

  it('under `entry` is dropped with its state; any other, and one that stays, comes all the same', () => {
    expect(arrivals(sat(opened, decide('send', 'a'), decide('go', 'a'), wait(60)))).toEqual([
      'remains@20',
      'on-the-way-out@20',
      'sent@30',
    ]);
    expect(arrivals(sat(opened, wait(26), decide('go', 'a'), wait(60)))).toEqual([
      'goes@20',
      'remains@20',
      'timed@35',
      'on-the-way-out@46',
    ]);
  });

  it('has one pending copy at most: the first one sent', () => {
    const twice = sat(opened, decide('send', 'a'), wait(10), decide('again', 'a'), decide('send', 'a'));
    expect(pendingIn(twice).filter((one) => !one.startsWith('desk'))).toEqual([
      'remains in 10',
      'goes in 20',
      'on-the-way-out in 20',
      'sent in 20',
    ]);
    expect(arrivals(sat(twice, wait(60))).filter((one) => one.startsWith('sent'))).toEqual(['sent@30']);
  });

  it('asks its `if`, and writes its text, when it is delivered', () => {
    expect(
      sat(opened, decide('send', 'a'), decide('raise', 'a'), wait(30)).inbox.find(({ id }) => id === 'sent')?.text,
    ).toBe('3');
    const raised = sat(
      opened,
      decide('send', 'a'),
      decide('raise', 'a'),
      decide('again', 'a'),
      decide('raise', 'a'),
      wait(30),
    );
    expect(raised.inbox.some(({ id }) => id === 'sent')).toBe(false);
    expect(openIds(raised)).toContain('send');
  });
});

describe('a document that arrives later', () => {
  const story = storyOf(
    `
    ${day}
    facts: { wanted: { yes-no: no } }
    initial: desk
    `,
    `
    desk:
      entry:
        - message: { id: brings, from: priya, by: e-mail, text: Here, attach: later, after: 10m, if: wanted }
        - message: { id: brings-too, from: priya, by: e-mail, text: Here, attach: later, after: 20m }
      after: { 10h: { to: handover } }
      tasks: { ${ask('want', 'results: { done: { do: { wanted: yes } } }')} }
    `,
    '  later: { title: Later, text: documents/paper.txt, arrives: later }\n',
  );
  const opened = openSitting(story, 'x');

  it('can be opened once the message that brings it was delivered', () => {
    expect(opened.documents).toEqual(['paper']);
    expect(() => sat(opened, { kind: 'open', id: 'later' })).toThrow(
      'There is no document or message “later” to open now.',
    );
    expect(sat(opened, wait(10)).documents).toEqual(['paper']);
    expect(sat(opened, decide('want', 'a'), wait(10)).documents).toEqual(['paper', 'later']);
    expect(sat(opened, wait(20), { kind: 'open', id: 'later' }).opened).toEqual(['later']);
  });
});
