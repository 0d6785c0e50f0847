import { describe, expect, it } from 'vitest';
import { addAttested } from '../../src/log/add-record.ts';
import { linkRecord } from '../../src/log/chain.ts';
import { foldLog } from '../../src/log/fold.ts';
import type { AttestedBody, LogRecord } from '../../src/log/record.ts';
import type { Recorder } from '../../src/log/recorder.ts';
import { day, storyOf } from '../engine/story-of.ts';
import { act, MemoryLog, refusalOf, small } from './memory-log.ts';
import { sealedFor } from './sealed.ts';

const parts = sealedFor(small);

/** An assessed sitting of the small scenario, begun. */
function begun({ restBreaks = false, finishMs = 0 } = {}): { readonly log: MemoryLog; readonly recorder: Recorder } {
  const log = new MemoryLog();
  const assessed = { ...parts.assessed, finishMs };
  const recorder = log.begin({ scenario: parts.shown, purpose: 'assessed', restBreaks, assessed });
  return { log, recorder };
}

let drawn = 0;

/** What an invigilator might sign, each with an id of its own. */
function attestation(): AttestedBody['attested'] {
  drawn += 1;
  return { id: drawn.toString(16).padStart(32, '0'), by: 'invigilator', signature: `${'A'.repeat(86)}==` };
}
const granted = (seconds: number): AttestedBody => ({
  kind: 'granted',
  seconds,
  by: 'I7',
  because: 'Fire alarm',
  attested: attestation(),
});
const paused = (): AttestedBody => ({ kind: 'paused', because: 'Fire alarm', attested: attestation() });
const supplied = (id: string): AttestedBody => ({ kind: 'viewed', id, act: 'supplied', attested: attestation() });
const noted = (wall: string): AttestedBody => ({
  kind: 'incident',
  wall,
  what: 'note',
  lostSeconds: 0,
  detail: 'Dropped her glasses',
  attested: attestation(),
});
const put = (body: AttestedBody) => ({ kind: 'attested', body }) as const;

/** Minutes later, by both clocks. */
function later(log: MemoryLog, minutes: number): void {
  log.nowMs += minutes * 60_000;
  log.wall = new Date(new Date(log.wall).getTime() + minutes * 60_000).toISOString();
}

/** Puts a record at the end of a log that nobody holds. */
function added(log: MemoryLog, body: AttestedBody): string {
  const made = addAttested(log.records(), body, log.wall);
  if (!made.ok) return made.because;
  log.lines.push(made.line);
  expect(log.fold()).toMatchObject({ ok: true });
  return 'added';
}

describe('what an invigilator attested', () => {
  it('is on the record once: a second time it is refused, in the sitting, after it, and where it is read', () => {
    const { log, recorder } = begun();
    const body = granted(300);
    act(recorder, put(body));
    expect(refusalOf(recorder, put(body))).toBe('That is on the record already.');
    expect(added(log, body)).toBe('That is on the record already.');
    const records = log.records();
    const last = records.at(-1);
    if (last === undefined) throw new Error('There is a record');
    const { seq: _seq, prev: _prev, hash: _hash, ...unlinked } = last;
    const { record } = linkRecord(
      { count: records.length, hash: last.hash },
      unlinked as Omit<LogRecord, 'seq'> & LogRecord,
    );
    expect(foldLog([...records, record], log.compile)).toMatchObject({
      ok: false,
      difference: { kind: 'granted', what: 'it can’t stand here: That is on the record already.' },
    });
  });

  it('gives time back: the deadline moves, and after going on it still has', () => {
    const { log, recorder } = begun();
    act(recorder, put(granted(300)));
    expect(recorder.leftMs()).toBe(35 * 60_000);
    later(log, 34);
    act(recorder, { kind: 'note', text: 'still there', about: null });
    expect(log.state().book.deadlineMs).toBe(35 * 60_000);
    expect(log.copy().resume().leftMs()).toBe(60_000);
  });

  it('stops the clock for all, where the candidate’s own pause doesn’t', () => {
    const { log, recorder } = begun();
    act(recorder, { kind: 'pause', because: 'coffee' });
    later(log, 2);
    expect(recorder.elapsedMs()).toBe(2 * 60_000);
    act(recorder, put(paused()));
    expect(recorder.seat().pausedForAll).toBe('Fire alarm');
    later(log, 20);
    expect(recorder.elapsedMs()).toBe(2 * 60_000);
    act(recorder, { kind: 'resume' });
    later(log, 1);
    expect(recorder.elapsedMs()).toBe(3 * 60_000);
    expect(recorder.seat().pausedForAll).toBe(null);
    expect(log.fold()).toMatchObject({ ok: true });
  });

  it('stops the clock once: a second pause for all is refused while the first lasts', () => {
    const { recorder } = begun();
    act(recorder, put(paused()));
    expect(refusalOf(recorder, put(paused()))).toBe('The sitting is paused. Go on with it first.');
  });

  it('that a document was supplied counts as opened, also while another is read', () => {
    const { log, recorder } = begun();
    act(recorder, { kind: 'open', id: 'crew-list' });
    act(recorder, put(supplied('call-sheet')));
    expect(recorder.seat().sitting.opened).toContain('call-sheet');
    expect(recorder.seat().open).toBe('crew-list');
    act(recorder, { kind: 'close', id: 'crew-list' });
    expect(log.fold()).toMatchObject({ ok: true });
    expect(refusalOf(recorder, put(supplied('new-order')))).toContain('new-order');
  });

  it('that a document was supplied brings about what opening it brings about', () => {
    const scenario = storyOf(
      `${day}\ninitial: desk`,
      `
      desk:
        tasks: { t: { choose: Which?, options: { a: One }, results: { done: {} } } }
        always: { when: 'opened("paper")', to: handover }
        after: { 1h: { to: handover } }
      `,
    );
    const { shown, assessed } = sealedFor(scenario);
    const log = new MemoryLog();
    const recorder = log.begin({ scenario: shown, purpose: 'assessed', assessed });
    act(recorder, put(supplied('paper')));
    expect(log.kinds()).toEqual(['began', 'declared', 'viewed', 'lapsed']);
    expect(log.fold()).toMatchObject({ ok: true });
    act(recorder, { kind: 'note', text: 'on', about: null });
    expect(log.fold()).toMatchObject({ ok: true });
  });
});

