import { noteCharsMax } from '../log/entries.ts';
import type { Act } from '../log/recorder.ts';
import { calculate } from '../view/calculator.ts';
import type { CommandId } from '../view/commands.ts';
import { type Found, findView } from '../view/find.ts';
import { meantLateWords, meantNote } from '../view/read-back.ts';
import { waitingView } from '../view/waiting.ts';
import { pressInBesideChooser } from './on-beside.ts';
import { openDocument, openMessage, scrolledTop } from './on-reading.ts';
import { pressInSettings } from './on-settings.ts';
import {
  act,
  lastWords,
  type Overlay,
  type ReadBackOverlay,
  type ScreenState,
  type Stepped,
  seated,
  stay,
  tell,
  under,
  unsaved,
  warn,
  withTop,
} from './screen-state.ts';
import { type Edit, editOf } from './text/text-edit.ts';
import { editedBy, typedInto } from './typing.ts';
import { lineLengthMax } from './widgets/widget.ts';

type TypedOverlay = Extract<Overlay, { readonly edit: Edit }>;

/** Whether an overlay is typed in. */
export function isOverlayTyping(overlay: Overlay): overlay is TypedOverlay {
  return 'edit' in overlay;
}

/** Types or pastes into the overlay on top. */
export function typeInOverlay(state: ScreenState, text: string): ScreenState {
  const top = state.overlays.at(-1);
  if (top === undefined || !isOverlayTyping(top)) return state;
  const most = top.over === 'note' || top.over === 'meant' ? noteCharsMax : lineLengthMax;
  const { edit, problem } = typedInto(top.edit, text, { isMultiline: false, most });
  const next = withTop(state, { ...top, edit });
  return problem === null ? next : warn(next, problem);
}

/** What a command does in the overlay on top; null when it is none of its own. */
export function pressInOverlay(state: ScreenState, top: Overlay, command: CommandId): Stepped | null {
  if (command === 'close') return stay(withTop(laidBy(state, top), null));
  if (isOverlayTyping(top)) {
    const edit = editedBy(top.edit, command, Number.MAX_SAFE_INTEGER);
    if (edit !== null) return stay(withTop(state, { ...top, edit }));
  }
  switch (top.over) {
    case 'help':
      return scrolled(state, top, command);
    case 'settings':
      return pressInSettingsPage(state, top, command);
    case 'read-back':
      return command === 'confirm' ? confirm(state, top) : scrolled(state, top, command);
    case 'calculator':
      return command === 'work-out' ? workOut(state, top) : null;
    case 'note':
      return command === 'keep' ? keepNote(state, top) : null;
    case 'find':
      return pressInFind(state, top, command);
    case 'wait':
      return pressInWait(state, top, command);
    case 'beside':
      return pressInBesideChooser(state, top, command);
    case 'wait-anyway':
      return command === 'confirm' ? wait(withTop(state, null), top.minutes) : null;
    case 'meant':
      return command === 'go-on' ? goOn(state, top) : null;
    case 'paused':
      return command === 'go-on' ? act(withTop(state, null), { kind: 'resume' }) : null;
    case 'leave':
      return pressInLeave(state, command);
    case 'withdraw':
      return command === 'confirm' ? withdraw(state) : null;
    default:
      return top satisfies never;
  }
}

/** What was begun in an overlay that is left is there again when it is next asked for. */
function laidBy(state: ScreenState, top: Overlay): ScreenState {
  if (top.over === 'note') {
    if (top.edit.text.trim() === '') return { ...state, noteBegun: null };
    return tell({ ...state, noteBegun: top.edit }, 'The note is not in the notebook yet: a new note goes on with it.');
  }
  return top.over === 'calculator' ? { ...state, sums: { ...top, problem: null } } : state;
}

function scrolled(
  state: ScreenState,
  top: Extract<Overlay, { readonly top: number }>,
  command: CommandId,
): Stepped | null {
  const to = scrolledTop(top.top, command, state.scroll);
  return to === null ? null : stay(withTop(state, { ...top, top: to }));
}

function pressInSettingsPage(
  state: ScreenState,
  top: Extract<Overlay, { over: 'settings' }>,
  command: CommandId,
): Stepped | null {
  const set = pressInSettings({ settings: state.settings, selected: top.selected }, command);
  if (set === null) return null;
  if (set === 'plain' && state.seat.sitting.ended !== null)
    return stay(warn(state, 'The sitting has ended: there is nothing to go on with line by line.'));
  if (set === 'plain')
    return { state: { ...state, settings: { ...state.settings, mode: 'plain' } }, acts: [], wish: 'plain' };
  return stay(withTop({ ...state, settings: set.settings }, { ...top, selected: set.selected }));
}

