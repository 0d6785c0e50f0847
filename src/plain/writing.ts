import { commandForLine } from '../view/commands.ts';
import { textLengthMax } from '../view/work.ts';
import { command } from './general.ts';
import { type BoundText, takeText } from './kinds/bound-kind.ts';
import { afterTaken, backToTask, confirm, kindAt, remembering, takenBack, tellAnswer, undo } from './making.ts';
import { type Making, type PlainState, type Prompt, type Stepped, say, slip, turnTo } from './state.ts';
import {
  editedText,
  howToEdit,
  linesOf,
  namesTextEdit,
  readTextEdit,
  type TextEdit,
  whichWords,
  withLine,
  withoutLastLine,
} from './text.ts';

/** A text being written at a prompt: the reason, or a part of an answer. */
interface Page {
  readonly making: Making;
  readonly text: string;
  readonly isOneLine: boolean;
  /** The prompt with the text changed by a line, for `undo` to take back. */
  readonly put: (text: string, line: string) => Prompt;
  /** A line of text, or the full stop that ends it. */
  readonly take: (line: string) => Stepped;
  /** What a word does in this text alone; null when nothing. */
  readonly word: (word: string) => Stepped | null;
  readonly undo: () => Stepped;
}

/** A line where the reason is written. */
export function atReason(state: PlainState, making: Making, line: string): Stepped {
  const put = (reason: string, by: string): Prompt => {
    const before = remembering(making, { of: 'reason', reason: making.reason, line: by });
    return { at: 'reason', making: { ...before, reason } };
  };
  return atPage(
    state,
    {
      making,
      text: making.reason,
      isOneLine: false,
      put,
      take: (one) => takeReason(state, making, put, one),
      word: (word) => (word === 'no' ? backToTask(state, making) : null),
      undo: () => undoReason(state, making),
    },
    line,
  );
}

/** A line where a part of the answer is text. */
export function atAnswerText(state: PlainState, making: Making, text: BoundText, line: string): Stepped {
  const put = (words: string, by: string): Prompt => {
    const before = remembering(making, { of: 'answer', work: making.work, part: making.part, line: by });
    return { at: 'task', making: { ...before, work: text.withText(words) } };
  };
  const came = (by: string, taken: ReturnType<typeof takeText> | null) => {
    if (taken === null) return null;
    return typeof taken === 'string' ? slip(state, taken) : afterTaken(state, making, by, taken);
  };
  const page: Page = {
    making,
    text: text.text,
    isOneLine: text.isOneLine,
    put,
    take: (one) => came(one, takeText(text, one, making.part)) ?? say(state, []),
    word: (word) => came(word, kindAt(state, making)?.kind.take(word) ?? null),
    undo: () => undoText(state, page),
  };
  return atPage(state, page, line);
}

function atPage(state: PlainState, page: Page, line: string): Stepped {
  const word = line.trim();
  if (word.startsWith('//')) return page.take(line.replace('//', '/'));
  if (word.startsWith('/')) return pageCommand(state, page, word.slice(1).trim());
  if (line === 'undo' || line === 'show') return pageCommand(state, page, line);
  return isLikeCommand(page, line) ? askWhich(state, page, line) : page.take(line);
}

/** What a line that was said to be a command does in a text. */
function pageCommand(state: PlainState, page: Page, line: string): Stepped {
  switch (line.toLowerCase()) {
    case '.':
    case 'done':
      return page.take('.');
    case 'undo':
      return page.undo();
    case 'show':
    case 'my answer':
      return say(state, tellAnswer(state, page.making));
    case 'clear':
      return page.text === ''
        ? slip(state, 'The text is empty already.')
        : turnTo(state, page.put('', line), ['The text is empty now.']);
    default:
      return namesTextEdit(line) ? edit(state, page, line) : (page.word(line) ?? command(state, line));
  }
}

function edit(state: PlainState, page: Page, line: string): Stepped {
  const change = readTextEdit(line);
  if (change === null) return slip(state, howToEdit);
  const changed = editedText(page.text, change);
  if (!changed.ok) return slip(state, changed.because);
  if (changed.text.length > textLengthMax) return slip(state, roomWords);
  return turnTo(state, page.put(changed.text, line), [changed.said]);
}

const roomWords = `There is room for ${textLengthMax} characters. That line was not taken.`;

/** A line that is a command word, or a word of this text alone, and nothing more; or that changes a line which is there. */
function isLikeCommand(page: Page, line: string): boolean {
  const change: TextEdit | null = readTextEdit(line);
  if (change !== null) return linesOf(page.text)[change.number - 1] !== undefined;
  return commandForLine(line)?.rest === '' || page.word(line.trim()) !== null;
}

function askWhich(state: PlainState, page: Page, line: string): Stepped {
  const asText = page.take(line);
  if (asText.isSlip) return asText;
  const which = { line, before: state.prompt, asText: asText.state.prompt, said: asText.out };
  return turnTo(state, { at: 'command-or-text', ...which }, whichWords(line));
}

/** A line where it was asked whether the one before is a command or text. Anything but an answer to that goes on with the text. */
export function atCommandOrText(
  state: PlainState,
  prompt: Extract<Prompt, { at: 'command-or-text' }>,
  line: string,
  step: (state: PlainState, line: string) => Stepped,
): Stepped {
  const word = line.trim().toLowerCase().replace(/^\//, '');
  const asText: PlainState = { ...state, prompt: prompt.asText };
  if (word === '') return say(state, whichWords(prompt.line));
  if (word === 'command') return step({ ...state, prompt: prompt.before }, `/${prompt.line.trim()}`);
  if (word === 'text') return say(asText, prompt.said.length === 0 ? ['It is part of your text.'] : prompt.said);
  // It was no question of yes or no: taken as text either would end up in an answer.
  if (word === 'yes' || word === 'no') return slip(state, ...whichWords(prompt.line));
  const next = step(asText, line);
  return { ...next, out: [...prompt.said, ...next.out] };
}

function takeReason(state: PlainState, making: Making, put: Page['put'], line: string): Stepped {
  if (line.trim() === '.') return confirm(state, making, []);
  const reason = withLine(making.reason, line);
  return reason.length > textLengthMax ? slip(state, roomWords) : turnTo(state, put(reason, line), []);
}

function undoReason(state: PlainState, making: Making): Stepped {
  const at = making.past.findLastIndex((past) => past.of === 'reason');
  const before = making.past[at];
  if (before?.of === 'reason') {
    const next: Making = { ...making, reason: before.reason, past: making.past.toSpliced(at, 1) };
    return turnTo(state, { at: 'reason', making: next }, [takenBack(before.line)]);
  }
  const shorter = withoutLastLine(making.reason);
  if (shorter === null) return slip(state, 'There is nothing to take back.');
  return turnTo(state, { at: 'reason', making: { ...making, reason: shorter.text } }, [takenBack(shorter.line)]);
}

/** The last change; in a text that was begun at another time, its last line. */
function undoText(state: PlainState, page: Page): Stepped {
  const { making } = page;
  const shorter =
    page.isOneLine || making.past.some((past) => past.of === 'answer') ? null : withoutLastLine(page.text);
  if (shorter === null) return undo(state, making);
  const put = page.put(shorter.text, '');
  const bare: Prompt = put.at === 'task' ? { at: 'task', making: { ...put.making, past: making.past } } : put;
  return turnTo(state, bare, [takenBack(shorter.line)]);
}
