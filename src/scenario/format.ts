import type { Keys, Shape } from './shape.ts';

/** The scenario format, version 1, as one table: `docs/authors.md` tells it in words. */

const value: Shape = { is: 'value' };
const label: Shape = { is: 'label' };
const prose: Shape = { is: 'prose' };
const yesNo: Shape = { is: 'word', of: ['yes', 'no'] };
const values: Shape = { is: 'list', of: value };

function some(shape: Shape | (() => Shape)): { readonly shape: Shape | (() => Shape) } {
  return { shape };
}

function needed(shape: Shape): { readonly shape: Shape; readonly needed: true } {
  return { shape, needed: true };
}

const message: Shape = {
  is: 'map',
  keys: {
    id: some(value),
    from: needed(value),
    by: needed({ is: 'word', of: ['call', 'text', 'e-mail', 'in-person', 'radio', 'note'] }),
    subject: some(label),
    text: needed(prose),
    attach: some({ is: 'either', scalar: value, list: values }),
    if: some(value),
    after: some(value),
    once: some(yesNo),
    stays: some(yesNo),
  },
};
const messages: Shape = { is: 'either', map: message, list: { is: 'list', of: message } };
const assignments: Shape = { is: 'named', of: value, keys: 'other', needsOne: true };
const signals: Shape = { is: 'either', scalar: value, list: values };

/** What a result, a transition and an unanswered task do. */
const effects: Keys = { do: some(assignments), signal: some(signals), message: some(messages) };

const effectList: Shape = {
  is: 'list',
  of: {
    is: 'kinded',
    what: 'An effect',
    kinds: { message: { message: some(message) }, do: { do: some(assignments) }, signal: { signal: some(value) } },
    common: {},
  },
};

const transition: Shape = { is: 'map', keys: { when: some(value), to: some(value), ...effects } };
const transitions: Shape = { is: 'either', map: transition, list: { is: 'list', of: transition, needsOne: true } };
/** An `always` or a `when-all-answered` without a `to` would be taken again and again. */
const leaving: Shape = { is: 'map', keys: { when: some(value), to: needed(value), ...effects } };
const byMoment: Shape = { is: 'named', of: transitions, keys: 'other', needsOne: true };

const shows: Shape = { is: 'named', of: label, keys: 'other' };
const resultKeys: Keys = { when: some(value), takes: some(value), to: some(value), shows: some(shows), ...effects };
const results: Shape = {
  is: 'named',
  of: { is: 'map', keys: resultKeys },
  keys: 'id',
  most: 'results',
  needsOne: true,
};
const { when: _when, ...ownResultKeys } = resultKeys;

function parts(of: Shape, keys: 'id' | 'name' = 'id'): Shape {
  return { is: 'named', of, keys, most: 'parts', needsOne: true };
}

function labelled(keys: Keys): Shape {
  return { is: 'either', scalar: label, map: { is: 'map', keys: { label: needed(label), ...keys } } };
}

const fieldCommon: Keys = {
  required: some(yesNo),
  'at-least': some(value),
  'at-most': some(value),
  computed: some(value),
};
const field: Shape = {
  is: 'kinded',
  what: 'A field',
  kinds: {
    money: { money: some(label) },
    integer: { integer: some(label) },
    duration: { duration: some(label) },
    time: { time: some(label) },
    'yes-no': { 'yes-no': some(label) },
    'one-of': { 'one-of': some(label), choices: needed(parts(label)) },
    words: { words: some(label), about: some(value) },
  },
  common: fieldCommon,
};

const strip = labelled({ lasts: needed(value), break: some(yesNo), 'may-drop': some(yesNo) });

const kinds: Readonly<Record<string, Keys>> = {
  choose: {
    choose: some(prose),
    options: needed(parts(labelled({ if: some(value), results: some(results), ...ownResultKeys }))),
  },
  'choose-many': {
    'choose-many': some(prose),
    options: needed(parts(labelled({ if: some(value) }))),
    'at-least': some(value),
    'at-most': some(value),
  },
  rank: { rank: some(prose), items: needed(parts(label)) },
  allocate: {
    allocate: some(prose),
    total: needed(value),
    step: needed(value),
    lines: needed(parts(labelled({ 'at-least': some(value), 'at-most': some(value) }))),
    'may-leave': some(yesNo),
  },
  schedule: {
    schedule: some(prose),
    strips: needed(parts(strip)),
    start: needed({
      is: 'either',
      scalar: value,
      map: { is: 'map', keys: { from: needed(value), to: needed(value), step: needed(value) } },
    }),
    given: some(values),
  },
  contact: {
    contact: some(prose),
    people: needed({ is: 'list', of: value, needsOne: true }),
    by: needed({ is: 'list', of: value, needsOne: true }),
  },
  flag: {
    flag: some(prose),
    wanted: needed({ is: 'either', list: values, map: { is: 'named', of: value, keys: 'other' } }),
  },
  form: { form: some(prose), fields: needed(parts(field, 'name')) },
  write: {
    write: some(prose),
    as: needed({ is: 'word', of: ['e-mail', 'note', 'handover'] }),
    to: some(values),
    attach: some(values),
    subject: some(yesNo),
    words: needed(value),
    'at-most': some(value),
    'may-not-send': some(yesNo),
  },
};

