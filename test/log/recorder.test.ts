import { describe, expect, it } from 'vitest';
import { foldLog } from '../../src/log/fold.ts';
import { readLog } from '../../src/log/read-log.ts';
import { createRecorder } from '../../src/log/recorder.ts';
import { act, MemoryLog, refusalOf, sit, small } from './memory-log.ts';
import { whole } from './small-answers.ts';

describe('a recorder', () => {
  it('has the beginning on the record when it exists', () => {
    const log = new MemoryLog();
    const recorder = log.begin({ percent: 125 });
    expect(log.kinds()).toEqual(['began']);
    expect(log.records()[0]).toMatchObject({
      seq: 0,
      at: 0,
      clock: 'Sun 16:00',
      prev: '0'.repeat(64),
      time: { baseMs: 1_800_000, percent: 125, deadlineMs: 2_250_000 },
      keepUntil: '2032-09-01',
    });
    expect(recorder.seat().head).toEqual({ count: 1, hash: log.records()[0]?.hash });
    expect(recorder.leftMs()).toBe(2_250_000);
  });

  it('appends all records of an act in one write', () => {
    const log = new MemoryLog();
    const recorder = log.begin();
    act(recorder, { kind: 'open', id: 'call-sheet' });
    act(recorder, { kind: 'open', id: 'crew-list' });
    expect(log.appends).toEqual([1, 1, 2]);
    expect(log.records().slice(2)).toMatchObject([
      { kind: 'viewed', id: 'call-sheet', act: 'left' },
      { kind: 'viewed', id: 'crew-list', act: 'opened' },
    ]);
    expect(recorder.seat().open).toBe('crew-list');
  });

  it('writes nothing for what changes nothing', () => {
    const log = new MemoryLog();
    const recorder = log.begin();
    act(recorder, { kind: 'open', id: 'call-sheet' });
    const before = recorder.seat();
    expect(act(recorder, { kind: 'open', id: 'call-sheet' })).toBe(before);
    const draft = { answer: 'tom', reason: 'because ' };
    act(recorder, { kind: 'draft', task: 'first-call', draft });
    act(recorder, { kind: 'draft', task: 'first-call', draft });
    act(recorder, { kind: 'draft', task: 'kit', draft: { answer: null, reason: null } });
    expect(log.kinds()).toEqual(['began', 'viewed', 'drafted']);
    expect(recorder.seat().drafts).toEqual({ 'first-call': draft });
  });

  it('keeps a note that is being written until the notebook has it, and through a cut', () => {
    const log = new MemoryLog();
    const recorder = log.begin();
    act(recorder, { kind: 'jot', text: 'Ask Hana ' });
    act(recorder, { kind: 'jot', text: 'Ask Hana ' });
    act(recorder, { kind: 'note', text: 'A line copied meanwhile', about: null });
    const resumed = log.resume();
    expect(resumed.seat().jotting).toBe('Ask Hana ');
    act(resumed, { kind: 'note', text: 'Ask Hana', about: null });
    expect(resumed.seat().jotting).toBe('');
    expect(log.kinds()).toEqual(['began', 'jotted', 'noted', 'incident', 'resumed', 'noted']);
    expect(log.fold()).toMatchObject({ ok: true, state: { book: { jotting: '' } } });
    expect(refusalOf(resumed, { kind: 'jot', text: 'x'.repeat(10_001) })).toBe('A note has at most 10000 characters.');
  });

  it('gives a new seat after every act, and the old one stays as it was', () => {
    const recorder = new MemoryLog().begin();
    const before = recorder.seat();
    const after = act(recorder, { kind: 'note', text: 'Ring Dele', about: null });
    expect(before.notes).toEqual([]);
    expect(after.notes).toEqual([{ text: 'Ring Dele', about: null, clock: 'Sun 16:00' }]);
    expect(recorder.seat()).toBe(after);
  });

  it('keeps control characters out of everything that is typed', () => {
    const log = new MemoryLog();
    const recorder = log.begin();
    act(recorder, { kind: 'note', text: '\u001b[2Jnote\u0007\r\ntwo', about: null });
    act(recorder, {
      kind: 'draft',
      task: 'first-call',
      draft: { answer: { a: ['\u001b]0;x\u0007b'] }, reason: '\u0000c' },
    });
    act(recorder, { kind: 'pause', because: 'a\nb\u009b31m' });
    expect(log.text.replaceAll('\n', '')).not.toMatch(/[\u0000-\u001f\u007f-\u009f]|\\u00|\\b/);
    expect(log.records()[1]).toMatchObject({ text: 'note\ntwo' });
    expect(log.records()[2]).toMatchObject({ draft: { answer: { a: ['b'] }, reason: 'c' } });
  });
});