describe('what is put at the end of a log that nobody holds', () => {
  it('gives no time back by itself: a note on a candidate who left without a rest break moves no clock', () => {
    const left = (note: boolean): number => {
      const { log, recorder } = begun();
      later(log, 5);
      act(recorder, { kind: 'pause', because: 'left' });
      later(log, 4);
      if (note) expect(added(log, noted(log.wall))).toBe('added');
      later(log, 4);
      return log.resume().leftMs();
    };
    expect(left(false)).toBe(17 * 60_000);
    expect(left(true)).toBe(left(false));
  });

  it('stops the clock from when it was put there, and not from when the candidate left', () => {
    const { log, recorder } = begun();
    later(log, 5);
    act(recorder, { kind: 'pause', because: 'left' });
    later(log, 4);
    expect(added(log, paused())).toBe('added');
    later(log, 30);
    expect(log.resume().leftMs()).toBe(21 * 60_000);
  });

  it('leaves what a crash cost as it was: from the last record to going on', () => {
    const { log, recorder } = begun();
    later(log, 5);
    act(recorder, { kind: 'note', text: 'last', about: null });
    later(log, 3);
    expect(added(log, noted(log.wall))).toBe('added');
    later(log, 3);
    const resumed = log.resume();
    const ends = log.records().filter((record) => record.kind === 'incident' && record.what === 'unclean-end');
    expect(ends).toMatchObject([{ lostSeconds: 360 }]);
    // That is what it cost, as leaving would have: 5 minutes were sat.
    expect(resumed.leftMs()).toBe(19 * 60_000);
  });

  it('gives back, before it goes on, what a crash cost', () => {
    const { log } = begun();
    later(log, 25);
    expect(added(log, granted(25 * 60))).toBe('added');
    expect(log.resume().leftMs()).toBe(30 * 60_000);
  });

  it('is nothing of the story, nothing before the beginning and nothing after the end', () => {
    const { log, recorder } = begun();
    expect(added(log, supplied('call-sheet'))).toContain('the sitting must be going on');
    act(recorder, { kind: 'end', how: 'withdrawn' });
    expect(added(log, granted(60))).toBe('The sitting has ended.');
    expect(addAttested([], granted(60), log.wall)).toMatchObject({ ok: false, because: 'The sitting has not begun.' });
  });
});

describe('the time to finish the last answer', () => {
  const answer = { kind: 'decide', task: 'first-call', answer: 'priya', reason: 'She signs for it.' } as const;
  const draft = { kind: 'draft', task: 'first-call', draft: { answer: 'priya', reason: 'She' } } as const;

  /** A sitting of 30 minutes with 3 to finish, at its 30th. */
  function atTheDeadline(isBegun: boolean) {
    const { log, recorder } = begun({ finishMs: 3 * 60_000 });
    later(log, 29);
    if (isBegun) act(recorder, draft);
    later(log, 1);
    return { log, recorder };
  }

  it('is for the answer that had been begun, and for nothing else', () => {
    const { log, recorder } = atTheDeadline(true);
    expect(recorder.isFinishing()).toBe(true);
    expect(recorder.leftMs()).toBe(3 * 60_000);
    const only = 'The time is up: only the answer that you had begun can be finished.';
    expect(refusalOf(recorder, { kind: 'decide', task: 'kit', answer: ['gazebo'], reason: null })).toBe(only);
    expect(refusalOf(recorder, { kind: 'wait', minutes: 5 })).toBe(only);
    expect(refusalOf(recorder, { kind: 'note', text: 'late', about: null })).toBe(only);
    expect(refusalOf(recorder, { kind: 'end', how: 'out-of-time' })).toBe('There is time left.');
    later(log, 2);
    act(recorder, answer);
    expect(recorder.isFinishing()).toBe(false);
    act(recorder, { kind: 'end', how: 'out-of-time' });
    expect(log.kinds().slice(-1)).toEqual(['ended']);
    expect(log.fold()).toMatchObject({ ok: true });
  });

  it('isn’t there for whoever had begun none, nor for one begun after', () => {
    const { recorder, log } = atTheDeadline(false);
    expect(recorder.isFinishing()).toBe(false);
    expect(refusalOf(recorder, answer)).toBe('The time is up.');
    act(recorder, draft);
    expect(recorder.isFinishing()).toBe(false);
    expect(refusalOf(recorder, answer)).toBe('The time is up.');
    expect(log.fold()).toMatchObject({ ok: true });
  });

  it('is over when it is over: what was typed is kept and never counts', () => {
    const { recorder, log } = atTheDeadline(true);
    later(log, 3);
    expect(refusalOf(recorder, answer)).toBe('The time is up.');
    act(recorder, { kind: 'end', how: 'out-of-time' });
    const lapsed = log.records().find((record) => record.kind === 'lapsed' && record.task === 'first-call');
    expect(lapsed).toMatchObject({ draft: { answer: 'priya', reason: 'She' } });
    expect(log.fold()).toMatchObject({ ok: true });
  });
});
