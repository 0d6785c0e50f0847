import type { Scope } from '../scenario/expression.ts';
import { kindOf } from '../scenario/kinds/all.ts';
import type { ChooseSpec } from '../scenario/kinds/choose.ts';
import type { ChooseManySpec } from '../scenario/kinds/choose-many.ts';
import type { ContactSpec } from '../scenario/kinds/contact.ts';
import type { FlagSpec } from '../scenario/kinds/flag.ts';
import type { Answer, TaskSpec } from '../scenario/kinds/kind.ts';
import { asMap, asTexts, isOffered } from '../scenario/kinds/read.ts';
import type { WriteSpec } from '../scenario/kinds/write.ts';

/** What could have been chosen with an answer and wasn't, in full; nothing where a kind offers no choice (a board, a form). Pure. */
export function alternatives(spec: TaskSpec, answer: Answer, scope: Scope): readonly string[] {
  switch (spec.kind) {
    case 'choose':
      return listed('Not chosen', otherOptions(spec, [String(answer)], scope));
    case 'choose-many':
      return listed('Not chosen', otherOptions(spec, asTexts(answer) ?? [], scope));
    case 'flag':
      return listed('Not marked', otherLines(spec, asTexts(answer) ?? [], scope));
    case 'contact':
      return otherContacts(spec, answer);
    case 'write':
      return otherReaders(spec, answer);
    case 'rank':
    case 'allocate':
    case 'schedule':
    case 'form':
      return [];
    default:
      return spec satisfies never;
  }
}

function listed(what: string, items: readonly string[]): readonly string[] {
  return items.length === 0 ? [] : [`${what}: ${items.join('; ')}`];
}

/** Labels of the options that were offered beside the chosen. */
function otherOptions(spec: ChooseSpec | ChooseManySpec, chosen: readonly string[], scope: Scope): readonly string[] {
  const others = spec.options.filter((option) => isOffered(option.if, scope) && !chosen.includes(option.id));
  return others.flatMap(({ id }) => kindOf<TaskSpec>(spec).tell(spec, id, scope));
}

function otherLines(spec: FlagSpec, marked: readonly string[], scope: Scope): readonly string[] {
  const others = spec.lines.filter((line) => !marked.includes(line.id)).map((line) => line.id);
  return others.length === 0 ? [] : kindOf(spec).tell(spec, others, scope);
}

function otherContacts(spec: ContactSpec, answer: Answer): readonly string[] {
  const { who, by } = asMap(answer) ?? {};
  const people = spec.people.filter((person) => person.id !== who).map((person) => person.name);
  return listed('Not chosen', [...people, ...spec.by.filter((way) => way !== by).map((way) => `by ${way}`)]);
}

function otherReaders(spec: WriteSpec, answer: Answer): readonly string[] {
  const map = asMap(answer) ?? {};
  const to = asTexts(map.to ?? []) ?? [];
  const attached = asTexts(map.attach ?? []) ?? [];
  const others = spec.to.filter((person) => !to.includes(person.id)).map((person) => person.name);
  const papers = spec.attach.filter((document) => !attached.includes(document.id)).map((document) => document.title);
  return [...listed('Not sent to', others), ...listed('Not attached', papers)];
}