describe('what a recorder refuses', () => {
  it('is told in a sentence, and nothing is written', () => {
    const log = new MemoryLog();
    const recorder = log.begin();
    const refusals = [
      refusalOf(recorder, { kind: 'close', id: 'call-sheet' }),
      refusalOf(recorder, { kind: 'note', text: ' \n ', about: null }),
      refusalOf(recorder, { kind: 'note', text: 'I meant', about: 'first-call' }),
      refusalOf(recorder, { kind: 'resume' }),
      refusalOf(recorder, { kind: 'end', how: 'out-of-time' }),
      refusalOf(recorder, { kind: 'draft', task: 'board', draft: { answer: 'x', reason: null } }),
    ];
    expect(refusals).toEqual([
      'call-sheet isn’t open.',
      'The note is empty.',
      'An “I meant…” can only be added to the answer just given, before anything else is done.',
      'The sitting isn’t paused.',
      'There is time left.',
      'board isn’t open, so that nothing can be typed in it.',
    ]);
    expect(refusalOf(recorder, { kind: 'open', id: 'new-order' })).not.toBe('taken');
    expect(log.kinds()).toEqual(['began']);
  });

  it('while paused is everything but going on, an incident, a draft and the end', () => {
    const recorder = new MemoryLog().begin();
    act(recorder, { kind: 'pause', because: 'rest' });
    const paused = 'The sitting is paused. Go on with it first.';
    expect(refusalOf(recorder, { kind: 'open', id: 'call-sheet' })).toBe(paused);
    expect(refusalOf(recorder, { kind: 'note', text: 'x', about: null })).toBe(paused);
    expect(refusalOf(recorder, { kind: 'wait', minutes: 5 })).toBe(paused);
    expect(refusalOf(recorder, { kind: 'pause', because: '' })).toBe(paused);
    act(recorder, { kind: 'incident', what: 'too-small', lostSeconds: 3, detail: '40×10' });
    act(recorder, { kind: 'resume' });
    act(recorder, { kind: 'open', id: 'call-sheet' });
  });

  it('after the deadline is everything but drafts and the end of the time', () => {
    const log = new MemoryLog();
    const recorder = log.begin();
    act(recorder, { kind: 'open', id: 'call-sheet' });
    log.nowMs = 1_800_000;
    expect(recorder.leftMs()).toBe(0);
    expect(refusalOf(recorder, { kind: 'wait', minutes: 5 })).toBe('The time is up.');
    expect(refusalOf(recorder, { kind: 'open', id: 'crew-list' })).toBe('The time is up.');
    expect(refusalOf(recorder, { kind: 'note', text: 'late', about: null })).toBe('The time is up.');
    expect(refusalOf(recorder, { kind: 'end', how: 'withdrawn' })).toBe('The time is up.');
    act(recorder, { kind: 'draft', task: 'first-call', draft: { answer: 'tom', reason: 'he' } });
    act(recorder, { kind: 'end', how: 'out-of-time' });
    const last = log.records().slice(-3);
    expect(last).toMatchObject([
      { kind: 'lapsed', task: 'first-call', draft: { answer: 'tom', reason: 'he' } },
      { kind: 'lapsed', task: 'kit', draft: null },
      { kind: 'ended', how: 'out-of-time', ending: null, at: 1_800_000 },
    ]);
    expect(log.appends.at(-1)).toBe(3);
    expect(refusalOf(recorder, { kind: 'note', text: 'x', about: null })).toBe('The sitting has ended.');
    expect(log.fold()).toMatchObject({ ok: true });
  });

  it('is every act once the log could not be written, and the seat stays where it was', () => {
    const log = new MemoryLog();
    const recorder = log.begin();
    const before = recorder.seat();
    log.problem = 'The disk is full.';
    const lost = { ok: false, because: 'The disk is full.', lost: true };
    expect(recorder.act({ kind: 'open', id: 'call-sheet' })).toEqual(lost);
    log.problem = null;
    expect(recorder.act({ kind: 'open', id: 'call-sheet' })).toEqual(lost);
    expect(recorder.seat()).toBe(before);
    expect(log.kinds()).toEqual(['began']);
  });

  it('is a beginning that cannot be: a name for an id, an empty seed, a log that takes nothing', () => {
    const log = new MemoryLog();
    const program = { callsheet: '0', xstate: '0', cel: '0', seedrandom: '0' };
    const begin = (candidate: string, seed: string, percent = 100) =>
      createRecorder(log.ports(), {
        kind: 'begin',
        opening: {
          scenario: small,
          candidate,
          seed,
          purpose: 'practice',
          mode: 'plain',
          percent,
          restBreaks: false,
          program,
        },
      });
    expect(begin('Ada Lovelace', '7')).toMatchObject({ ok: false, lost: false });
    expect(begin('A1', '')).toMatchObject({ ok: false, lost: false });
    expect(begin('A1', '7', 90)).toMatchObject({ ok: false, lost: false });
    log.problem = 'The folder is read-only.';
    expect(begin('A1', '7')).toEqual({ ok: false, because: 'The folder is read-only.', lost: true });
    expect(log.lines).toEqual([]);
  });
});

