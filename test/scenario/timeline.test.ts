import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/scenario/diagnostic.ts';
import { readTimeline, writeTimeline } from '../../src/scenario/timeline.ts';

const clock = { startWeekday: 6, starts: 16 * 60, ends: 42 * 60 };
const people = [
  { id: 'tom', name: 'Tom Ellery', role: 'First assistant director', phone: null, email: null, about: null },
].map((person) => ({ ...person, span: { file: 'scenario.yaml', start: 0, end: 0 } }));

describe('a planner’s spreadsheet of messages', () => {
  it('becomes the timers of a state, in the order of their times', () => {
    const text =
      'Time,From,By,Text,Notes\nMon 06:10,tom,Phone,"Where, pray, is the van?",x\nSun 17:30,Tom Ellery,email,Rain.,\n';
    expect(written(text)).toBe(
      [
        'at:',
        '  Sun 17:30:',
        '    message:',
        '      from: tom',
        '      by: e-mail',
        '      text: Rain.',
        '  Mon 06:10:',
        '    message:',
        '      from: tom',
        '      by: call',
        '      text: Where, pray, is the van?',
        '',
      ].join('\n'),
    );
  });

  it('puts messages of one time into one list, with a subject where there is one', () => {
    const text = 'time,from,by,subject,text\nSun 17:30,tom,text,,One\nSun 17:30,tom,e-mail,Rain,Two\n';
    expect(written(text)).toContain(
      '    message:\n      - from: tom\n        by: text\n        text: One\n      - from: tom\n        by: e-mail\n        subject: Rain\n',
    );
  });

  it.each([
    ['a time that is none', '17:30,tom,text,Hi', 'CS206', 0],
    ['a message without a time', ',tom,text,Hi', 'CS213', 0],
    ['a message that doesn’t say how it comes', 'Sun 17:30,tom,,Hi', 'CS213', 14],
    ['a way that nobody is reached by', 'Sun 17:30,tom,pigeon,Hi', 'CS207', 14],
    ['a sender who isn’t in the scenario', 'Sun 17:30,tim,text,Hi', 'CS304', 10],
    ['a message without words', 'Sun 17:30,tom,text,', 'CS213', 19],
    ['a cell that isn’t closed', 'Sun 17:30,tom,text,"Hi', 'CS503', 19],
  ])('names %s at its place', (_, row, code, column) => {
    const heading = 'time,from,by,text\n';
    const told: Diagnostic[] = [];
    expect(readTimeline(file(heading + row), { clock, people }, (one) => told.push(one))).toBeNull();
    expect(told.map((one) => [one.code, one.span.start - heading.length])).toEqual([[code, column]]);
  });

  it.each([
    ['Sun 5.30 pm', 'Sun 17:30'],
    ['monday 0610', 'Mon 06:10'],
    ['07:15', 'Mon 07:15'],
  ])('reads the time %s as people write it', (time, read) => {
    expect(written(`time,from,by,text\n${time},tom,text,Hi\n`)).toContain(`  ${read}:\n`);
  });

  it.each([
    ['time;from;by;text\nSun 17:30;tom;text;"Hi; you"\n', 'The columns are parted by semicolons.'],
    ['time\tfrom\tby\ttext\n', 'The columns are parted by tabs.'],
    ['time,from,by,text\n', 'There is no message below the heading row.'],
  ])('says of %j what is wrong with it as a whole', (text, message) => {
    const told: Diagnostic[] = [];
    expect(readTimeline(file(text), { clock, people }, (one) => told.push(one))).toBeNull();
    expect(told.map((one) => one.message)).toEqual([message]);
  });

  it('names the columns that are missing', () => {
    const told: Diagnostic[] = [];
    expect(readTimeline(file('when,from,by,text\n'), { clock, people }, (one) => told.push(one))).toBeNull();
    expect(told.map(({ message }) => message)).toEqual(['The heading row has no column `time`.']);
  });
});

function file(text: string) {
  return { path: 'messages.csv', text };
}

function written(text: string): string {
  const entries = readTimeline(file(text), { clock, people }, ({ message }) => {
    throw new Error(message);
  });
  return writeTimeline(entries ?? [], clock, []);
}
