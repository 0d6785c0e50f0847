import { cleanText } from '../clean-text.ts';
import type { Expression } from '../expression.ts';
import { type AnswerView, ExpressionFault, type Scope } from '../expression.ts';
import { didYouMean } from '../nearest.ts';
import { formatValue } from '../notation.ts';
import { notationWords, readTyped, type StoryFrame, whyUnread } from '../typed-notation.ts';
import type { Unit, Value } from '../value.ts';
import { countWords } from '../words.ts';
import type { Answer, Kind, ReadAnswer } from './kind.ts';
import { accepted, answerCharsMax, asMap, asNotation, problemsOfKeys, refused, shown } from './read.ts';

/** A field of a form. */
export interface FormField {
  readonly id: string;
  readonly label: string;
  /** `words` is free text, which no condition may compare: people judge words. */
  readonly type: Unit | 'words';
  /** The choices of a text field (`one-of`); null for every other type. */
  readonly choices: readonly { readonly id: string; readonly label: string }[] | null;
  readonly required: boolean;
  /** Worked out from the other fields (a VAT line, a total): shown, never typed. Its expression reads `field` values through `answer`. */
  readonly computed: Expression | null;
  readonly least: number | null;
  readonly most: number | null;
  /** How many words the author expects in a `words` field, for the reading and writing budget. */
  readonly words: number | null;
}

/**
 * Typed fields. Canonical answer: an object with every typed (not computed) field that was filled, in the author's notation:
 * `{ supplier: "Harbour Marquees", net: "£240", vat_registered: "yes" }`.
 * Conditions: `answer.<field>` for every field but words, `answer.filled("field")`. An empty optional field reads as 0, no or "".
 */
export interface FormSpec {
  readonly kind: 'form';
  readonly fields: readonly FormField[];
  readonly startWeekday: number;
  readonly clockStarts: number;
  /** When the story ends: what a time typed without its day is measured by. */
  readonly clockEnds: number;
}

/** Typed fields. */
export const form: Kind<FormSpec> = {
  kind: 'form',
  offers: (spec) => {
    const compared = spec.fields.filter((field) => field.type !== 'words');
    const choices = spec.fields.filter((field) => field.choices !== null);
    return {
      fields: Object.fromEntries(compared.map((field) => [field.id, field.type === 'words' ? 'text' : field.type])),
      choices: Object.fromEntries(
        choices.map((field) => [field.id, [...(field.choices ?? []).map((one) => one.id), '']]),
      ),
      questions: { filled: { takes: [spec.fields.map((field) => field.id)], gives: 'yes-no' } },
    };
  },
  read,
  view,
  tell,
  ownResults: () => [],
  ownTakesMinutes: () => null,
};

/** The computed fields of a form, worked out from what is filled so far: text in the author's notation, null without a value. Pure. */
export function formTotals(spec: FormSpec, raw: unknown, scope: Scope): Readonly<Record<string, string | null>> {
  const values = view(spec, typedSoFar(spec, raw), scope).fields;
  const computed = spec.fields.filter((field) => field.computed !== null);
  return Object.fromEntries(computed.map((field) => [field.id, writeField(spec, field, values[field.id])]));
}

/** Why what is typed in one field can't stand, as a sentence, or null; an empty field has no problem here. Pure. */
export function problemOfField(spec: FormSpec, field: FormField, raw: unknown): string | null {
  const read = readField(spec, field, raw);
  return read.kind === 'wrong' ? read.problem : null;
}

type ReadField =
  | { readonly kind: 'empty' }
  | { readonly kind: 'value'; readonly answer: string | number; readonly value: Value }
  | { readonly kind: 'wrong'; readonly problem: string };

function frameOf(spec: FormSpec): StoryFrame {
  return { startWeekday: spec.startWeekday, starts: spec.clockStarts, ends: spec.clockEnds };
}

function readField(spec: FormSpec, field: FormField, raw: unknown): ReadField {
  if (raw === undefined || raw === null || raw === '') return { kind: 'empty' };
  if (field.type === 'words') return readWords(raw);
  const text = asNotation(raw);
  if (text === null) return { kind: 'wrong', problem: `${sentenceCase(notationWords[field.type].what)} is wanted.` };
  if (text === '') return { kind: 'empty' };
  if (field.choices !== null) return readChoice(field, text);
  const value = readTyped(field.type, text, frameOf(spec));
  if (value === null) return { kind: 'wrong', problem: whyUnread(field.type, text, shown(text), frameOf(spec)) };
  return readBounded(spec, field, field.type, value);
}

function readBounded(
  spec: FormSpec,
  field: FormField,
  type: Exclude<FormField['type'], 'words'>,
  value: Value,
): ReadField {
  const write = (bound: number) => formatValue(type, bound, frameOf(spec));
  if (typeof value === 'number' && field.least !== null && value < field.least)
    return { kind: 'wrong', problem: `At least ${write(field.least)}.` };
  if (typeof value === 'number' && field.most !== null && value > field.most)
    return { kind: 'wrong', problem: `At most ${write(field.most)}.` };
  const answer = type === 'integer' && typeof value === 'number' ? value : formatValue(type, value, frameOf(spec));
  return { kind: 'value', answer, value };
}