const marking: Shape = {
  is: 'map',
  keys: {
    'look-for': some({ is: 'list', of: label }),
    'not-a-pass': some(prose),
    'just-a-pass': some(prose),
    'just-a-distinction': some(prose),
  },
};

const task: Shape = {
  is: 'kinded',
  what: 'A task',
  kinds,
  common: {
    title: some(label),
    document: some(value),
    if: some(value),
    takes: some(value),
    expect: some(value),
    reason: some({ is: 'word', of: ['required', 'optional', 'none'] }),
    judged: some(values),
    rule: some(label),
    handover: some(yesNo),
    reserve: some(value),
    results: some(results),
    unanswered: some({ is: 'map', keys: { shows: some(shows), ...effects } }),
    marking: some(marking),
  },
};

const state: Shape = {
  is: 'map',
  keys: {
    type: some({ is: 'word', of: ['parallel', 'final', 'history'] }),
    initial: some(value),
    states: some(() => states),
    entry: some(effectList),
    exit: some(effectList),
    tasks: some({ is: 'named', of: task, keys: 'id', needsOne: true }),
    after: some(byMoment),
    at: some(byMoment),
    on: some(byMoment),
    always: some({ is: 'either', map: leaving, list: { is: 'list', of: leaving, needsOne: true } }),
    'when-all-answered': some(leaving),
    done: some(transitions),
    history: some({ is: 'word', of: ['shallow', 'deep'] }),
    to: some(value),
    ending: some({ is: 'map', keys: { title: needed(label), text: needed(prose) } }),
  },
};
const states: Shape = { is: 'named', of: state, keys: 'id', needsOne: true };

const bounds: Keys = { 'at-least': needed(value), 'at-most': needed(value) };
const fact: Shape = {
  is: 'kinded',
  what: 'A fact',
  kinds: {
    money: { money: some(value), ...bounds },
    duration: { duration: some(value), ...bounds },
    time: { time: some(value), ...bounds },
    integer: { integer: some(value), from: needed(value), to: needed(value) },
    'yes-no': { 'yes-no': some(value) },
    'one-of': { 'one-of': some({ is: 'list', of: value, needsOne: true }), starts: needed(value) },
  },
  common: { better: some({ is: 'word', of: ['less', 'more'] }) },
};

const choices: Shape = { is: 'list', of: value, most: 'drawChoices', needsOne: true };
const row: Shape = { is: 'named', of: value, keys: 'name', needsOne: true };
const draw: Shape = {
  is: 'kinded',
  what: 'A draw',
  kinds: {
    money: { money: some(choices) },
    duration: { duration: some(choices) },
    time: { time: some(choices) },
    integer: { integer: some(choices) },
    'yes-no': { 'yes-no': some(choices) },
    'one-of': { 'one-of': some(choices) },
    rows: { rows: some({ is: 'list', of: row, most: 'drawChoices', needsOne: true }) },
  },
  common: {},
};

const person: Shape = {
  is: 'map',
  keys: { name: needed(label), role: needed(label), phone: some(label), email: some(label), about: some(label) },
};

const document: Shape = {
  is: 'kinded',
  what: 'A document',
  kinds: { text: { text: some(value) }, table: { table: some(value) } },
  common: { title: needed(label), arrives: some({ is: 'word', of: ['later'] }) },
};

const clock: Shape = {
  is: 'map',
  keys: {
    starts: needed(value),
    ends: needed(value),
    live: some({ is: 'map', keys: { every: needed(value), because: needed(label) } }),
  },
};

/** A scenario file. */
export const scenarioShape: Shape = {
  is: 'map',
  keys: {
    callsheet: needed(value),
    id: needed(value),
    title: needed(label),
    status: needed({ is: 'word', of: ['draft', 'specimen', 'live'] }),
    rehearsal: some(yesNo),
    plan: needed(value),
    assesses: some({ is: 'named', of: values, keys: 'id' }),
    allow: needed(value),
    clock: needed(clock),
    brief: needed(prose),
    people: some({ is: 'named', of: person, keys: 'id', most: 'people' }),
    documents: some({ is: 'named', of: document, keys: 'id', most: 'documents' }),
    facts: some({ is: 'named', of: fact, keys: 'name', most: 'facts' }),
    draws: some({ is: 'named', of: draw, keys: 'name', most: 'draws' }),
    signals: some({ is: 'list', of: value, most: 'signals' }),
    'always-true': some({ is: 'list', of: value, most: 'invariants' }),
    /** Refused later, with the reason. */
    type: some(value),
    initial: needed(value),
    states: needed(states),
  },
};
