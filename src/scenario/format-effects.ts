import {
  condition,
  duration,
  forMarkers,
  id,
  ids,
  label,
  map,
  needed,
  oneOrMore,
  prose,
  some,
  value,
  word,
  yesNo,
} from './format-shapes.ts';
import type { Keys, Shape } from './shape.ts';

/** What happens in a story: messages, changes of facts, signals, and what they hang on. */

const message = map({
  id: some(id, 'Its name in the log; without one it is named after what sends it.', 'gita-rings'),
  from: needed(id, 'The person who sends it.', 'gita'),
  by: needed(word('call', 'text', 'e-mail', 'in-person', 'radio', 'note'), 'How it reaches the candidate.'),
  subject: some(label, 'The subject line of an e-mail.'),
  text: needed(prose, 'What it says. {{ }} round an expression puts a value in.', '"It costs {{ hire }}."'),
  attach: some({ is: 'either', scalar: id, list: ids }, 'Documents that come with it, by id.', '[new-order]'),
  if: some(condition, 'It is sent only when this holds at the moment of delivery.'),
  after: some(value, 'How long it takes to arrive: a duration or a draw of durations.', '20m'),
  once: some(yesNo, 'Not sent again when history brings its state back.'),
  stays: some(yesNo, 'Still arrives when its state has been left.'),
});
const messages = oneOrMore(message);
const assignments: Shape = { is: 'named', of: value, keys: 'other', needsOne: true };
const signals = oneOrMore(id);

const doKey = some(
  assignments,
  'Sets facts, each to a value or an expression over the old values.',
  '{ van_comes: yes }',
);
const messageKey = some(messages, 'Sends one message, or a list of them.');
const signalKey = some(signals, 'Raises a signal, which every strand hears under `on`.', 'unit-moves');

/** What a result, a transition and an unanswered task do. */
export const effects: Keys = { do: doKey, signal: signalKey, message: messageKey };

/** What a state does when it is entered or left. */
export const effectList: Shape = {
  is: 'list',
  of: {
    is: 'kinded',
    what: 'An effect',
    kinds: {
      message: { message: { ...messageKey, shape: message } },
      do: { do: doKey },
      signal: { signal: { ...signalKey, shape: id } },
    },
    common: {},
  },
};

const whenKey = some(condition, 'Taken only when this holds; without it, always.', '\'extra_cost > money("£500")\'');
const toKey = some(id, 'The state that the story goes on to.', 'handover');

const transition = map({ when: whenKey, to: toKey, ...effects });

/** A transition, or several of which the first whose `when` holds is taken. */
export const transitions = oneOrMore(transition, { needsOne: true });

/** An `always` or a `when-all-answered` without a `to` would be taken again and again. */
export const leaving = map({ when: whenKey, to: { ...toKey, needed: true }, ...effects });

const shows: Shape = { is: 'named', of: label, keys: 'evidence' };

/** What the author expects a task's going to be evidence of. */
export const showsKey = forMarkers(
  some(
    shows,
    'Evidence: a code and `pass`, `distinction` or `against`, each with the reason.',
    '{ S8 pass: Finds the clash }',
  ),
);

/** A branch of a task, but for what it hangs on. */
export const ownResultKeys: Keys = {
  takes: some(duration, 'Story time that passes; it goes before the task’s own `takes`.', '15m'),
  to: toKey,
  shows: showsKey,
  ...effects,
};

/** The branches of a task. */
export const results: Shape = {
  is: 'named',
  of: map({
    when: { ...whenKey, says: 'Which answers come to this result; the last result has none.' },
    ...ownResultKeys,
  }),
  keys: 'id',
  most: 'results',
  needsOne: true,
};

/** Under which notation of a moment a timer stands. */
export function timers(keys: 'delay' | 'instant'): Shape {
  return { is: 'named', of: transitions, keys, needsOne: true };
}

/** Transitions by the signal that they wait for. */
export const hearing: Shape = { is: 'named', of: transitions, keys: 'other', needsOne: true };
