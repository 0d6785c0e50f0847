import type { Template } from '../expression.ts';
import type { Answer, Kind, ReadAnswer } from './kind.ts';
import { accepted, asTexts, labelOf, problemsOfIds, refused } from './read.ts';

/** Puts all items in order. Canonical answer: every item id, first to last. Conditions: `answer.place("x")` (from 1), `answer.before("x", "y")`. */
export interface RankSpec {
  readonly kind: 'rank';
  readonly items: readonly { readonly id: string; readonly label: Template }[];
}

/** All items in order. */
export const rank: Kind<RankSpec> = {
  kind: 'rank',
  offers: (spec) => {
    const ids = spec.items.map((item) => item.id);
    return {
      fields: {},
      questions: { place: { takes: [ids], gives: 'integer' }, before: { takes: [ids, ids], gives: 'yes-no' } },
    };
  },
  read,
  view: (_spec, answer) => {
    const order = orderOf(answer);
    return {
      fields: {},
      ask: {
        place: (id) => order.indexOf(id ?? '') + 1,
        before: (one, other) => order.indexOf(one ?? '') < order.indexOf(other ?? ''),
      },
    };
  },
  tell: (spec, answer, scope) => orderOf(answer).map((id, index) => `${index + 1}. ${labelOf(spec.items, id, scope)}`),
  ownResults: () => [],
  ownTakesMinutes: () => null,
};

function orderOf(answer: Answer): readonly string[] {
  return asTexts(answer) ?? [];
}

function read(spec: RankSpec, raw: unknown): ReadAnswer {
  const order = asTexts(raw);
  if (order === null) return refused('Put all of them in order.');
  const ids = spec.items.map((item) => item.id);
  const missing = ids.filter((id) => !order.includes(id)).map((id) => `“${id}” has no place yet.`);
  const problems = [...problemsOfIds(order, ids, 'one of them'), ...missing];
  return problems.length === 0 ? accepted(order) : refused(...problems);
}
