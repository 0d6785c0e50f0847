import { openTasks } from '../engine/step.ts';
import type { LogRecord } from '../log/record.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Arrangements } from '../view/arrangements.ts';
import { briefingView, startedLine } from '../view/briefing.ts';
import { debriefView } from '../view/debrief.ts';
import { endView, receiptLine } from '../view/end.ts';
import { happenedView } from '../view/happened.ts';
import { inboxView } from '../view/inbox.ts';
import { resumeView, wentOnLine } from '../view/interruption.ts';
import { counted, sentence } from '../view/words.ts';
import { askAtEnd, whereLines } from './prompts.ts';
import { sayMessage, sayTasks } from './say-lists.ts';
import { isBeforeOutcome, makingOf, type PlainState, type Prompt } from './state.ts';

/** What can be typed before the start, or before the sitting goes on. */
export function askToBegin({ interruption }: Arrangements): string {
  return interruption === null
    ? 'Type start to start, or leave.'
    : 'Type go on, or briefing to hear again what was said before the start, or leave.';
}

/** Everything before the start; where the sitting goes on, what is worth knowing then. */
export function openingLines(scenario: Scenario, arrangements: Arrangements): readonly string[] {
  const { interruption, time } = arrangements;
  const name = `Callsheet, line by line. ${sentence(scenario.title)}`;
  if (interruption === null) {
    const { start } = briefingView(scenario, arrangements);
    return [name, ...briefingLines(scenario, arrangements), howItWorks, start, askToBegin(arrangements)];
  }
  const { lines, goOn } = resumeView(scenario, interruption, time.deadlineMs, false);
  return [name, ...lines, goOn, askToBegin(arrangements)];
}

const howItWorks =
  'How this works: everything is said in lines. You type a number or a word and press Enter. Nothing is ever answered by Enter alone. Type help at any time to hear what works there.';

/** What is asked, how long, what may be used. */
export function briefingLines(scenario: Scenario, arrangements: Arrangements): readonly string[] {
  const view = briefingView(scenario, arrangements);
  return [...view.status, ...view.brief, ...view.sections.flatMap(({ title, lines }) => [`${title}:`, ...lines])];
}

/** What is said once the sitting has started or goes on. */
export function startLines(state: PlainState): readonly string[] {
  const { seat, arrangements } = state;
  if (arrangements.interruption !== null) {
    const begun = Object.keys(seat.drafts).length;
    const answers = begun === 0 ? '' : `, ${counted(begun, 'unfinished answer')}`;
    return [
      `${wentOnLine(seat, state.leftMs)} ${counted(seat.sitting.inbox.length, 'message')} in the inbox${answers}.`,
      ...(seat.jotting === '' ? [] : [`A note was begun: ${sentence(seat.jotting)} Type note alone to keep it.`]),
      ...whereLines(state).slice(1),
    ];
  }
  return [startedLine(seat), ...inboxView(seat.sitting).toReversed().flatMap(sayMessage), ...whereLines(state)];
}

/**
 * Tells what an act brought about, once: nothing while the candidate may still say what was meant. A task that closed
 * under the candidate's hands leads back to the desk.
 */
export function tellHappened(state: PlainState): { readonly state: PlainState; readonly out: readonly string[] } {
  const { untold, prompt, seat } = state;
  if (untold === null || isBeforeOutcome(prompt)) return { state, out: [] };
  const isOver = seat.sitting.ended !== null;
  const view = happenedView(untold, seat);
  const making = makingOf(prompt);
  const isGone = making !== null && !openTasks(seat.sitting).some((task) => task.id === making.task);
  const next: Prompt = isOver ? { at: 'end' } : isGone ? { at: 'desk' } : prompt;
  const settled: PlainState = { ...state, untold: null, prompt: next };
  const told = [...(view.time === null ? [] : [view.time]), ...view.messages.flatMap(sayMessage), ...view.notices];
  const out = [...told, ...onward(settled)];
  return { state: out.length === 0 ? settled : { ...settled, said: out }, out };
}

/** What can be done next; nothing after the end, which has words of its own. */
function onward(state: PlainState): readonly string[] {
  if (state.prompt.at === 'end') return [];
  return state.prompt.at === 'desk' ? sayTasks(state.seat) : whereLines(state);
}

/** Everything after the end: how it ended, where the log is, what can be asked for, and last the receipt. */
export function endLines(state: PlainState): readonly string[] {
  const view = endView(state.seat, state.arrangements);
  if (view === null) return [];
  return [
    sentence(view.title),
    ...view.lines,
    ...view.next,
    `The log is ${view.logPath}`,
    askAtEnd(state.arrangements),
    view.receiptNote,
    receiptLine(state.seat),
  ];
}

/** What each decision of a practice sitting was expected to show, and why. */
export function debriefLines(records: readonly LogRecord[]): readonly string[] {
  const view = debriefView(records);
  const decisions = view.decisions.flatMap((decision) => [
    `${decision.number}. ${decision.at}, ${sentence(decision.title)}`,
    ...decision.answer,
    ...(decision.reason === null ? [] : ['Your reason:', ...decision.reason.split('\n')]),
    ...decision.meant.flatMap((text) => ['You meant:', ...text.split('\n')]),
    ...decision.shows.map((one) => `${one.code}, ${one.toward}: ${one.because}`),
    ...(decision.nothing === null ? [] : [decision.nothing]),
  ]);
  return [
    sentence(view.title),
    ...view.lines,
    ...decisions,
    'End of the debrief. Type receipt to hear the receipt, or leave.',
  ];
}
