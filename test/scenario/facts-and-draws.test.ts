import { describe, expect, it } from 'vitest';
import { withTop } from './right-source.ts';

describe('a fact', () => {
  it('is read in the notation of its unit, with its bounds', () => {
    const { scenario, told } = withTop(
      [
        'facts:',
        '  cost: { money: "£1,240", at-least: "-£5", at-most: "£2,000.50", better: less }',
        '  lost: { duration: 1h30m, at-least: 0m, at-most: 4h }',
        '  call: { time: "Mon 07:00", at-least: "Sun 17:00", at-most: "Mon+1 07:00" }',
        '  mood: { integer: 5, from: -1, to: 10, better: more }',
        '  booked: { yes-no: no }',
        '  unit_is: { one-of: [location, studio], starts: studio }',
        '',
      ].join('\n'),
    );
    expect(told).toEqual([]);
    const read = scenario?.facts.map(({ id, unit, starts, least, most, choices, better }) => {
      return [id, unit, starts, least, most, choices, better];
    });
    expect(read).toEqual([
      ['cost', 'money', 124_000, -500, 200_050, null, 'less'],
      ['lost', 'duration', 90, 0, 240, null, null],
      ['call', 'time', 1_860, 1_020, 11_940, null, null],
      ['mood', 'integer', 5, -1, 10, null, 'more'],
      ['booked', 'yes-no', false, null, null, null, null],
      ['unit_is', 'text', 'studio', null, null, ['location', 'studio'], null],
    ]);
  });

  it.each([
    ['goodwill: { integer: 11, from: 0, to: 10 }', '2:24 CS412 `goodwill` starts outside its own bounds.'],
    ['goodwill: { integer: 5, from: 10, to: 0 }', '2:3 CS412 The bounds of `goodwill` are the wrong way round.'],
    ['goodwill: { integer: 5.5, from: 0, to: 10 }', "2:24 CS206 `5.5` isn't a whole number."],
    ['cost: { money: 500, at-least: "£0", at-most: "£9" }', "2:18 CS206 `500` isn't money."],
    ['booked: { yes-no: maybe }', "2:21 CS206 `maybe` isn't yes or no."],
    ['unit_is: { one-of: [a, b], starts: c }', '2:38 CS207 `starts` can’t be `c`.'],
    ['unit_is: { one-of: [a, b, a], starts: a }', '2:29 CS301 `a` stands twice in this list.'],
    ['unit-is: { yes-no: no }', "2:3 CS204 `unit-is` isn't spelled as an id: small letters, digits and `_`."],
    ['now: { yes-no: no }', '2:3 CS205 `now` is a name that conditions have already.'],
    [
      'goodwill: { integer: 5, money: "£5" }',
      '2:27 CS209 A fact has one of `money`, `duration`, `time`, `integer`, `yes-no`, `one-of`; here are two.',
    ],
  ])('%s is refused once', (fact, told) => {
    expect(withTop(`facts:\n  ${fact}\n`).told).toEqual([told]);
  });
});

describe('a draw', () => {
  it('of rows has a unit for each column, told by how its values are written', () => {
    const { scenario, told } = withTop(
      'draws:\n  van:\n    rows:\n      - { firm: Acme, quote: "£310", ready: "Sun 17:30", seats: 4 }\n      - { firm: Bell, quote: "£280", ready: "Sun 17:50", seats: 6 }\n',
    );
    expect(told).toEqual([]);
    expect(scenario?.draws[0]).toMatchObject({
      id: 'van',
      columns: [
        { name: 'firm', unit: 'text' },
        { name: 'quote', unit: 'money' },
        { name: 'ready', unit: 'time' },
        { name: 'seats', unit: 'integer' },
      ],
      choices: [
        ['Acme', 31_000, 1_050, 4],
        ['Bell', 28_000, 1_070, 6],
      ],
    });
  });

  it('of rows names the value that is written otherwise than the others of its column', () => {
    const { told } = withTop(
      'draws:\n  van:\n    rows:\n      - { quote: "£310" }\n      - { quote: 280 }\n      - { quote: "£300" }\n',
    );
    expect(told).toEqual(["5:18 CS206 `280` isn't money."]);
  });

  it('of rows has the same columns in each', () => {
    const { told } = withTop(
      'draws:\n  van:\n    rows:\n      - { quote: "£310", seats: 4 }\n      - { quote: "£280", seat: 6 }\n',
    );
    expect(told).toEqual([
      '5:11 CS202 `seats` is missing in this row.',
      '5:26 CS201 The first row has no column `seat`.',
    ]);
  });

  it.each([
    ['front: { time: ["Mon 11:30", noon] }', "2:32 CS206 `noon` isn't a time."],
    ['gazebo: { money: [£1,240] }', undefined],
    ['front: { time: [] }', '2:18 CS212 `time` is empty.'],
    ['front: { time: "Mon 11:30" }', '2:18 CS203 `time` wants a list; here is a single value.'],
  ])('%s is refused', (draw, told) => {
    const found = withTop(`draws:\n  ${draw}\n`);
    expect(found.scenario).toBeNull();
    if (told !== undefined) expect(found.told).toEqual([told]);
  });

  it('may not have the name of a fact, and what reads that name is passed over', () => {
    const { told } = withTop(
      'facts:\n  wet: { yes-no: no }\ndraws:\n  wet: { yes-no: [yes, no] }\nalways-true: [wet == 3]\n',
    );
    expect(told).toEqual(['4:3 CS301 `wet` is declared twice: as a fact and as a draw.']);
  });
});
