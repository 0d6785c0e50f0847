import { describe, expect, it } from 'vitest';
import { openSitting } from '../../src/engine/step.ts';
import { arrivals, ask, askTo, day, decide, happenings, openIds, pendingIn, sat, storyOf, wait } from './story-of.ts';

describe('going to the same state', () => {
  const opened = openSitting(
    storyOf(
      `${day}\ninitial: desk`,
      `
      desk:
        entry:
          - message: { id: hello, from: priya, by: text, text: Hello }
          - message: { id: once, from: priya, by: text, text: Once, once: yes }
          - message: { id: later, from: priya, by: text, text: Later, after: 20m }
        after: { 30m: { to: handover } }
        tasks: { ${ask('one')}, ${askTo('anew', 'desk')} }
      `,
    ),
    'x',
  );
  const anew = sat(opened, decide('one', 'a'), wait(10), decide('anew', 'a'));

  it('is a new visit: its tasks are open again, its timers and messages start again', () => {
    expect(openIds(anew)).toEqual(['one', 'anew']);
    expect(pendingIn(anew)).toEqual(['later in 20', 'desk.after.30m in 30']);
    expect(arrivals(anew)).toEqual(['hello@0', 'once@0', 'hello@10']);
  });

  it('forgets no answer: what was answered was answered, and its result is the latest', () => {
    expect(anew.tasks.one).toEqual({ status: 'open', result: 'done', answeredAt: 540 });
    expect(happenings(sat(anew, decide('anew', 'a')))).toContain('lapsed one');
  });
});

