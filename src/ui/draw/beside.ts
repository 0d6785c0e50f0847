import { besideChoices } from '../../view/beside.ts';
import { inboxView } from '../../view/inbox.ts';
import { besideTabs, itemPlace } from '../item-keys.ts';
import type { Beside, Overlay, ScreenState } from '../screen-state.ts';
import type { Pen } from '../text/pen.ts';
import { blankRow, type Row, say } from '../text/row.ts';
import { optionRows, stacked, still, together } from '../widgets/pieces.ts';
import type { Drawn } from '../widgets/widget.ts';
import { messageBlock, messageBlocks } from './message.ts';
import { fitted, type Picture, under } from './picture.ts';
import { drawDocument } from './reading.ts';
import { noteBlocks } from './tabs.ts';

/** What stands beside a task, in so many columns and rows; `isActive` when keys go to it. The newest messages, unless something was chosen. */
export function drawBeside(
  state: ScreenState,
  beside: Beside | null,
  look: { readonly isActive: boolean },
  pen: Pen,
  room: { readonly width: number; readonly height: number },
): Picture {
  const { width, height } = room;
  if (beside === null) return titled('Newest messages', still(...newest(state, pen, width)), height, pen);
  if (beside.kind === 'document') return drawDocument(state, beside.reading, look, pen, width, height);
  const place = itemPlace(state.seat, besideTabs[beside.kind], beside.selected) ?? 0;
  const here = look.isActive ? place : -1;
  if (beside.kind === 'notebook') return titled('Notebook', noteBlocks(state, here, pen, width), height, pen);
  const blocks = inboxView(state.seat.sitting).map((message, index) =>
    messageBlock(message, { isHere: index === here, isNew: false }, pen, width),
  );
  return titled('Messages', stacked(blocks, place, pen), height, pen);
}

/** Messages that are shown beside a task when nothing else was asked for. */
const newestShown = 6;

function newest(state: ScreenState, pen: Pen, width: number): readonly Row[] {
  return messageBlocks(inboxView(state.seat.sitting).slice(0, newestShown), pen, width);
}

function titled(title: string, body: Drawn, height: number, pen: Pen): Picture {
  const head: readonly Row[] = [[say('   '), pen.say(title, 'muted')], blankRow];
  return under({ rows: head, cursor: null }, fitted(body, Math.max(1, height - head.length), pen));
}

/** The list from which it is chosen what stands beside the task. */
export function chooserRows(
  state: ScreenState,
  overlay: Extract<Overlay, { over: 'beside' }>,
  pen: Pen,
  width: number,
): Drawn {
  const blocks = besideChoices(state.seat, overlay.task).map(({ label, about }, index) =>
    optionRows({ isHere: index === overlay.selected, mark: '', label, note: about }, Math.min(width, 80), pen),
  );
  return together(
    [still([say(' '), pen.say('What is to stand beside the task?', 'strong')]), stacked(blocks, overlay.selected, pen)],
    1,
  );
}
