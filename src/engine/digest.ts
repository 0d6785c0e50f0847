import { hash } from 'node:crypto';
import type { Value } from '../scenario/value.ts';
import { assert } from './assert.ts';
import { remembering } from './remembering.ts';
import type { Sitting } from './sitting.ts';

/**
 * Lower-case hex SHA-256 of the canonical form (RFC 8785) of our own projection of the state (design, section 4): active
 * states, history, facts, draws, table of answers, opened set, timers with what is left of each, clock, end. Not the sitting
 * clock, inbox, notes, drafts, nor any form of XState's snapshot. Pure.
 */
export const digestOf: (sitting: Sitting) => string = remembering((sitting) =>
  hash('sha256', projectionOf(sitting), 'hex'),
);

/**
 * The projection's canonical form. A digest is made for every record, and from one to the next most of a state is the same
 * object: its form is kept. JSON.stringify spells texts and whole numbers as RFC 8785 does, so that only the order of keys is
 * left to see to.
 */
function projectionOf(sitting: Sitting): string {
  const { active, clock, draws, ended, facts, history, opened, pending, tasks } = sitting;
  const standing = `"active":${activeForm(active)},"answers":${answersForm(tasks)},"clock":${clock}`;
  const values = `"draws":${drawsForm(draws)},"ended":${endForm(ended)},"facts":${factsForm(facts)}`;
  const lists = `"history":${historyForm(history)},"opened":${openedForm(opened)},"timers":${timersForm(pending, clock)}`;
  return `{${standing},${values},${lists}}`;
}

const activeForm = remembering((active: Sitting['active']) => JSON.stringify(active));
const answersForm = tableForm(
  ({ answeredAt, result, status }: Sitting['tasks'][string]) =>
    `{"answeredAt":${answeredAt},"result":${JSON.stringify(result)},"status":"${status}"}`,
);
const drawsForm = tableForm((drawn: Sitting['draws'][string]) =>
  typeof drawn === 'object' ? tableForm(valueForm)(drawn) : valueForm(drawn),
);
const factsForm = tableForm(valueForm);
const historyForm = tableForm((ids: Sitting['history'][string]) => JSON.stringify(ids));
const openedForm = remembering((opened: Sitting['opened']) => JSON.stringify(opened));
const timersForm = remembering((pending: Sitting['pending'], clock: number) =>
  JSON.stringify(pending.map(({ id, kind, due }) => ({ id, kind, left: due - clock }))),
);

function valueForm(value: Value): string {
  return JSON.stringify(value);
}

function endForm(ended: Sitting['ended']): string {
  return ended === null ? 'null' : JSON.stringify({ ending: ended.ending, how: ended.how });
}

type Table<Part> = Readonly<Record<string, Part>>;

/**
 * What gives a table's canonical form: its keys in the order of RFC 8785 (code units, the order of a plain sort), each value as
 * `form` writes it. A member that stood in the table before is kept as it was written.
 */
function tableForm<Part>(form: (part: Part) => string): (table: Table<Part>) => string {
  let before: { table: Table<Part>; keys: readonly string[]; members: readonly string[] } = {
    table: {},
    keys: [],
    members: [],
  };
  return remembering((table) => {
    const keys = Object.keys(table).sort();
    const members = keys.map((key, place) => {
      const value = table[key];
      assert(value !== undefined, 'A table has a value at each of its keys');
      const kept = before.keys[place] === key && before.table[key] === value ? before.members[place] : undefined;
      return kept ?? `${JSON.stringify(key)}:${form(value)}`;
    });
    before = { table, keys, members };
    return `{${members.join(',')}}`;
  });
}