/** The answer counts from here on. What came of it shows when the candidate goes on. */
function confirm(state: ScreenState, top: ReadBackOverlay): Stepped {
  const { task, answer, reason } = top;
  const next: ScreenState = { ...state, untold: state.seat.sitting };
  return act(withTop(next, { over: 'meant', task, edit: editOf('') }), { kind: 'decide', task, answer, reason });
}

function goOn(state: ScreenState, top: Extract<Overlay, { over: 'meant' }>): Stepped {
  const text = top.edit.text.trim();
  const next = withTop(state, null);
  if (text === '') return stay(seated(next, state.seat));
  const note = meantNote(state.seat, top.task, text);
  return act(note.about === null ? tell(next, meantLateWords) : next, note);
}

function workOut(state: ScreenState, top: Extract<Overlay, { over: 'calculator' }>): Stepped {
  const worked = calculate(top.edit.text);
  if (!worked.ok) return stay(withTop(state, { ...top, problem: worked.because }));
  const done = [...top.done, { sum: worked.sum, result: worked.result }];
  return stay(withTop(state, { ...top, done, problem: null, edit: editOf('') }));
}

function keepNote(state: ScreenState, top: Extract<Overlay, { over: 'note' }>): Stepped {
  const text = top.edit.text.trim();
  const next: ScreenState = { ...withTop(state, null), noteBegun: null };
  if (text === '') return act(next, ...unsaved(next));
  // What is on the record of it becomes the whole note first, so that it is known to be the one that was being written.
  const jot: readonly Act[] = state.seat.jotting === '' ? [] : [{ kind: 'jot', text }];
  return act(tell(next, 'It is in the notebook.'), ...jot, { kind: 'note', text, about: null });
}

function pressInFind(state: ScreenState, top: Extract<Overlay, { over: 'find' }>, command: CommandId): Stepped | null {
  const count = top.found?.found.length ?? 0;
  if (command === 'up' || command === 'down') {
    const selected = Math.max(0, Math.min(top.selected + (command === 'up' ? -1 : 1), count - 1));
    return stay(withTop(state, { ...top, selected }));
  }
  if (command !== 'search') return null;
  const sought = top.edit.text.trim();
  if (sought === '') return stay(warn(state, 'Write a word to find.'));
  if (sought !== top.sought || top.found === null)
    return stay(withTop(state, { ...top, sought, found: findView(state.seat.sitting, sought), selected: 0 }));
  const one = top.found.found[top.selected];
  if (one === undefined) return stay(state);
  const opened = openFound(withTop(state, null), one);
  const { page } = opened.state;
  const isRead = page.at === 'message' || page.at === 'document';
  const found = { page: state.page, search: top };
  const next = isRead ? { ...opened.state, page: { ...page, found } } : opened.state;
  return { ...opened, state: next, acts: [...unsaved(state), ...opened.acts] };
}

function openFound(state: ScreenState, one: Found): Stepped {
  const place = Math.max(0, (one.number ?? 1) - 1);
  if (one.kind === 'message') return openMessage(state, one.id);
  if (one.kind === 'document') return openDocument(state, one.id, place);
  return stay({ ...state, page: { at: 'tabs' }, tab: 'contacts', selected: { ...state.selected, contacts: one.id } });
}

function pressInWait(state: ScreenState, top: Extract<Overlay, { over: 'wait' }>, command: CommandId): Stepped | null {
  const { choices, warning } = waitingView(state.seat.sitting);
  if (command === 'up' || command === 'down') {
    const selected = Math.max(0, Math.min(top.selected + (command === 'up' ? -1 : 1), choices.length - 1));
    return stay(withTop(state, { ...top, selected }));
  }
  const choice = command === 'choose' ? choices[top.selected] : undefined;
  if (choice === undefined) return null;
  if (warning !== null) return stay(under(state, { over: 'wait-anyway', minutes: choice.minutes }));
  return wait(state, choice.minutes);
}

/** Waits; the list of waits goes away. */
function wait(state: ScreenState, minutes: number | 'next'): Stepped {
  const next: ScreenState = { ...withTop(state, null), untold: state.seat.sitting };
  return act(next, ...unsaved(state), { kind: 'wait', minutes });
}

function pressInLeave(state: ScreenState, command: CommandId): Stepped | null {
  if (command === 'withdraw') return stay(under(withTop(state, null), { over: 'withdraw' }));
  if (command !== 'confirm') return null;
  const pausing = state.seat.paused ? [] : [{ kind: 'pause', because: 'left' } as const];
  return { state: withTop(state, null), acts: [...lastWords(state), ...pausing], wish: 'leave' };
}

function withdraw(state: ScreenState): Stepped {
  const next: ScreenState = { ...withTop(state, null), untold: state.seat.sitting };
  return act(next, ...lastWords(state), { kind: 'end', how: 'withdrawn' });
}
