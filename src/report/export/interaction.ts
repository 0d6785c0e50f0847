import type { Template } from '../../scenario/expression.ts';
import type { FlagLine } from '../../scenario/kinds/flag.ts';
import type { Answer, TaskSpec } from '../../scenario/kinds/kind.ts';
import { asMap, asTexts } from '../../scenario/kinds/read.ts';

/** A text in the languages that it is in. */
export type LanguageMap = Readonly<Record<string, string>>;

/** One thing to choose from, to put in order, to match or to fill in. */
export interface InteractionComponent {
  readonly id: string;
  readonly description?: LanguageMap;
}

/** A task kind in xAPI's terms (xAPI 1.0.3, part 2, 2.4.4.1, “Interaction Activities”). */
export interface Interaction {
  readonly interactionType: 'choice' | 'sequencing' | 'matching' | 'performance' | 'long-fill-in';
  readonly choices?: readonly InteractionComponent[];
  readonly source?: readonly InteractionComponent[];
  readonly target?: readonly InteractionComponent[];
  readonly steps?: readonly InteractionComponent[];
}

/** The language of everything that callsheet says. */
export const language = 'en-GB';

/** A text as a language map. */
export function inEnglish(text: string): LanguageMap {
  return { [language]: text };
}

/**
 * What kind of interaction a task is, the same in every sitting of it: an activity has one definition, so that what a draw or a
 * fact changes (a label with a drawn name in it, whether an option is offered) isn't in it. Pure.
 */
export function interactionOf(spec: TaskSpec): Interaction {
  switch (spec.kind) {
    case 'choose':
    case 'choose-many':
      return { interactionType: 'choice', choices: spec.options.map(labelled) };
    case 'flag':
      return { interactionType: 'choice', choices: spec.lines.map(flagLine) };
    case 'rank':
      return { interactionType: 'sequencing', choices: spec.items.map(labelled) };
    case 'schedule':
      return { interactionType: 'sequencing', choices: spec.strips.map(labelled) };
    case 'contact':
      return {
        interactionType: 'matching',
        source: spec.people.map(({ id, name }) => ({ id, description: inEnglish(name) })),
        target: spec.by.map((id) => ({ id })),
      };
    case 'allocate':
      return { interactionType: 'performance', steps: spec.lines.map(labelled) };
    case 'form':
      return {
        interactionType: 'performance',
        steps: spec.fields
          .filter((field) => field.computed === null)
          .map(({ id, label }) => ({ id, description: inEnglish(label) })),
      };
    case 'write':
      return { interactionType: 'long-fill-in' };
    default:
      return spec satisfies never;
  }
}

function labelled({ id, label }: { readonly id: string; readonly label: Template }): InteractionComponent {
  return described(id, [label]);
}

function flagLine({ id, cells }: FlagLine): InteractionComponent {
  return described(id, cells);
}

/** With its words, where they are the same in every sitting. */
function described(id: string, templates: readonly Template[]): InteractionComponent {
  const parts = templates.map(({ parts: [...all] }) => all);
  if (parts.flat().some((part) => typeof part !== 'string')) return { id };
  const text = parts.map((all) => all.join('').trim()).filter((one) => one !== '');
  return text.length === 0 ? { id } : { id, description: inEnglish(text.join(', ')) };
}

/**
 * An answer as xAPI writes a response (part 2, “Response Patterns”): ids with `[,]` between them, pairs with `[.]`. Where typed text has
 * such a mark in it, a space goes into the mark, since xAPI knows no escape: the answer itself stands in an extension. Pure.
 */
export function responseOf(spec: TaskSpec, answer: Answer): string {
  switch (spec.kind) {
    case 'choose':
      return String(answer);
    case 'choose-many':
    case 'flag':
    case 'rank':
      return listed(asTexts(answer) ?? []);
    case 'schedule':
      return listed(asTexts(asMap(answer)?.order ?? []) ?? []);
    case 'contact':
      return pair(asMap(answer)?.who, asMap(answer)?.by);
    case 'allocate':
      return pairs(
        spec.lines.map((line) => line.id),
        answer,
      );
    case 'form':
      return pairs(
        spec.fields.map((field) => field.id),
        answer,
      );
    case 'write':
      return withoutMarks(String(asMap(answer)?.text ?? ''));
    default:
      return spec satisfies never;
  }
}

function listed(ids: readonly string[]): string {
  return ids.join('[,]');
}

function pairs(ids: readonly string[], answer: Answer): string {
  const map = asMap(answer) ?? {};
  return listed(ids.filter((id) => map[id] !== undefined).map((id) => pair(id, map[id])));
}

function pair(one: unknown, other: unknown): string {
  return `${withoutMarks(String(one ?? ''))}[.]${withoutMarks(String(other ?? ''))}`;
}

function withoutMarks(text: string): string {
  return text.replace(/\[([,.:])\]/g, '[ $1 ]');
}
