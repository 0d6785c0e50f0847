import { expect, it } from 'vitest';
import { digestOf } from '../../src/engine/digest.ts';
import { openSitting } from '../../src/engine/step.ts';
import { decide, sat, storyOf } from './story-of.ts';

const strands = storyOf(
  `
  clock: { starts: "Mon 09:00", ends: "Mon 19:00" }
  facts: { n: { integer: 1, from: 0, to: 20 }, goes: { yes-no: no } }
  signals: [now]
  initial: day
  `,
  `
  day:
    type: parallel
    states:
      sums:
        initial: sums-wait
        states:
          sums-wait: { tasks: { sums-on: { choose: On?, options: { yes: On }, results: { on: { to: sums-ready } } } } }
          sums-ready:
            always: { when: goes, do: { n: n + 2 }, to: sums-done }
            on: { now: { do: { n: n + 2 } } }
          sums-done: { type: final }
      doubles:
        initial: doubles-wait
        states:
          doubles-wait: { tasks: { doubles-on: { choose: On?, options: { yes: On }, results: { on: { to: doubles-ready } } } } }
          doubles-ready:
            always: { when: goes, do: { n: n * 2 }, to: doubles-done }
            on: { now: { do: { n: n * 2 } } }
          doubles-done: { type: final }
      word:
        tasks:
          go: { choose: Go?, options: { yes: Go }, results: { gone: { do: { goes: yes } } } }
          call: { choose: Call?, options: { yes: Call }, results: { called: { signal: now } } }
  `,
);

it.each(['go', 'call'])(
  'two ways to the same state go on alike: %s is heard by strands in the order of the file',
  (last) => {
    const start = openSitting(strands, 'a');
    const one = sat(start, decide('sums-on', 'yes'), decide('doubles-on', 'yes'));
    const other = sat(start, decide('doubles-on', 'yes'), decide('sums-on', 'yes'));
    expect(digestOf(one)).toBe(digestOf(other));
    const [after, afterOther] = [sat(one, decide(last, 'yes')), sat(other, decide(last, 'yes'))];
    expect([after.facts.n, afterOther.facts.n]).toEqual([6, 6]);
    expect(digestOf(after)).toBe(digestOf(afterOther));
  },
);
