import type { CommandId } from '../view/commands.ts';
import { taskView } from '../view/task.ts';
import { pressInDocument } from './on-reading.ts';
import { act, type Page, type ScreenState, type Stepped, stay, unsaved, warn } from './screen-state.ts';

type TaskPage = Extract<Page, { at: 'task' }>;

/** What a command does on a task's page that isn't the answer's own: going to the document beside it, and leaving. */
export function pressInTaskPage(state: ScreenState, page: TaskPage, command: CommandId): Stepped | null {
  if (command === 'document') return page.isReading ? backToAnswer(state, page) : goToDocument(state, page);
  if (command === 'close') {
    if (page.isReading) return backToAnswer(state, page);
    return act({ ...state, page: { at: 'tabs' }, tab: 'desk' }, ...unsaved(state));
  }
  if (command === 'editor') return openEditor(state);
  if (!page.isReading || page.reading === null) return null;
  const read = pressInDocument(state, page.reading, command);
  if (read === null) return null;
  return { ...read.stepped, state: { ...read.stepped.state, page: { ...page, reading: read.reading } } };
}

/** The candidate's own editor: in practice, and where a text is being written. */
function openEditor(state: ScreenState): Stepped {
  if (state.arrangements.purpose !== 'practice')
    return stay(warn(state, 'Your own editor is not allowed in this sitting.'));
  return { state, acts: unsaved(state), wish: 'editor' };
}

function backToAnswer(state: ScreenState, page: TaskPage): Stepped {
  return stay({ ...state, page: { ...page, isReading: false } });
}

/** The document that belongs to the task, or the one read last. */
function goToDocument(state: ScreenState, page: TaskPage): Stepped {
  const view = taskView(state.seat.sitting, page.task);
  const own = view === null || view.kind === 'flag' ? null : view.document;
  const id = page.reading?.id ?? own ?? state.lastDocument;
  if (id === null)
    return stay(warn(state, 'No document belongs to this task. Read one in Documents (3), then come back.'));
  const reading = page.reading ?? { id, line: 0, pan: 0, isRow: false };
  const next: ScreenState = { ...state, lastDocument: id, page: { ...page, isReading: true, reading } };
  return state.seat.open === id ? stay(next) : act(next, { kind: 'open', id });
}
