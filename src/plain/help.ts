import { type HelpPlace, plainHelp, plainHelpAt } from '../view/keys.ts';
import { type TaskView, taskView } from '../view/task.ts';
import { kindAt } from './making.ts';
import { type PlainState, type Prompt, type Stepped, say, slip } from './state.ts';

/** The few words that belong to where the candidate is; with `all` every word, with a word the lines that have it. */
export function help(state: PlainState, rest: string): Stepped {
  const wanted = rest.toLowerCase();
  if (wanted === '') return say(state, helpHere(state));
  const all = plainHelp().map(spoken);
  if (wanted === 'all') return say(state, ['Every word:', ...all]);
  const some = all.filter((line) => line.toLowerCase().includes(wanted));
  return some.length === 0
    ? slip(state, `Nothing in the help has "${rest}". Type help all to hear every word.`)
    : say(state, some);
}

/** Help before a sitting begins, or goes on. */
export function beginningHelp(isResumed: boolean): readonly string[] {
  return helpLines([isResumed ? 'resume' : 'briefing'], '');
}

function helpHere(state: PlainState): readonly string[] {
  const places = placesOf(state, state.prompt);
  return helpLines(places, places.includes('text') ? '/' : '');
}

function helpLines(places: readonly HelpPlace[], before: string): readonly string[] {
  return [
    'Words that work here:',
    ...plainHelpAt(places).map((line) => `${before}${spoken(line)}`),
    `Type ${before}help all to hear every word, or ${before}help and a word. A / before a word is always a command.`,
  ];
}

function spoken(line: { readonly keys: string; readonly does: string }): string {
  return `${line.keys}: ${line.does}`;
}

/** A kind of task, and what only some of its tasks allow. */
function kindPlaces(view: TaskView): readonly HelpPlace[] {
  if (view.kind !== 'schedule') return [view.kind];
  return [
    view.kind,
    ...(view.strips.some(({ mayDrop }) => mayDrop) ? ['strips-left-out' as const] : []),
    ...(view.starts.length > 1 ? ['start-moved' as const] : []),
  ];
}

function placesOf(state: PlainState, prompt: Prompt): readonly HelpPlace[] {
  const reading: readonly HelpPlace[] = state.seat.open === null ? [] : ['document'];
  switch (prompt.at) {
    case 'task': {
      const view = taskView(state.seat.sitting, prompt.making.task);
      const kind = view === null ? [] : kindPlaces(view);
      return kindAt(state, prompt.making)?.kind.text === null ? [...kind, 'task', ...reading] : [...kind, 'text'];
    }
    case 'reason':
    case 'command-or-text':
      return ['text'];
    case 'confirm':
    case 'wait-anyway':
    case 'leave':
    case 'withdraw':
    case 'paused':
      return ['confirm'];
    case 'meant':
    case 'meant-note':
      return ['meant'];
    case 'end':
      return ['end'];
    case 'desk':
    case 'wait':
      return ['desk', ...reading];
    default:
      return prompt satisfies never;
  }
}
