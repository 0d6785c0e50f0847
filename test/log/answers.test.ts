import { describe, expect, it } from 'vitest';
import { stepsOf } from '../../src/log/answers.ts';
import type { LogRecord } from '../../src/log/record.ts';
import { readAnswers } from '../../src/scenario/answers-file.ts';
import { writeAnswers } from '../../src/scenario/write-answers.ts';
import { MemoryLog, sit, small } from './memory-log.ts';
import { whole } from './small-answers.ts';

/** What three ways of sitting the same answers must have in common. */
function story(records: readonly LogRecord[]): readonly unknown[] {
  return records.flatMap((record) => {
    const { seq: _seq, at: _at, prev: _prev, hash: _hash, ...said } = record;
    const told = ['decided', 'waited', 'viewed', 'ticked', 'lapsed', 'ended', 'drafted', 'noted'].includes(record.kind);
    return told ? [{ ...said, wall: undefined }] : [];
  });
}

describe('sitting an answers file', () => {
  it('and printing its answers again gives a file that does the same', () => {
    for (const answers of [
      whole,
      '- wait: 10m\n- draft: { task: kit, answer: [gazebo] }\n- open: crew-list\n- expire\n',
      '- expire: withdrawn\n',
    ]) {
      const first = new MemoryLog();
      sit(first.begin({ mode: 'answers-file' }), answers);
      const again = new MemoryLog();
      const printed = writeAnswers(stepsOf(first.records()), ['again']);
      expect(sit(again.begin({ mode: 'answers-file' }), printed)).toMatchObject({ ok: true });
      expect(story(again.records())).toEqual(story(first.records()));
    }
  });

  it('stops at the first entry that cannot be done there, and says where it is', () => {
    const log = new MemoryLog();
    const text =
      '- first-call: { answer: priya, reason: x }\n- board: { start: "Mon 07:30", order: [], dropped: [] }\n';
    const sat = sit(log.begin({ mode: 'answers-file' }), text);
    expect(sat).toMatchObject({
      ok: false,
      problem: 'entry',
      diagnostic: { code: 'CS703', span: { start: text.indexOf('board') } },
    });
    expect(log.kinds()).toEqual(['began', 'decided']);
  });

  it('says what is wrong with an answer in the words of its task', () => {
    const sat = sit(new MemoryLog().begin(), '- first-call: { answer: prya, reason: x }\n');
    expect(sat).toMatchObject({ problem: 'entry', diagnostic: { message: expect.stringContaining('priya') } });
  });

  it.each([
    ['- book-van: { who: dele, by: call }\n', 'Open now: `first-call`, `kit`.'],
    ['- first-call: priya\n', 'With a reason, write: - first-call: { answer: …, reason: … }'],
    ['- first-call: { answer: anna, reason: x }\n', 'An answer here may name `priya`, `tom`, `nobody`.'],
    ['- close: call-sheet\n', 'Change this entry, or what comes before it.'],
  ])('says of %s what may be written instead', (answers, hint) => {
    expect(sit(new MemoryLog().begin(), answers)).toMatchObject({ problem: 'entry', diagnostic: { hint } });
  });

  it('stops when the log cannot be written', () => {
    const log = new MemoryLog();
    const recorder = log.begin();
    log.problem = 'The disk is full.';
    expect(sit(recorder, '- open: call-sheet\n')).toEqual({ ok: false, problem: 'lost', because: 'The disk is full.' });
  });

  it('by task id answers what is open, and refuses where two orders are possible', () => {
    const one = sit(new MemoryLog().begin(), 'first-call: { answer: nobody, reason: x }\n');
    expect(one).toMatchObject({ ok: true });
    const two = sit(new MemoryLog().begin(), 'kit: [gazebo]\nfirst-call: { answer: tom, reason: x }\n');
    expect(two).toMatchObject({ ok: false, problem: 'entry', diagnostic: { code: 'CS704' } });
  });

  it('by task id waits for a task that comes later', () => {
    const log = new MemoryLog();
    const sat = sit(log.begin({ mode: 'answers-file' }), 'order-scenes: [s4, s9, s2]\n');
    expect(sat).toMatchObject({ ok: true });
    expect(log.kinds()).toContain('waited');
  });
});

describe('an answers file', () => {
  const mistakes = (text: string): readonly string[] => {
    const found: string[] = [];
    readAnswers('answers.yaml', text, small, ({ code, span, message, hint }) => {
      const before = text.slice(0, span.start).split('\n');
      found.push(`${before.length}:${(before.at(-1)?.length ?? 0) + 1} ${code} ${message} | ${hint}`);
    });
    return found;
  };

  it('has all its mistakes told in one run, each at its place', () => {
    expect(
      mistakes(`- open: call-shet
- frist-call: priya
- wait: soon
- tick: many
- kit: [gazebo]
  reason: rain
- just words
- close:
- draft: { answer: x }
- note: { words: x }
- expire: maybe
- order-form: { remarks: Bring it, please, net: "£3" }
- first-call: { answer: priya, reason: !now }
`),
    ).toMatchInlineSnapshot(`
      [
        "1:9 CS305 There is no document or message \`call-shet\`. | Did you mean \`call-sheet\`?",
        "2:3 CS702 There is no task \`frist-call\`. | Did you mean \`first-call\`?",
        "3:9 CS206 A wait is \`next\`, or 1m to 10h. | Write it like this: - wait: 15m",
        "4:9 CS206 A tick is a number of minutes, 1 to 600. | Write it like this: - tick: 3",
        "5:3 CS701 This is no entry of an answers file. | With a reason, write: - kit: { answer: …, reason: … }",
        "7:3 CS701 This is no entry of an answers file. | One thing for each dash: a task’s id, or open, close, wait, tick, note, draft, expire, then a colon.",
        "8:3 CS213 \`close\` has no value. | Write one after the colon.",
        "9:10 CS202 The draft has no \`task\`. | Write { task: …, answer: … }.",
        "10:11 CS201 \`words\` isn’t known here. | It may have text, about.",
        "11:11 CS207 A sitting ends out of time or withdrawn. | Write - expire: out-of-time, or - expire: withdrawn.",
        "12:36 CS106 The comma before \`please\` ended the text: in { } a comma ends what isn't in quotes. | Put quotes round the whole value: remarks: 'Bring it, please'",
        "13:40 CS105 This value begins with \`!\`, which YAML keeps for itself. | Put quotes round the whole value: reason: '!now'",
      ]
    `);
  });

  it('that is empty, no list, or no YAML is told in a sentence', () => {
    expect([mistakes(''), mistakes('hello\n'), mistakes('- [a\n- b: "x\n')]).toMatchInlineSnapshot(`
      [
        [
          "1:1 CS115 There is nothing in this file. | Was it saved? Is it the file you meant?",
        ],
        [
          "1:1 CS203 An answers file is a list, or a map by task id. | Begin each line with a dash: - first-call: priya",
        ],
        [
          "1:3 CS104 This [ is opened here and not closed. | Close it with ]; what stands inside is indented further than its key.",
          "2:6 CS104 This quote is opened here and not closed. | Close it with " at the end of the text.",
        ],
      ]
    `);
  });
});
