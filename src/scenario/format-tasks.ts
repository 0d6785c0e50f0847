import { effects, ownResultKeys, results, showsKey } from './format-effects.ts';
import {
  codes,
  condition,
  duration,
  forMarkers,
  id,
  ids,
  label,
  map,
  needed,
  prose,
  some,
  time,
  value,
  word,
  written,
  yesNo,
} from './format-shapes.ts';
import type { Key, Keys, Shape } from './shape.ts';

/** The nine kinds of task, each with its own keys, and what every task may have. */

function parts(of: Shape, keys: 'id' | 'name' = 'id'): Shape {
  return { is: 'named', of, keys, most: 'parts', needsOne: true };
}

/** What may be written as its label alone. */
function labelled(keys: Keys): Shape {
  return { is: 'either', scalar: label, map: map({ label: needed(label, 'What the candidate reads.'), ...keys }) };
}

const optionIf = some(condition, 'It is offered only while this holds.', 'cover_ready');
const least = (says: string): Key => some(value, says);
const count = written('integer');

const option = labelled({
  if: optionIf,
  results: some(results, 'Branches of this option alone.'),
  ...ownResultKeys,
});

const line = labelled({
  'at-least': least('The least that may go to it; nothing unless said.'),
  'at-most': least('The most that may go to it; the whole total unless said.'),
});

const strip = labelled({
  lasts: needed(duration, 'How long it takes.', '45m'),
  break: some(yesNo, 'It is a break, drawn as one.'),
  'may-drop': some(yesNo, 'It may be left out of the day.'),
});

const starts = map({
  from: needed(time, 'The earliest start.', '"Mon 07:00"'),
  to: needed(time, 'The latest start.', '"Mon 09:00"'),
  step: needed(duration, 'From one start to the next.', '30m'),
});

/** A field's own key, whose value is what stands beside it on the form. */
function labels(says: string): Key {
  return some(label, `${says} The value is what stands beside the field.`, 'Price');
}

const field: Shape = {
  is: 'kinded',
  what: 'A field',
  kinds: {
    money: { money: labels('A sum of money.') },
    integer: { integer: labels('A whole number.') },
    duration: { duration: labels('A length of time.') },
    time: { time: labels('A day and time.') },
    'yes-no': { 'yes-no': labels('Yes or no.') },
    'one-of': {
      'one-of': labels('One of several choices.'),
      choices: needed(parts(label), 'The choices, by id.', '{ dele: Dele Akande, priya: Priya Nair }'),
    },
    words: {
      words: labels('Free words, for people to judge.'),
      about: some(count, 'About how many words are expected; 30 unless said.', '40'),
    },
  },
  common: {
    required: some(yesNo, 'It must be filled in; so it is unless `no` is said.'),
    'at-least': least('The least that is accepted.'),
    'at-most': least('The most that is accepted.'),
    computed: some(
      written('expression'),
      'Worked out from the other fields; nobody types it.',
      "'share(answer.net, 20)'",
    ),
  },
};

/** The question of a task, under the key that says its kind. */
function asks(says: string): Key {
  return some(prose, `${says} The value is the question.`);
}

