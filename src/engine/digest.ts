import { hash } from 'node:crypto';
import { remembering } from './remembering.ts';
import type { Sitting, TaskStanding } from './sitting.ts';

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
  const timers = pending.map(({ id, kind, due }) => ({ id, kind, left: due - clock }));
  const end = ended === null ? null : { ending: ended.ending, how: ended.how };
  const rest = `"clock":${clock},"draws":${drawsForm(draws)},"ended":${JSON.stringify(end)},"facts":${factsForm(facts)}`;
  const lists = `"history":${historyForm(history)},"opened":${JSON.stringify(opened)},"timers":${JSON.stringify(timers)}`;
  return `{"active":${JSON.stringify(active)},"answers":${answersForm(tasks)},${rest},${lists}}`;
}

const answersForm = remembering((tasks: Sitting['tasks']) => tableForm(tasks, standingForm));
const standingForm = formOnce(
  ({ answeredAt, result, status }: TaskStanding) =>
    `{"answeredAt":${answeredAt},"result":${JSON.stringify(result)},"status":"${status}"}`,
);
const drawsForm = remembering((draws: Sitting['draws']) =>
  tableForm(draws, (drawn) =>
    typeof drawn === 'object' ? tableForm(drawn, (value) => JSON.stringify(value)) : JSON.stringify(drawn),
  ),
);
const factsForm = remembering((facts: Sitting['facts']) => tableForm(facts, (value) => JSON.stringify(value)));
const historyForm = remembering((history: Sitting['history']) => tableForm(history, (ids) => JSON.stringify(ids)));

/** A form that is made once of each object: none of them ever changes. */
function formOnce<Formed extends object>(form: (of: Formed) => string): (of: Formed) => string {
  const forms = new WeakMap<Formed, string>();
  return (of) => {
    const known = forms.get(of);
    if (known !== undefined) return known;
    const made = form(of);
    forms.set(of, made);
    return made;
  };
}

/** An object's canonical form: its keys in the order of RFC 8785, each value as `form` writes it. */
function tableForm<Value>(table: Readonly<Record<string, Value>>, form: (value: Value) => string): string {
  const members = Object.entries(table).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${members.map(([key, value]) => `${JSON.stringify(key)}:${form(value)}`).join(',')}}`;
}
