import { describe, expect, it } from 'vitest';
import { act, MemoryLog, sit } from '../../log/memory-log.ts';
import { whole } from '../../log/small-answers.ts';
import { factsOf, smallFrame } from './sittings-of.ts';

const minute = 60_000;

describe('the frame of a scenario', () => {
  it('says on which tasks a document bears: those that ask about its lines, show it, or look whether it was opened', () => {
    const bearsOn = Object.fromEntries(smallFrame.documents.map((document) => [document.id, document.bearsOn]));
    expect(bearsOn).toEqual({
      'call-sheet': ['order-form'],
      'crew-list': ['order-form'],
      'new-order': ['check-order'],
    });
  });

  it('has every result, those of options first, every ending and every code that is assessed or shown', () => {
    expect(smallFrame.tasks[0]).toEqual({
      id: 'first-call',
      title: 'First call',
      results: ['nobody', 'right', 'other'],
    });
    expect(smallFrame.endings.map(({ id }) => id)).toEqual(['ended-well', 'ended-late']);
    expect(smallFrame.codes.map(({ id }) => id)).toEqual(['K1', 'S1', 'S2']);
  });
});

describe('what is counted of a sitting', () => {
  const log = new MemoryLog();
  const recorder = log.begin({ percent: 125, seed: '7' });
  log.nowMs = 2 * minute;
  sit(recorder, '- open: call-sheet\n- first-call: { answer: priya, reason: She signs for it }');
  log.nowMs = 5 * minute;
  sit(recorder, '- close: call-sheet\n- kit: [heater]');
  log.nowMs = 6 * minute;
  sit(recorder, '- check-order: { answer: [n-rig], reason: It can’t stand }');
  const facts = factsOf(log, 'LAB');

  it('is who, how and where it was sat, and what was drawn', () => {
    expect(facts).toMatchObject({
      candidate: 'A1',
      purpose: 'practice',
      modes: ['plain'],
      percent: 125,
      centre: 'LAB',
      end: 'unfinished',
      ending: null,
      sittingMs: 6 * minute,
    });
    expect(Object.keys(facts.draws)).toEqual(['front', 'gazebo', 'hold_up', 'crowd', 'wet', 'road', 'supplier']);
    expect(facts.draws.supplier).toMatch(/^(Acme, £310, Sun 17:30|Bell, £280, Sun 17:50)$/);
  });

  it('is the time to each answer: from when the task was open, or from the decision before it', () => {
    const took = Object.fromEntries(facts.tasks.map(({ task, tookMs }) => [task, tookMs]));
    expect(took).toMatchObject({
      'first-call': 2 * minute,
      kit: 3 * minute,
      'check-order': minute,
      'order-scenes': null,
    });
  });

  it('is what each task came to, and what the author expects of it as points', () => {
    const first = facts.tasks.find(({ task }) => task === 'first-call');
    // A distinction in S1 and a pass in K1: (2 + 1) / 2.
    expect(first).toMatchObject({ result: 'right', lapsed: false, score: 1.5 });
    expect(facts.tasks.find(({ task }) => task === 'kit')).toMatchObject({ result: 'odd', score: 0 });
    expect(facts.tasks.find(({ task }) => task === 'book-van')).toMatchObject({ result: null, score: null });
    expect(facts.tasks.some(({ task }) => task === 'handover-note')).toBe(false);
  });

  it('is what was opened, and whether by the answer that it bears on', () => {
    const read = (id: string) => facts.reads.find((one) => one.id === id);
    expect(read('call-sheet')).toMatchObject({ opened: true, before: [] });
    expect(read('new-order')).toEqual({
      id: 'new-order',
      opened: false,
      before: [{ task: 'check-order', opened: false }],
      beforeNext: false,
    });
    expect(read('tom-opens')).toMatchObject({ opened: false, beforeNext: false });
  });

  it('is what each code had: an opportunity, and what was shown by which task', () => {
    expect(facts.codes.find(({ code }) => code === 'S1')).toEqual({
      code: 'S1',
      met: true,
      judged: 1,
      shown: [{ task: 'first-call', toward: 'distinction' }],
    });
  });
});

describe('what was opened in time', () => {
  it('is what was opened before the answer, and not after it', () => {
    const log = new MemoryLog();
    const recorder = log.begin();
    sit(recorder, '- open: tom-opens\n- first-call: { answer: priya, reason: She signs for it }\n- open: call-sheet');
    const read = (id: string) => factsOf(log).reads.find((one) => one.id === id);
    expect(read('tom-opens')).toMatchObject({ opened: true, beforeNext: true });
    expect(read('call-sheet')).toMatchObject({ opened: true, beforeNext: false });
  });
});

describe('time', () => {
  it('is nobody’s in a sitting from an answers file', () => {
    const log = new MemoryLog();
    const recorder = log.begin({ mode: 'answers-file' });
    log.nowMs = minute;
    sit(recorder, whole);
    const facts = factsOf(log);
    expect(facts).toMatchObject({ sittingMs: null, end: 'finished', ending: 'ended-well' });
    expect(facts.tasks.every(({ tookMs }) => tookMs === null)).toBe(true);
  });
});

describe('a task whose time is up', () => {
  it('counts as left unanswered, with what the author expects of that', () => {
    const log = new MemoryLog();
    const recorder = log.begin();
    act(recorder, { kind: 'end', how: 'withdrawn' });
    const first = factsOf(log).tasks.find(({ task }) => task === 'first-call');
    expect(first).toMatchObject({ result: null, lapsed: true, score: 0 });
  });
});
