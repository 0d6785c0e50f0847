import { roleWords } from '../role-words.ts';
import type { Answer, Kind, ReadAnswer } from './kind.ts';
import { accepted, asMap, problemsOfIds, problemsOfKeys, refused } from './read.ts';

/** The ways to reach somebody, as crews say them. */
export type Channel = 'call' | 'text' | 'e-mail' | 'in-person';

/** Whom, and by what. Canonical answer: `{ who: person id, by: channel }`. Conditions: `answer.who`, `answer.by`. */
export interface ContactSpec {
  readonly kind: 'contact';
  /** Person ids with what a screen shows of them. */
  readonly people: readonly { readonly id: string; readonly name: string; readonly role: string }[];
  readonly by: readonly Channel[];
}

/** Whom, and by what. */
export const contact: Kind<ContactSpec> = {
  kind: 'contact',
  offers: (spec) => ({
    fields: { who: 'text', by: 'text' },
    choices: { who: spec.people.map((person) => person.id), by: spec.by },
    questions: {},
  }),
  read,
  view: (_spec, answer) => ({ fields: partsOf(answer), ask: {} }),
  tell: (spec, answer) => {
    const { who, by } = partsOf(answer);
    const person = spec.people.find((one) => one.id === who);
    return [`${reach[by] ?? by} ${person === undefined ? who : `${person.name}, ${roleWords(person.role)}`}`];
  },
  ownResults: () => [],
  ownTakesMinutes: () => null,
};

const reach: Readonly<Record<string, string>> = {
  call: 'Call',
  text: 'Text',
  'e-mail': 'E-mail',
  'in-person': 'See in person:',
};

function partsOf(answer: Answer): { readonly who: string; readonly by: string } {
  const map = asMap(answer) ?? {};
  return { who: String(map.who ?? ''), by: String(map.by ?? '') };
}

function read(spec: ContactSpec, raw: unknown): ReadAnswer {
  const map = asMap(raw) ?? (typeof raw === 'string' ? { who: raw } : null);
  if (map === null) return refused('Choose whom to contact, and how.');
  const { who } = map;
  const by = map.by ?? (spec.by.length === 1 ? spec.by[0] : undefined);
  const problems = [...problemsOfKeys(map, ['who', 'by'])];
  if (typeof who !== 'string') problems.push('Choose whom to contact.');
  else
    problems.push(
      ...problemsOfIds(
        [who],
        spec.people.map((person) => person.id),
        'someone you can contact',
      ),
    );
  if (typeof by !== 'string') problems.push(`Choose how: ${spec.by.join(', ')}.`);
  else problems.push(...problemsOfIds([by], spec.by, 'a way to reach people'));
  return problems.length === 0 ? accepted({ who: String(who), by: String(by) }) : refused(...problems);
}
