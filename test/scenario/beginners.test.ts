import { describe, expect, it } from 'vitest';
import { compileScenario } from '../../src/scenario/compile.ts';
import type { ScenarioSource } from '../../src/scenario/scenario.ts';
import { workshop } from './workshop.ts';

/** What is said of a scenario with something in it changed. */
function changed(from: string, to: string, source: ScenarioSource = workshop(contact)): readonly string[] {
  const files = source.files.map(({ path, text }) => ({ path, text: text.replace(from, to) }));
  return compileScenario({ ...source, files }).diagnostics.map(
    ({ code, message, hint }) => `${code} ${message} | ${hint}`,
  );
}

/** What is said of a scenario around one task, in the order of the file: `CODE message | hint`. */
function told(task: string, when?: string): readonly string[] {
  const { diagnostics } = compileScenario(workshop(task, when === undefined ? {} : { when }));
  return diagnostics.map(({ code, message, hint }) => `${code} ${message} | ${hint}`);
}

const contact = 'contact: Whom do you ask?\npeople: [gita, dele]\nby: [call, text]';

describe('what is written in the wrong form is shown in the right one', () => {
  it.each([
    [
      `${contact}\njudged: K6`,
      'CS203 `judged` wants a list; here is a single value. | Put square brackets round it: [K6].',
    ],
    [
      'rank: Whom first?\nitems: [Gita, Dele]',
      'CS203 `items` wants a map; here is a list. | Write it like this: { cast: Ring the cast, trucks: Move the trucks }',
    ],
    [
      `${contact}\nunanswered: { message: hello }`,
      'CS203 `message` wants a list or a map; here is a single value. | Put quotes round text with signs in it; indent what belongs to a key below it.',
    ],
  ])('%s', (task, expected) => {
    expect(told(task)).toEqual([expected]);
  });

  it('a list whose dash was forgotten', () => {
    expect(told(`${contact}\nmarking:\n  look-for:\n    names: The cost`)).toEqual([
      'CS203 `look-for` wants a list; here is a map. | Begin it with a dash: - names: …',
    ]);
  });

  it('a list in the brackets of a map, without a word about commas', () => {
    expect(told('choose-many: Whom?\noptions: { cast, drivers }')).toEqual([
      'CS213 `cast` has no value. | In { } each key has a value: { cast: … }. A list stands in [ ].',
      'CS213 `drivers` has no value. | In { } each key has a value: { drivers: … }. A list stands in [ ].',
    ]);
  });

  it('a kind of task that stands as a value', () => {
    expect(told('question: Mark each line.\ntype: flag\ndocument: call-sheet')[0]).toBe(
      'CS209 `work` has none of the keys that say what it is. | Write `flag: …` instead of `type: flag`.',
    );
  });
});

describe('a value as people write it is shown as it is to be written', () => {
  it.each([
    ['takes: 15 min', "CS206 `15 min` isn't a duration. | Write 15m."],
    ['takes: 1 hour 30', "CS206 `1 hour 30` isn't a duration. | Write 1h30m."],
    ['takes: a while', "CS206 `a while` isn't a duration. | Write 45m, 2h or 1h30m."],
    ['unanswered: { do: { extra_cost: 1500 } }', 'CS206 `1500` isn\'t a value of `extra_cost`. | Write "£1,500".'],
  ])('%s', (line, expected) => {
    expect(told(`${contact}\n${line}`)).toEqual([expected]);
  });

  it('a time', () => {
    expect(
      told(
        'schedule: Make the day work.\nstart: Mon 7pm\nstrips: { a: { label: A, lasts: 1h }, b: { label: B, lasts: 1h } }',
      ),
    ).toEqual(['CS206 `Mon 7pm` isn\'t a time. | Write "Mon 19:00".']);
  });

  it('evidence', () => {
    expect(told(`${contact}\nunanswered: { shows: { s3 Against: Nobody was asked } }`)).toEqual([
      "CS207 `s3 Against` doesn't say a code and what it shows. | Did you mean `S3 against`?",
    ]);
  });
});

describe('a condition', () => {
  it.each([
    [
      'answer.who == dele',
      'CS602 Nothing here is called `dele`. | Text stands in double quotes: "dele". Facts and draws are declared at the top of the file.',
    ],
    [
      'answer.by == “call”',
      'CS601 This can’t be read as an expression. | Curly quotes mean nothing here: type straight ones, "…".',
    ],
    ['extra_cost => hire', 'CS601 This can’t be read as an expression. | At least is written >=, at most <=.'],
    [
      'extra_cost > "£500"',
      'CS603 Money can’t be compared with text. | Only words stand in quotes alone: write money("£500"), duration("2h"), time("Mon 11:30").',
    ],
    [
      '(answer.by == "call" || answer.by == "text"',
      'CS601 The expression stops before it is complete. | A round bracket is opened and not closed: put ) where it ends.',
    ],
  ])('%s', (when, expected) => {
    expect(told(contact, `'${when}'`)).toEqual([expected]);
  });
});

describe('one mistake is told once, and no mistake waits for another to be mended', () => {
  it('a field whose name has a - is asked about as it has to be spelled', () => {
    expect(told('form: Make out the order.\nfields: { net-fee: { money: Hire } }', 'answer.net_fee == hire')).toEqual([
      "CS204 `net-fee` isn't spelled as an id: small letters, digits and `_`. | Write it `net_fee`.",
    ]);
  });

  it('a task with somebody unknown in it has its times read', () => {
    expect(
      told('contact: Whom?\npeople: [gita, john]\nby: [call]\ntakes: 15 min').map((line) => line.slice(0, 5)),
    ).toEqual(['CS304', 'CS206']);
  });

  it('a list of codes without a part is said of `assesses` alone', () => {
    expect(changed('assesses: { core: [K6, S3] }', 'assesses: [K6, S3]')).toEqual([
      'CS203 `assesses` wants a map; here is a list. | Write it like this: { core: [K6, S3] }',
    ]);
  });

  it('a word in the wrong case is taken as it was meant', () => {
    expect(changed('type: final', 'type: Final')).toEqual(['CS207 `type` can’t be `Final`. | Did you mean `final`?']);
  });

  it('an ending of a state that isn’t final says what makes it so', () => {
    expect(changed('    type: final\n', '')).toContain(
      'CS409 Only a final state at the top of the story has an ending. | Add a line `type: final` to the state.',
    );
  });

  it('a mark of a line that is spelled otherwise marks the line all the same', () => {
    const flag = 'flag: Mark it.\ndocument: call-sheet\nwanted: [l1]';
    expect(changed('{#l1}', '{# L1}', workshop(flag))).toEqual([
      "CS505 `L1` isn't spelled as an id. | Write {#l1} at the end of the line: small letters, digits and `-`.",
    ]);
  });
});
