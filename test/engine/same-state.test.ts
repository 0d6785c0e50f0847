import { expect, it } from 'vitest';
import { digestOf } from '../../src/engine/digest.ts';
import { machineOf } from '../../src/engine/machine.ts';
import { openSitting, step } from '../../src/engine/step.ts';
import type { Story } from '../../src/engine/story.ts';
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

it('what XState hears next is the snapshot that it would itself make of the states in the order of the file', () => {
  const { machine } = machineOf(strands);
  const orders = [
    ['sums-on', 'doubles-on', 'go'],
    ['doubles-on', 'sums-on', 'call'],
    ['call', 'doubles-on', 'go', 'sums-on'],
  ];
  for (const order of orders) {
    let sitting = openSitting(strands, 'a');
    for (const task of order) {
      sitting = step(sitting, decide(task, 'yes'));
      const { _nodes, ...snapshot } = sitting.machine as Story['snapshot'];
      const { _nodes: resolved, ...made } = machine.resolveState(snapshot);
      expect(snapshot).toEqual(made);
      expect(JSON.stringify(snapshot.value)).toBe(JSON.stringify(made.value));
      const asked = (nodes: typeof _nodes) => nodes.filter(({ type }) => type === 'atomic' || type === 'final');
      expect(asked(_nodes)).toEqual(asked(resolved));
      expect(new Set(_nodes)).toEqual(new Set(resolved));
    }
  }
});
