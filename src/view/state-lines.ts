import type { Sitting } from '../engine/sitting.ts';
import { scopeOf } from '../engine/step.ts';
import { draftWords } from '../log/draft-words.ts';
import { towardWords } from '../log/evidence-text.ts';
import type { LogState } from '../log/fold.ts';
import { minutesAndSeconds } from '../log/minutes-and-seconds.ts';
import { endingTitle, nameOf, type Replayed, type StateAt, titleOfViewed } from '../log/replay.ts';
import { type Telling, tellAll } from '../log/story.ts';
import { toldClock } from '../scenario/notation.ts';
import type { Scenario, StateNode, Timer } from '../scenario/scenario.ts';

/** How everything stood after one record, as lines for a person: titles and names where the scenario has them. Pure. */
export function stateLines(replayed: Replayed, state: StateAt, telling: Telling = tellAll): readonly string[] {
  const after = replayed.records[state.seq]?.after;
  if (after === undefined) return [];
  const { scenario } = after.sitting;
  return [
    `Record ${state.seq} (${state.kind}): ${toldClock(state.clock)} in the story, ${satWords(state, telling)}`,
    ...part('In', placeLines(after.sitting)),
    ...part('Facts', rows(Object.entries(state.facts).map(([id, value]) => [id.replaceAll('_', ' '), value]))),
    ...part('Tasks', rows(state.tasks.map((task) => [task.title, standingWords(task, telling)]))),
    ...part(
      'Messages',
      state.inbox.map((message) => messageLine(scenario, message)),
    ),
    ...part(
      'Pending',
      state.pending.map((one) => pendingLine(scenario, one)),
    ),
    ...part(
      'Opened so far',
      state.openedEver.map((id) => titleOfViewed(scenario, after, id)),
    ),
    ...part(
      'There, and not opened so far',
      state.neverOpened.map((id) => titleOfViewed(scenario, after, id)),
    ),
    ...part('Open now', state.open === null ? [] : [titleOfViewed(scenario, after, state.open)]),
    ...part('Unfinished answers', draftLines(after)),
    ...part('Notebook', state.notes),
    ...part('Note being written', state.jotting === '' ? [] : [state.jotting]),
    ...part('Evidence so far', telling.expectations ? state.evidence.map((one) => evidenceLine(scenario, one)) : []),
    ...(state.paused && telling.circumstances ? ['', 'Paused'] : []),
    ...endLines(scenario, state.ended),
    '',
    `State ${state.state}`,
  ];
}

/** Each innermost active state with what it stands in: states have no titles. */
function placeLines({ scenario, active }: Sitting): readonly string[] {
  const outer = new Set(active.map((id) => scenario.states.get(id)?.parent));
  const pathOf = (id: string): string => {
    const parent = scenario.states.get(id)?.parent ?? null;
    return parent === null ? id : `${pathOf(parent)} > ${id}`;
  };
  return active.filter((id) => !outer.has(id)).map(pathOf);
}

function satWords({ sittingMs, deadlineMs }: StateAt, { circumstances }: Telling): string {
  const sat = minutesAndSeconds(sittingMs);
  return circumstances ? `${sat} of ${minutesAndSeconds(deadlineMs)} sat` : `${sat} sat`;
}

function standingWords({ status, result }: StateAt['tasks'][number], { expectations }: Telling): string {
  return result === 'none' || !expectations ? status : `${status}: ${result}`;
}

function messageLine(scenario: Scenario, { at, from, text }: StateAt['inbox'][number]): string {
  const short = text.replaceAll('\n', ' ');
  const clipped = short.length > messageCharsShown ? `${short.slice(0, messageCharsShown - 1).toWellFormed()}…` : short;
  return `${at}  ${nameOf(scenario, from)}: ${clipped}`;
}

/** How much of a message tells it from the others. */
const messageCharsShown = 60;

function pendingLine(scenario: Scenario, { id, kind, due }: StateAt['pending'][number]): string {
  const message = kind === 'message' ? scenario.messages.get(id) : undefined;
  if (message !== undefined) return `${due}  message from ${nameOf(scenario, message.from)}`;
  const found = timerOf(scenario, id);
  return `${due}  ${found === null ? id : timerWords(scenario, found)}`;
}

interface FoundTimer {
  readonly state: StateNode;
  readonly timer: Timer;
}

function timerOf(scenario: Scenario, id: string): FoundTimer | null {
  const found = [...scenario.states.values()].flatMap((state) =>
    state.timers.filter((timer) => timer.id === id).map((timer) => ({ state, timer })),
  );
  return found[0] ?? null;
}

/** What a timer may bring: where its state goes on to, else whose message. */
function timerWords(scenario: Scenario, { state, timer }: FoundTimer): string {
  const next = new Set(timer.transitions.flatMap(({ to }) => (to === null ? [] : [to])));
  if (next.size > 0) return `${state.id} goes on to ${[...next].join(' or ')}`;
  const effects = timer.transitions.flatMap((transition) => transition.effects);
  const from = new Set(effects.flatMap((one) => (one.type === 'message' ? [nameOf(scenario, one.message.from)] : [])));
  return from.size > 0 ? `message from ${[...from].join(' or ')}` : `something changes in ${state.id}`;
}

function draftLines({ sitting, book }: LogState): readonly string[] {
  return Object.entries(book.drafts).flatMap(([id, draft]) => {
    const task = sitting.scenario.tasks.get(id);
    if (task === undefined) return [];
    const words = draftWords(task.spec, draft, scopeOf(sitting)).flatMap((text) => text.split('\n'));
    return [`${task.title}:`, ...words.map((line) => `  ${line}`)];
  });
}

function evidenceLine(scenario: Scenario, { seq, task, code, toward, because }: StateAt['evidence'][number]): string {
  const title = scenario.tasks.get(task)?.title ?? task;
  return `record ${seq}  ${code} ${towardWords[toward]}: ${because} (${title})`;
}

function endLines(scenario: Scenario, ended: StateAt['ended']): readonly string[] {
  if (ended === null) return [];
  const title = endingTitle(scenario, ended.ending);
  return ['', `Ended: ${ended.how}${title === null ? '' : `, ${title}`}`];
}

/** A heading and what is under it, or nothing. */
function part(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];
}

/** Two columns. */
function rows(pairs: readonly (readonly [string, string])[]): readonly string[] {
  const width = Math.max(0, ...pairs.map(([left]) => left.length));
  return pairs.map(([left, right]) => `${left.padEnd(width)}  ${right}`);
}
