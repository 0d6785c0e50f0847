import { type CommandId, commandForKey, type Key } from '../view/commands.ts';
import { graphemesOf } from '../view/text/cells.ts';
import { anywhere } from './on-anywhere.ts';
import { isOverlayTyping, pressInOverlay, typeInOverlay } from './on-overlay.ts';
import { pressInReading } from './on-reading.ts';
import { pressInTabs } from './on-tabs.ts';
import { isTaskTyping, pressInTask, typeInTask } from './on-task.ts';
import { pressInTaskPage } from './on-task-page.ts';
import { placeOf, type ScreenState, type Stepped, stay, topOf, warn } from './screen-state.ts';
import { keyOf, type Stroke } from './strokes.ts';

/** What comes from the keyboard does: the one reducer of the full screen. Pure; never throws, whatever the keys. */
export function press(state: ScreenState, stroke: Stroke): Stepped {
  const quiet: ScreenState = state.isLost ? state : { ...state, notice: null };
  if (stroke.kind === 'key') return pressKey(quiet, stroke.key);
  if (isTyping(quiet)) return stay(typeHere(quiet, stroke.text));
  if (stroke.kind === 'text') return pressLetters(quiet, stroke.text, stroke.isAlone);
  return stay(warn(quiet, 'A paste does nothing here.'));
}

/** Whether letters go into a text. */
export function isTyping(state: ScreenState): boolean {
  const top = topOf(state);
  if (top !== null) return isOverlayTyping(top);
  return state.page.at === 'task' && !state.page.isBeside && isTaskTyping(state);
}

function typeHere(state: ScreenState, text: string): ScreenState {
  return topOf(state) === null ? typeInTask(state, text) : typeInOverlay(state, text);
}

/**
 * Letters that came at once, one after the other, until one of them does something that is logged: what came after it was
 * typed without seeing that. None of several confirms anything.
 */
function pressLetters(state: ScreenState, text: string, isAlone: boolean): Stepped {
  let stepped = stay(state);
  for (const letter of graphemesOf(text)) {
    if (stepped.acts.length > 0 || stepped.wish !== null) break;
    const now = stepped.state;
    if (isTyping(now)) stepped = stay(typeHere(now, letter));
    else if (isAlone || !isConfirming(now, letter)) stepped = pressKey(now, keyOf(letter));
  }
  return stepped;
}

function isConfirming(state: ScreenState, letter: string): boolean {
  return commandForKey(placeOf(state), keyOf(letter)) === 'confirm';
}

function pressKey(state: ScreenState, key: Key): Stepped {
  const command = commandForKey(placeOf(state), key, isTyping(state));
  return command === null ? stay(state) : (here(state, command) ?? anywhere(state, command) ?? stay(state));
}

function here(state: ScreenState, command: CommandId): Stepped | null {
  const top = topOf(state);
  if (top !== null) return pressInOverlay(state, top, command);
  const { page } = state;
  switch (page.at) {
    case 'tabs':
      return pressInTabs(state, command);
    case 'task':
      return pressInTaskPage(state, page, command) ?? (page.isBeside ? null : pressInTask(state, command));
    default:
      return pressInReading(state, page, command);
  }
}
