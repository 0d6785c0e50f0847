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
      found.push(
        `${before.length}:${(before.at(-1)?.length ?? 0) + 1} ${code} ${message}${hint === null ? '' : ` | ${hint}`}`,
      );
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
    ).toMatchInlineSnapshot();
  });

  it('that is empty, no list, or no YAML is told in a sentence', () => {
    expect([mistakes(''), mistakes('hello\n'), mistakes('- [a\n- b: "x\n')]).toMatchInlineSnapshot();
  });
});
