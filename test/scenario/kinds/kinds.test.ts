import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileExpression } from '../../../src/scenario/cel.ts';
import type { Scope, Template } from '../../../src/scenario/expression.ts';
import { kindOf } from '../../../src/scenario/kinds/all.ts';
import { leftOver } from '../../../src/scenario/kinds/allocate.ts';
import { formTotals } from '../../../src/scenario/kinds/form.ts';
import type { TaskSpec } from '../../../src/scenario/kinds/kind.ts';
import {
  boardOfAnswer,
  dropStrip,
  givenBoard,
  moveStrip,
  restoreStrip,
  type ScheduleSpec,
  shiftStart,
  timesOf,
} from '../../../src/scenario/kinds/schedule.ts';

const label = (text: string): Template => ({ parts: [text] });
const frame = { startWeekday: 6, starts: 1000 };
const scope: Scope = {
  facts: {},
  draws: {},
  answer: null,
  answered: () => false,
  result: () => 'none',
  opened: () => false,
  now: null,
  minutesSince: () => null,
};

const choose: TaskSpec = {
  kind: 'choose',
  options: ['stay', 'cover-set'].map((id) => ({
    id,
    label: label(`Go: ${id}`),
    if: null,
    takesMinutes: null,
    results: [],
  })),
};
const chooseMany: TaskSpec = {
  kind: 'choose-many',
  options: ['key', 'dressers', 'catering'].map((id) => ({ id, label: label(id), if: null })),
  atLeast: 1,
  atMost: 2,
};
const rank: TaskSpec = { kind: 'rank', items: ['a', 'b', 'c'].map((id) => ({ id, label: label(id) })) };
const allocate: TaskSpec = {
  kind: 'allocate',
  unit: 'money',
  total: 100_000,
  step: 5_000,
  lines: ['kit', 'food'].map((id) => ({ id, label: label(`The ${id}`), atLeast: 0, atMost: 80_000 })),
  mayLeave: false,
};
const schedule: ScheduleSpec = {
  kind: 'schedule',
  strips: [
    { id: 's30', label: label('30 INT'), lastsMinutes: 60, isBreak: false, mayDrop: false },
    { id: 'lunch', label: label('Lunch'), lastsMinutes: 60, isBreak: true, mayDrop: false },
    { id: 's31', label: label('31 EXT'), lastsMinutes: 90, isBreak: false, mayDrop: true },
  ],
  start: { from: 1860, to: 1980, step: 30 },
  given: ['s30', 'lunch', 's31'],
  startWeekday: 6,
  clockStarts: 1000,
};
const contact: TaskSpec = {
  kind: 'contact',
  people: [{ id: 'priya', name: 'Priya Nair', role: 'line producer' }],
  by: ['call', 'text'],
};
const flag: TaskSpec = {
  kind: 'flag',
  document: 'order',
  lines: [
    { id: 'l1', cells: [label('06:00'), label('Rig'), label('')], wanted: true },
    { id: 'l2', cells: [label('07:00'), label('Unit call'), label('base')], wanted: false },
    { id: 'l3', cells: [label('08:00'), label('Scene 31'), label('quay')], wanted: true },
  ],
};
const form: Extract<TaskSpec, { kind: 'form' }> = orderForm();
const write: TaskSpec = {
  kind: 'write',
  as: 'e-mail',
  to: [
    { id: 'priya', name: 'Priya Nair', role: 'line producer' },
    { id: 'tom', name: 'Tom Ellery', role: 'first AD' },
  ],
  attach: [{ id: 'order', title: 'New order' }],
  mayNotSend: true,
  hasSubject: true,
  words: 40,
  atMostWords: 60,
};
const all: readonly TaskSpec[] = [choose, chooseMany, rank, allocate, schedule, contact, flag, form, write];

