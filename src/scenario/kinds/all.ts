import { allocate } from './allocate.ts';
import { choose } from './choose.ts';
import { chooseMany } from './choose-many.ts';
import { contact } from './contact.ts';
import { flag } from './flag.ts';
import { form } from './form.ts';
import type { Kind, TaskKind, TaskSpec } from './kind.ts';
import { rank } from './rank.ts';
import { schedule } from './schedule.ts';
import { write } from './write.ts';

type Kinds = { readonly [K in TaskKind]: Kind<Extract<TaskSpec, { readonly kind: K }>> };

/** The nine kinds, in the order of the guide. */
export const kinds: Kinds = {
  choose,
  'choose-many': chooseMany,
  rank,
  allocate,
  schedule,
  contact,
  flag,
  form,
  write,
};

/** The kind of a spec: `kindOf(task.spec).read(task.spec, raw, scope)`. */
export function kindOf<Spec extends TaskSpec>(spec: Spec): Kind<Spec>;
export function kindOf(spec: TaskSpec): unknown {
  return kinds[spec.kind];
}
