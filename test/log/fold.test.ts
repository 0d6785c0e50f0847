import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digestOf } from '../../src/engine/digest.ts';

import { emptyHead, headAfter, linkRecord } from '../../src/log/chain.ts';
import { isSealed } from '../../src/log/embed.ts';
import { foldLog, type LogState } from '../../src/log/fold.ts';
import type { LogRecord, RecordBody } from '../../src/log/record.ts';
import type { Seat } from '../../src/log/recorder.ts';
import { ask, day, storyOf } from '../engine/story-of.ts';
import { act, MemoryLog, sit } from './memory-log.ts';
import { whole } from './small-answers.ts';

/** A whole sitting, with a pause, an incident and a document left open on the way. */
function sat(): MemoryLog {
  const log = new MemoryLog();
  const recorder = log.begin({ mode: 'answers-file' });
  const entries = whole.trim().split(/\n(?=- )/);
  entries.forEach((entry, index) => {
    log.nowMs += 1_500;
    const done = sit(recorder, entry);
    if (!done.ok) throw new Error(JSON.stringify(done));
    if (index === 8) act(recorder, { kind: 'incident', what: 'suspended', lostSeconds: 2, detail: 'lid' });
    if (index === 9) act(recorder, { kind: 'pause', because: 'rest' });
    log.nowMs += 4_000;
    if (index === 9) act(recorder, { kind: 'resume' });
  });
  return log;
}

const log = sat();
const records = log.records();

/** Links records again after a change, as somebody would who knows how. */
function relinked(changed: readonly LogRecord[]): readonly LogRecord[] {
  let head = emptyHead;
  return changed.map((record) => {
    const { seq: _seq, prev: _prev, hash: _hash, ...body } = record;
    const linked = linkRecord(head, body).record;
    head = headAfter(linked);
    return linked;
  });
}

function changedAt(kind: RecordBody['kind'], change: Partial<Record<string, unknown>>): readonly LogRecord[] {
  const index = records.findIndex((record) => record.kind === kind);
  return relinked(
    records.map((record, at) => (at === index ? { ...record, ...change } : record)) as readonly LogRecord[],
  );
}

/** What of a seat the log alone has to give back. */
function comparable(seat: Seat | LogState): object {
  const { sitting } = seat;
  const book = 'book' in seat ? seat.book : seat;
  const { open, paused, drafts, notes, deadlineMs, head, mode } = book;
  return { state: digestOf(sitting), inbox: sitting.inbox, open, paused, drafts, notes, deadlineMs, head, mode };
}

