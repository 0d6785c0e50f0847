import type { Act, Seat } from '../log/recorder.ts';
import { type CommandId, commandForLine } from '../view/commands.ts';
import { meantLateWords, meantNote } from '../view/read-back.ts';
import { command } from './general.ts';
import { closingOwn } from './making.ts';
import { askMeant, askNote } from './prompts.ts';
import { type PlainState, type Prompt, type Stepped, slip, turnTo } from './state.ts';

/** What may be done before anything shows of what an answer brought, and before the note that may explain it. */
const harmless: ReadonlySet<CommandId> = new Set(['again', 'help', 'where', 'time', 'calculator', 'contacts', 'pause']);

/** Words that add nothing and go on. */
const onward: ReadonlySet<string> = new Set(['', '.', 'no', 'done', 'go on']);

/** A line between an answer and its consequences: a command, or a note, which is read back before it is kept. */
export function atMeant(state: PlainState, task: string, line: string): Stepped {
  const word = line.trim();
  if (onward.has(word.toLowerCase().replace(/^\//, ''))) return goOn(state, task);
  const found = commandForLine(word.replace(/^\/(?!\/)/, ''));
  const isCommand = found !== null && (found.rest === '' || word.startsWith('/'));
  if (isCommand) return commandBeforeOutcome(state, task, found.id, word.replace(/^\//, ''), askMeant);
  if (/^\/(?!\/)/.test(word)) return command(state, word.slice(1));
  const text = word.replace(/^\/\//, '/');
  return turnTo(state, { at: 'meant-note', task, text }, askNote(text));
}

type MeantNote = Extract<Prompt, { at: 'meant-note' }>;

/** A line after a note was read back. */
export function atMeantNote(state: PlainState, prompt: MeantNote, line: string): Stepped {
  const word = line.trim().toLowerCase().replace(/^\//, '');
  const { task, text } = prompt;
  if (word === 'no') return turnTo(state, { at: 'meant', task }, ['Not kept.', ...askMeant]);
  if (word === 'yes') return keepNote(state, prompt);
  const found = commandForLine(word);
  const isEnd = found?.id === 'leave' && state.seat.sitting.ended !== null;
  if (isEnd && found.rest === '') return keepNote(state, prompt);
  return found?.rest === '' && found.id !== 'pause'
    ? commandBeforeOutcome(state, task, found.id, word, askNote(text))
    : slip(state, ...askNote(text));
}

function keepNote(state: PlainState, prompt: MeantNote): Stepped {
  const note = meantNote(state.seat, prompt.task, prompt.text);
  const words = note.about === null ? meantLateWords : 'Your note is with the answer.';
  return turnTo(state, { at: 'desk' }, [words], [note, ...closingOwn(state, prompt.task)]);
}

/** A note that was typed and waits for a yes, as an act: who leaves there is asked no more, and it is kept. */
export function typedNote(seat: Seat, prompt: Prompt): readonly Act[] {
  if ('under' in prompt) return typedNote(seat, prompt.under);
  return prompt.at === 'meant-note' ? [meantNote(seat, prompt.task, prompt.text)] : [];
}

/** Nothing is added: what the answer brought is told next. */
function goOn(state: PlainState, task: string): Stepped {
  return turnTo(state, { at: 'desk' }, [], closingOwn(state, task));
}

/** A command between an answer and its consequences; `asks` is what is asked there, again where it can't be done now. */
function commandBeforeOutcome(
  state: PlainState,
  task: string,
  id: CommandId,
  line: string,
  asks: readonly string[],
): Stepped {
  if (id === 'leave') return state.seat.sitting.ended === null ? command(state, line) : goOn(state, task);
  if (harmless.has(id)) return command(state, line);
  if (id === 'close') return slip(state, 'Your answer is on the record and cannot be taken back.', ...asks);
  return slip(state, `First go on: ${line} works after that.`, ...asks);
}
