import { describe, expect, it } from 'vitest';
import { evidenceText } from '../../src/log/evidence-text.ts';
import { recordForMachines, replayLog, stateAt } from '../../src/log/replay.ts';
import { storyText } from '../../src/log/story.ts';
import { act, MemoryLog, sit } from './memory-log.ts';
import { whole } from './small-answers.ts';

const log = new MemoryLog();
const recorder = log.begin({ mode: 'answers-file', percent: 125 });
log.nowMs = 65_000;
sit(recorder, whole.split('- split')[0] ?? '');
act(recorder, { kind: 'incident', what: 'suspended', lostSeconds: 12, detail: 'The lid was closed' });
sit(recorder, '- draft: { task: order-form, answer: { net: "£2" }, reason: not sure }\n- expire\n');
const replayed = replayLog(log.records());

describe('the story of a sitting', () => {
  it('says when, what and why, in words', () => {
    expect(storyText(replayed).join('\n')).toMatchInlineSnapshot();
  });

  it('says where the replay stops', () => {
    const [first, ...rest] = log.records();
    if (first === undefined) throw new Error('no records');
    const broken = replayLog([first, ...rest.map((record) => ({ ...record, clock: 'Mon 00:00' }))]);
    expect(storyText(broken).at(-1)).toBe(
      'The replay stops at record 1 (viewed): the log’s production clock says Mon 00:00, the replay’s Sun 16:00.',
    );
  });
});

describe('evidence by outcome', () => {
  it('is the author’s expectation, with its reasons, and says that it is no grade', () => {
    expect(evidenceText(replayed).join('\n')).toMatchInlineSnapshot();
  });
});

describe('a replay for machines', () => {
  it('has an object for each record, with what its ids mean and without the embedded files', () => {
    const objects = replayed.records.map(recordForMachines);
    expect(objects).toHaveLength(log.lines.length);
    expect(JSON.stringify(objects[0])).not.toContain('You coordinate');
    expect(objects[1]).toMatchObject({ kind: 'viewed', id: 'tom-opens', title: 'message from Tom Ellery' });
    expect(objects.find((object) => object.kind === 'decided')).toMatchObject({
      task: 'first-call',
      taskTitle: 'First call',
      told: ['Ring Priya'],
      codes: { S1: expect.any(String), K1: expect.any(String) },
    });
  });

  it('shows the state after any record', () => {
    const decided = log.kinds().indexOf('decided');
    expect(stateAt(replayed, decided)).toMatchObject({
      seq: decided,
      kind: 'decided',
      clock: 'Sun 16:10',
      sittingMs: 65_000,
      deadlineMs: 2_250_000,
      open: 'call-sheet',
      facts: { goodwill: '5', unit_call: 'Mon 07:30', van_booked: 'no', unit_is: 'location' },
      evidence: [
        { code: 'S1', toward: 'distinction', seq: decided, task: 'first-call' },
        { code: 'K1', toward: 'pass', seq: decided, task: 'first-call' },
      ],
      notes: ['Rain: who pays?'],
      ended: null,
    });
    expect(stateAt(replayed, log.lines.length)).toBeNull();
    expect(stateAt(replayed, log.lines.length - 1)).toMatchObject({ ended: { how: 'out-of-time' } });
  });
});
