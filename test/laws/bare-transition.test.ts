import { describe, expect, it } from 'vitest';
import { transition } from 'xstate';
import { type Machine, machineOf } from '../../src/engine/machine.ts';
import { type Story, sendEvent } from '../../src/engine/story.ts';
import { foldLog } from '../../src/log/fold.ts';
import { MemoryLog, sit, small } from '../log/memory-log.ts';
import { whole } from '../log/small-answers.ts';

const { machine } = machineOf(small);
type Snapshot = Story['snapshot'];
type Sent = Parameters<Machine['transition']>;

/** What of a snapshot says where the story stands. */
function placeOf({ value, context, status, historyValue }: Snapshot): object {
  const history = Object.entries(historyValue).map(([id, nodes]) => [id, nodes.map((node) => node.id)]);
  return { value, context, status, history };
}

/** Everything that XState is sent while `run` runs: the snapshot, the event. */
function sentDuring(run: () => void): readonly Sent[] {
  const sent: Sent[] = [];
  const { transition: own } = machine;
  machine.transition = (...call) => {
    sent.push(call);
    return own.apply(machine, call);
  };
  run();
  machine.transition = own;
  return sent;
}

describe('an event sent to a story', () => {
  it('brings it to where XState’s bare transition of the machine comes, at each event of a sitting', () => {
    const log = new MemoryLog();
    sit(log.begin({ mode: 'answers-file' }), whole);
    const sent = sentDuring(() => foldLog(log.records(), () => ({ scenario: small, diagnostics: [] })));
    expect(sent).toHaveLength(14);
    for (const [snapshot, event] of sent) {
      const story = { scenario: small, snapshot, clock: small.clock.starts, pending: [], inbox: [], happened: [] };
      const [bare] = transition(machine, snapshot, event);
      expect(placeOf(sendEvent(story, event, () => 0).story.snapshot)).toEqual(placeOf(bare));
    }
  });
});
