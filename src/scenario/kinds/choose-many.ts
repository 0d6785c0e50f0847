import type { Expression, Scope, Template } from '../expression.ts';
import type { Answer, Kind, ReadAnswer } from './kind.ts';
import { accepted, asTexts, isOffered, labelOf, problemsOfIds, refused } from './read.ts';

/** Some of the options. Canonical answer: a list of option ids in the file's order. Conditions: `answer.has("x")`, `answer.count`. */
export interface ChooseManySpec {
  readonly kind: 'choose-many';
  readonly options: readonly { readonly id: string; readonly label: Template; readonly if: Expression | null }[];
  readonly atLeast: number;
  readonly atMost: number;
}

/** Some of the options. */
export const chooseMany: Kind<ChooseManySpec> = {
  kind: 'choose-many',
  offers: (spec) => ({
    fields: { count: 'integer' },
    questions: { has: { takes: [spec.options.map((option) => option.id)], gives: 'yes-no' } },
  }),
  read,
  view: (_spec, answer) => {
    const chosen = chosenOf(answer);
    return { fields: { count: chosen.length }, ask: { has: (id) => chosen.includes(id ?? '') } };
  },
  tell: (spec, answer, scope) => {
    const chosen = chosenOf(answer);
    return chosen.length === 0 ? ['None of them'] : chosen.map((id) => labelOf(spec.options, id, scope));
  },
  ownResults: () => [],
  ownTakesMinutes: () => null,
};

function chosenOf(answer: Answer): readonly string[] {
  return asTexts(answer) ?? [];
}

function read(spec: ChooseManySpec, raw: unknown, scope: Scope): ReadAnswer {
  const chosen = asTexts(raw ?? []);
  if (chosen === null) return refused('Choose from the options.');
  const offered = spec.options.filter((option) => isOffered(option.if, scope)).map((option) => option.id);
  const problems = [...problemsOfIds(chosen, offered, 'an option')];
  if (problems.length === 0 && chosen.length < spec.atLeast)
    problems.push(`Choose at least ${spec.atLeast}; ${chosen.length} chosen.`);
  if (problems.length === 0 && chosen.length > spec.atMost)
    problems.push(`Choose at most ${spec.atMost}; ${chosen.length} chosen.`);
  return problems.length === 0 ? accepted(offered.filter((id) => chosen.includes(id))) : refused(...problems);
}
