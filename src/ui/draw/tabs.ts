import { contactsView } from '../../view/contacts.ts';
import { documentList } from '../../view/documents.ts';
import { inboxView, isNew } from '../../view/inbox.ts';
import { emptyNotebook, notebookView } from '../../view/notebook.ts';
import { counted } from '../../view/words.ts';
import { selectedIn } from '../on-tabs.ts';
import type { ScreenState } from '../screen-state.ts';
import type { Pen } from '../text/pen.ts';
import { type Row, say, spread } from '../text/row.ts';
import { pointerCell, pointerWidth, stacked, still } from '../widgets/pieces.ts';
import type { Drawn } from '../widgets/widget.ts';
import { drawDesk } from './desk.ts';
import { messageHead } from './message.ts';
import { fitted, type Picture } from './picture.ts';

/** The tab that is shown, in so many columns and rows. */
export function drawTab(state: ScreenState, pen: Pen, width: number, height: number): Picture {
  return state.tab === 'desk' ? drawDesk(state, pen, width, height) : fitted(listOf(state, pen, width), height, pen);
}

function listOf(state: ScreenState, pen: Pen, width: number): Drawn {
  switch (state.tab) {
    case 'inbox':
      return inboxRows(state, pen, width);
    case 'documents':
      return documentRows(state, pen, width);
    case 'contacts':
      return contactRows(state, pen, width);
    default:
      return notebookRows(state, pen, width);
  }
}

function inboxRows(state: ScreenState, pen: Pen, width: number): Drawn {
  const messages = inboxView(state.seat.sitting);
  if (messages.length === 0) return still([say(' '), pen.say('No message has come yet.', 'muted')]);
  const at = selectedIn(state);
  const digits = String(messages.length).length;
  const blocks = messages.map((message, index): readonly Row[] => {
    const number = String(message.number).padStart(digits);
    const look = { isHere: at === index, isNew: isNew(message, state.seen), number };
    const head = messageHead(message, look, pen, width);
    const first = [message.subject, ...message.lines].filter((line) => line !== null && line !== '')[0] ?? '';
    const clip =
      message.attached.length === 0 ? [] : [pen.say(`  ${counted(message.attached.length, 'document')}`, 'muted')];
    const line = spread([say(' '.repeat(pointerWidth)), pen.say(first, 'muted')], clip, width, pen.signs.more);
    return [head, line];
  });
  return stacked(blocks, at, pen);
}

function documentRows(state: ScreenState, pen: Pen, width: number): Drawn {
  const at = selectedIn(state);
  const digits = String(documentList(state.seat.sitting).length).length;
  const blocks = documentList(state.seat.sitting).map((item, index): readonly Row[] => {
    const isHere = at === index;
    const left: Row = [
      pointerCell(isHere, pen),
      pen.say(`${String(item.number).padStart(digits)}  ${item.title}`, isHere ? 'focus' : 'plain'),
    ];
    const facts = [item.size, ...(item.hasArrived ? ['came later'] : []), ...(item.isOpened ? ['opened'] : [])];
    return [spread(left, [say('  '), pen.say(`${facts.join(', ')} `, 'muted')], Math.min(width, 80), pen.signs.more)];
  });
  return stacked(blocks, at, pen);
}

function contactRows(state: ScreenState, pen: Pen, width: number): Drawn {
  const at = selectedIn(state);
  const blocks = contactsView(state.seat.sitting.scenario).map((person, index): readonly Row[] => {
    const isHere = at === index;
    const name: Row = [
      pointerCell(isHere, pen),
      pen.say(person.name, isHere ? 'focus' : 'strong'),
      pen.say(`  ${person.role}`),
    ];
    const details = person.details.map(({ label, value }) => (label === 'About' ? value : `${label} ${value}`));
    const room = Math.max(8, width - pointerWidth - 1);
    const rows = pen.wrap(details.join('   '), room, 'muted').map((row) => [say(' '.repeat(pointerWidth)), ...row]);
    return [name, ...(details.length === 0 ? [] : rows)];
  });
  return stacked(blocks, at, pen);
}

function notebookRows(state: ScreenState, pen: Pen, width: number): Drawn {
  const notes = notebookView(state.seat);
  if (notes.length === 0)
    return still(
      [say(' '), pen.say(emptyNotebook, 'muted')],
      [say(' '), pen.say('n writes a note; y copies a line of a document.', 'muted')],
    );
  return noteBlocks(state, selectedIn(state), pen, width);
}

/** Every note, whole; keys work on the one at `at`. */
export function noteBlocks(state: ScreenState, at: number, pen: Pen, width: number): Drawn {
  const blocks = notebookView(state.seat).map((note, index): readonly Row[] => {
    const isHere = at === index;
    const about = note.about === null ? '' : `  about ${note.about}`;
    const head: Row = [pointerCell(isHere, pen), pen.say(`${note.at}${about}`, 'muted')];
    const room = Math.max(8, width - pointerWidth - 1);
    const text = pen
      .wrap(note.text, room, isHere ? 'focus' : 'plain')
      .map((row) => [say(' '.repeat(pointerWidth)), ...row]);
    return [head, ...text];
  });
  return stacked(blocks, at, pen);
}
