import type { Sitting } from '../engine/sitting.ts';
import { openSitting, refusal, step } from '../engine/step.ts';
import { beganOf } from '../log/book.ts';
import { eventOf } from '../log/fold.ts';
import type { LogRecord } from '../log/record.ts';
import type { Task } from '../scenario/kinds/kind.ts';
import { formatDuration } from '../scenario/notation.ts';
import type { Result, Scenario } from '../scenario/scenario.ts';
import { resultsOf } from './chart-nodes.ts';
import type { Load } from './load.ts';
import { overall } from './load.ts';

/** One thing that a new version of a scenario changes, as a sentence, and what kind of thing it is. */
export interface Change {
  readonly of: 'tasks' | 'results' | 'evidence' | 'time' | 'paths' | 'draws' | 'documents';
  readonly says: string;
}

/** What a new version changes of what candidates meet and of what is expected of them. `load` is each version's, over all variants. Pure. */
export function changesSince(
  before: Scenario,
  after: Scenario,
  loads: { readonly before: readonly Load[]; readonly after: readonly Load[] },
): readonly Change[] {
  return [
    ...comings('tasks', 'The task', [...before.tasks.keys()], [...after.tasks.keys()]),
    ...[...after.tasks.values()].flatMap((task) => {
      const old = before.tasks.get(task.id);
      return old === undefined ? [] : taskChanges(old, task);
    }),
    ...comings('paths', 'The ending', endingsOf(before), endingsOf(after)),
    ...comings(
      'draws',
      'The draw',
      before.draws.map(({ id }) => id),
      after.draws.map(({ id }) => id),
    ),
    ...after.draws.flatMap((draw) => {
      const old = before.draws.find(({ id }) => id === draw.id);
      const isSame = old === undefined || JSON.stringify(old.choices) === JSON.stringify(draw.choices);
      return isSame ? [] : [{ of: 'draws' as const, says: `The draw \`${draw.id}\` has other values.` }];
    }),
    ...comings(
      'documents',
      'The document',
      before.documents.map(({ id }) => id),
      after.documents.map(({ id }) => id),
    ),
    ...loadChanges(loads.before, loads.after),
  ];
}

function comings(
  of: Change['of'],
  what: string,
  before: readonly string[],
  after: readonly string[],
): readonly Change[] {
  return [
    ...after.filter((id) => !before.includes(id)).map((id) => ({ of, says: `${what} \`${id}\` is new.` })),
    ...before.filter((id) => !after.includes(id)).map((id) => ({ of, says: `${what} \`${id}\` is gone.` })),
  ];
}

function endingsOf({ states }: Scenario): readonly string[] {
  return [...states.values()].filter(({ ending }) => ending !== null).map(({ id }) => id);
}

function taskChanges(old: Task, task: Task): readonly Change[] {
  const [before, after] = [resultsOf(old), resultsOf(task)];
  const name = `\`${task.id}\``;
  const changes: Change[] = [];
  if (old.spec.kind !== task.spec.kind)
    changes.push({ of: 'tasks', says: `${name} is of another kind: ${task.spec.kind} instead of ${old.spec.kind}.` });
  if (old.takesMinutes !== task.takesMinutes)
    changes.push({
      of: 'time',
      says: `${name} takes ${formatDuration(task.takesMinutes)} instead of ${formatDuration(old.takesMinutes)}.`,
    });
  changes.push(
    ...comings(
      'results',
      `The result of ${name},`,
      before.map(({ id }) => id),
      after.map(({ id }) => id),
    ),
    ...after.flatMap((result) => {
      const was = before.find(({ id }) => id === result.id);
      return was === undefined ? [] : resultChanges(task, was, result);
    }),
  );
  if (old.judged.join() !== task.judged.join())
    changes.push({
      of: 'evidence',
      says: `The words of ${name} are judged for ${listOf(task.judged)} instead of ${listOf(old.judged)}.`,
    });
  return changes;
}

function resultChanges({ id }: Task, old: Result, result: Result): readonly Change[] {
  const name = `\`${id}\` / \`${result.id}\``;
  const shows = ({ shows: all }: Result): readonly string[] =>
    all.map(({ code, toward }) => `${code} ${toward}`).sort();
  const changes: Change[] = [];
  if ((old.when?.source ?? '') !== (result.when?.source ?? ''))
    changes.push({ of: 'results', says: `${name} holds on another condition: ${result.when?.source ?? 'always'}.` });
  if (shows(old).join() !== shows(result).join())
    changes.push({ of: 'evidence', says: `${name} shows ${listOf(shows(result))} instead of ${listOf(shows(old))}.` });
  if (old.to !== result.to)
    changes.push({ of: 'paths', says: `${name} leads to ${placeOf(result.to)} instead of ${placeOf(old.to)}.` });
  return changes;
}

function placeOf(to: string | null): string {
  return to === null ? 'nowhere else' : `\`${to}\``;
}

function listOf(words: readonly string[]): string {
  return words.length === 0 ? 'nothing' : words.join(', ');
}

function loadChanges(before: readonly Load[], after: readonly Load[]): readonly Change[] {
  const parts: readonly (readonly [keyof Load, string, (value: number) => string])[] = [
    ['production', 'Story time', (value) => formatDuration(Math.round(value))],
    ['sitting', 'Sitting time', (value) => formatDuration(Math.ceil(value))],
    ['read', 'Words to read', String],
    ['write', 'Words to write', String],
  ];
  return parts.flatMap(([part, name, write]) => {
    const [old, now] = [overall(before.map((load) => load[part])), overall(after.map((load) => load[part]))];
    const told = ({ least, most }: typeof old): string => `${write(least)} to ${write(most)}`;
    return told(old) === told(now)
      ? []
      : [{ of: 'time' as const, says: `${name}: ${told(now)} instead of ${told(old)}.` }];
  });
}

/** Where a stored log would go elsewhere under a new version: the record, and what would happen there. */
export interface Elsewhere {
  readonly seq: number;
  readonly says: string;
}

/** Sits a log's decisions again in another version, and gives the first that comes to something else; null when none does. Pure. */
export function firstElsewhere(scenario: Scenario, records: readonly LogRecord[]): Elsewhere | null {
  const began = beganOf(records);
  if (began === null) return null;
  let sitting: Sitting = openSitting(scenario, began.seed);
  for (const record of records) {
    const event = eventOf(record);
    if (event === null) continue;
    const refused = refusal(sitting, event);
    if (refused !== null) return { seq: record.seq, says: refused.because };
    sitting = step(sitting, event);
    if (record.kind !== 'decided') continue;
    const decided = sitting.happened.find((one) => one.kind === 'decided');
    const result = decided?.kind === 'decided' ? decided.result : 'none';
    if (record.result !== undefined && record.result !== null && result !== record.result)
      return { seq: record.seq, says: `\`${record.task}\` comes to \`${result}\` instead of \`${record.result}\`.` };
  }
  const last = records.find((record) => record.kind === 'ended');
  const ending = sitting.ended?.ending ?? null;
  if (last?.how !== 'finished' || ending === last.ending) return null;
  return { seq: last.seq, says: `It ends in \`${ending ?? 'nothing'}\` instead of \`${last.ending}\`.` };
}