describe('an answer', () => {
  const good: readonly [TaskSpec, unknown, unknown][] = [
    [choose, 'stay', 'stay'],
    [chooseMany, ['catering', 'key'], ['key', 'catering']],
    [rank, ['c', 'a', 'b'], ['c', 'a', 'b']],
    [allocate, { kit: '£600', food: '£400.00' }, { kit: '£600', food: '£400' }],
    [
      schedule,
      { start: 'Mon 07:30', order: ['s31', 's30', 'lunch'] },
      { start: 'Mon 07:30', order: ['s31', 's30', 'lunch'], dropped: [] },
    ],
    [contact, { who: 'priya', by: 'call' }, { who: 'priya', by: 'call' }],
    [flag, ['l3', 'l1'], ['l1', 'l3']],
    [form, { supplier: ' Gannet  Covers', net: '£1240' }, { supplier: 'Gannet  Covers', net: '£1,240' }],
    [
      write,
      { to: ['tom', 'priya'], subject: 'Monday', text: 'Base has moved.' },
      { to: ['priya', 'tom'], subject: 'Monday', attach: [], text: 'Base has moved.' },
    ],
    [write, { sent: 'no' }, { sent: 'no' }],
  ];
  it.each(good)('of kind $kind is read into one form', (spec, raw, answer) => {
    expect(kindOf(spec).read(spec, raw, scope)).toEqual({ ok: true, answer });
  });

  const bad: readonly [TaskSpec, unknown, string][] = [
    [choose, 'cover_set', '“cover_set” is not one of the options. Did you mean “cover-set”?'],
    [chooseMany, [], 'Choose at least 1; 0 chosen.'],
    [chooseMany, ['key', 'dressers', 'catering'], 'Choose at most 2; 3 chosen.'],
    [rank, ['a', 'b'], '“c” has no place yet.'],
    [rank, ['a', 'b', 'b', 'c'], '“b” stands twice.'],
    [allocate, { kit: '£600', food: '£300' }, '£100 is still to be given out.'],
    [allocate, { kit: '£900', food: '£100' }, 'The kit: At most £800.'],
    [allocate, { kit: '£610', food: '£390' }, 'The kit: In steps of £50.'],
    [allocate, { kit: 'lots', food: '£400' }, 'The kit: “lots” can’t be read as money. Write it as £1,234.50.'],
    [
      schedule,
      { start: 'Mon 07:10', order: ['s30', 'lunch', 's31'] },
      'The day can start from Mon 07:00 to Mon 09:00, in steps of 30 minutes.',
    ],
    [schedule, { start: 'Mon 07:00', order: ['lunch', 's31'], dropped: ['s30'] }, '“s30” can’t be left out.'],
    [contact, { who: 'priya' }, 'Choose how: call, text.'],
    [flag, ['l9'], '“l9” is not a line that can be marked here. Did you mean “l1”?'],
    [form, { net: 'lots' }, 'Net: “lots” can’t be read as money. Write it as £1,234.50.'],
    [write, { to: [], text: 'Hello' }, 'Choose at least one person to send it to.'],
    [write, { to: ['tom'], text: 'word '.repeat(61) }, '61 words; at most 60.'],
  ];
  it.each(bad)('of kind $kind is refused in a sentence', (spec, raw, sentence) => {
    const read = kindOf(spec).read(spec, raw, scope);
    expect(read.ok ? [] : read.problems).toContain(sentence);
  });

  it('never makes reading throw, and reads the same again once it is read', () => {
    const ids = fc.constantFrom(
      'stay',
      'key',
      'a',
      'b',
      'c',
      'kit',
      's30',
      's31',
      'lunch',
      'priya',
      'call',
      'l1',
      'l2',
      'net',
      '£5',
      'no',
      'Mon 07:00',
    );
    const key = fc.constantFrom(
      'who',
      'by',
      'order',
      'start',
      'dropped',
      'to',
      'text',
      'sent',
      'net',
      'supplier',
      'kit',
      'food',
      'attach',
      'subject',
    );
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        ids,
        fc.string({ unit: 'binary' }),
        fc.integer(),
        fc.constant(null),
        fc.boolean(),
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(key, tie('value'), { maxKeys: 4 }),
      ),
    }));
    fc.assert(
      fc.property(fc.constantFrom(...all), value, (spec, raw) => {
        const kind = kindOf(spec);
        const read = kind.read(spec, raw, scope);
        if (!read.ok) return;
        expect(kind.read(spec, read.answer, scope)).toEqual(read);
        expect(kind.tell(spec, read.answer, scope).length).toBeGreaterThan(0);
        kind.view(spec, read.answer, scope);
      }),
      { seed: 20260924, numRuns: 2_000 },
    );
  });
});

