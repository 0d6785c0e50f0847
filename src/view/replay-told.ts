import { scopeOf } from '../engine/step.ts';
import type { DecisionTold, Opened } from '../log/decisions-told.ts';
import { draftWords } from '../log/draft-words.ts';
import { notesText, preface } from '../log/evidence-text.ts';
import type { LogState } from '../log/fold.ts';
import { minutesAndSeconds } from '../log/minutes-and-seconds.ts';
import { neverOpened, type ReplayedRecord, stateAt, titleOfViewed } from '../log/replay.ts';
import { arrivals, storyLine, type Telling } from '../log/story.ts';
import { toldClock } from '../scenario/notation.ts';
import { factChanges } from './outcome.ts';
import { type Replay, recordAt } from './replay.ts';
import { stateLines } from './state-lines.ts';
import { counted } from './words.ts';

/** A line of a page. What stands under a title is set in. */
export interface ReplayLine {
  readonly text: string;
  readonly as: 'title' | 'plain' | 'muted' | 'warning';
}

/** The next moment after `at` in whose record the word stands, round the end; null where it stands nowhere. Pure. */
export function findFrom(replay: Replay, at: number, word: string, telling: Telling): number | null {
  const wanted = word.trim().toLowerCase();
  if (wanted === '') return null;
  const { moments } = replay;
  for (let step = 1; step <= moments.length; step += 1) {
    const index = (at + step) % moments.length;
    const isFirst = moments[index]?.phase === 'answer' || moments[index - 1]?.seq !== moments[index]?.seq;
    if (isFirst && textOf(recordAt(replay, index), telling).includes(wanted)) return index;
  }
  return null;
}

function textOf(one: ReplayedRecord, telling: Telling): string {
  const { what, under } = toldOf(one, telling);
  return [what, ...under].join('\n').toLowerCase();
}

/** What a record says, whatever it is: of one of which the story says nothing, a few words. */
function toldOf(one: ReplayedRecord, telling: Telling): { readonly what: string; readonly under: readonly string[] } {
  return storyLine(one, telling) ?? quietly(one);
}

function quietly({ record, after }: ReplayedRecord): { readonly what: string; readonly under: readonly string[] } {
  const { scenario } = after.sitting;
  switch (record.kind) {
    case 'viewed':
      return { what: `left ${openedTitle(after, record.id)}`, under: [] };
    case 'drafted': {
      const task = scenario.tasks.get(record.task);
      const words = task === undefined ? [] : draftWords(task.spec, record.draft, scopeOf(after.sitting));
      return { what: `typed in ${task?.title ?? record.task}`, under: words };
    }
    case 'jotted':
      return { what: 'typed in a note', under: record.text === '' ? [] : [record.text] };
    default:
      return { what: 'something about the sitting, not about the story (i shows it)', under: [] };
  }
}

/** A record in a few words: what was done. Pure. */
export function momentWords(replay: Replay, at: number, telling: Telling): string {
  const one = recordAt(replay, at);
  const { what } = toldOf(one, telling);
  if (one.record.kind !== 'decided') return what;
  return replay.moments[at]?.phase === 'answer' ? `${what}: the answer` : `${what}: answered`;
}

/** What was done at a moment, what was read for it, what it changed; and, where it is asked for, what the author looks for. Pure. */
export function momentLines(replay: Replay, at: number, telling: Telling): readonly ReplayLine[] {
  const one = recordAt(replay, at);
  const { what, under } = toldOf(one, telling);
  const isAnswer = replay.moments[at]?.phase === 'answer';
  const done = isAnswer ? under.slice(0, under.length - arrivals(one).length) : under;
  const decision = replay.decisions.find(({ seq }) => seq === one.record.seq);
  return [
    line(what, 'title'),
    ...plain(done),
    ...(decision === undefined ? [] : readingLines(replay, decision)),
    ...(isAnswer ? [] : part('Changed', changes(one))),
    ...(telling.expectations ? lookForLines(replay, one) : []),
  ];
}

function changes({ before, after }: ReplayedRecord): readonly string[] {
  if (before === null) return [];
  return factChanges(before.sitting, after.sitting).map(
    ({ fact, was, is }) => `${fact.id.replaceAll('_', ' ')}: ${was}, now ${is}`,
  );
}

/** The sitting time of a decision, and what was before the candidate's eyes until then. */
function readingLines(replay: Replay, decision: DecisionTold): readonly ReplayLine[] {
  const { after } = replay.replayed.records[decision.seq] ?? recordAt(replay, 0);
  const title = (id: string): string => openedTitle(after, id);
  const { opened, openedBefore, tookMs } = decision;
  return [
    ...part('Sitting time', [`${minutesAndSeconds(tookMs)} since the story last moved`]),
    ...part('Opened for it', opened.length === 0 ? ['nothing'] : opened.map((one) => openedWords(one, title))),
    ...part('Opened before that', openedBefore.length === 0 ? [] : [openedBefore.map(title).join('; ')]),
    ...part('There, and not opened by then', unopenedWords(after, decision.neverOpened)),
  ];
}

