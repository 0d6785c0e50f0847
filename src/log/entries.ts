import { assert } from '../engine/assert.ts';
import type { Sitting, SittingEvent } from '../engine/sitting.ts';
import { refusal, step } from '../engine/step.ts';
import { cleanText } from '../scenario/clean-text.ts';
import type { Answer } from '../scenario/kinds/kind.ts';
import { sameDraft, strayDraft } from './book.ts';
import { canonicalForm } from './canonical.ts';
import { bodyOfEvent, type Consequence, consequencesOf } from './consequences.ts';
import { canonicalAnswer, type Decide, reasonProblem } from './decision.ts';
import { isSealed } from './embed.ts';
import type { LogState } from './fold.ts';
import type { AttestedBody, Draft, RecordBody } from './record.ts';
import type { Act } from './recorder.ts';

/** The most characters that a note may have. */
export const noteCharsMax = 10_000;

/** The most characters that an unfinished answer may have, in canonical form: several times what any kind accepts. */
export const draftCharsMax = 200_000;

/** The most characters that the words of an incident, or of the reason for a pause, may have; more are cut off. */
const remarkCharsMax = 500;

/** A record to be written, and the sitting whose clock and digest go with it. */
export interface Entry {
  readonly body: RecordBody;
  readonly sitting: Sitting;
}

/** What an act puts on the record, in order (nothing where it changes nothing), or why it is refused. */
export type Entries =
  | { readonly ok: true; readonly entries: readonly Entry[] }
  | { readonly ok: false; readonly because: string };

/** The records of an act. `wall` is RFC 3339. Writes nothing; what the book forbids is asked when they are written. */
export function entriesOf(state: LogState, act: Act, wall: string): Entries {
  switch (act.kind) {
    case 'decide':
      return ofDecision(state, act, wall);
    case 'wait':
    case 'tick':
    case 'end':
      return ofEvent(state, act, wall);
    case 'open':
      return ofOpening(state, act, wall);
    case 'attested':
      return ofAttested(state, act.body, wall);
    default:
      return ofRemark(state, act, wall);
  }
}

/** The answer goes onto the record in its canonical form, whatever form it was given in. */
function ofDecision(state: LogState, act: Decide, wall: string): Entries {
  const event: Decide = { ...act, reason: cleanReason(act.reason) };
  if (refusal(state.sitting, event) !== null) return ofEvent(state, event, wall);
  const problem = reasonProblem(state.sitting, event);
  if (problem !== null) return { ok: false, because: problem };
  return ofEvent(state, { ...event, answer: canonicalAnswer(state.sitting, event) }, wall);
}

function ofEvent(state: LogState, event: SittingEvent, wall: string): Entries {
  const refused = refusal(state.sitting, event);
  if (refused !== null) return { ok: false, because: refused.because };
  const sitting = step(state.sitting, event);
  const sealed = isSealed(state.began.scenario);
  const own = bodyOfEvent(event, state.sitting, sitting, sealed);
  const following = consequencesOf(event, sitting, state.book.drafts, sealed).map((body) => withWall(body, wall));
  const bodies = own === null ? following : [own, ...following];
  return { ok: true, entries: bodies.map((body) => ({ body, sitting })) };
}

/** A consequence as it is written now. */
export function withWall(body: Consequence, wall: string): RecordBody {
  return body.kind === 'ended' ? { ...body, wall } : body;
}

/** Opening another document or message leaves the first; opening the one that is open changes nothing. */
function ofOpening(state: LogState, event: Extract<Act, { readonly kind: 'open' }>, wall: string): Entries {
  const { open } = state.book;
  if (open === event.id) return { ok: true, entries: [] };
  const opened = ofEvent(state, event, wall);
  if (!opened.ok || open === null) return opened;
  const left: Entry = { body: { kind: 'viewed', id: open, act: 'left' }, sitting: state.sitting };
  return { ok: true, entries: [left, ...opened.entries] };
}

