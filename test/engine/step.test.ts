import { describe, expect, it } from 'vitest';
import { digestOf } from '../../src/engine/digest.ts';
import { canWait, openSitting, openTasks, refusal, step } from '../../src/engine/step.ts';
import { arrivals, decide, elapsed, sat, storyOf, wait } from './story-of.ts';

const clock = 'clock: { starts: "Mon 09:00", ends: "Mon 19:00" }';

describe('a decision', () => {
  const scenario = storyOf(
    `
    ${clock}
    facts:
      cost: { money: "£0", at-least: "£0", at-most: "£100" }
      old: { money: "£7", at-least: "£0", at-most: "£100" }
    initial: desk
    `,
    `
    desk:
      entry:
        - message: { id: early, from: priya, by: text, text: Early, after: 10m }
        - message: { id: late, from: priya, by: text, text: Late, after: 40m, stays: yes }
      tasks:
        ring:
          choose: Ring whom?
          takes: 30m
          options: { priya: Priya, nobody: { label: Nobody, takes: 5m } }
          results:
            rang:
              when: answer.option == "priya"
              do: { cost: old, old: cost + money("£1") }
              message: { id: thanks, from: priya, by: text, text: "Thanks {{ cost }}", after: 10m }
              shows: { S1 pass: Told her }
              to: next
            kept-quiet:
              takes: 15m
              shows: { S1 against: Told nobody }
              to: next
    next:
      after: { 20m: { to: handover } }
    `,
  );
  const opened = openSitting(scenario, 'x');

  it('takes its result’s time, else its option’s, else its task’s', () => {
    expect(elapsed(sat(opened, decide('ring', 'priya')))).toBe(30);
    expect(elapsed(sat(opened, decide('ring', 'nobody')))).toBe(15);
  });

  it('assigns all at once, from the old values', () => {
    expect(sat(opened, decide('ring', 'priya')).facts).toEqual({ cost: 700, old: 100 });
  });

  it('lets what was pending fall due at its own instant while its time passes, unless its state was left', () => {
    expect(arrivals(sat(opened, decide('ring', 'priya')))).toEqual([]);
    expect(arrivals(sat(opened, decide('ring', 'priya'), wait(10)))).toEqual(['late@40', 'thanks@40']);
  });

  it('starts its own timers and messages from the end of its time', () => {
    const decided = sat(opened, decide('ring', 'priya'));
    const left = decided.pending.map((one) => [one.id, one.due - decided.clock]);
    expect(left).toEqual([
      ['late', 10],
      ['thanks', 10],
      ['next.after.20m', 20],
    ]);
  });

  it('gets its reply `after: 0m` when its time has passed, and one without `after` as it begins', () => {
    const replies = storyOf(
      `
      ${clock}
      initial: desk
      `,
      `
      desk:
        tasks:
          ring:
            choose: Ring whom?
            takes: 30m
            options: { priya: Priya }
            results:
              rang:
                message:
                  - { id: at-once, from: priya, by: text, text: Hello }
                  - { id: reply, from: priya, by: text, text: Yes, after: 0m }
                to: next
      next:
        entry:
          - message: { id: greeting, from: priya, by: text, text: Next, after: 0m }
        tasks:
          go: { choose: Go?, options: { yes-now: Now }, results: { gone: { to: handover } } }
      `,
    );
    const rang = sat(openSitting(replies, 'x'), decide('ring', 'priya'));
    expect(arrivals(rang)).toEqual(['at-once@0', 'reply@30', 'greeting@30']);
    expect(rang.pending).toEqual([]);
  });

  it('says what it shows', () => {
    expect(sat(opened, decide('ring', 'nobody')).happened[0]).toEqual({
      kind: 'decided',
      task: 'ring',
      result: 'kept-quiet',
      took: 15,
      evidence: [{ code: 'S1', toward: 'against', because: 'Told nobody' }],
    });
  });

  it('leaves the sitting it came from as it was', () => {
    const before = digestOf(opened);
    step(opened, decide('ring', 'priya'));
    expect(digestOf(opened)).toBe(before);
  });

  it('is refused in a sentence when it can’t be taken', () => {
    expect(refusal(opened, decide('ring', 'nobdy'))?.because).toContain('Did you mean “nobody”?');
    expect(refusal(opened, decide('last-words', { text: 'x' }))?.because).toBe('“Last words” is not open now.');
    expect(refusal(opened, decide('rong', 'x'))?.because).toContain('no task “rong”');
    const ended = sat(opened, { kind: 'end', how: 'withdrawn' });
    expect(refusal(ended, decide('ring', 'priya'))?.because).toBe('The sitting has ended.');
  });
});

