import type { CommandId } from '../view/commands.ts';
import type { TabId } from '../view/header.ts';
import type { Settings } from '../view/settings.ts';
import { waitingView } from '../view/waiting.ts';
import { nobodyInvigilates } from '../view/words.ts';
import { pointedAt } from './on-tabs.ts';
import {
  act,
  lastWords,
  placeOf,
  type ScreenState,
  type Stepped,
  stay,
  tell,
  under,
  unsaved,
  warn,
} from './screen-state.ts';
import { editOf } from './text/text-edit.ts';

/** What a command does wherever the table of keys allows it; null when it belongs to a place. */
export function anywhere(state: ScreenState, command: CommandId): Stepped | null {
  switch (command) {
    case 'help':
      return stay(under(state, { over: 'help', place: placeOf(state), top: 0 }));
    case 'desk':
    case 'inbox':
    case 'documents':
    case 'contacts':
    case 'notebook':
      return goToTab(state, command);
    case 'note':
      return stay(under(state, { over: 'note', edit: state.noteBegun ?? editOf('') }));
    case 'calculator':
      return stay(under(state, state.sums ?? { over: 'calculator', edit: editOf(''), done: [], problem: null }));
    case 'find':
      return stay(under(state, { over: 'find', edit: editOf(''), sought: '', found: null, selected: 0 }));
    case 'wait':
      return offerWaiting(state);
    case 'time':
      return showTime(state, state.settings.time === 'hidden');
    case 'settings':
      return stay(under(state, { over: 'settings', selected: 0 }));
    case 'pause':
      return pause(state);
    case 'invigilate':
      return invigilate(state);
    case 'leave':
      return leave(state);
    default:
      return null;
  }
}

/** Goes to a tab; in the inbox, to the newest message. What was typed on the way is put on the record. */
export function goToTab(state: ScreenState, tab: TabId): Stepped {
  const there: ScreenState = { ...state, tab, page: { at: 'tabs' } };
  return act(tab === 'inbox' && state.tab !== 'inbox' ? pointedAt(there, 0) : there, ...unsaved(state));
}

function showTime(state: ScreenState, isShown: boolean): Stepped {
  const said = isShown ? 'Your time is shown again.' : 'Your time is hidden. t shows it again.';
  const settings: Settings = { ...state.settings, time: isShown ? 'shown' : 'hidden' };
  return stay(tell({ ...state, settings }, said));
}

function offerWaiting(state: ScreenState): Stepped {
  const { isOffered, because } = waitingView(state.seat.sitting);
  if (!isOffered && because !== null) return stay(warn(state, because));
  return stay(under(state, { over: 'wait', selected: 0 }));
}

function pause(state: ScreenState): Stepped {
  return act(under(state, { over: 'paused' }), ...unsaved(state), { kind: 'pause', because: 'asked' });
}

/** Hands the terminal over to whoever knows the invigilator's code. What is typed is on the record first. */
function invigilate(state: ScreenState): Stepped {
  if (state.arrangements.assessed === undefined) return stay(warn(state, nobodyInvigilates));
  return { state, acts: unsaved(state), wish: 'invigilate' };
}

/** Asks first, with what is typed on the record, as the question says; where nothing can be lost by it any more, it just goes. */
function leave(state: ScreenState): Stepped {
  const isOver = state.seat.sitting.ended !== null || state.isLost;
  return isOver
    ? { state, acts: state.isLost ? [] : lastWords(state), wish: 'finish' }
    : act(under(state, { over: 'leave' }), ...unsaved(state));
}
