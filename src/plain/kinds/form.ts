import { choiceNamed } from '../../scenario/kinds/form.ts';
import { settledText } from '../../scenario/typed-notation.ts';
import { type FieldState, formStateOf } from '../../view/boards.ts';
import { commandForLine } from '../../view/commands.ts';
import type { FieldView } from '../../view/task.ts';
import { counted, frameOf, labelled, sentence } from '../../view/words.ts';
import { textLengthMax } from '../../view/work.ts';
import { howToWrite, sayText } from '../text.ts';
import { type At, noSuchNumber, numbered, numbersOf, type PlainKind, type Taken, upTo } from './plain-kind.ts';

/** A form, one field after the other; `field 3` goes to a field, `done` reads it back. The part is the field's id, "" after the last. */
export const plainForm: PlainKind<'form'> = {
  first: (view, work) => typed(view).find((field) => (work.fields[field.id] ?? '') === '')?.id ?? '',
  ask: (at) => {
    const field = fieldAt(at);
    return field === undefined ? askAfterLast : askField(at, field);
  },
  tell: (at) =>
    formStateOf(at.sitting, at.view.id, at.work).map((state, index) => `${index + 1}. ${stateWords(state)}`),
  soFar: (at) => {
    const fields = typed(at.view);
    const filled = fields.filter((field) => (at.work.fields[field.id] ?? '') !== '');
    const here = fieldAt(at);
    const place = here === undefined ? '' : ` You are at field ${numberOf(at, here)}: ${sentence(here.label)}`;
    const toFill = fields.length < at.view.fields.length ? ' that you fill in' : '';
    return `Filled: ${filled.length} of ${counted(fields.length, 'field')}${toFill}.${place}`;
  },
  take: (at, line) => jumped(at, line) ?? takeValue(at, line),
  words: {
    writing: (at) =>
      fieldAt(at)?.type === 'words'
        ? { text: at.work.fields[at.part] ?? '', isOneLine: false, charsMax: textLengthMax }
        : null,
    withText: (at, text) => filledWith(at, text),
    end: (at) => goTo(at, at.work, nextPart(at, at.work)),
  },
};

/** What is wrong with a form, each sentence with the number of the field that it is about. */
export function fieldProblems(fields: readonly FieldView[], problems: readonly string[]): readonly string[] {
  return problems.map((problem) => {
    const index = fields.findIndex((field) => problem.startsWith(`${field.label}:`));
    return index < 0 ? problem : `Field ${index + 1}, ${problem}`;
  });
}

type Outcome = Taken<'form'> | string | null;

const askAfterLast = [
  'Every field has been asked.',
  'Type show to hear the form, field and a number to change a field, and done when you have finished.',
];

function typed(view: At<'form'>['view']): readonly FieldView[] {
  return view.fields.filter((field) => !field.isComputed);
}

function numberOf(at: At<'form'>, field: FieldView): number {
  return at.view.fields.indexOf(field) + 1;
}

function fieldAt(at: At<'form'>): FieldView | undefined {
  return at.view.fields.find((field) => field.id === at.part);
}

function askField(at: At<'form'>, field: FieldView): readonly string[] {
  const now = formStateOf(at.sitting, at.view.id, at.work).find((state) => state.id === field.id)?.text ?? '';
  const limits = field.limits === null ? '' : `, ${field.limits}`;
  return [
    `Field ${numberOf(at, field)} of ${at.view.fields.length}: ${sentence(`${field.label}${field.isRequired ? '' : ' (may stay empty)'}`)}`,
    ...(field.choices === null ? [`Type ${field.how}${limits}.`] : askChoices(field.choices)),
    ...(field.type === 'words' ? askWords(field.words, now) : askNow(at, field, now)),
  ];
}

function askWords(words: number | null, now: string): readonly string[] {
  const about = words === null ? [] : [`About ${words} words.`];
  const has = now === '' ? [] : ['It says now:', ...sayText(now), 'What you type is added; /clear empties it.'];
  return [...about, howToWrite, ...has];
}