describe('conditions ask an answer', () => {
  it('of flags is told in the words of the lines', () => {
    expect(kindOf(flag).tell(flag, ['l1', 'l3'], scope)).toEqual(['06:00, Rig', '08:00, Scene 31, quay']);
    expect(kindOf(flag).tell(flag, [], scope)).toEqual(['No line']);
  });

  it('of flags: right, wrong and missed', () => {
    expect(kindOf(flag).view(flag, ['l1', 'l2'], scope).fields).toEqual({ right: 1, wrong: 1, missed: 1 });
  });

  it('of shares: what went where, and what is left', () => {
    const view = kindOf(allocate).view(allocate, { kit: '£600', food: '£400' }, scope);
    expect([view.ask.to?.('kit'), view.fields.left]).toEqual([60_000, 0]);
    expect(leftOver(allocate, { kit: 60_000 })).toBe(40_000);
  });

  it('of an order of items: places from 1, and what is before what', () => {
    const view = kindOf(rank).view(rank, ['c', 'a', 'b'], scope);
    expect([view.ask.place?.('c'), view.ask.before?.('a', 'b'), view.ask.before?.('a', 'c')]).toEqual([1, true, false]);
  });

  it('of a form: net, VAT and total add up', () => {
    expect(formTotals(form, { net: '£475' }, scope)).toEqual({ vat: '£95', total: '£570' });
    expect(kindOf(form).view(form, { supplier: 'Gannet', net: '£475' }, scope).fields).toMatchObject({
      net: 47_500,
      vat: 9_500,
      total: 57_000,
    });
  });
});

describe('a strip board', () => {
  const board = givenBoard(schedule);

  it('times each strip from the one before', () => {
    expect([...timesOf(schedule, board)]).toEqual([
      ['s30', { starts: 1860, ends: 1920 }],
      ['lunch', { starts: 1920, ends: 1980 }],
      ['s31', { starts: 1980, ends: 2070 }],
    ]);
  });

  it('times the strips anew when one moves, and all when the start shifts', () => {
    expect(timesOf(schedule, moveStrip(board, 2, 0)).get('s30')).toEqual({ starts: 1950, ends: 2010 });
    expect(timesOf(schedule, shiftStart(schedule, board, 1)).get('s30')).toEqual({ starts: 1890, ends: 1950 });
    expect(shiftStart(schedule, board, -3).start).toBe(1860);
  });

  it('lets a strip out and takes it back, but never one that must stay', () => {
    const without = dropStrip(schedule, board, 's31');
    expect([without.order, without.dropped]).toEqual([['s30', 'lunch'], ['s31']]);
    expect(restoreStrip(without, 's31')).toEqual(board);
    expect(dropStrip(schedule, board, 's30')).toEqual(board);
  });

  it('always has every strip once, whatever is moved', () => {
    const move = fc.record({
      act: fc.constantFrom('move', 'drop', 'restore', 'shift'),
      from: fc.integer({ min: -2, max: 5 }),
      to: fc.integer({ min: -2, max: 5 }),
    });
    fc.assert(
      fc.property(fc.array(move, { maxLength: 20 }), (moves) => {
        const end = moves.reduce((current, { act, from, to }) => {
          const id = schedule.strips[from]?.id ?? 'none';
          if (act === 'move') return moveStrip(current, from, to);
          if (act === 'drop') return dropStrip(schedule, current, id);
          return act === 'restore' ? restoreStrip(current, id) : shiftStart(schedule, current, to);
        }, board);
        expect([...end.order, ...end.dropped].sort()).toEqual(['lunch', 's30', 's31']);
        const read = kindOf(schedule).read(
          schedule,
          { start: 'Mon 07:00', order: end.order, dropped: end.dropped },
          scope,
        );
        expect(read.ok).toBe(true);
        expect(boardOfAnswer(schedule, read.ok ? read.answer : null)?.order).toEqual(end.order);
      }),
      { seed: 20260924 },
    );
  });
});

// Helpers

function orderForm(): Extract<TaskSpec, { kind: 'form' }> {
  const plain = { choices: null, computed: null, least: null, most: null, words: null };
  const fields = { supplier: 'text', net: 'money', vat: 'money' } as const;
  const computed = (source: string) =>
    compileExpression(
      source,
      { file: 'x', start: 0, end: source.length },
      {
        facts: new Map(),
        draws: new Map(),
        tasks: new Map(),
        documents: new Set(),
        offers: { fields, questions: {} },
        clock: false,
        frame,
      },
      'money',
      () => {},
    );
  return {
    kind: 'form',
    fields: [
      { ...plain, id: 'supplier', label: 'Supplier', type: 'words', required: false },
      { ...plain, id: 'net', label: 'Net', type: 'money', required: true },
      {
        ...plain,
        id: 'vat',
        label: 'VAT at 20%',
        type: 'money',
        required: false,
        computed: computed('share(answer.net, 20)'),
      },
      {
        ...plain,
        id: 'total',
        label: 'Total',
        type: 'money',
        required: false,
        computed: computed('answer.net + answer.vat'),
      },
    ],
    startWeekday: 6,
    clockStarts: 1000,
    clockEnds: 2580,
  };
}
