import { effectList, hearing, leaving, timers, transitions } from './format-effects.ts';
import {
  codes,
  condition,
  duration,
  forMarkers,
  id,
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
import { task } from './format-tasks.ts';
import type { Keys, Notation, Shape } from './shape.ts';

/**
 * The scenario format, version 1, as one table. The reader, the JSON Schema for editors and the reference in `docs/authors.md`
 * all come from it.
 */

const ending = map({
  title: needed(label, 'How the story ended, in a few words.', 'The van rolls'),
  text: needed(prose, 'What the candidate reads at the end.'),
});

const state: Shape = map({
  type: some(word('parallel', 'final', 'history'), 'What sort of state, where it isn’t an ordinary one.'),
  initial: some(id, 'The state inside it that it begins with.'),
  states: some(() => states, 'The states inside it; of a `parallel` one, its strands.'),
  entry: some(effectList, 'What happens when it is entered: a list of `- message:`, `- do:`, `- signal:`.'),
  exit: some(effectList, 'What happens when it is left.'),
  tasks: some({ is: 'named', of: task, keys: 'id', needsOne: true }, 'The tasks that it opens, by id.'),
  after: some(
    timers('delay'),
    'Timers counted from when it is entered: a duration, or a draw of durations.',
    '{ 60m: { to: order } }',
  ),
  at: some(
    timers('instant'),
    'Timers at a time of the story: a time, or a draw of times.',
    '{ "Mon 17:30": { to: call-is-made } }',
  ),
  on: some(hearing, 'What it does when a signal is raised.', '{ unit-moves: { to: packing } }'),
  always: some(
    { is: 'either', map: leaving, list: { is: 'list', of: leaving, needsOne: true } },
    'Left at once when this holds; asked whenever something changes.',
  ),
  'when-all-answered': some(leaving, 'Left when all its own tasks have been answered.', '{ to: evening }'),
  done: some(transitions, 'Of a `parallel` state: what follows when all its strands have ended.', '{ to: evening }'),
  history: some(
    word('shallow', 'deep'),
    'Of a `history` state: back to the state inside, or to all that stood within it.',
  ),
  to: some(id, 'Of a `history` state: where to go the first time.'),
  ending: some(
    ending,
    'Of a final state at the top: how the sitting ends.',
    '{ title: The van rolls, text: It is at the gate. }',
  ),
});
const states: Shape = { is: 'named', of: state, keys: 'id', needsOne: true };

function bounded(as: Notation, example: string, says: string): Keys {
  return {
    [as]: some(written(as), says, example),
    'at-least': needed(written(as), 'The least that it can be on any path; `check` proves it.'),
    'at-most': needed(written(as), 'The most that it can be on any path; `check` proves it.'),
  };
}

const fact: Shape = {
  is: 'kinded',
  what: 'A fact',
  kinds: {
    money: bounded('money', '"£0"', 'A sum of money, and what it starts at.'),
    duration: bounded('duration', '0m', 'A length of time, and what it starts at.'),
    time: bounded('time', '"Mon 07:00"', 'A day and time, and what it starts at.'),
    integer: {
      integer: some(written('integer'), 'A whole number, and what it starts at.', '5'),
      from: needed(written('integer'), 'The least that it can be.', '0'),
      to: needed(written('integer'), 'The most that it can be.', '10'),
    },
    'yes-no': { 'yes-no': some(written('yes-no'), 'Yes or no, and what it starts at.', 'no') },
    'one-of': {
      'one-of': some({ is: 'list', of: value, needsOne: true }, 'One of these words.', '[location, cover-set]'),
      starts: needed(value, 'The word that it starts at.', 'location'),
    },
  },
  common: {
    better: forMarkers(some(word('less', 'more'), 'Which way is better: `check` looks for answers that cost nothing.')),
  },
};

function choices(as: Shape, example: string): Keys[string] {
  return some({ is: 'list', of: as, most: 'drawChoices', needsOne: true }, 'One of these is drawn.', example);
}

const row: Shape = { is: 'named', of: value, keys: 'name', needsOne: true };

const draw: Shape = {
  is: 'kinded',
  what: 'A draw',
  kinds: {
    money: { money: choices(written('money'), '["£180", "£240"]') },
    duration: { duration: choices(duration, '[30m, 45m]') },
    time: { time: choices(time, '["Mon 11:30", "Mon 12:15"]') },
    integer: { integer: choices(written('integer'), '[2, 3]') },
    'yes-no': { 'yes-no': choices(written('yes-no'), '[yes, no]') },
    'one-of': { 'one-of': choices(value, '[north, south]') },
    rows: {
      rows: some(
        { is: 'list', of: row, most: 'drawChoices', needsOne: true },
        'One row is drawn, with all its values, each of the unit it is written in; read as `supplier.quote`.',
        '[{ name: Acme, quote: "£310" }, { name: Bright, quote: "£290" }]',
      ),
    },
  },
  common: {},
};

const person = map({
  name: needed(label, 'The name.', 'Gita Rao'),
  role: needed(label, 'What they do on the production.', 'Transport captain'),
  phone: some(label, 'A telephone number, in quotes.', '"020 7946 0117"'),
  email: some(label, 'An e-mail address.', 'gita@example.com'),
  about: some(label, 'What is good to know before getting in touch.', 'Phone is off while the camera turns'),
});

const document: Shape = {
  is: 'kinded',
  what: 'A document',
  kinds: {
    text: { text: some(value, 'A text file in the scenario’s folder.', 'documents/who-decides.txt') },
    table: { table: some(value, 'A CSV file in the scenario’s folder, with a heading row.', 'documents/crew.csv') },
  },
  common: {
    title: needed(label, 'What it is called.', 'Who decides what'),
    arrives: some(word('later'), 'It isn’t there from the start: a message brings it.'),
  },
};

const live = map({
  every: needed(value, 'Seconds of sitting time for each minute of the story.', '20s'),
  because: needed(label, 'Why timing itself is assessed.'),
});

const clock = map({
  starts: needed(time, 'When the story begins.', '"Mon 16:00"'),
  ends: needed(time, 'When its day is over; `check` proves that every path is done by then.', '"Mon 20:00"'),
  live: some(live, 'Story time passes by itself.'),
});

const review = map({
  role: needed(word('employer', 'trainer', 'assessor', 'specialist', 'apprentice'), 'What they are to the scenario.'),
  date: needed(written('date'), 'The day.', '2026-03-01'),
});

const fairness = map({
  reading: some(written('percentage'), 'Words to read; 10% of the most unless said.', '10%'),
  sitting: some(written('percentage'), 'Sitting time on the longest and the shortest path; 10% unless said.', '10%'),
  story: some(written('percentage'), 'Story time on the longest and the shortest path; 10% unless said.', '20%'),
});

/** A scenario file. */
export const scenarioShape: Shape & { readonly is: 'map' } = map({
  callsheet: needed(value, 'The version of the format: 1.', '1'),
  id: needed(id, 'The scenario’s id: the name of its folder.', 'late-van'),
  title: needed(label, 'The title, as the candidate reads it.', 'The late van'),
  status: needed(
    word('draft', 'specimen', 'live'),
    '`draft` while its author works on it, `specimen` for practice, `live` for assessment.',
  ),
  rehearsal: some(yesNo, 'It assesses nothing: for getting to know the program.'),
  plan: needed(id, 'The assessment plan whose codes are meant.', 'st0792-v2'),
  assesses: some(
    { is: 'named', of: codes, keys: 'id' },
    'The codes that every path gives a chance to show: `core`, and a list for each option of the plan.',
    '{ core: [K6, S3] }',
  ),
  demand: forMarkers(some(prose, 'How demanding people find it, in their words; no program can tell.')),
  'reviewed-by': forMarkers(
    some(
      { is: 'list', of: review },
      'Who has reviewed it, and when; what is `live` needs an employer.',
      '[{ role: employer, date: 2026-03-01 }]',
    ),
  ),
  'review-due': forMarkers(some(written('date'), 'When it is to be reviewed again.', '2027-03-01')),
  fairness: forMarkers(
    some(fairness, 'How far variants may differ; `check` proves it.', '{ reading: 10%, story: 20% }'),
  ),
  allow: needed(duration, 'Sitting time.', '15m'),
  clock: needed(clock, 'Story time.'),
  brief: needed(prose, 'What the candidate reads first: who they are, what has happened, what is asked.'),
  people: some({ is: 'named', of: person, keys: 'id', most: 'people' }, 'Everybody who can be named, by id.'),
  documents: some({ is: 'named', of: document, keys: 'id', most: 'documents' }, 'What can be read, by id.'),
  facts: some(
    { is: 'named', of: fact, keys: 'name', most: 'facts' },
    'What the story remembers, by name; a name has `_`, not `-`.',
  ),
  draws: some(
    { is: 'named', of: draw, keys: 'name', most: 'draws' },
    'What differs from sitting to sitting, by name; drawn once, at the opening.',
  ),
  signals: some({ is: 'list', of: id, most: 'signals' }, 'The signals that there are.', '[unit-moves]'),
  'always-true': forMarkers(
    some(
      { is: 'list', of: condition, most: 'invariants' },
      'Conditions that must hold on every path; `check` proves them.',
    ),
  ),
  /** Refused later, with the reason. */
  type: { shape: value },
  initial: needed(id, 'The state that the story begins with.', 'broken-down'),
  states: needed(states, 'The story: its states, by id.'),
});
