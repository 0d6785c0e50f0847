import { openTasks } from '../engine/step.ts';
import { cleanText } from '../scenario/clean-text.ts';
import { commandForLine } from '../view/commands.ts';
import { receiptLine } from '../view/end.ts';
import { waitingView } from '../view/waiting.ts';
import { atMeant, atMeantNote, typedNote } from './answered.ts';
import { askedToWait, command, invigilate, pausing, waited } from './general.ts';
import { noSuchNumber, numbersOf, upTo } from './kinds/plain-kind.ts';
import { afterTaken, backToTask, kindAt, openTask } from './making.ts';
import { askMeant, askPrompt, whereLines } from './prompts.ts';
import { type Making, type PlainState, type Prompt, type Stepped, say, slip, turnTo } from './state.ts';
import { atAnswerText, atCommandOrText, atReason } from './writing.ts';

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
  const isWorthSaying = out.length > 0 && !stepped.isSlip;
  return { ...stepped, out, state: isWorthSaying ? { ...stepped.state, said: out } : stepped.state };
}

function interrupted(state: PlainState): Stepped {
  switch (state.prompt.at) {
    case 'leave':
      return leaving(state);
    case 'meant':
    case 'meant-note':
    case 'end':
      return atPrompt(state, '/leave');
    default:
      return command(state, 'leave');
  }
}

function atPrompt(state: PlainState, line: string): Stepped {
  const { prompt } = state;
  switch (prompt.at) {
    case 'task':
      return atTask(state, prompt.making, line);
    case 'reason':
      return atReason(state, prompt.making, line);
    case 'command-or-text':
      return atCommandOrText(state, prompt, line, atPrompt);
    case 'meant':
      return atMeant(state, prompt.task, line);
    case 'meant-note':
      return atMeantNote(state, prompt, line);
    default:
      return atWords(state, prompt, line.replace(/^\s*\//, ''));
  }
}

/** A prompt where nothing is text: a `/` before a word changes nothing. */
function atWords(state: PlainState, prompt: Prompt, line: string): Stepped {
  switch (prompt.at) {
    case 'confirm':
      return atConfirm(state, prompt, line);
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
    case 'end':
      return atEnd(state, line);
    default:
      return atDesk(state, line);
  }
}

function atDesk(state: PlainState, line: string): Stepped {
  const numbers = numbersOf(line);
  if (numbers === null) return command(state, line);
  const tasks = openTasks(state.seat.sitting);
  const [number = 0] = numbers;
  const task = numbers.length === 1 ? tasks[number - 1] : undefined;
  return task === undefined ? slip(state, noSuchNumber(number, 'task', upTo(tasks.length))) : openTask(state, task.id);
}

function atTask(state: PlainState, making: Making, line: string): Stepped {
  const found = kindAt(state, making);
  if (found === null) return turnTo(state, { at: 'desk' }, ['This task is not open any more.']);
  const { kind } = found;
  if (kind.text !== null) return atAnswerText(state, making, kind.text, line);
  const word = line.replace(/^\s*\//, '');
  const taken = kind.take(word);
  if (taken === null) return command(state, word);
  return typeof taken === 'string' ? slip(state, taken) : afterTaken(state, making, word, taken);
}

function atConfirm(state: PlainState, prompt: Extract<Prompt, { at: 'confirm' }>, line: string): Stepped {
  const word = line.trim().toLowerCase();
  const { making, answer, reason } = prompt;
  if (word === 'no' || word === 'back') return backToTask(state, making);
  if (word === '') return slip(state, 'Nothing counts yet.', ...askPrompt(state));
  if (word !== 'yes') return command(state, line);
  const next: Prompt = { at: 'meant', task: making.task };
  return turnTo({ ...state, untold: state.seat.sitting }, next, askMeant, [
    { kind: 'decide', task: making.task, answer, reason },
  ]);
}

function atWait(state: PlainState, line: string): Stepped {
  if (line.trim().toLowerCase() === 'next') return askedToWait(state, 'next');
  const numbers = numbersOf(line);
  if (numbers === null) return command(state, line);
  const { choices } = waitingView(state.seat.sitting);
  const [number = 0] = numbers;
  const choice = numbers.length === 1 ? choices[number - 1] : undefined;
  return choice === undefined
    ? slip(state, noSuchNumber(number, 'choice', upTo(choices.length)))
    : askedToWait(state, choice.minutes);
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
  const acts = state.seat.paused ? [] : [...typedNote(state.seat, state.prompt), pausing('left')];
  return { ...say(state, [], acts), wish: 'leave' };
}

function atWithdraw(state: PlainState, prompt: Extract<Prompt, { at: 'withdraw' }>, line: string): Stepped {
  const word = line.trim().toLowerCase();
  if (word !== 'yes') return asked(state, prompt.under, word);
  return turnTo({ ...state, untold: state.seat.sitting }, { at: 'desk' }, [], [{ kind: 'end', how: 'withdrawn' }]);
}

/** Anything but yes: `no` goes back to where it was, the rest asks again. */
function asked(state: PlainState, under: Prompt, word: string): Stepped {
  if (word !== 'no' && word !== 'back') return slip(state, ...askPrompt(state));
  const back = { ...state, prompt: under };
  return say(back, whereLines(back));
}

function atPaused(state: PlainState, prompt: Extract<Prompt, { at: 'paused' }>, line: string): Stepped {
  const word = line.trim().toLowerCase();
  if (word === 'invigilator') return invigilate(state);
  if (word === 'leave' || word === 'quit' || word === 'exit') return command(state, 'leave');
  if (word !== 'go on' && word !== 'resume') return slip(state, ...askPrompt(state));
  const back = { ...state, prompt: prompt.under };
  return say(back, ['Going on.', ...whereLines(back)], [{ kind: 'resume' }]);
}

/** After the end: nothing of the sitting can be done any more. */
function atEnd(state: PlainState, line: string): Stepped {
  switch (commandForLine(line)?.id) {
    case 'leave':
    case 'close':
      return { ...say(state, []), wish: 'leave' };
    case 'receipt':
      return say(state, [receiptLine(state.seat)]);
    case 'debrief':
      return state.arrangements.purpose === 'practice'
        ? { ...say(state, []), wish: 'debrief' }
        : slip(state, 'After an assessed sitting there is no debrief here.');
    case 'again':
    case 'help':
      return command(state, line);
    default:
      return line.trim() === '' ? say(state, []) : slip(state, 'The sitting has ended.', ...askPrompt(state));
  }
}
