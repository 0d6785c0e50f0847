import { toldTime } from '../scenario/notation.ts';
import type { Arrangements } from '../view/arrangements.ts';
import { documentView } from '../view/documents.ts';
import { kindWords } from '../view/labels.ts';
import { meantQuestion } from '../view/read-back.ts';
import { taskView } from '../view/task.ts';
import { waitingView, waitQuestion } from '../view/waiting.ts';
import { counted, frameOf, sentence } from '../view/words.ts';
import { numbered } from './kinds/plain-kind.ts';
import { askAgain, askReason, kindAt } from './making.ts';
import { sayTasks } from './say-lists.ts';
import { type Making, makingOf, type PlainState, type Prompt } from './state.ts';
import { linesOf, whichWords } from './text.ts';

/** What can be typed at the prompt, said again. */
export function askPrompt(state: PlainState): readonly string[] {
  const { prompt } = state;
  switch (prompt.at) {
    case 'desk':
      return sayTasks(state.seat);
    case 'task':
      return askAgain(state, prompt.making);
    case 'reason': {
      const view = taskView(state.seat.sitting, prompt.making.task);
      return view === null ? [] : askReason(prompt.making, view);
    }
    case 'command-or-text':
      return whichWords(prompt.line);
    case 'confirm':
      return ['Your answer has been read back. Type yes to confirm, or no to change it.'];
    case 'meant':
      return askMeant;
    case 'meant-note':
      return askNote(prompt.text);
    case 'wait':
      return [
        ...numbered(waitingView(state.seat.sitting).choices.map((choice) => choice.label)),
        'Type a number from the list, or back.',
      ];
    case 'wait-anyway':
      return askWait(state, prompt.minutes);
    case 'leave':
      return ['Type yes to leave, or no to stay.'];
    case 'withdraw':
      return ['Type yes to end the sitting for good, or no to stay.'];
    case 'paused':
      return ['The sitting is paused. Type go on to go on, or leave.'];
    case 'end':
      return [askAtEnd(state.arrangements)];
    default:
      return prompt satisfies never;
  }
}

/** What is asked before a wait in which an open task may close. */
export function askWait(state: PlainState, minutes: number | 'next'): readonly string[] {
  const { warning } = waitingView(state.seat.sitting);
  return [...(warning === null ? [] : [warning]), waitQuestion(minutes), 'Type yes to wait, or no to go back.'];
}

/** What is asked between an answer and its consequences. */
export const askMeant: readonly string[] = [
  meantQuestion,
  'Press Enter to go on, or write what you meant in one line.',
];

/** A note on what was meant, read back. */
export function askNote(text: string): readonly string[] {
  return [`Your note: ${sentence(text)} Keep it? Type yes or no.`];
}

/** What can be asked for after the end. */
export function askAtEnd({ purpose }: Arrangements): string {
  return purpose === 'practice'
    ? 'Type debrief to hear what each decision was expected to show, and why; receipt to hear the receipt again; or leave.'
    : 'Type receipt to hear the receipt again, or leave.';
}

/** Where the candidate is: in a task in two lines, with the answer so far; elsewhere with what can be done. */
export function whereLines(state: PlainState): readonly string[] {
  const { prompt } = state;
  const making = prompt.at === 'confirm' ? null : makingOf(prompt);
  const isMaking = prompt.at === 'task' || prompt.at === 'reason' || prompt.at === 'command-or-text';
  if (making !== null && isMaking) return whereInTask(state, making);
  return [...clockWords(state), placeWords(state, prompt), ...openWords(state), ...askPrompt(state)];
}

/** Story time, as far as it has been told: after the end it has stopped. */
function clockWords({ seat, untold, prompt }: PlainState): readonly string[] {
  if (prompt.at === 'end') return [];
  const { clock, scenario } = untold ?? seat.sitting;
  return [`It is ${toldTime(clock, frameOf(scenario))} in the story.`];
}

function openWords({ seat }: PlainState): readonly string[] {
  const document = seat.open === null ? null : documentView(seat.sitting, seat.open);
  return document === null ? [] : [`Open: document ${document.number}, ${sentence(document.title)}`];
}

function whereInTask(state: PlainState, making: Making): readonly string[] {
  const found = kindAt(state, making);
  if (found === null) return [];
  const { view, kind } = found;
  const doing = state.prompt.at === 'reason' ? 'You are writing the reason for' : 'You are in';
  const place = `${doing} the task ${view.title}: ${kindWords(view.kind)}.`;
  const lines = linesOf(making.reason).length;
  const reason = lines === 0 ? [] : [`Your reason has ${counted(lines, 'line')}.`];
  return [[place, ...clockWords(state), ...openWords(state)].join(' '), [sentence(kind.soFar()), ...reason].join(' ')];
}

function placeWords(state: PlainState, prompt: Prompt): string {
  const title = (task: string) => sentence(taskView(state.seat.sitting, task)?.title ?? task);
  switch (prompt.at) {
    case 'desk':
      return 'You are at the desk.';
    case 'task':
    case 'reason':
      return `You are in the task ${title(prompt.making.task)}`;
    case 'command-or-text':
      return placeWords(state, prompt.before);
    case 'confirm':
      return `You are about to answer: ${title(prompt.making.task)}`;
    case 'meant':
    case 'meant-note':
      return `You have answered: ${title(prompt.task)}`;
    case 'wait':
    case 'wait-anyway':
      return 'You are about to wait.';
    case 'leave':
      return 'You are about to leave.';
    case 'withdraw':
      return 'You are about to end the sitting for good.';
    case 'paused':
      return 'The sitting is paused.';
    case 'end':
      return 'The sitting has ended.';
    default:
      return prompt satisfies never;
  }
}