const kinds: Readonly<Record<string, Keys>> = {
  choose: {
    choose: asks('The candidate picks one of the options.'),
    options: needed(
      parts(option),
      'The options, by id: a label alone, or a map.',
      '{ wait: Wait for the rain to pass, move: Move inside }',
    ),
  },
  'choose-many': {
    'choose-many': asks('The candidate picks some of the options.'),
    options: needed(parts(labelled({ if: optionIf })), 'The options, by id.', '{ tents: Tents, heaters: Heaters }'),
    'at-least': some(count, 'The fewest that must be picked; none unless said.', '1'),
    'at-most': some(count, 'The most that may be picked; all unless said.', '2'),
  },
  rank: {
    rank: asks('The candidate puts the items in order.'),
    items: needed(parts(label), 'The items, by id.', '{ cast: Ring the cast, trucks: Move the trucks }'),
  },
  allocate: {
    allocate: asks('The candidate splits a total among lines.'),
    total: needed(value, 'What there is to share out: money, a duration or a number.', '"£600"'),
    step: needed(value, 'The smallest amount that can be moved.', '"£100"'),
    lines: needed(parts(line), 'Where it can go, by id.', '{ tents: Tents, heat: Heaters }'),
    'may-leave': some(yesNo, 'Some may be left over.'),
  },
  schedule: {
    schedule: asks('The candidate arranges strips into a day: order, start, breaks, strips left out.'),
    strips: needed(parts(strip), 'The strips, by id.', '{ sc-31: { label: Scene 31, lasts: 2h } }'),
    start: needed(
      { is: 'either', scalar: time, map: starts },
      'When the day begins, or the starts to choose from.',
      '"Mon 08:00"',
    ),
    given: some(ids, 'The order to begin with; that of the file unless said.', '[sc-31, lunch]'),
  },
  contact: {
    contact: asks('The candidate gets in touch: whom, and by what.'),
    people: needed({ is: 'list', of: id, needsOne: true }, 'Who can be reached.', '[gita, dele]'),
    by: needed(
      { is: 'list', of: value, needsOne: true },
      'How: `call`, `text`, `e-mail`, `in-person`.',
      '[call, text]',
    ),
  },
  flag: {
    flag: asks('The candidate marks lines of the `document`.'),
    wanted: needed(
      { is: 'either', list: { is: 'list', of: value }, map: { is: 'named', of: value, keys: 'other' } },
      'The lines that ought to be marked: a list, or a map of line to `yes` or a condition.',
      '[l2, l5]',
    ),
  },
  form: {
    form: asks('The candidate fills in a form.'),
    fields: needed(parts(field, 'name'), 'The fields, by name; a name has `_`, not `-`.', '{ net: { money: Price } }'),
  },
  write: {
    write: asks('The candidate writes an e-mail, a note or a handover; only people judge the words.'),
    as: needed(word('e-mail', 'note', 'handover'), 'What it is.'),
    to: some(ids, 'Who it can be sent to.', '[priya]'),
    attach: some(ids, 'Documents that can be attached.', '[new-order]'),
    subject: some(yesNo, 'It has a subject line; an e-mail has one unless `no` is said.'),
    words: needed(count, 'About how many words are expected.', '60'),
    'at-most': some(count, 'The most words that are accepted; three times `words` unless said.', '150'),
    'may-not-send': some(yesNo, 'Sending nothing is an answer too.'),
  },
};

const marking = map({
  'look-for': some({ is: 'list', of: label }, 'What a marker looks for.', '[Names the cost, Says who knows]'),
  'not-a-pass': some(prose, 'An answer that is just not a pass.'),
  'just-a-pass': some(prose, 'An answer that is just a pass.'),
  'just-a-distinction': some(prose, 'An answer that is just a distinction.'),
});

/** A task, whatever its kind. */
export const task: Shape = {
  is: 'kinded',
  what: 'A task',
  kinds,
  common: {
    title: some(label, 'A few words for lists; made from the id unless given.', 'Order for the van'),
    document: some(id, 'A document shown beside the task; a `flag` needs it.', 'call-sheet'),
    if: some(condition, 'It opens only when this holds as its state is entered.', 'cover_ready'),
    takes: some(duration, 'Story time that answering takes; none unless said.', '15m'),
    expect: forMarkers(some(duration, 'Sitting time that it should need; out of draft every task says it.', '4m')),
    reason: some(
      word('required', 'optional', 'none'),
      'Whether a reason in words is asked for; `optional` unless said, and `none` for a `write`.',
    ),
    judged: forMarkers(
      some(codes, 'Codes for which people judge the words: the reason, the letter, the form’s free fields.', '[S10]'),
    ),
    rule: forMarkers(
      some(
        label,
        'The law, safety rule or paper that leaves one right answer.',
        'Call sheet, crew terms: eleven hours between calls',
      ),
    ),
    handover: some(yesNo, 'This `write` task is the handover note that ends every path.'),
    reserve: some(duration, 'Sitting time kept for the handover note.', '5m'),
    results: some(results, 'The branches, by id: the first whose `when` holds is taken.'),
    unanswered: some(map({ shows: showsKey, ...effects }), 'What happens when its state is left without an answer.'),
    marking: forMarkers(some(marking, 'Notes for the people who mark; out of draft every task has them.')),
  },
};