describe('the sitting clock', () => {
  it('stands still in a pause of a practice, and where rest breaks are granted', () => {
    for (const given of [{ purpose: 'practice' }, { purpose: 'assessed', restBreaks: true }] as const) {
      const log = new MemoryLog();
      const recorder = log.begin(given);
      log.nowMs = 10_000.7;
      act(recorder, { kind: 'pause', because: 'rest' });
      log.nowMs = 70_000;
      expect(recorder.elapsedMs()).toBe(10_000);
      act(recorder, { kind: 'resume' });
      log.nowMs = 75_000;
      expect(recorder.elapsedMs()).toBe(15_000);
      expect(log.records().map((record) => record.at)).toEqual([0, 10_000, 10_000]);
    }
  });

  it('runs on in a pause elsewhere, also when the program is closed meanwhile', () => {
    const log = new MemoryLog();
    const recorder = log.begin({ purpose: 'assessed' });
    log.nowMs = 10_000;
    act(recorder, { kind: 'pause', because: '' });
    log.nowMs = 30_000;
    expect(recorder.elapsedMs()).toBe(30_000);
    log.nowMs = 0;
    log.wall = '2026-09-01T09:01:00.000Z';
    const again = log.resume();
    expect(again.elapsedMs()).toBe(60_000);
    expect(log.kinds()).toEqual(['began', 'paused', 'resumed']);
  });

  it('never goes back', () => {
    const log = new MemoryLog();
    const recorder = log.begin();
    log.nowMs = 5_000;
    act(recorder, { kind: 'open', id: 'call-sheet' });
    log.nowMs = 1_000;
    act(recorder, { kind: 'close', id: 'call-sheet' });
    expect(log.records().map((record) => record.at)).toEqual([0, 5_000, 5_000]);
  });

  it('is over when an answers file says so', () => {
    const log = new MemoryLog();
    expect(sit(log.begin({ mode: 'answers-file' }), '- open: call-sheet\n- expire\n')).toMatchObject({ ok: true });
    expect(log.records().at(-1)).toMatchObject({ kind: 'ended', how: 'out-of-time', at: 1_800_000 });
  });
});

describe('a whole sitting', () => {
  it('is finished by its answers file, and every line is canonical', () => {
    const log = new MemoryLog();
    const sat = sit(log.begin({ mode: 'answers-file' }), whole);
    expect(sat).toMatchObject({ ok: true, seat: { sitting: { ended: { how: 'finished' } } } });
    expect(readLog(log.bytes)).toMatchObject({ ok: true, log: { damage: null, torn: null } });
    expect(log.kinds().at(-1)).toBe('ended');
  });

  it('takes a note on what the last answer meant, and nothing else after the end', () => {
    const log = new MemoryLog();
    const recorder = log.begin({ mode: 'answers-file' });
    sit(recorder, whole);
    expect(refusalOf(recorder, { kind: 'note', text: 'x', about: null })).toBe('The sitting has ended.');
    expect(refusalOf(recorder, { kind: 'note', text: 'x', about: 'kit' })).toBe('The sitting has ended.');
    act(recorder, { kind: 'note', text: 'I meant Thursday.', about: 'handover-note' });
    expect(log.records().at(-1)).toMatchObject({ kind: 'noted', about: 'handover-note' });
    expect(foldLog(log.records())).toMatchObject({ ok: true, state: { book: { ended: true } } });
    expect(refusalOf(recorder, { kind: 'close', id: 'call-sheet' })).toBe('The sitting has ended.');
  });

  it('takes no note on an answer after which the candidate ended the sitting', () => {
    const log = new MemoryLog();
    const recorder = log.begin();
    act(recorder, { kind: 'decide', task: 'first-call', answer: 'priya', reason: 'She decides.' });
    act(recorder, { kind: 'end', how: 'withdrawn' });
    expect(refusalOf(recorder, { kind: 'note', text: 'x', about: 'first-call' })).toBe('The sitting has ended.');
  });

  it('takes nothing but the end where a log is nearly as long as one may be', () => {
    const log = new MemoryLog();
    act(log.begin({ mode: 'answers-file' }), { kind: 'pause', because: '' });
    const state = log.state();
    const long = { ...state, book: { ...state.book, paused: false, head: { ...state.book.head, count: 99_000 } } };
    const created = createRecorder(log.ports(), { kind: 'resume', state: long, mode: 'answers-file', tornTails: [] });
    if (!created.ok) throw new Error(created.because);
    expect(refusalOf(created.recorder, { kind: 'note', text: 'one more', about: null })).toBe(
      'The log is full: it has 99002 of at most 100000 records (recordsMax). End the sitting.',
    );
    expect(created.recorder.act({ kind: 'end', how: 'out-of-time' }).ok).toBe(true);
  });
});