function readWords(raw: unknown): ReadField {
  if (typeof raw !== 'string' && typeof raw !== 'number') return { kind: 'wrong', problem: 'Words are wanted.' };
  const text = cleanText(String(raw), { newlines: true }).trim();
  if (text.length > answerCharsMax)
    return { kind: 'wrong', problem: `At most ${answerCharsMax} characters; it has ${text.length}.` };
  return text === '' ? { kind: 'empty' } : { kind: 'value', answer: text, value: text };
}

function readChoice(field: FormField, text: string): ReadField {
  const choices = field.choices ?? [];
  const chosen = choiceNamed(choices, text);
  if (chosen !== null) return { kind: 'value', answer: chosen, value: chosen };
  const ids = choices.map((one) => one.id);
  return {
    kind: 'wrong',
    problem: `“${shown(text)}” is not one of the choices.${didYouMean(text, ids)}`,
  };
}

/** The choice that a text names: its id, its label, or the first word of the label where no other begins with it; else null. */
export function choiceNamed(choices: NonNullable<FormField['choices']>, text: string): string | null {
  const named = text.trim().toLowerCase();
  const whole = choices.find((one) => one.id === named || one.label.toLowerCase() === named);
  const begun = choices.filter((one) => one.label.toLowerCase().split(' ')[0] === named);
  return whole?.id ?? (begun.length === 1 ? (begun[0]?.id ?? null) : null);
}

function sentenceCase(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

function read(spec: FormSpec, raw: unknown): ReadAnswer {
  const map = asMap(raw);
  if (map === null) return refused('Fill in the form.');
  const typed = spec.fields.filter((field) => field.computed === null);
  const problems = [
    ...problemsOfKeys(
      map,
      typed.map((field) => field.id),
    ),
  ];
  const answer: Record<string, string | number> = {};
  for (const field of typed) {
    const found = readField(spec, field, map[field.id]);
    if (found.kind === 'value') answer[field.id] = found.answer;
    if (found.kind === 'wrong') problems.push(`${field.label}: ${found.problem}`);
    if (found.kind === 'empty' && field.required) problems.push(`${field.label}: still empty.`);
  }
  return problems.length === 0 ? accepted(answer) : refused(...problems);
}

/** What is typed so far and can be read; the rest is as if empty. */
function typedSoFar(spec: FormSpec, raw: unknown): Answer {
  const map = asMap(raw) ?? {};
  const filled = spec.fields.flatMap((field): [string, string | number][] => {
    const found = field.computed === null ? readField(spec, field, map[field.id]) : { kind: 'empty' as const };
    return found.kind === 'value' ? [[field.id, found.answer]] : [];
  });
  return Object.fromEntries(filled);
}

const emptyValues: Readonly<Record<FormField['type'], Value>> = {
  money: 0,
  duration: 0,
  time: 0,
  integer: 0,
  'yes-no': false,
  text: '',
  words: '',
};

function view(spec: FormSpec, answer: Answer, scope: Scope): AnswerView {
  const map = asMap(answer) ?? {};
  const fields: Record<string, Value> = {};
  const filled = new Set<string>();
  for (const field of spec.fields.filter((one) => one.computed === null)) {
    const found = readField(spec, field, map[field.id]);
    if (found.kind === 'value') filled.add(field.id);
    fields[field.id] = found.kind === 'value' ? found.value : emptyValues[field.type];
  }
  const ask = { filled: (id?: string) => filled.has(id ?? '') };
  // Computed fields in the file's order, so that a total may read the VAT line above it.
  for (const field of spec.fields) {
    if (field.computed === null) continue;
    const value = computedValue(field.computed, { ...scope, answer: { fields, ask } });
    if (value !== null) {
      fields[field.id] = value;
      filled.add(field.id);
    }
  }
  return { fields, ask };
}

function computedValue(computed: Expression, scope: Scope): Value | null {
  try {
    return computed.evaluate(scope);
  } catch (error) {
    if (error instanceof ExpressionFault) return null;
    throw error;
  }
}

function writeField(spec: FormSpec, field: FormField, value: Value | undefined): string | null {
  if (value === undefined) return null;
  if (field.choices !== null) return field.choices.find((one) => one.id === value)?.label ?? String(value);
  return field.type === 'words' ? String(value) : formatValue(field.type, value, frameOf(spec));
}

function tell(spec: FormSpec, answer: Answer, scope: Scope): readonly string[] {
  const map = asMap(answer) ?? {};
  const { fields } = view(spec, answer, scope);
  return spec.fields.map((field) => {
    const isEmpty = field.computed === null && map[field.id] === undefined;
    const text = isEmpty ? '(empty)' : (writeField(spec, field, fields[field.id]) ?? '(none)');
    const count = field.type === 'words' && !isEmpty ? ` (${countWords(text)} words)` : '';
    return `${field.label}: ${text}${count}`;
  });
}