describe('the fold of a log', () => {
  it('agrees with the sitting as it was sat, after every act', () => {
    const live = new MemoryLog();
    const recorder = live.begin({ mode: 'answers-file' });
    for (const entry of whole.trim().split(/\n(?=- )/)) {
      live.nowMs += 1_000;
      sit(recorder, entry);
      expect(comparable(live.state())).toEqual(comparable(recorder.seat()));
    }
    expect(live.state().sitting.ended?.how).toBe('finished');
  });

  it('names the record and what differs, where somebody changed one and rebuilt the chain', () => {
    const differences = [
      changedAt('decided', { result: 'other' }),
      changedAt('decided', { took: 0 }),
      changedAt('decided', { answer: 'tom' }),
      changedAt('decided', { evidence: [] }),
      changedAt('waited', { took: 4 }),
      changedAt('waited', { clock: 'Sun 23:00' }),
      changedAt('noted', { state: 'ab'.repeat(32) }),
      changedAt('ended', { how: 'withdrawn' }),
    ].map((changed) => {
      const folded = foldLog(changed);
      return folded.ok ? 'none' : `${folded.difference.seq} ${folded.difference.kind}: ${folded.difference.what}`;
    });
    expect(differences).toMatchInlineSnapshot(`
      [
        "6 decided: First call (first-call): the log’s \`result\` is \`other\`, the replay’s \`right\`",
        "6 decided: First call (first-call): the log’s \`took\` is 0, the replay’s 10",
        "6 decided: First call (first-call): the log’s \`took\` is 10, the replay’s 15",
        "6 decided: First call (first-call): the log’s \`evidence\` is none, the replay’s S1 distinction, K1 pass",
        "9 waited: the log’s \`took\` is 4, the replay’s 5",
        "9 waited: the log’s production clock says Sun 23:00, the replay’s Sun 16:15",
        "4 noted: the state after it isn’t the one that the replay gives",
        "23 ended: the log’s \`how\` is \`withdrawn\`, the replay’s \`finished\`",
      ]
    `);
  });

  it('refuses a beginning that is not its scenario’s', () => {
    const [began] = records;
    if (began?.kind !== 'began') throw new Error('no beginning');
    const { scenario, time } = began;
    if (isSealed(scenario)) throw new Error('sealed');
    const [first, ...rest] = scenario.files;
    if (first === undefined) throw new Error('no files');
    const say = (change: object) => {
      const folded = foldLog(changedAt('began', change));
      return folded.ok ? 'none' : folded.difference.what;
    };
    expect([
      say({ scenario: { ...scenario, files: [{ ...first, text: `${first.text} ` }, ...rest] } }),
      say({ scenario: { ...scenario, digest: '0'.repeat(64) } }),
      say({ scenario: { ...scenario, title: 'Another' } }),
      say({ time: { ...time, deadlineMs: time.deadlineMs + 60_000 } }),
      say({ time: { ...time, baseMs: 1 } }),
      say({ seed: '8' }),
    ]).toEqual([
      `the embedded file ${first.path} doesn’t have the digest that stands beside it`,
      'the scenario’s digest isn’t that of the embedded files',
      'the scenario’s id, title or status isn’t that of the embedded file',
      'the deadline isn’t the time allowed with its factor',
      'the time allowed isn’t the scenario’s',
      'the state after it isn’t the one that the replay gives',
    ]);
  });

  it('refuses records where none could be: after the end, in a pause, after the deadline, out of order', () => {
    const note = records.find((record) => record.kind === 'noted');
    const decided = records.findIndex((record) => record.kind === 'decided');
    const paused = records.findIndex((record) => record.kind === 'paused');
    if (note === undefined) throw new Error('no note');
    const withNote = (at: number) => {
      const before = records[at - 1] ?? note;
      const noted = { ...note, at: before.at, clock: before.clock, state: before.state };
      return relinked([...records.slice(0, at), noted, ...records.slice(at)]);
    };
    const late = relinked(
      records.map((record, at) => (at >= decided ? { ...record, at: record.at + 1_800_000 } : record)),
    );
    const back = relinked(records.map((record, at) => (at === 2 ? { ...record, at: 0 } : record)));
    expect(
      [withNote(records.length), withNote(paused + 1), late, back].map((changed) => foldLog(changed)),
    ).toMatchObject([
      { difference: { seq: records.length, what: 'it can’t stand here: The sitting has ended.' } },
      { difference: { seq: paused + 1, what: 'it can’t stand here: The sitting is paused. Go on with it first.' } },
      { difference: { seq: decided, what: 'it can’t stand here: The time is up.' } },
      { difference: { seq: 2, what: 'it can’t stand here: The sitting clock can’t go back.' } },
    ]);
  });
});

describe('a log cut off', () => {
  it('at any line goes on, and comes to the same end when the rest is done again', () => {
    const cuts = records.map((_, index) => index + 1).filter((lines) => lines < records.length);
    for (const lines of cuts) {
      const cut = log.copy(lines);
      cut.wall = '2026-09-01T10:00:00.000Z';
      const recorder = cut.resume({ mode: 'answers-file' });
      expect(cut.fold(), `cut after ${lines}`).toMatchObject({ ok: true });
      const isOver = recorder.seat().sitting.ended !== null;
      expect(cut.kinds().at(-1)).toBe(isOver ? 'ended' : 'resumed');
      if (!isOver) act(recorder, { kind: 'note', text: 'going on', about: null });
      expect(cut.fold()).toMatchObject({ ok: true });
    }
  });

  it('between a decision and what follows gets that back first', () => {
    const out = new MemoryLog();
    const recorder = out.begin({ mode: 'answers-file' });
    act(recorder, { kind: 'draft', task: 'kit', draft: { answer: ['gazebo'], reason: null } });
    act(recorder, { kind: 'end', how: 'out-of-time' });
    expect(out.kinds()).toEqual(['began', 'drafted', 'lapsed', 'lapsed', 'ended']);
    for (const lines of [3, 4]) {
      const cut = out.copy(lines);
      expect(cut.state().due.map((body) => body.kind)).toEqual(['lapsed', 'ended'].slice(lines - 3));
      cut.resume();
      expect(cut.records().at(-1)).toMatchObject({ kind: 'ended', how: 'out-of-time' });
      expect(cut.kinds().filter((kind) => kind === 'lapsed')).toHaveLength(2);
      expect(cut.kinds()).toContain('incident');
      expect(cut.fold()).toMatchObject({ ok: true });
    }
  });

  it('tells an unclean end with the seconds it cost, and a clean pause as nothing', () => {
    const crashed = new MemoryLog();
    const recorder = crashed.begin();
    crashed.nowMs = 20_000;
    act(recorder, { kind: 'open', id: 'call-sheet' });
    crashed.nowMs = 3;
    crashed.wall = '2026-09-01T09:02:00.500Z';
    const again = crashed.resume({ mode: 'full-screen' });
    expect(crashed.records().slice(2)).toMatchObject([
      { kind: 'incident', what: 'unclean-end', lostSeconds: 101, at: 20_000 },
      { kind: 'resumed', mode: 'full-screen', at: 20_000 },
    ]);
    expect(again.seat()).toMatchObject({ open: 'call-sheet', mode: 'full-screen', paused: false });
    expect(again.elapsedMs()).toBe(20_000);
    act(again, { kind: 'pause', because: '' });
    crashed.resume();
    expect(crashed.kinds().slice(-2)).toEqual(['paused', 'resumed']);
  });

  it('tells of every torn tail once', () => {
    const torn = new MemoryLog();
    torn.begin();
    torn.resume({ tornTails: ['a.jsonl.torn-1'] });
    torn.resume({ tornTails: ['a.jsonl.torn-1', 'a.jsonl.torn-2'] });
    const told = torn
      .records()
      .flatMap((record) => (record.kind === 'incident' ? [`${record.what} ${record.detail}`] : []));
    expect(told.filter((what) => what.startsWith('torn-tail'))).toEqual([
      'torn-tail a.jsonl.torn-1',
      'torn-tail a.jsonl.torn-2',
    ]);
  });

  it('is not gone on with when it has ended', () => {
    expect(() => log.copy().resume()).toThrow('The sitting has ended');
  });
});

