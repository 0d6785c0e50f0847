import { assert } from '../engine/assert.ts';
import type { Delivered, Happening } from '../engine/sitting.ts';
import { openTasks, scopeOf } from '../engine/step.ts';
import { kindOf } from '../scenario/kinds/all.ts';
import { formatTime, formatValue } from '../scenario/notation.ts';
import type { Evidence, Scenario } from '../scenario/scenario.ts';
import type { Difference } from './compare.ts';
import { type CompileEmbedded, isSealed } from './embed.ts';
import { foldLog, type LogState } from './fold.ts';
import type { Draft, LogRecord } from './record.ts';

/** One record with the state before and after it. `happened` is what its step brought about; empty for what is only on the record. */
export interface ReplayedRecord {
  readonly record: LogRecord;
  readonly before: LogState | null;
  readonly after: LogState;
  readonly happened: readonly Happening[];
}

/** A log replayed to its end, or to the first difference: what came before that is still told. */
export interface Replayed {
  readonly records: readonly ReplayedRecord[];
  readonly difference: Difference | null;
}

/** Replays the records of a log and keeps every state on the way. Pure. */
export function replayLog(records: readonly LogRecord[], compile?: CompileEmbedded): Replayed {
  const replayed: ReplayedRecord[] = [];
  const folded = foldLog(records, compile, (record, after, before) => {
    // A consequence's own step is that of the record before it: what happened is told there.
    const stepped = before === null || after.sitting !== before.sitting;
    replayed.push({ record, before, after, happened: stepped ? after.sitting.happened : [] });
  });
  return { records: replayed, difference: folded.ok ? null : folded.difference };
}

/** The answer of a `decided` record in plain words, as the candidate read it back. */
export function tellAnswer(replayed: ReplayedRecord): readonly string[] {
  const { record, before } = replayed;
  if (record.kind !== 'decided' || before === null) return [];
  const task = before.sitting.scenario.tasks.get(record.task);
  assert(task !== undefined, `No such task: ${record.task}`);
  return kindOf(task.spec).tell(task.spec, record.answer, scopeOf(before.sitting));
}

/** What `replay --json` prints of one record: everything that it says, and what its ids mean. Embedded files are left out. */
export function recordForMachines(replayed: ReplayedRecord): Readonly<Record<string, unknown>> {
  const { record, after } = replayed;
  const { scenario } = after.sitting;
  const arrived = messagesOf(replayed).map((message) => ({ id: message.id, from: message.from, text: message.text }));
  return {
    ...withoutFiles(record),
    ...('task' in record ? { taskTitle: scenario.tasks.get(record.task)?.title ?? record.task } : {}),
    ...(record.kind === 'viewed' ? { title: titleOfViewed(scenario, after, record.id) } : {}),
    ...(record.kind === 'decided' ? { told: tellAnswer(replayed) } : {}),
    ...('evidence' in record && record.evidence !== undefined ? { codes: codesOf(scenario, record.evidence) } : {}),
    ...(record.kind === 'ended' ? { endingTitle: endingTitle(scenario, record.ending) } : {}),
    messages: arrived,
    openTasks: openTasks(after.sitting).map((task) => task.id),
  };
}

function withoutFiles(record: LogRecord): Readonly<Record<string, unknown>> {
  if (record.kind !== 'began') return { ...record };
  if (isSealed(record.scenario)) {
    const { id, title, status, digest, candidate } = record.scenario;
    return { ...record, scenario: { id, title, status, digest, candidate: candidate.digest } };
  }
  const { files, plan, ...scenario } = record.scenario;
  const bare = files.map(({ path, sha256 }) => ({ path, sha256 }));
  return { ...record, scenario: { ...scenario, files: bare, plan: { path: plan.path, sha256: plan.sha256 } } };
}

function codesOf(scenario: Scenario, evidence: readonly Evidence[]): Readonly<Record<string, string>> {
  const texts = new Map(scenario.plan.codes.map((code) => [code.id, code.text]));
  return Object.fromEntries(evidence.map(({ code }) => [code, texts.get(code) ?? '']));
}

/** The messages that reached the candidate in the step of a record. */
export function messagesOf(replayed: ReplayedRecord): readonly Delivered[] {
  return replayed.happened.flatMap((what) => (what.kind === 'delivered' ? [what.message] : []));
}

/** The title of an ending, from its state; null where the sitting ended without one. */
export function endingTitle(scenario: Scenario, ending: string | null): string | null {
  return ending === null ? null : (scenario.states.get(ending)?.ending?.title ?? ending);
}