describe('time', () => {
  const scenario = storyOf(
    `
    ${clock}
    facts: { n: { integer: 0, from: 0, to: 3 } }
    initial: a
    `,
    `
    a:
      entry:
        - message: { id: at-ten, from: priya, by: text, text: Ten, after: 10m }
      after: { 10m: { to: b } }
    b:
      after: { 10m: { to: c } }
      at: { "Mon 09:05": { do: { n: n + 1 } } }
    c:
      after: { 10m: { to: c, do: { n: n + 2 } } }
      tasks:
        go: { choose: Go?, options: { yes-now: Now }, results: { gone: { to: handover } } }
    `,
  );
  const opened = openSitting(scenario, 'x');

  it('visits every instant at which something is due, in the order of the file where two are due at once', () => {
    const waited = sat(opened, wait(25));
    expect(waited.active).toEqual(['c']);
    expect(waited.pending.map((one) => one.due - waited.clock)).toEqual([5]);
    expect(arrivals(waited)).toEqual(['at-ten@10']);
  });

  it('that has passed when its state is entered is due at once', () => {
    expect(sat(opened, wait(10)).facts.n).toBe(1);
  });

  it('passes until the next thing happens when that is asked', () => {
    expect(elapsed(sat(opened, wait('next')))).toBe(10);
    expect(elapsed(sat(opened, wait('next'), wait('next')))).toBe(20);
  });

  it('in one step equals the same in many', () => {
    const once = sat(opened, wait(57));
    const many = sat(opened, ...Array.from({ length: 57 }, () => wait(1)));
    expect(digestOf(many)).toBe(digestOf(once));
    expect(many.inbox).toEqual(once.inbox);
  });

  it('stops a fact at its bound, and says so', () => {
    const waited = sat(opened, wait(50));
    expect(waited.facts.n).toBe(3);
    expect(waited.happened).toContainEqual({ kind: 'fault', what: 'n was stopped at its bound' });
  });

  it('can’t be waited for where nothing is on its way', () => {
    const alone = openSitting(
      storyOf(`${clock}\ninitial: handover`, 'unused: { after: { 5m: { to: handover } } }'),
      'x',
    );
    expect(canWait(alone)).toBe(false);
    expect(refusal(alone, wait(5))?.because).toContain('nothing to wait for');
    expect(refusal(opened, wait(601))?.because).toBe('Wait from 1 to 600 whole minutes.');
    expect(refusal(opened, { kind: 'tick', minutes: 1 })?.because).toContain('doesn’t pass by itself');
  });

  it('stops at the instant the sitting ends', () => {
    const ending = sat(opened, wait(20), decide('go', 'yes-now'), decide('last-words', { text: 'All told.' }));
    expect(ending.ended).toEqual({ how: 'finished', ending: 'the-end' });
    expect(ending.pending).toEqual([]);
    expect(elapsed(ending)).toBe(20);
  });
});

describe('a visit', () => {
  const scenario = storyOf(
    `
    ${clock}
    signals: [called-away, back]
    initial: day
    `,
    `
    day:
      initial: morning
      on: { called-away: { to: away } }
      states:
        morning:
          tasks:
            first: { choose: First?, options: { a: A }, results: { done: {} } }
            second: { choose: Second?, options: { b: B }, results: { done: {} }, unanswered: { shows: { S2 against: Left open } } }
          when-all-answered: { to: afternoon }
          after: { 15m: { signal: called-away } }
        afternoon:
          tasks:
            third: { choose: Third?, options: { c: C }, results: { done: { to: handover } } }
        where-we-were: { type: history, history: deep, to: morning }
    away:
      tasks:
        return: { choose: Return?, options: { same: The same day, new: A new day }, results: { same: { when: 'answer.option == "same"', to: where-we-were }, new: { to: day } } }
    `,
  );
  const opened = openSitting(scenario, 'x');
  const away = sat(opened, decide('first', 'a'), wait(15));

  it('opens the tasks of its state, and moves on when all are answered', () => {
    expect(openTasks(opened).map((task) => task.id)).toEqual(['first', 'second']);
    expect(sat(opened, decide('first', 'a'), decide('second', 'b')).active).toEqual(['afternoon', 'day']);
  });

  it('that history can bring back sets its open tasks aside', () => {
    expect(away.tasks.second?.status).toBe('set-aside');
    expect(away.happened.some((one) => one.kind === 'lapsed')).toBe(false);
  });

  it('goes on by history: what was answered stays so, and its timers start again', () => {
    const back = sat(away, decide('return', 'same'));
    expect(openTasks(back).map((task) => task.id)).toEqual(['second']);
    expect(back.tasks.first?.status).toBe('answered');
    expect(back.pending.map((one) => [one.id, one.due - back.clock])).toEqual([['morning.after.15m', 15]]);
    expect(sat(back, decide('second', 'b')).active).toEqual(['afternoon', 'day']);
  });

  it('begins anew otherwise, and what was still set aside lapses', () => {
    const anew = sat(away, decide('return', 'new'));
    expect(openTasks(anew).map((task) => task.id)).toEqual(['first', 'second']);
    expect(anew.happened).toContainEqual({
      kind: 'lapsed',
      task: 'second',
      evidence: [{ code: 'S2', toward: 'against', because: 'Left open' }],
    });
  });

  it('that is over leaves its open tasks unanswered when the sitting ends', () => {
    const withdrawn = sat(away, { kind: 'end', how: 'withdrawn' });
    expect(withdrawn.happened.map((one) => (one.kind === 'lapsed' ? one.task : one.kind))).toEqual([
      'second',
      'return',
      'ended',
    ]);
    expect(withdrawn.tasks.second?.status).toBe('unanswered');
  });
});

