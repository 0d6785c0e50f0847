import type { CommandId } from '../view/commands.ts';
import { chooseBeside, pressBeside } from './on-beside.ts';
import { act, type Page, type ScreenState, type Stepped, stay, unsaved, warn } from './screen-state.ts';

type TaskPage = Extract<Page, { at: 'task' }>;

/** What a command does on a task's page that isn't the answer's own: going to the document beside it, and leaving. */
export function pressInTaskPage(state: ScreenState, page: TaskPage, command: CommandId): Stepped | null {
  if (command === 'document') return chooseBeside(state, page.task);
  if (command === 'close') {
    if (page.isBeside) return stay({ ...state, page: { ...page, isBeside: false } });
    return act({ ...state, page: { at: 'tabs' }, tab: 'desk' }, ...unsaved(state));
  }
  if (command === 'editor') return openEditor(state);
  return page.isBeside && page.beside !== null ? pressBeside(state, page, page.beside, command) : null;
}

/** The candidate's own editor: in practice, and where a text is being written. */
function openEditor(state: ScreenState): Stepped {
  if (state.arrangements.purpose !== 'practice')
    return stay(warn(state, 'Your own editor is not allowed in this sitting.'));
  if (!state.hasEditor) return stay(warn(state, 'No editor is set: $VISUAL or $EDITOR names one.'));
  return { state, acts: unsaved(state), wish: 'editor' };
}