describe('history', () => {
  const story = (history: string, back = 'back') =>
    storyOf(
      `
      ${day}
      signals: [alarm]
      initial: day
      `,
      `
      day:
        initial: rig
        on: { alarm: { to: street } }
        tasks: { ${ask('all-day')}, ${ask('open-all-day')} }
        states:
          rig: { tasks: { ${askTo('rigged', 'shoot')}, ${ask('left-in-rig')} } }
          shoot:
            initial: set-up
            tasks: { ${ask('tell')}, ${ask('sound', 'results: { done: { signal: alarm } }')} }
            after: { 50m: { to: handover } }
            states:
              set-up: { tasks: { ${askTo('light', 'roll')}, ${ask('left-in-set-up')} } }
              roll: { tasks: { ${ask('slate')}, ${ask('cut')} }, after: { 30m: { to: handover } } }
          back: { type: history, history: ${history}, to: rig }
      street: { tasks: { ${askTo('return', back)}, ${askTo('instead', 'day')} } }
      `,
    );
  const evacuated = (history: string, back?: string) =>
    sat(
      openSitting(story(history, back), 'x'),
      decide('all-day', 'a'),
      decide('rigged', 'a'),
      decide('light', 'a'),
      decide('slate', 'a'),
      decide('tell', 'a'),
      wait(10),
      decide('sound', 'a'),
    );

  it('sets aside what is open in a state that was left with the whole, and no more', () => {
    expect(sat(openSitting(story('deep'), 'x'), decide('rigged', 'a')).tasks['left-in-rig']?.status).toBe('unanswered');
    const away = evacuated('deep');
    expect(away.tasks.cut?.status).toBe('set-aside');
    expect(away.tasks['open-all-day']?.status).toBe('set-aside');
    expect(away.tasks['left-in-set-up']?.status).toBe('unanswered');
    expect(happenings(away)).toEqual(['decided sound done', 'entered street']);
  });

  it('goes on with every visit when it is deep: what was answered stays so, timers start again', () => {
    const back = sat(evacuated('deep'), decide('return', 'a'));
    expect(back.active).toEqual(['day', 'roll', 'shoot']);
    expect(openIds(back)).toEqual(['open-all-day', 'cut']);
    expect(pendingIn(back)).toEqual(['roll.after.30m in 30', 'shoot.after.50m in 50']);
  });

  it('when it is shallow goes on with the visits of the whole and its state, and begins anew further in', () => {
    const away = evacuated('shallow');
    expect(happenings(away)).toEqual(['decided sound done', 'lapsed cut', 'entered street']);
    const back = sat(away, decide('return', 'a'));
    expect(back.active).toEqual(['day', 'set-up', 'shoot']);
    expect(openIds(back)).toEqual(['open-all-day', 'light', 'left-in-set-up']);
  });

  it('remembers nothing where the whole is begun anew', () => {
    const anew = sat(evacuated('deep'), decide('instead', 'a'));
    expect(anew.active).toEqual(['day', 'rig']);
    expect(openIds(anew)).toEqual(['all-day', 'open-all-day', 'rigged', 'left-in-rig']);
    expect(happenings(anew)).toEqual([
      'lapsed return',
      'decided instead done',
      'lapsed open-all-day',
      'entered day',
      'entered rig',
    ]);
  });

  it('goes where it says the first time', () => {
    const first = storyOf(
      `${day}\ninitial: early`,
      `
      early: { tasks: { ${askTo('begin', 'back')} } }
      day:
        initial: rig
        states:
          rig: { tasks: { ${ask('rigged')} } }
          shoot: { tasks: { ${askTo('roll', 'handover')} } }
          back: { type: history, history: shallow, to: shoot }
      `,
    );
    expect(sat(openSitting(first, 'x'), decide('begin', 'a')).active).toEqual(['day', 'shoot']);
  });

  it('of a parallel state brings back every strand', () => {
    const strands = storyOf(
      `${day}\ninitial: day`,
      `
      day:
        type: parallel
        states:
          unit: { initial: rig, states: { rig: { tasks: { ${askTo('rigged', 'shoot')} } }, shoot: { tasks: { ${askTo('alarm', 'street')} } } } }
          office: { tasks: { ${ask('ring')}, ${ask('type')} } }
          deeply: { type: history, history: deep }
          shallowly: { type: history, history: shallow }
      street: { tasks: { ${askTo('deep', 'deeply')}, ${askTo('shallow', 'shallowly')} } }
      `,
    );
    const away = sat(openSitting(strands, 'x'), decide('rigged', 'a'), decide('ring', 'a'), decide('alarm', 'a'));
    expect(away.history).toEqual({ deeply: ['office', 'shoot'], shallowly: ['office', 'unit'] });
    const deep = sat(away, decide('deep', 'a'));
    expect([deep.active, openIds(deep)]).toEqual([['day', 'office', 'shoot', 'unit'], ['type']]);
    const shallow = sat(away, decide('shallow', 'a'));
    expect([shallow.active, openIds(shallow)]).toEqual([
      ['day', 'office', 'rig', 'unit'],
      ['rigged', 'type'],
    ]);
  });

  it('is asked of a state that was left: anything else is a mistake that the author is told of', () => {
    const inside = (rig: string, more = '') =>
      storyOf(
        `${day}\ninitial: day`,
        `
        day:
          initial: rig
          ${more}
          states:
            rig: ${rig}
            back: { type: history, history: deep }
        `,
      );
    expect(() => inside(`{ tasks: { ${askTo('t', 'back')} } }`)).toThrow(
      "CS411 `back` goes back into `day`, which isn't left here",
    );
    expect(() => inside('{ after: { 5m: { to: handover } } }', 'after: { 5m: { to: back } }')).toThrow('CS411');
    const begins = () =>
      storyOf(
        `${day}\ninitial: day`,
        `
        day:
          initial: back
          states: { rig: { after: { 5m: { to: handover } } }, back: { type: history, history: deep } }
        `,
      );
    expect(begins).toThrow("CS410 `back` goes back to where `day` was left, so `day` can't begin with it.");
  });
});