describe('strands', () => {
  const scenario = storyOf(
    `
    ${clock}
    signals: [van-late]
    facts: { told: { yes-no: no } }
    initial: day
    `,
    `
    day:
      type: parallel
      done:
        - { when: told, to: handover }
        - { to: sorry }
      states:
        unit:
          initial: shooting
          states:
            shooting:
              tasks:
                van: { choose: The van?, options: { late: Late, fine: Fine }, results: { late: { when: 'answer.option == "late"', signal: van-late, to: unit-done }, fine: { to: unit-done } } }
            unit-done: { type: final }
        office:
          initial: quiet
          states:
            quiet:
              on: { van-late: { do: { told: yes }, to: office-done } }
              after: { 30m: { to: office-done } }
            office-done: { type: final }
    sorry:
      after: { 5m: { to: handover } }
    `,
  );
  const opened = openSitting(scenario, 'x');

  it('hear a signal in the same instant, and go on together when all have ended', () => {
    expect(sat(opened, decide('van', 'late')).active).toEqual(['handover']);
  });

  it('go on by the first condition that holds', () => {
    expect(sat(opened, decide('van', 'fine'), wait(30)).active).toEqual(['sorry']);
  });
});

describe('a message', () => {
  const scenario = storyOf(
    `
    ${clock}
    facts: { wet: { yes-no: no } }
    initial: desk
    `,
    `
    desk:
      entry:
        - message: { id: only-once, from: priya, by: text, text: Once, once: yes }
        - message: { id: if-wet, from: priya, by: text, text: "Wet {{ wet }}", if: wet, after: 10m }
      tasks:
        again: { choose: Again?, options: { wet: Wet, dry: Dry }, results: { wet: { when: 'answer.option == "wet"', do: { wet: yes } }, dry: { to: desk } } }
      after: { 2h: { to: handover } }
    `,
  );
  const opened = openSitting(scenario, 'x');

  it('that an opened document brings about comes at once, since opening takes no time', () => {
    const reading = storyOf(
      `
      ${clock}
      initial: unread
      `,
      `
      unread:
        always: { when: 'opened("paper")', to: read }
      read:
        entry:
          - message: { id: seen, from: priya, by: text, text: You have seen it, after: 0m }
        tasks:
          go: { choose: Go?, options: { yes-now: Now }, results: { gone: { to: handover } } }
      `,
    );
    const opened = sat(openSitting(reading, 'x'), { kind: 'open', id: 'paper' });
    expect(arrivals(opened)).toEqual(['seen@0']);
    expect(opened.pending).toEqual([]);
  });

  it('asks its condition when it is delivered, and says what holds then', () => {
    expect(arrivals(sat(opened, wait(10)))).toEqual(['only-once@0']);
    const wet = sat(opened, decide('again', 'wet'), wait(10));
    expect(wet.inbox.at(-1)).toMatchObject({ id: 'if-wet', text: 'Wet yes' });
  });

  it('that is sent once is never sent twice', () => {
    expect(arrivals(sat(opened, decide('again', 'dry'), wait(5)))).toEqual(['only-once@0']);
  });

  it('is opened for free, once it has come', () => {
    expect(refusal(opened, { kind: 'open', id: 'if-wet' })?.because).toContain('no document or message');
    const read = sat(opened, { kind: 'open', id: 'only-once' }, { kind: 'open', id: 'paper' });
    expect([read.opened, elapsed(read)]).toEqual([['only-once', 'paper'], 0]);
  });
});
