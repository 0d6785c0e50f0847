import type { Expression, Scope, Template } from '../expression.ts';
import { didYouMean } from '../nearest.ts';
import type { Result } from '../scenario.ts';
import type { Answer, Kind, ReadAnswer } from './kind.ts';
import { accepted, isOffered, labelOf, refused, shown } from './read.ts';

/** One option of a `choose`. */
export interface ChooseOption {
  readonly id: string;
  readonly label: Template;
  readonly if: Expression | null;
  readonly takesMinutes: number | null;
  /** Empty when the task's own results count. */
  readonly results: readonly Result[];
}

/** One of the options. Canonical answer: the option's id. Conditions: `answer` itself is compared as text (`answer.option == "x"`). */
export interface ChooseSpec {
  readonly kind: 'choose';
  readonly options: readonly ChooseOption[];
}

/** One of the options. */
export const choose: Kind<ChooseSpec> = {
  kind: 'choose',
  offers: (spec) => ({
    fields: { option: 'text' },
    choices: { option: spec.options.map((option) => option.id) },
    questions: {},
  }),
  read,
  view: (_spec, answer) => ({ fields: { option: String(answer) }, ask: {} }),
  tell: (spec, answer, scope) => [labelOf(spec.options, String(answer), scope)],
  ownResults: (spec, answer) => optionOf(spec, answer)?.results ?? [],
  ownTakesMinutes: (spec, answer) => optionOf(spec, answer)?.takesMinutes ?? null,
};

function optionOf(spec: ChooseSpec, answer: Answer): ChooseOption | undefined {
  return spec.options.find((option) => option.id === answer);
}

function read(spec: ChooseSpec, raw: unknown, scope: Scope): ReadAnswer {
  const offered = spec.options.filter((option) => isOffered(option.if, scope)).map((option) => option.id);
  if (typeof raw !== 'string') return refused('Choose one of the options.');
  if (offered.includes(raw)) return accepted(raw);
  const isHidden = spec.options.some((option) => option.id === raw);
  return refused(
    isHidden ? `“${raw}” is not offered now.` : `“${shown(raw)}” is not one of the options.${didYouMean(raw, offered)}`,
  );
}