/** What an invigilator put their name to goes onto the record as it was signed; a document that was supplied brings about what opening it does. */
function ofAttested(state: LogState, body: AttestedBody, wall: string): Entries {
  if (body.kind !== 'viewed') return { ok: true, entries: [{ body, sitting: state.sitting }] };
  const opened = ofEvent(state, { kind: 'open', id: body.id }, wall);
  if (!opened.ok) return opened;
  const [own, ...following] = opened.entries;
  assert(own !== undefined, 'An opening has a record of its own');
  return { ok: true, entries: [{ ...own, body }, ...following] };
}

/** Everything that only goes onto the record. */
function ofRemark(
  state: LogState,
  act: Exclude<Act, SittingEvent | { readonly kind: 'attested' }>,
  wall: string,
): Entries {
  const entry = (body: RecordBody): Entries => ({ ok: true, entries: [{ body, sitting: state.sitting }] });
  switch (act.kind) {
    case 'close':
      return entry({ kind: 'viewed', id: act.id, act: 'left' });
    case 'note':
      return noteEntry(act, entry);
    case 'jot':
      return jotEntry(state, act.text, entry);
    case 'draft':
      return draftEntry(state, act, entry);
    case 'pause':
      return entry({ kind: 'paused', because: cleanRemark(act.because) });
    case 'resume':
      if (!state.book.paused) return { ok: false, because: 'The sitting isn’t paused.' };
      return entry({ kind: 'resumed', wall, mode: act.mode ?? state.book.mode });
    case 'incident':
      return entry({ ...act, wall, detail: cleanRemark(act.detail) });
  }
}

const tooLong: Entries = { ok: false, because: `A note has at most ${noteCharsMax} characters.` };

function noteEntry(act: Extract<Act, { readonly kind: 'note' }>, entry: (body: RecordBody) => Entries): Entries {
  const text = cleanText(act.text, { newlines: true }).trim();
  if (text === '') return { ok: false, because: 'The note is empty.' };
  if (text.length > noteCharsMax) return tooLong;
  return entry({ kind: 'noted', text, about: act.about });
}

function jotEntry(state: LogState, typed: string, entry: (body: RecordBody) => Entries): Entries {
  const text = cleanText(typed, { newlines: true });
  if (text === state.book.jotting) return { ok: true, entries: [] };
  return text.length > noteCharsMax ? tooLong : entry({ kind: 'jotted', text });
}

function draftEntry(
  state: LogState,
  act: Extract<Act, { readonly kind: 'draft' }>,
  entry: (body: RecordBody) => Entries,
): Entries {
  const { answer, reason } = act.draft;
  // What is typed is kept as it stands, blank ends included: the candidate goes on typing there.
  const draft: Draft = {
    answer: answer === null ? null : cleanAnswer(answer),
    reason: reason === null ? null : cleanText(reason, { newlines: true }),
  };
  if (sameDraft(state.book.drafts[act.task], draft)) return { ok: true, entries: [] };
  if (canonicalForm(draft).length > draftCharsMax) {
    return { ok: false, because: `What is typed is longer than ${draftCharsMax} characters, and isn’t kept.` };
  }
  const body: RecordBody = { kind: 'drafted', task: act.task, draft };
  const stray = strayDraft(state.sitting, body);
  return stray === null ? entry(body) : { ok: false, because: stray };
}

function cleanAnswer(answer: Answer): Answer {
  if (typeof answer === 'string') return cleanText(answer, { newlines: true });
  if (typeof answer === 'number') return answer;
  if (isList(answer)) return answer.map(cleanAnswer);
  return Object.fromEntries(Object.entries(answer).map(([key, value]) => [key, cleanAnswer(value)]));
}

function isList(answer: Answer): answer is readonly Answer[] {
  return Array.isArray(answer);
}

/** Text as a record keeps it: clean, without blank ends; null when nothing is left. */
function cleanReason(reason: string | null): string | null {
  const clean = reason === null ? '' : cleanText(reason, { newlines: true }).trim();
  return clean === '' ? null : clean;
}

function cleanRemark(text: string): string {
  return cleanText(text, { newlines: false }).trim().slice(0, remarkCharsMax).toWellFormed();
}
