import type { Scope } from '../scenario/expression.ts';
import { kindOf } from '../scenario/kinds/all.ts';
import type { AllocateSpec } from '../scenario/kinds/allocate.ts';
import type { ContactSpec } from '../scenario/kinds/contact.ts';
import type { FormSpec } from '../scenario/kinds/form.ts';
import type { Answer, TaskSpec } from '../scenario/kinds/kind.ts';
import { asMap, asNotation, asTexts, labelOf } from '../scenario/kinds/read.ts';
import { boardOfAnswer } from '../scenario/kinds/schedule.ts';
import type { Draft } from './record.ts';

/** A draft in plain words: what was typed or marked so far, labels for ids, and the reason. Nothing for an empty one. Pure. */
export function draftWords(spec: TaskSpec, draft: Draft, scope: Scope): readonly string[] {
  const reason = draft.reason === null ? [] : [`Reason so far: ${draft.reason}`];
  return [...(draft.answer === null ? [] : answerWords(spec, draft.answer, scope)), ...reason];
}

/** An answer that is whole is told as it would have been read back; of another, what there is of it. */
function answerWords(spec: TaskSpec, answer: Answer, scope: Scope): readonly string[] {
  const kind = kindOf(spec);
  const read = kind.read(spec, answer, scope);
  if (read.ok) return kind.tell(spec, read.answer, scope);
  switch (spec.kind) {
    case 'contact':
      return contactWords(spec, answer);
    case 'form':
      return formWords(spec, answer);
    case 'allocate':
      return allocateWords(spec, answer, scope);
    default:
      return canBeTold(spec, answer) ? kind.tell(spec, answer, scope) : [JSON.stringify(answer)];
  }
}

/** Whether an unfinished answer has the shape of its kind, so that the kind can tell it. */
function canBeTold(spec: TaskSpec, answer: Answer): boolean {
  if (spec.kind === 'schedule') return boardOfAnswer(spec, answer) !== null;
  if (spec.kind === 'write') return asMap(answer) !== null;
  return spec.kind === 'choose' ? typeof answer === 'string' : asTexts(answer) !== null;
}

function contactWords(spec: ContactSpec, answer: Answer): readonly string[] {
  const { who, by } = asMap(answer) ?? {};
  const person = spec.people.find((one) => one.id === who);
  return [...(person === undefined ? [] : [`Whom: ${person.name}`]), ...(by === undefined ? [] : [`By: ${by}`])];
}

function formWords(spec: FormSpec, answer: Answer): readonly string[] {
  const typed = asMap(answer) ?? {};
  return spec.fields.flatMap((field) => {
    const raw = typed[field.id];
    const text = typeof raw === 'string' ? raw.trim() : (asNotation(raw) ?? '');
    if (text === '') return [];
    return [`${field.label}: ${field.choices?.find((choice) => choice.id === text)?.label ?? text}`];
  });
}

function allocateWords(spec: AllocateSpec, answer: Answer, scope: Scope): readonly string[] {
  const typed = asMap(answer) ?? {};
  return spec.lines.flatMap(({ id }) => {
    const text = asNotation(typed[id]) ?? '';
    return text === '' ? [] : [`${labelOf(spec.lines, id, scope)}: ${text}`];
  });
}
