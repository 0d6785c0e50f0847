import { formatTime } from '../scenario/notation.ts';
import { documentView } from '../view/documents.ts';
import { meantQuestion } from '../view/read-back.ts';
import { taskView } from '../view/task.ts';
import { waitingView, waitQuestion } from '../view/waiting.ts';
import { frameOf } from '../view/words.ts';
import { numbered } from './kinds/plain-kind.ts';
import { askAgain, askReason } from './making.ts';
import { sayTasks } from './say-lists.ts';
import type { PlainState, Prompt } from './state.ts';

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
    case 'confirm':
      return ['Your answer has been read back. Type yes to confirm, or no to change it.'];
    case 'meant':
      return askMeant;
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

/** Story time, where the candidate is, what is open and what can be done. */
export function whereLines(state: PlainState): readonly string[] {
  const { sitting, open } = state.seat;
  const document = open === null ? null : documentView(sitting, open);
  return [
    `It is ${formatTime(sitting.clock, frameOf(sitting.scenario))} in the story.`,
    placeWords(state, state.prompt),
    ...(document === null ? [] : [`Open: document ${document.number}, ${document.title}.`]),
    ...askPrompt(state),
  ];
}

function placeWords(state: PlainState, prompt: Prompt): string {
  const title = (task: string) => taskView(state.seat.sitting, task)?.title ?? task;
  switch (prompt.at) {
    case 'desk':
      return 'You are at the desk.';
    case 'task':
      return `You are in the task: ${title(prompt.making.task)}.`;
    case 'reason':
      return `You are writing the reason for: ${title(prompt.making.task)}.`;
    case 'confirm':
      return `You are about to answer: ${title(prompt.making.task)}.`;
    case 'meant':
      return `You have answered: ${title(prompt.task)}.`;
    case 'wait':
      return 'You are about to wait.';
    case 'wait-anyway':
      return 'You are about to wait.';
    case 'leave':
      return 'You are about to leave.';
    case 'withdraw':
      return 'You are about to end the sitting for good.';
    case 'paused':
      return 'The sitting is paused.';
    default:
      return prompt satisfies never;
  }
}
