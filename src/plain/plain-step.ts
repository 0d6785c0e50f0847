import { openTasks } from '../engine/step.ts';
import { cleanText } from '../scenario/clean-text.ts';
import { commandForLine } from '../view/commands.ts';
import { waitingView } from '../view/waiting.ts';
import { askedToWait, generalCommand, pausing, waited } from './general.ts';
import { noSuchNumber, numbersOf } from './kinds/plain-kind.ts';
import { afterTaken, changeReason, kindAt, openTask, tellAnswer, undo, writeReason } from './making.ts';
import { askMeant, askPrompt, whereLines } from './prompts.ts';
import { type Making, type PlainState, type Prompt, type Stepped, say, turnTo } from './state.ts';

/** The longest line that is looked at, in UTF-16 code units; the rest of it is left off, and that is said. */
export const lineLengthMax = 20_000;

/** The line that stands for Ctrl+C: it asks whether to leave, wherever one is; asked already, it leaves. */
export const interruptLine = '\u0003';

/**
 * What a line does: the one reducer of plain mode. Pure. Never throws, whatever the line. Control characters in it are
 * taken out before anything else.
 */
export function plainStep(state: PlainState, line: string): Stepped {
  const cleaned = cleanText(line.slice(0, lineLengthMax).replaceAll('\t', ' '), { newlines: false });
  const stepped = line === interruptLine ? interrupted(state) : atPrompt(state, cleaned);
  const cut =
    line.length > lineLengthMax
      ? [`The line was too long; only its first ${lineLengthMax} characters were taken.`]
      : [];
  const out = [...cut, ...stepped.out];
  return { ...stepped, out, state: out.length === 0 ? stepped.state : { ...stepped.state, said: out } };
}

function interrupted(state: PlainState): Stepped {
  return state.prompt.at === 'leave' ? leaving(state) : command(state, 'leave');
}

function atPrompt(state: PlainState, line: string): Stepped {
  const { prompt } = state;
  switch (prompt.at) {
    case 'desk':
      return atDesk(state, line);
    case 'task':
      return atTask(state, prompt.making, line);
    case 'reason':
      return atReason(state, prompt.making, line);
    case 'confirm':
      return atConfirm(state, prompt, line);
    case 'meant':
      return atMeant(state, prompt.task, line);
    case 'wait':
      return atWait(state, line);
    case 'wait-anyway':
      return atWaitAnyway(state, prompt, line);
    case 'leave':
      return atLeave(state, prompt, line);
    case 'withdraw':
      return atWithdraw(state, prompt, line);
    case 'paused':
      return atPaused(state, prompt, line);
    default:
      return prompt satisfies never;
  }
}

/** A line as a command, or a sentence that it was not understood. An empty line does nothing anywhere. */
function command(state: PlainState, line: string): Stepped {
  if (line.trim() === '') return say(state, []);
  const found = commandForLine(line);
  const done = found === null ? null : generalCommand(state, found.id, found.rest);
  return done ?? say(state, [`"${line.trim().slice(0, 60)}" was not understood. Type help to hear what works here.`]);
}

function atDesk(state: PlainState, line: string): Stepped {
  const numbers = numbersOf(line);
  if (numbers === null) return command(state, line);
  const tasks = openTasks(state.seat.sitting);
  const [number = 0] = numbers;
  const task = numbers.length === 1 ? tasks[number - 1] : undefined;
  return task === undefined ? say(state, [noSuchNumber(number, tasks.length)]) : openTask(state, task.id);
}

function atTask(state: PlainState, making: Making, line: string): Stepped {
  const found = kindAt(state, making);
  if (found === null) return turnTo(state, { at: 'desk' }, ['This task is not open any more.']);
  const { kind } = found;
  if (!kind.isText) return taskWord(state, making, line);
  const word = line.trim();
  if (word.startsWith('/') && !word.startsWith('//')) return taskWord(state, making, word.slice(1));
  if (line === 'undo') return undo(state, making);
  if (line === 'show') return say(state, tellAnswer(state, making));
  return came(state, making, kind.write(word.startsWith('//') ? line.replace('//', '/') : line)) ?? say(state, []);
}

function taskWord(state: PlainState, making: Making, line: string): Stepped {
  const taken = kindAt(state, making)?.kind.take(line) ?? null;
  return came(state, making, taken) ?? command(state, line);
}

function came(
  state: PlainState,
  making: Making,
  taken: Parameters<typeof afterTaken>[2] | string | null,
): Stepped | null {
  if (taken === null) return null;
  return typeof taken === 'string' ? say(state, [taken]) : afterTaken(state, making, taken);
}

