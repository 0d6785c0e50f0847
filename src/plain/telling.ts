import { openTasks } from '../engine/step.ts';
import type { LogRecord } from '../log/record.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Arrangements } from '../view/arrangements.ts';
import { briefingView, startedLine } from '../view/briefing.ts';
import { debriefView } from '../view/debrief.ts';
import { endView } from '../view/end.ts';
import { happenedView } from '../view/happened.ts';
import { inboxView } from '../view/inbox.ts';
import { resumeView, wentOnLine } from '../view/interruption.ts';
import { counted } from '../view/words.ts';
import { whereLines } from './prompts.ts';
import { sayMessage, sayTasks } from './say-lists.ts';
import { makingOf, type PlainState } from './state.ts';

/** Everything before the start; where the sitting goes on, what is worth knowing then. */
export function openingLines(scenario: Scenario, arrangements: Arrangements): readonly string[] {
  const { interruption, time } = arrangements;
  const name = `Callsheet, line by line. ${scenario.title}.`;
  if (interruption === null) {
    const { start } = briefingView(scenario, arrangements);
    return [name, ...briefingLines(scenario, arrangements), howItWorks, start, 'Type start to start, or leave.'];
  }
  const { lines, goOn } = resumeView(scenario, interruption, time.deadlineMs);
  return [name, ...lines, goOn, 'Type go on, or briefing to hear again what was said before the start, or leave.'];
}

const howItWorks =
  'How this works: everything is said in lines. You type a number or a word and press Enter. Nothing is ever answered by Enter alone. Type help at any time.';

/** What is asked, how long, what may be used. */
export function briefingLines(scenario: Scenario, arrangements: Arrangements): readonly string[] {
  const view = briefingView(scenario, arrangements);
  return [...view.status, ...view.brief, ...view.sections.flatMap(({ title, lines }) => [`${title}:`, ...lines])];
}

/** What is said once the sitting has started or goes on. */
export function startLines(state: PlainState): readonly string[] {
  const { seat, arrangements } = state;
  if (arrangements.interruption !== null) {
    const begun = counted(Object.keys(seat.drafts).length, 'unfinished answer');
    return [
      `${wentOnLine(seat, state.leftMs)} ${counted(seat.sitting.inbox.length, 'message')} in the inbox, ${begun}.`,
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
  const isOver = seat.sitting.ended !== null;
  if (untold === null || (prompt.at === 'meant' && !isOver)) return { state, out: [] };
  const view = happenedView(untold, seat);
  const making = makingOf(prompt);
  const isGone = making !== null && !openTasks(seat.sitting).some((task) => task.id === making.task);
  const settled: PlainState = { ...state, untold: null, prompt: isOver || isGone ? { at: 'desk' } : prompt };
  const told = [...(view.time === null ? [] : [view.time]), ...view.messages.flatMap(sayMessage), ...view.notices];
  const next = isOver || settled.prompt.at !== 'desk' ? [] : sayTasks(seat);
  const out = [...told, ...next];
  return { state: { ...settled, said: out }, out };
}

/** Everything after the end: how it ended, the receipt, and in practice the debrief. */
export function endLines(state: PlainState, records: () => readonly LogRecord[]): readonly string[] {
  const view = endView(state.seat, state.arrangements);
  if (view === null) return [];
  return [
    `${view.title}.`,
    ...view.lines,
    `Receipt: ${view.receipt}`,
    view.receiptNote,
    `The log is ${view.logPath}`,
    ...view.next,
    ...(state.arrangements.purpose === 'practice' ? debriefLines(records()) : []),
  ];
}

function debriefLines(records: readonly LogRecord[]): readonly string[] {
  const view = debriefView(records);
  const decisions = view.decisions.flatMap((decision) => [
    `${decision.number}. ${decision.at}, ${decision.title}.`,
    ...decision.answer,
    ...(decision.reason === null ? [] : ['Your reason:', ...decision.reason.split('\n')]),
    ...decision.meant.flatMap((text) => ['You meant:', ...text.split('\n')]),
    ...decision.shows.map((one) => `${one.code}, ${one.toward}: ${one.because}`),
    ...(decision.nothing === null ? [] : [decision.nothing]),
  ]);
  return [`${view.title}.`, ...view.lines, ...decisions, 'End.'];
}
