import { assert } from '../engine/assert.ts';
import { digestOf } from '../engine/digest.ts';
import type { Sitting, SittingEvent } from '../engine/sitting.ts';
import { openSitting, refusal, step } from '../engine/step.ts';
import { compileScenario } from '../scenario/compile.ts';
import { formatTime } from '../scenario/notation.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { deadlineOf } from './began.ts';
import { type Began, type Book, endsAtMs, enterRecord, misplaced, openBook, strayDraft } from './book.ts';
import { type Difference, differenceOfBodies, saysTheSame } from './compare.ts';
import { bodyOfEvent, type Consequence, consequencesOf } from './consequences.ts';
import { canonicalAnswer, type Decide, reasonProblem } from './decision.ts';
import { type CompileEmbedded, createCompileCache, embeddedProblem, isSealed } from './embed.ts';
import type { LogRecord, RecordBody } from './record.ts';

/** A sitting rebuilt from its log: everything known after the last record. */
export interface LogState {
  readonly began: Began;
  readonly sitting: Sitting;
  readonly book: Book;
  /** What follows from the last step and isn't on the record yet: a log cut between a decision and its consequences. */
  readonly due: readonly Consequence[];
}

/** A log folded to its end, or to its first difference; `before` is the state before the record that differs. */
export type Folded =
  | { readonly ok: true; readonly state: LogState }
  | { readonly ok: false; readonly difference: Difference; readonly before: LogState | null };

/** One record folded. */
export type FoldStep =
  | { readonly ok: true; readonly state: LogState }
  | { readonly ok: false; readonly difference: Difference };

/**
 * Replays a log: compiles the embedded scenario, opens it with the seed, sends each record through the same step as when it
 * was sat, and compares every state digest, clock, result, evidence and consequence. Stops at the first difference. Pure.
 * `visit` is called after each record with the state after it.
 */
export function foldLog(
  records: readonly LogRecord[],
  compile: CompileEmbedded = createCompileCache(compileScenario),
  visit: (record: LogRecord, state: LogState, before: LogState | null) => void = () => {},
): Folded {
  let state: LogState | null = null;
  for (const record of records) {
    const folded: FoldStep = state === null ? foldFirst(record, compile) : foldNext(state, record);
    if (!folded.ok) return { ok: false, difference: folded.difference, before: state };
    visit(record, folded.state, state);
    state = folded.state;
  }
  assert(state !== null, 'A log without records isn’t folded');
  return { ok: true, state };
}

/** Opens the sitting of a first record. */
export function foldFirst(record: LogRecord, compile: CompileEmbedded): FoldStep {
  if (record.kind !== 'began') return differs(record, 'it isn’t the beginning of a sitting');
  const opened = openEmbedded(record, compile);
  if (typeof opened === 'string') return differs(record, opened);
  const sitting = openSitting(opened, record.seed);
  const state = {
    began: record,
    sitting,
    book: openBook(record),
    due: consequencesOf(null, sitting, {}, isSealed(record.scenario)),
  };
  return compareState(state, record) ?? { ok: true, state };
}

function openEmbedded(record: Began, compile: CompileEmbedded): Scenario | string {
  const problem = isSealed(record.scenario) ? null : embeddedProblem(record.scenario);
  if (problem !== null) return problem;
  const compiled = compile(record.scenario);
  if (compiled === null) return 'the scenario is sealed, and nothing here opens it';
  const { scenario, diagnostics } = compiled;
  if (scenario === null) {
    const first = diagnostics.find((diagnostic) => diagnostic.severity === 'error');
    return `the embedded scenario isn’t one that this version accepts: ${first?.message ?? 'no message'}`;
  }
  const { id, title, status } = record.scenario;
  const isSame = scenario.id === id && scenario.title === title && scenario.status === status;
  if (!isSame) return 'the scenario’s id, title or status isn’t that of the embedded file';
  const { baseMs, percent, deadlineMs } = record.time;
  if (baseMs !== scenario.allowMinutes * 60_000) return 'the time allowed isn’t the scenario’s';
  return deadlineMs === deadlineOf(baseMs, percent) ? scenario : 'the deadline isn’t the time allowed with its factor';
}

/** Folds one record more. */
export function foldNext(state: LogState, record: LogRecord): FoldStep {
  const wrong = misplaced(state.book, record, record.at);
  if (wrong !== null) return differs(record, `it can’t stand here: ${wrong}`);
  const stepped = stepTo(state, record);
  if (typeof stepped === 'string') return differs(record, stepped);
  const { sitting, due } = stepped;
  const next = { ...state, sitting, due, book: enterRecord(state.book, record) };
  return compareState(next, record) ?? { ok: true, state: next };
}

