import { digestOf } from '../engine/digest.ts';
import type { Sitting, SittingEvent } from '../engine/sitting.ts';
import { openSitting, refusal, step } from '../engine/step.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Difference } from './compare.ts';
import { faultsIn } from './consequences.ts';
import { embedScenario } from './embed.ts';
import { eventOf, foldLog, type LogState } from './fold.ts';
import type { LogRecord } from './record.ts';
import type { Replayed, ReplayedRecord } from './replay.ts';

/** A sealed scenario, opened by somebody who may mark. */
export interface Unsealed {
  readonly whole: Scenario;
  /** What the sitting ran. */
  readonly candidate: Scenario;
  /** The author's name of each result, by the one that it has in the candidate's part. */
  readonly results: ReadonlyMap<string, string>;
}

/**
 * Replays a sealed log twice at once: what the candidate's machine ran, held to every digest on the record, and the whole scenario at
 * the same answers. What comes out is told as if the log had never been sealed: results, evidence, faults and names are the
 * author's; numbers and hashes are the log's own. Pure.
 */
export function replaySealed(records: readonly LogRecord[], { whole, candidate, results }: Unsealed): Replayed {
  const replayed: ReplayedRecord[] = [];
  let apart: Difference | null = null;
  let before: LogState | null = null;
  const folded = foldLog(
    records,
    () => ({ scenario: candidate, diagnostics: [] }),
    (record, after, sealedBefore) => {
      if (apart !== null) return;
      const sitting =
        before === null ? openSitting(whole, after.began.seed) : follow(before.sitting, record, sealedBefore, after);
      if (typeof sitting === 'string' || !agree(sitting, after.sitting, results)) {
        const what = typeof sitting === 'string' ? sitting : 'the whole scenario goes another way than what was sat';
        apart = { seq: record.seq, kind: record.kind, what };
        return;
      }
      const state = {
        ...after,
        began: openly(after.began, whole),
        sitting,
        book: renamed(after.book, sitting, after.sitting),
      };
      const stepped = before === null || sitting !== before.sitting;
      const happened = stepped ? sitting.happened : [];
      replayed.push({ record: told(record, sitting, after.sitting), before, after: state, happened });
      before = state;
    },
  );
  return { records: replayed, difference: apart ?? (folded.ok ? null : folded.difference) };
}

/** The whole scenario's sitting after a record, or why it can't follow. */
function follow(sitting: Sitting, record: LogRecord, before: LogState | null, after: LogState): Sitting | string {
  if (before !== null && after.sitting === before.sitting) return sitting;
  const event = eventBehind(record, sitting, after.sitting);
  if (event === null) return 'nothing is known that leads here';
  const refused = refusal(sitting, event);
  return refused === null ? step(sitting, event) : `the whole scenario refuses it: ${refused.because}`;
}

function eventBehind(record: LogRecord, whole: Sitting, sealed: Sitting): SittingEvent | null {
  const event = eventOf(record);
  if (event?.kind === 'open') return { ...event, id: nameIn(whole, sealed, event.id) };
  if (event !== null) return event;
  const how = sealed.ended?.how;
  return how === 'out-of-time' || how === 'withdrawn' ? { kind: 'end', how } : null;
}

/** A message without an id of its own is named after the result that sends it: the same place in the inbox is the same message. */
function nameIn(whole: Sitting, sealed: Sitting, id: string): string {
  const at = sealed.inbox.findIndex((message) => message.id === id);
  return whole.inbox[at]?.id ?? id;
}

/** Whether both stand alike: but for what results and messages are called, nothing tells them apart. */
function agree(whole: Sitting, sealed: Sitting, results: ReadonlyMap<string, string>): boolean {
  const isSame = whole.clock === sealed.clock && whole.active.join(' ') === sealed.active.join(' ');
  return (
    isSame &&
    whole.inbox.length === sealed.inbox.length &&
    Object.entries(sealed.tasks).every(([task, standing]) => {
      const mine = whole.tasks[task];
      const name = results.get(standing.result) ?? standing.result;
      return mine?.status === standing.status && mine.result === name;
    })
  );
}

function openly(began: LogState['began'], whole: Scenario): LogState['began'] {
  return { ...began, scenario: embedScenario(whole) };
}

function renamed(book: LogState['book'], whole: Sitting, sealed: Sitting): LogState['book'] {
  return book.open === null ? book : { ...book, open: nameIn(whole, sealed, book.open) };
}

/** The record as it would stand in a log that isn't sealed, with its own number and hash. */
function told(record: LogRecord, whole: Sitting, sealed: Sitting): LogRecord {
  const state = digestOf(whole);
  switch (record.kind) {
    case 'began':
      return { ...record, state, scenario: embedScenario(whole.scenario) };
    case 'viewed': {
      const faults = record.act === 'left' ? [] : faultsIn(whole);
      return { ...record, state, id: nameIn(whole, sealed, record.id), ...(faults.length === 0 ? {} : { faults }) };
    }
    case 'waited':
    case 'ticked':
      return { ...record, state, faults: faultsIn(whole) };
    case 'decided': {
      const decided = whole.happened.find((what) => what.kind === 'decided');
      const faults = faultsIn(whole);
      return decided === undefined
        ? { ...record, state }
        : { ...record, state, faults, result: decided.result, evidence: decided.evidence };
    }
    case 'lapsed': {
      const lapsed = whole.happened.find((what) => what.kind === 'lapsed' && what.task === record.task);
      return { ...record, state, evidence: lapsed?.kind === 'lapsed' ? lapsed.evidence : [] };
    }
    default:
      return { ...record, state };
  }
}