function openedWords({ id, ms }: Opened, title: (id: string) => string): string {
  return `${title(id)}, ${minutesAndSeconds(ms)}`;
}

/** Documents by their titles; messages are counted, since they can be read without being opened. */
function unopenedWords(state: LogState, ids: readonly string[]): readonly string[] {
  const documents = ids.filter((id) => isDocument(state, id)).map((id) => openedTitle(state, id));
  const messages = ids.length - documents.length;
  return [
    ...(documents.length === 0 ? [] : [documents.join('; ')]),
    ...(messages === 0 ? [] : [`${counted(messages, 'message')}, which can be read on the desk too`]),
  ];
}

function isDocument({ sitting }: LogState, id: string): boolean {
  return sitting.documents.includes(id);
}

/** How much of a message tells it from the others. */
const messageCharsShown = 40;

/** A document's title; a message by who wrote it, when, and how it begins. */
function openedTitle(state: LogState, id: string): string {
  const message = state.sitting.inbox.find((one) => one.id === id);
  if (message === undefined) return titleOfViewed(state.sitting.scenario, state, id);
  const text = (message.subject ?? message.text).trim().replaceAll('\n', ' ');
  const short = text.length > messageCharsShown ? `${text.slice(0, messageCharsShown - 1).toWellFormed()}…` : text;
  return `${titleOfViewed(state.sitting.scenario, state, id)}: ${short}`;
}

/** What the author says to look for in the task of a record. */
function lookForLines(replay: Replay, { record }: ReplayedRecord): readonly ReplayLine[] {
  if (record.kind !== 'decided' && record.kind !== 'lapsed') return [];
  const task = replay.scenario.tasks.get(record.task);
  const notes = task === undefined || task.marking === null ? [] : notesText(replay.replayed, task, task.marking);
  const draft = preface(replay.scenario).slice(1);
  return [
    ...part(
      'What the author looks for',
      notes.map((note) => note.trim()).filter((note) => note !== ''),
    ),
    ...part('What that is', draft),
  ];
}

/** One row of the list of decisions. */
export interface DecisionRow {
  readonly seq: number;
  /** "4:12": sitting time. */
  readonly took: string;
  readonly clock: string;
  readonly title: string;
  readonly read: string;
}

/** The decisions in order. Pure. */
export function decisionRows({ replayed, scenario, decisions }: Replay): readonly DecisionRow[] {
  return decisions.map(({ seq, kind, task, tookMs, opened, neverOpened: unread }) => ({
    seq,
    took: minutesAndSeconds(tookMs),
    clock: toldClock(replayed.records[seq]?.record.clock ?? ''),
    title: `${scenario.tasks.get(task)?.title ?? task}${kind === 'lapsed' ? ' (left unanswered)' : ''}`,
    read: `${opened.length} opened${notWords(replayed.records[seq]?.after, unread)}`,
  }));
}

function notWords(state: LogState | undefined, unread: readonly string[]): string {
  const documents = state === undefined ? [] : unread.filter((id) => isDocument(state, id));
  return documents.length === 0 ? '' : `, ${counted(documents.length, 'document')} not`;
}

/** What was read for one of the decisions, under its row. Pure. */
export function decisionLines(replay: Replay, index: number): readonly ReplayLine[] {
  const decision = replay.decisions[index];
  return decision === undefined ? [] : readingLines(replay, decision);
}

/** What stands over the list of decisions: how many, and what was never opened at all. Pure. */
export function decisionsAbout({ replayed, decisions }: Replay): readonly ReplayLine[] {
  const last = replayed.records.at(-1)?.after;
  const never = last === undefined ? [] : unopenedWords(last, neverOpened(last));
  return [
    line(`${counted(decisions.length, 'decision')}. The time is the sitting time since the story last moved.`, 'muted'),
    line(`Never opened: ${never.length === 0 ? 'nothing' : never.join('; ')}.`, 'muted'),
  ];
}

/** How everything stood at a moment: after its record, and when an answer was given, before it. Pure. */
export function standingLines(replay: Replay, at: number, telling: Telling): readonly ReplayLine[] {
  const { seq } = recordAt(replay, at).record;
  const state = stateAt(replay.replayed, replay.moments[at]?.phase === 'answer' ? seq - 1 : seq);
  if (state === null) return [];
  return stateLines(replay.replayed, state, telling).map((text) => line(text, isTitle(text) ? 'title' : 'plain'));
}

function isTitle(text: string): boolean {
  return text !== '' && !text.startsWith(' ');
}

function line(text: string, as: ReplayLine['as']): ReplayLine {
  return { text, as };
}

function plain(texts: readonly string[]): readonly ReplayLine[] {
  return texts.flatMap((text) => text.split('\n')).map((text) => line(`  ${text}`, 'plain'));
}

/** A heading and what is under it, or nothing. */
function part(title: string, texts: readonly string[]): readonly ReplayLine[] {
  return texts.length === 0 ? [] : [line('', 'plain'), line(title, 'title'), ...plain(texts)];
}