type Stepped = Pick<LogState, 'sitting' | 'due'> | string;

/** The sitting after a record and what is still to follow; or how the record differs from what the step gives. */
function stepTo(state: LogState, record: LogRecord): Stepped {
  const [expected, ...rest] = state.due;
  if (expected !== undefined && record.kind === 'incident') {
    // A log that was cut here and gone on with: what happened to it is told before its last consequence, the end.
    return { sitting: state.sitting, due: state.due };
  }
  if (expected !== undefined) {
    return differenceOfBodies(state.sitting.scenario, expected, record) ?? { sitting: state.sitting, due: rest };
  }
  if (record.kind === 'lapsed' || record.kind === 'ended') return stepToEnd(state, record);
  const event = eventOf(record);
  if (event === null) return strayDraft(state.sitting, record) ?? { sitting: state.sitting, due: [] };
  const refused = refusal(state.sitting, event);
  if (refused !== null) return `replay refuses it: ${refused.because}`;
  const spelt = event.kind === 'decide' ? decisionProblem(state.sitting, event) : null;
  if (spelt !== null) return spelt;
  const sealed = isSealed(state.began.scenario);
  const sitting = step(state.sitting, event);
  const body = bodyOfEvent(event, state.sitting, sitting, sealed);
  assert(body !== null, 'Only an end has no record of its own');
  const difference = differenceOfBodies(sitting.scenario, asSupplied(body, record), record);
  return difference ?? { sitting, due: consequencesOf(event, sitting, state.book.drafts, sealed) };
}

/** The body that is expected of an opening which the invigilator put on record. */
function asSupplied(body: RecordBody, record: LogRecord): RecordBody {
  const isSupplied = body.kind === 'viewed' && record.kind === 'viewed' && record.act === 'supplied';
  return isSupplied ? { ...body, act: 'supplied' } : body;
}

function decisionProblem(sitting: Sitting, event: Decide): string | null {
  const isCanonical = saysTheSame(canonicalAnswer(sitting, event), event.answer);
  return isCanonical ? reasonProblem(sitting, event) : 'its answer isn’t in the canonical form';
}

/**
 * The end of a sitting that isn't the story's has no record but its consequences, of which the last says how it ended. Where a
 * cut took that one, the digest tells; where it tells both ways alike, the sitting clock.
 */
function stepToEnd(state: LogState, record: Extract<LogRecord, { readonly kind: 'lapsed' | 'ended' }>): Stepped {
  const timeIsUp = record.at >= endsAtMs(state.book);
  const likely = timeIsUp ? (['out-of-time', 'withdrawn'] as const) : (['withdrawn', 'out-of-time'] as const);
  const hows = record.kind === 'ended' ? likely.filter((how) => how === record.how) : likely;
  const ends = hows
    .map((how): SittingEvent => ({ kind: 'end', how }))
    .filter((event) => refusal(state.sitting, event) === null)
    .map((event) => ({ event, sitting: step(state.sitting, event) }));
  const end = ends.find((one) => digestOf(one.sitting) === record.state) ?? ends[0];
  if (end === undefined) return 'nothing in the replay ends here';
  const { sitting } = end;
  const [first, ...rest] = consequencesOf(end.event, sitting, state.book.drafts, isSealed(state.began.scenario));
  assert(first !== undefined, 'A step that ends gives an end');
  return differenceOfBodies(sitting.scenario, first, record) ?? { sitting, due: rest };
}

/** The event behind a record; null for one that is only on the record, and for an end, which its consequences tell. Pure. */
export function eventOf(record: LogRecord): SittingEvent | null {
  switch (record.kind) {
    case 'decided':
      return { kind: 'decide', task: record.task, answer: record.answer, reason: record.reason };
    case 'waited':
      return { kind: 'wait', minutes: record.asked };
    case 'ticked':
      return { kind: 'tick', minutes: record.took };
    case 'viewed':
      return record.act === 'left' ? null : { kind: 'open', id: record.id };
    default:
      return null;
  }
}

function compareState(state: LogState, record: LogRecord): FoldStep | null {
  const clock = formatTime(state.sitting.clock, state.sitting.scenario.clock);
  if (record.clock !== clock) {
    return differs(record, `the log’s production clock says ${record.clock}, the replay’s ${clock}`);
  }
  if (record.state === digestOf(state.sitting)) return null;
  return differs(record, 'the state after it isn’t the one that the replay gives');
}

function differs(record: LogRecord, what: string): FoldStep {
  return { ok: false, difference: { seq: record.seq, kind: record.kind, what } };
}

/** Whether nothing can follow any more: the end is on the record, or due to be. */
export function isOver(state: LogState): boolean {
  return state.book.ended || state.sitting.ended !== null;
}
