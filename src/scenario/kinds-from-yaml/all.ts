import type { TaskKind, TaskSpec } from '../kinds/kind.ts';
import type { Resolver } from '../resolver.ts';
import type { YamlMap } from '../yaml-tree.ts';
import { readAllocate } from './allocate.ts';
import { readChoose } from './choose.ts';
import { readChooseMany } from './choose-many.ts';
import { readContact } from './contact.ts';
import { readFlag } from './flag.ts';
import { readForm } from './form.ts';
import { readRank } from './rank.ts';
import { readSchedule } from './schedule.ts';
import { readWrite } from './write.ts';

/** What is particular to each kind, read from the task's map; null when too little of it can be read. A `choose` has no results yet. */
const readers: { readonly [Kind in TaskKind]: (resolver: Resolver, task: YamlMap) => TaskSpec | null } = {
  choose: (resolver, task) => readChoose(resolver, task, null),
  'choose-many': readChooseMany,
  rank: readRank,
  allocate: readAllocate,
  schedule: readSchedule,
  contact: readContact,
  flag: readFlag,
  form: readForm,
  write: readWrite,
};

/** The kind that a task's keys name, or null. */
export function kindIn(task: YamlMap): TaskKind | null {
  for (const { key } of task.entries) {
    const kind = taskKinds.find((one) => one === key.text);
    if (kind !== undefined) return kind;
  }
  return null;
}

/** The nine kinds' words. */
const taskKinds: readonly TaskKind[] = [
  'choose',
  'choose-many',
  'rank',
  'allocate',
  'schedule',
  'contact',
  'flag',
  'form',
  'write',
];

/** Reads the spec of a task; null when too little of it can be read, which was reported. */
export function specFromYaml(resolver: Resolver, kind: TaskKind, task: YamlMap): TaskSpec | null {
  return readers[kind](resolver, task);
}