/** What was opened, in words: a document's title, or whose message it is. */
export function titleOfViewed(scenario: Scenario, state: LogState, id: string): string {
  const document = scenario.documents.find((one) => one.id === id);
  if (document !== undefined) return document.title;
  const message = state.sitting.inbox.find((one) => one.id === id);
  return message === undefined ? id : `message from ${nameOf(scenario, message.from)}`;
}

/** A person's name, or the id where nobody has it. */
export function nameOf(scenario: Scenario, person: string): string {
  return scenario.people.find((one) => one.id === person)?.name ?? person;
}

/** Everything known after one record, in the author's notation: what `replay --at` prints. */
export interface StateAt {
  readonly seq: number;
  readonly kind: LogRecord['kind'];
  readonly clock: string;
  readonly sittingMs: number;
  readonly deadlineMs: number;
  readonly state: string;
  readonly active: readonly string[];
  readonly facts: Readonly<Record<string, string>>;
  readonly tasks: readonly {
    readonly id: string;
    readonly title: string;
    readonly status: string;
    readonly result: string;
  }[];
  readonly inbox: readonly { readonly id: string; readonly at: string; readonly from: string; readonly text: string }[];
  readonly pending: readonly { readonly id: string; readonly kind: string; readonly due: string }[];
  readonly openedEver: readonly string[];
  /** Documents and messages that were there and hadn't been opened. */
  readonly neverOpened: readonly string[];
  readonly open: string | null;
  readonly paused: boolean;
  readonly drafts: Readonly<Record<string, Draft>>;
  readonly notes: readonly string[];
  /** The note that was being written; empty when there was none. */
  readonly jotting: string;
  readonly evidence: readonly (Evidence & { readonly seq: number; readonly task: string })[];
  readonly ended: { readonly how: string; readonly ending: string | null } | null;
}

/** Documents and messages that are there and were never opened, in the order of file and inbox. Pure. */
export function neverOpened({ sitting }: LogState): readonly string[] {
  const there = [...sitting.documents, ...sitting.inbox.map(({ id }) => id)];
  return there.filter((id) => !sitting.opened.includes(id));
}

/** The state after record `seq`, or null where the replay doesn't reach it. */
export function stateAt(replayed: Replayed, seq: number): StateAt | null {
  const one = replayed.records[seq];
  if (one === undefined) return null;
  const { sitting, book } = one.after;
  const time = (minutes: number): string => formatTime(minutes, sitting.scenario.clock);
  return {
    seq,
    kind: one.record.kind,
    clock: one.record.clock,
    sittingMs: book.at,
    deadlineMs: book.deadlineMs,
    state: one.record.state,
    active: sitting.active,
    facts: factsOf(one.after),
    tasks: tasksOf(one.after),
    inbox: sitting.inbox.map(({ id, at, from, text }) => ({ id, at: time(at), from, text })),
    pending: sitting.pending.map(({ id, kind, due }) => ({ id, kind, due: time(due) })),
    openedEver: sitting.opened,
    neverOpened: neverOpened(one.after),
    open: book.open,
    paused: book.paused,
    drafts: book.drafts,
    notes: book.notes.map((note) => note.text),
    jotting: book.jotting,
    evidence: replayed.records.slice(0, seq + 1).flatMap(({ record }) => evidenceOf(record)),
    ended: book.ended ? sitting.ended : null,
  };
}

function factsOf(state: LogState): Readonly<Record<string, string>> {
  const { facts, scenario } = state.sitting;
  const written = scenario.facts.flatMap((fact) => {
    const value = facts[fact.id];
    return value === undefined ? [] : [[fact.id, formatValue(fact.unit, value, scenario.clock)] as const];
  });
  return Object.fromEntries(written);
}

function tasksOf(state: LogState): StateAt['tasks'] {
  const { scenario, tasks } = state.sitting;
  const canBeAnswered = new Set(openTasks(state.sitting).map((task) => task.id));
  return [...scenario.tasks.values()].flatMap(({ id, title }) => {
    const standing = tasks[id];
    if (standing === undefined || standing.status === 'unvisited') return [];
    const status = standing.status === 'open' && !canBeAnswered.has(id) ? 'open, not offered now' : standing.status;
    return [{ id, title, status, result: standing.result }];
  });
}

function evidenceOf(record: LogRecord): StateAt['evidence'] {
  if (record.kind !== 'decided' && record.kind !== 'lapsed') return [];
  return (record.evidence ?? []).map((evidence) => ({ ...evidence, seq: record.seq, task: record.task }));
}

/** Whether the end of the sitting isn't on the record: somebody who has its machine could still go on with it. Pure. */
export function isUnfinished({ records }: Pick<Replayed, 'records'>): boolean {
  return records.at(-1)?.after.book.ended !== true;
}
