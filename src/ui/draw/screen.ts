import { inboxView, isNew } from '../../view/inbox.ts';
import { listed } from '../../view/words.ts';
import { isTooSmall, pageRows } from '../layout.ts';
import { isTyping } from '../press.ts';
import { leastSize, type ScreenState, type Size, topOf } from '../screen-state.ts';
import type { Pen } from '../text/pen.ts';
import { type Row, say } from '../text/row.ts';
import { exactly } from '../text/scroll.ts';
import { drawDebrief, drawEnd } from './ending.ts';
import { footerRow, rule, tabRow, titleRow } from './frame.ts';
import { drawOverlay, drawStrip, withStrip } from './overlays.ts';
import { type Picture, under } from './picture.ts';
import { drawDocument, drawMessage } from './reading.ts';
import { drawTab } from './tabs.ts';
import { drawTask } from './task.ts';

/** The whole window, row by row. Pure. */
export function drawScreen(state: ScreenState, pen: Pen): Picture {
  const { size } = state;
  if (isTooSmall(size))
    return tooSmall(size, pen, 'p goes on line by line instead. Ctrl+C leaves; everything is kept.');
  if (state.overlays.some(({ over }) => over === 'paused')) return covered(state, pen);
  const head: Picture = { rows: [titleRow(state, pen), tabRow(state, pen), rule(size.columns, pen)], cursor: null };
  const notice = noticeRows(state, pen);
  const foot: Picture = { rows: [...notice, rule(size.columns, pen), footerRow(state, pen)], cursor: null };
  const height = pageRows(size) - notice.length;
  return under(head, under(drawMiddle(state, pen, height), foot));
}

/** In a pause nothing of the story is to be seen. */
function covered(state: ScreenState, pen: Pen): Picture {
  const { size } = state;
  const top = topOf(state);
  const title: Row = [pen.say(' CALLSHEET', 'muted')];
  const foot: Picture = { rows: [rule(size.columns, pen), footerRow(state, pen)], cursor: null };
  const head: Picture = { rows: [title, rule(size.columns, pen), []], cursor: null };
  if (top === null) return under(head, foot);
  return under(head, under(drawOverlay(state, top, pen, { width: size.columns, height: size.rows - 5 }), foot));
}

function drawMiddle(state: ScreenState, pen: Pen, height: number): Picture {
  const top = topOf(state);
  const width = state.size.columns;
  if (top === null) return drawPage(state, pen, height);
  const strip = drawStrip(state, top, pen, width);
  if (strip === null) return drawOverlay(state, top, pen, { width, height });
  return withStrip((rows) => drawPage(state, pen, rows), strip, height, rule(width, pen), pen);
}

function drawPage(state: ScreenState, pen: Pen, height: number): Picture {
  const { page } = state;
  const width = state.size.columns;
  switch (page.at) {
    case 'tabs':
      return drawTab(state, pen, width, height);
    case 'message':
      return drawMessage(state, page, pen, width, height);
    case 'document':
      return drawDocument(state, page.reading, { isActive: true }, pen, width, height);
    case 'task':
      return drawTask(state, page, pen, height);
    case 'end':
      return drawEnd(state, page.top, pen, width, height);
    case 'debrief':
      return drawDebrief(page.view, page.top, pen, width, height);
    default:
      return page satisfies never;
  }
}

/** The most rows that a notice takes. */
const noticeRowsMax = 4;

/** What is said once; on a page that isn't the desk, also what the last act brought. */
function noticeRows(state: ScreenState, pen: Pen): readonly Row[] {
  const width = state.size.columns - 3;
  const { notice } = state;
  const sign = notice?.tone === 'warning' ? '! ' : '  ';
  const tone = notice?.tone === 'warning' ? ('warning' as const) : ('news' as const);
  const lines = notice?.lines ?? cameMeanwhile(state);
  const rows = lines.flatMap((line) =>
    pen.wrap(line, width, tone).map((row, index): Row => [say(index === 0 ? ` ${sign}` : '   ', tone), ...row]),
  );
  return rows.slice(0, noticeRowsMax);
}

function cameMeanwhile(state: ScreenState): readonly string[] {
  const { happened, page, tab } = state;
  if (happened === null || page.at === 'end' || page.at === 'debrief' || (page.at === 'tabs' && tab === 'desk'))
    return [];
  const unread = inboxView(state.seat.sitting).filter((message) => isNew(message, state.seen));
  const came = new Set(happened.messages.map(({ number }) => number));
  const senders = [...new Set(unread.flatMap(({ number, from }) => (came.has(number) ? [from] : [])))];
  const key = isTyping(state) ? '' : ' (press 1)';
  return [
    ...(page.at === 'tabs' && happened.time !== null ? [happened.time] : []),
    ...happened.notices,
    ...(senders.length === 0 ? [] : [`New from ${listed(senders)}: it is on the desk${key}.`]),
  ];
}

/** What a window shows in which nothing else has room. */
export function tooSmall(size: Size, pen: Pen, what: string): Picture {
  const width = Math.max(1, size.columns - 1);
  const lines = [
    `This window is ${size.columns} by ${size.rows}. A sitting needs ${leastSize.columns} by ${leastSize.rows}: make it larger.`,
    what,
  ];
  return {
    rows: exactly(
      lines.flatMap((line) => pen.wrap(line, width)),
      size.rows,
    ),
    cursor: null,
  };
}