function atReason(state: PlainState, making: Making, line: string): Stepped {
  const word = line.trim();
  if (line === 'undo' || word === '/undo') return changeReason(state, making, 'undo');
  if (word === '/clear') return changeReason(state, making, 'clear');
  if (line === 'show') return say(state, tellAnswer(state, making));
  if (word === '/no') return backToTask(state, making);
  if (word.startsWith('/') && !word.startsWith('//')) return command(state, word.slice(1));
  return writeReason(state, making, word.startsWith('//') ? line.replace('//', '/') : line);
}

function atConfirm(state: PlainState, prompt: Extract<Prompt, { at: 'confirm' }>, line: string): Stepped {
  const word = line.trim().toLowerCase();
  const { making, answer, reason } = prompt;
  if (word === 'no') return backToTask(state, making);
  if (word !== 'yes')
    return word === '' ? say(state, ['Nothing counts yet.', ...askPrompt(state)]) : command(state, line);
  const next: Prompt = { at: 'meant', task: making.task };
  return turnTo({ ...state, untold: state.seat.sitting }, next, askMeant, [
    { kind: 'decide', task: making.task, answer, reason },
  ]);
}

function backToTask(state: PlainState, making: Making): Stepped {
  const back = { ...state, prompt: { at: 'task', making } } satisfies PlainState;
  const found = kindAt(back, making);
  const reason = found !== null && making.reason !== '' ? ['Your reason is kept too.'] : [];
  return say(back, ['Nothing was answered. You can change it now.', ...reason, ...(found?.kind.ask() ?? [])]);
}

function atMeant(state: PlainState, task: string, line: string): Stepped {
  const word = line.trim();
  const onward: Prompt = { at: 'desk' };
  if (word === '' || word.toLowerCase() === 'go on') return turnTo(state, onward, []);
  if (word === '/leave') return command(state, 'leave');
  if (word === '/help' || word.toLowerCase() === 'help') return say(state, askMeant);
  return turnTo(state, onward, ['Your note is with the answer.'], [{ kind: 'note', text: word, about: task }]);
}

function atWait(state: PlainState, line: string): Stepped {
  if (line.trim().toLowerCase() === 'next') return askedToWait(state, 'next');
  const numbers = numbersOf(line);
  if (numbers === null) return command(state, line);
  const { choices } = waitingView(state.seat.sitting);
  const [number = 0] = numbers;
  const choice = numbers.length === 1 ? choices[number - 1] : undefined;
  return choice === undefined ? say(state, [noSuchNumber(number, choices.length)]) : askedToWait(state, choice.minutes);
}

/** `no` goes back to where the wait was asked for; any other word is a command of its own. */
function atWaitAnyway(state: PlainState, prompt: Extract<Prompt, { at: 'wait-anyway' }>, line: string): Stepped {
  const word = line.trim().toLowerCase();
  if (word === 'yes') return waited(state, prompt.minutes, prompt.under);
  return ['no', 'back', ''].includes(word) ? asked(state, prompt.under, word) : command(state, line);
}

function atLeave(state: PlainState, prompt: Extract<Prompt, { at: 'leave' }>, line: string): Stepped {
  const word = line.trim().toLowerCase();
  return word === 'yes' ? leaving(state) : asked(state, prompt.under, word);
}

function leaving(state: PlainState): Stepped {
  return { state, out: [], acts: state.seat.paused ? [] : [pausing('left')], isLeaving: true };
}

function atWithdraw(state: PlainState, prompt: Extract<Prompt, { at: 'withdraw' }>, line: string): Stepped {
  const word = line.trim().toLowerCase();
  if (word !== 'yes') return asked(state, prompt.under, word);
  return turnTo({ ...state, untold: state.seat.sitting }, { at: 'desk' }, [], [{ kind: 'end', how: 'withdrawn' }]);
}

/** Anything but yes: `no` goes back to where it was, the rest asks again. */
function asked(state: PlainState, under: Prompt, word: string): Stepped {
  if (word !== 'no' && word !== 'back') return say(state, askPrompt(state));
  const back = { ...state, prompt: under };
  return say(back, whereLines(back));
}

function atPaused(state: PlainState, prompt: Extract<Prompt, { at: 'paused' }>, line: string): Stepped {
  const word = line.trim().toLowerCase();
  if (word === 'leave' || word === 'quit' || word === 'exit') return command(state, 'leave');
  if (word !== 'go on' && word !== 'resume') return say(state, askPrompt(state));
  const back = { ...state, prompt: prompt.under };
  return say(back, ['Going on.', ...whereLines(back)], [{ kind: 'resume' }]);
}
