import { describe, expect, it } from 'vitest';
import { evidenceText, markingText } from '../../src/log/evidence-text.ts';
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
    expect(storyText(replayed).join('\n')).toMatchInlineSnapshot(`
      "   0     0:00  Sun 16:00  A1 begins “A small day”
                     Practice; specimen; seed 7; begun 2026-09-01T09:00:00.000Z
                     Time allowed 30:00, with 25% more: 37:30
                     ⇐ Sun 16:00  Tom Ellery, by text: Rain due Mon 11:30. Acme can do the van. Who do we ring?
         1     1:05  Sun 16:00  opened message from Tom Ellery
         3     1:05  Sun 16:00  opened Call sheet
         4     1:05  Sun 16:00  noted
                     Rain: who pays?
         6     1:05  Sun 16:10  First call
                     Asked: Whom do you ring first?
                     Ring Priya
                     Not chosen: Text Tom about the rain at 11:30; Ring nobody yet
                     Reason: She signs for it
                     Came to: right in 10m
                     S1 toward a distinction: Tells the one who decides, first
                     K1 toward a pass: Knows who decides
                     ⇐ Sun 16:05  Dele Akande, by radio: Radio check, nothing needed.
         7     1:05  Sun 16:10  added to the answer
                     I meant Priya first and Tom after
         9     1:05  Sun 16:15  waited 5m
        10     1:05  Sun 16:25  Wet-weather kit
                     Asked: What do you book?
                     Two gazebos
                     Not chosen: Heaters; The studio
                     Came to: dry in 10m
                     K1 toward a pass: Keeps the crew dry
                     ⇐ Sun 16:15  Tom Ellery, by e-mail, “New order”: What in it can't stand?
                     ⇐ Sun 16:25  Priya Nair, by e-mail, “Thank you”: Glad you rang. That's £180 so far.
        11     1:05  Sun 16:35  Order scenes
                     Asked: Put the scenes in the order you would shoot them.
                     1. Scene 4, exterior
                     2. Scene 9, studio
                     3. Scene 2, either
                     Came to: outside-first in 10m
                     S2 toward a pass: Uses the dry hours
        12     1:05  Sun 16:55  Board
                     Asked: Time the day.
                     07:30 to 08:00  Rig
                     08:00 to 10:00  Scene 4
                     10:00 to 11:00  Lunch
                     11:00 to 12:30  Scene 9
                     Came to: dry in 20m
                     S2 toward a distinction: The whole board holds in the rain
        13     1:05  Sun 17:10  Check order
                     Asked: Mark each line that can't stand.
                     06:00 Rig at the harbour
                     Not marked: 07:00-11:45 Scene 4; 12:00 Move to the studio; 13:00 Scene 9
                     Reason: It can't stand
                     Came to: some in 15m
                     S2 toward a pass: Finds a clash
        14     1:05  Sun 17:15  Book van
                     Asked: Who books the van, and how do you reach them?
                     Call Dele Akande, production manager
                     Not chosen: Priya Nair; by e-mail
                     Came to: booked in 5m
                     K1 toward a pass: Knows who books
        15     1:05  Sun 17:15  incident: the machine or the program was suspended
                     2026-09-01T09:00:00.000Z (12 seconds): The lid was closed
        17    37:30  Sun 17:15  Split was left unanswered
                     Asked: Split the weather money.
        18    37:30  Sun 17:15  Order form was left unanswered
                     Asked: Make out the purchase order.
                     Typed by then, and no answer:
                       Net price: £2
                       Reason so far: not sure
                     S2 against: There is no order
        19    37:30  Sun 17:15  the time was up
                     Ended 2026-09-01T09:00:00.000Z"
    `);
  });

  it('says why it goes no further, and what was typed by then', () => {
    const cut = new MemoryLog();
    sit(cut.begin(), whole.split('- split')[0] ?? '');
    cut.nowMs = 100_000;
    sit(
      cut.resume(),
      '- draft: { task: split, answer: { covers: "£12" } }\n- draft: { task: order-form, answer: { net: two, code: weather }, reason: not sure }\n',
    );
    const story = (torn: number) =>
      storyText(replayLog(cut.records()), { damage: null, torn: { from: 9, bytes: torn } });
    expect(story(57).slice(-8)).toEqual([
      'The log stops here, unfinished: 30:00 left; open: Split; Order form.',
      '               Typed so far in Split, and no answer:',
      '                 Covers: £12',
      '               Typed so far in Order form, and no answer:',
      '                 Net price: two',
      '                 Budget code: 2440 Weather cover',
      '                 Reason so far: not sure',
      '57 bytes of a record that was cut off follow. They were never said to be saved.',
    ]);
  });

  it('says when only the end is missing from the record', () => {
    const finished = new MemoryLog();
    sit(finished.begin(), whole);
    const cut = replayLog(finished.copy(finished.lines.length - 1).records());
    expect(storyText(cut).at(-1)).toBe(
      'The log stops here, unfinished: 30:00 left; it had come to its end, which isn’t on the record.',
    );
  });

  it('says nothing of the kind where the sitting ended', () => {
    expect(storyText(replayed).join('\n')).not.toContain('The log stops here');
  });

  it('says where a damaged log can’t be read on', () => {
    const damage = { record: 20, because: 'its content and its hash don’t agree' };
    expect(storyText(replayed, { damage, torn: null }).at(-1)).toBe(
      'The log can’t be read from record 20 on: its content and its hash don’t agree.',
    );
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
    expect(evidenceText(replayed).join('\n')).toMatchInlineSnapshot(`
      "Evidence by outcome
      What the scenario’s author expects these decisions to show. It is there for a person to mark by; it is no mark and never a grade.
      Plan: A small plan for tests, 1.0.
      The scenario is a specimen: for practice, not for a result.

      AO1  Communicating
        K1  What each department needs.
              toward a pass: Knows who decides (First call, record 6)
              toward a pass: Keeps the crew dry (Wet-weather kit, record 10)
              toward a pass: Knows who books (Book van, record 14)
              left unanswered, and could have shown it: Split (record 17)
        S1  Tell people what has changed.
              toward a distinction: Tells the one who decides, first (First call, record 6)
              words for people to judge: First call

      AO2  Papers
        S2  Keep the papers right.
              toward a pass: Uses the dry hours (Order scenes, record 11)
              toward a distinction: The whole board holds in the rain (Board, record 12)
              toward a pass: Finds a clash (Check order, record 13)
              against: There is no order (Order form, record 18)
              words for people to judge: Check order
              left unanswered, and could have shown it: Order form (record 18)"
    `);
  });
});