describe('random sittings', () => {
  const acts = fc.array(
    fc.constantFrom(
      '- first-call: { answer: tom, reason: x }',
      '- first-call: { answer: priya, reason: x }',
      '- first-call: { answer: nobody, reason: x }',
      '- kit: [gazebo, heater]',
      '- order-scenes: [s9, s4, s2]',
      '- board: { start: "Mon 08:00", order: [four, rig, lunch], dropped: [nine] }',
      '- check-order: { answer: [], reason: y }',
      '- book-van: { who: priya, by: e-mail }',
      '- split: { covers: "£100", heat: "£50" }',
      '- draft: { task: split, answer: { covers: "£1" } }',
      '- wait: next',
      '- wait: 10m',
      '- wait: 30m',
      '- open: call-sheet',
      '- note: hm',
      '- handover-note: { to: [dele], text: t }',
      '- expire',
    ),
    { maxLength: 40 },
  );

  it('fold to what they were, whatever was done, refused or cut', () => {
    fc.assert(
      fc.property(acts, fc.integer({ min: 0, max: 20 }), fc.nat(), (entries, seed, cutAt) => {
        const random = new MemoryLog();
        const recorder = random.begin({ mode: 'answers-file', seed: `s${seed}` });
        for (const entry of entries) sit(recorder, entry);
        expect(comparable(random.state())).toEqual(comparable(recorder.seat()));
        const lines = 1 + (cutAt % random.lines.length);
        const cut = random.copy(lines);
        if (cut.kinds().at(-1) === 'ended') return;
        cut.resume();
        expect(cut.fold()).toMatchObject({ ok: true, state: { due: [] } });
      }),
      { seed: 21, numRuns: 60 },
    );
  });
});

describe('a fault that opening a document brings to light', () => {
  const scenario = storyOf(
    `${day}\nfacts: { n: { integer: 0, from: 0, to: 9 } }\ninitial: desk`,
    `desk:
       tasks: { ${ask('t')} }
       always: [{ when: 'opened("paper") && 5 / n == 1', to: handover }]`,
  );
  const opened = new MemoryLog();
  act(opened.begin({ scenario }), { kind: 'open', id: 'paper' });
  const [began, viewed] = opened.records();

  it('is on the record of the opening, and the replay agrees', () => {
    expect(viewed).toMatchObject({ kind: 'viewed', faults: [expect.stringContaining('division by zero')] });
    expect(opened.fold()).toMatchObject({ ok: true });
  });

  it('can’t be left out or made up unnoticed', () => {
    if (began === undefined || viewed?.kind !== 'viewed') throw new Error('Nothing was opened');
    const { faults: _, ...without } = viewed;
    for (const changed of [without, { ...viewed, faults: ['made up'] }])
      expect(foldLog(relinked([began, changed]))).toMatchObject({ ok: false, difference: { seq: 1 } });
    const quiet = records.findIndex((record) => record.kind === 'viewed' && record.act === 'opened');
    const told = records.map((record, at) => (at === quiet ? { ...record, faults: ['made up'] } : record));
    expect(foldLog(relinked(told))).toMatchObject({ ok: false, difference: { seq: quiet } });
  });
});