describe('a task whose `if` doesn’t hold', () => {
  const story = storyOf(
    `
    ${day}
    signals: [alarm]
    facts: { wet: { yes-no: no } }
    initial: day
    `,
    `
    day:
      initial: desk
      on: { alarm: { to: street } }
      states:
        desk:
          tasks:
            ${ask('covers', 'if: wet, results: { done: {} }, unanswered: { shows: { S1 against: No covers } }')}
            ${ask('rain', 'results: { wet: { when: \'answer.option == "a"\', do: { wet: yes } }, dry: {} }')}
            ${ask('sound', 'results: { done: { signal: alarm } }')}
            ${askTo('go', 'handover')}
        back: { type: history, history: shallow }
    street: { tasks: { ${askTo('return', 'back')}, ${askTo('finish', 'handover')} } }
    `,
  );
  const opened = openSitting(story, 'x');

  it('isn’t open, and opens when it comes to hold', () => {
    expect(openIds(opened)).toEqual(['rain', 'sound', 'go']);
    expect(openIds(sat(opened, decide('rain', 'a')))).toEqual(['covers', 'sound', 'go']);
  });

  it('doesn’t lapse: nobody was asked it', () => {
    expect(happenings(sat(opened, decide('go', 'a')))).not.toContain('lapsed covers');
    const away = sat(opened, decide('sound', 'a'));
    expect(happenings(sat(away, { kind: 'end', how: 'withdrawn' }))).not.toContain('lapsed covers');
  });

  it('lapses when it held as its state was left', () => {
    const gone = sat(opened, decide('rain', 'a'), decide('go', 'a'));
    expect(gone.tasks.covers?.status).toBe('set-aside');
    expect(happenings(sat(gone, { kind: 'end', how: 'out-of-time' }))).toContain('lapsed covers');
  });

  it('may open after history has come back to it', () => {
    const back = sat(opened, decide('sound', 'a'), decide('return', 'a'), decide('rain', 'a'));
    expect(openIds(back)).toEqual(['covers', 'go']);
  });
});

describe('`when-all-answered`', () => {
  const story = (more: string) =>
    openSitting(
      storyOf(
        `
        ${day}
        facts: { n: { integer: 0, from: 0, to: 9 } }
        initial: desk
        `,
        `
        desk:
          initial: inner
          tasks: { ${ask('one', 'results: { done: { do: { n: n + 1 } } }')}, ${ask('two')}, ${ask('never', 'if: n == 9, results: { done: {} }')} }
          when-all-answered: ${more}
          states: { inner: { tasks: { ${ask('child')} }, after: { 1h: { to: handover } } } }
        next: { after: { 5m: { to: handover } } }
        `,
      ),
      'x',
    );

  it('counts the state’s own tasks, in any order, not those inside it nor those not offered', () => {
    const opened = story('{ to: next }');
    expect(sat(opened, decide('one', 'a')).active).toEqual(['desk', 'inner']);
    expect(sat(opened, decide('one', 'a'), decide('two', 'b')).active).toEqual(['next']);
    expect(sat(opened, decide('two', 'a'), decide('one', 'a')).active).toEqual(['next']);
  });

  it('asks its own `when`', () => {
    expect(sat(story('{ when: n == 1, to: next }'), decide('two', 'a'), decide('one', 'a')).active).toEqual(['next']);
    expect(sat(story('{ when: n == 2, to: next }'), decide('two', 'a'), decide('one', 'a')).active).toEqual([
      'desk',
      'inner',
    ]);
  });

  it('goes somewhere: without a `to` it is a mistake', () => {
    expect(() => story('{ do: { n: 5 } }')).toThrow('CS202 `to` is missing in `when-all-answered`.');
  });
});

describe('unanswered', () => {
  const opened = openSitting(
    storyOf(
      `
      ${day}
      facts: { n: { integer: 1, from: 0, to: 99 } }
      initial: desk
      `,
      `
      desk:
        exit: [ do: { n: n + 1 } ]
        after: { 10m: { do: { n: n + 40 }, to: next } }
        tasks:
          ${ask('late', 'results: { done: { do: { n: n + 7 }, to: next } }, unanswered: { do: { n: n * 2 }, message: { id: sorry, from: priya, by: text, text: "{{ n }}", after: 5m }, shows: { S1 against: Said nothing } }')}
          ${ask('other', 'results: { done: { do: { n: n + 7 }, to: next } }')}
      next: { after: { 1h: { to: handover } } }
      `,
    ),
    'x',
  );

  it('tasks do what they say when the visit ends: after `exit`, before what the transition does', () => {
    expect(sat(opened, wait(10)).facts.n).toBe((1 + 1) * 2 + 40);
    expect(sat(opened, decide('other', 'a')).facts.n).toBe((1 + 1) * 2 + 7);
  });

  it('tasks send messages that stay', () => {
    expect(arrivals(sat(opened, wait(20)))).toEqual(['sorry@15']);
  });

  it('is not what an answered task is', () => {
    expect(sat(opened, decide('late', 'a')).facts.n).toBe(1 + 1 + 7);
  });
});