describe('an opportunity that was missed', () => {
  it('is named under each code that it could have shown, left unanswered or open still', () => {
    expect(evidenceText(replayed)).toContain('        left unanswered, and could have shown it: Split (record 17)');
    const cut = replayLog(log.records().slice(0, 3));
    expect(evidenceText(cut).slice(6)).toEqual([
      '  K1  What each department needs.',
      '        no evidence seen',
      '        open still, and could have shown it: First call',
      '        open still, and could have shown it: Wet-weather kit',
      '  S1  Tell people what has changed.',
      '        no evidence seen',
      '        open still, and could have shown it: First call',
      '',
      'AO2  Papers',
      '  S2  Keep the papers right.',
      '        no opportunity came up, and so no evidence',
    ]);
  });

  it('is there when the log was cut before what follows from a wait', () => {
    const waited = new MemoryLog();
    sit(waited.begin(), '- wait: 60m\n');
    const lapse = waited.kinds().indexOf('lapsed');
    const cut = replayLog(waited.copy(lapse).records());
    expect(cut.records.at(-1)?.after.due.length).toBeGreaterThan(0);
    expect(evidenceText(cut).slice(-4)).toEqual([
      '  S2  Keep the papers right.',
      '        no evidence seen',
      '        open still, and could have shown it: Order scenes',
      '        open still, and could have shown it: Check order',
    ]);
  });
});

describe('what the author looks for', () => {
  const looks = [
    '        look for: Says what is owed',
    '        look for: Says who knows',
    '        not a pass: All fine.',
    '        just a pass: Scene 9 is owed.',
    '        just a distinction: Scene 9 is owed and Tom knows.',
  ];

  it('stands by each task that came up, with the record of its answer', () => {
    const finished = new MemoryLog();
    sit(finished.begin(), whole);
    const answered = finished.kinds().lastIndexOf('decided');
    const title = `  Handover note (record ${answered})`;
    const words = '        people judge its words for: S1, S2';
    const heading = 'What the author looks for, task by task';
    expect(markingText(replayLog(finished.records()))).toEqual([heading, '', title, words, ...looks]);
    const before = markingText(replayLog(finished.copy(answered).records()));
    expect(before[2]).toBe('  Handover note (not answered)');
  });

  it('is not told of tasks that nobody came to', () => {
    expect(markingText(replayed)).toEqual([]);
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