function askNow(at: At<'form'>, field: FieldView, now: string): readonly string[] {
  if (now !== '') return [`It says now: ${now}. Enter alone leaves it so, and a hyphen empties it.`];
  return field === typed(at.view)[0] ? ['Enter alone passes a field over.'] : [];
}

function askChoices(choices: NonNullable<FieldView['choices']>): readonly string[] {
  return [...numbered(choices.map((choice) => choice.label)), 'Type the number of your choice.'];
}

function stateWords(state: FieldState): string {
  const text = state.text === '' ? 'empty' : state.text.split('\n').join(' / ');
  return `${labelled(state.label, text)}${state.isComputed ? ' (worked out)' : ''}${state.problem === null ? '' : `. ${state.problem}`}`;
}

function filledWith(at: At<'form'>, value: string): At<'form'>['work'] {
  return { kind: 'form', fields: { ...at.work.fields, [at.part]: value } };
}

/** The next field that is typed and still empty, or "" when there is none: whoever went back to change one isn't asked all that follows again. */
function nextPart(at: At<'form'>, work: At<'form'>['work']): string {
  const index = at.view.fields.findIndex((field) => field.id === at.part);
  const after = at.view.fields.slice(index + 1);
  return after.find((field) => !field.isComputed && (work.fields[field.id] ?? '') === '')?.id ?? '';
}

function goTo(at: At<'form'>, work: At<'form'>['work'], part: string, said: readonly string[] = []): Taken<'form'> {
  return { work, part, out: [...said, ...plainForm.ask({ ...at, work, part })], isDone: false };
}

function jumped(at: At<'form'>, line: string): Outcome {
  const match = /^\s*field\s+(\d{1,4})\s*$/i.exec(line);
  if (match === null) return null;
  const number = Number(match[1]);
  const field = at.view.fields[number - 1];
  if (field === undefined) return noSuchNumber(number, 'field', upTo(at.view.fields.length));
  if (field.isComputed) return `${field.label} is worked out from the other fields.`;
  return goTo(at, at.work, field.id);
}

function takeValue(at: At<'form'>, line: string): Outcome {
  const field = fieldAt(at);
  if (field === undefined || field.type === 'words') return null;
  const text = line.trim();
  if (text === '') return goTo(at, at.work, nextPart(at, at.work));
  if (text === '-') {
    const emptied = filledWith(at, '');
    return goTo(at, emptied, nextPart(at, emptied), [labelled(field.label, 'empty.')]);
  }
  const value =
    field.choices === null
      ? settledText(field.type, text, frameOf(at.sitting.scenario))
      : choiceOf(field.choices, text);
  if (value === null) return unread(field, line, null);
  const work = filledWith(at, value);
  const states = formStateOf(at.sitting, at.view.id, work);
  const state = states.find((one) => one.id === field.id);
  if (state === undefined || state.problem !== null) return unread(field, line, state?.problem ?? null);
  const before = formStateOf(at.sitting, at.view.id, at.work);
  const worked = states.filter((one, index) => one.isComputed && one.text !== before[index]?.text);
  const said = [state, ...worked].map((one) => `${labelled(one.label, one.text === '' ? 'empty' : one.text)}.`);
  return goTo(at, work, nextPart(at, work), said);
}

/** A line that is no value: a command perhaps, else a sentence on what this field takes. */
function unread(field: FieldView, line: string, problem: string | null): string | null {
  if (commandForLine(line) !== null) return null;
  if (problem !== null) return problem;
  const how = field.choices === null ? `Type ${field.how}.` : 'Type the number of your choice.';
  return `"${line.trim().slice(0, 60)}" can't be read here. ${how}`;
}

function choiceOf(choices: NonNullable<FieldView['choices']>, text: string): string | null {
  const [number, ...more] = numbersOf(text) ?? [];
  const place = number !== undefined && more.length === 0 ? choices[number - 1] : undefined;
  return place?.id ?? choiceNamed(choices, text);
}
