import { askWhatIf } from '../../log/what-if.ts';
import { toldClock } from '../../scenario/notation.ts';
import type { FooterItem } from '../../view/keys.ts';
import { placeWords, type Replay, recordAt, titleOf } from '../../view/replay.ts';
import { replayFooter, replayHelp } from '../../view/replay-commands.ts';
import { momentLines, momentWords, type ReplayLine, standingLines } from '../../view/replay-told.ts';
import { notTheRecord, whatIfLines } from '../../view/what-if.ts';
import { type ReplayPage, type ReplayScreen, type ReplayWorld, replayPlaceOf } from '../replay.ts';
import { leastSize, type Size } from '../screen-state.ts';
import { seenAt } from '../seen.ts';
import type { Pen } from '../text/pen.ts';
import { besides, type Row, say, spread, type Tone } from '../text/row.ts';
import { exactly } from '../text/scroll.ts';
import { keysRow } from './frame.ts';
import { keyRows } from './overlays.ts';
import { type Picture, under } from './picture.ts';
import { type PreviewPicture, scrolled } from './preview-story.ts';
import { drawChoices, drawDecisions, drawTyping, lineRows } from './replay-lists.ts';
import { drawScreen } from './screen.ts';

/** From this width on, what was done stands beside the candidate's screen. */
export const besideReplayColumns = 110;

/** Draws a replay in a window. Pure. */
export function drawReplay(screen: ReplayScreen, world: ReplayWorld, size: Size, pen: Pen): PreviewPicture {
  const { columns, rows } = size;
  const head: readonly Row[] = [headRow(screen, world.replay, pen, columns)];
  const foot: readonly Row[] = [
    summaryRow(screen, world.replay, pen, columns),
    keysRow(footerItems(screen, pen, columns), pen, columns),
  ];
  const room: Size = { columns, rows: Math.max(1, rows - head.length - foot.length) };
  const { picture, lastTop } = drawPage(screen, world, room, pen);
  const whole = under({ rows: head, cursor: null }, under(picture, { rows: foot, cursor: null }));
  return { picture: { rows: exactly(whole.rows, rows), cursor: null }, lastTop };
}

/** Where both sides are shown there is no other to go to. */
function footerItems({ page }: ReplayScreen, pen: Pen, columns: number): readonly FooterItem[] {
  const items = replayFooter(replayPlaceOf(page), pen.isAscii);
  return columns < besideReplayColumns ? items : items.filter(({ label }) => label !== 'side');
}

function headRow(screen: ReplayScreen, replay: Replay, pen: Pen, columns: number): Row {
  const { title, badge } = titleOf(replay);
  const { isPlaying, speed, telling, at } = screen;
  const left: Row = [
    pen.say(' REPLAY  ', 'focus'),
    pen.say(title, 'strong'),
    ...(badge === null ? [] : [pen.say(`  ${badge}`, 'muted')]),
    ...(telling.expectations ? [pen.say('  expectations shown', 'warning')] : []),
    ...(telling.circumstances ? [pen.say('  who and how shown', 'warning')] : []),
  ];
  const playing =
    isPlaying || speed > 1 ? [pen.say(`  ${isPlaying ? 'playing' : 'stopped'} at ${speed} times`, 'news')] : [];
  return spread(left, [...playing, pen.say(`  ${placeWords(replay, at)} `, 'strong')], columns, pen.signs.more);
}

/** What was done at this moment; or what is said once; at the last record, why there are no more. */
function summaryRow(screen: ReplayScreen, replay: Replay, pen: Pen, columns: number): Row {
  const { record } = recordAt(replay, screen.at);
  const isLast = screen.at === replay.moments.length - 1;
  const [text, tone]: readonly [string, Tone] =
    screen.notice !== null
      ? [screen.notice, 'news']
      : isLast && replay.stops !== null
        ? [replay.stops, 'warning']
        : [`${toldClock(record.clock)}  ${momentWords(replay, screen.at, screen.telling)}`, 'plain'];
  return pen.fit([say(' '), pen.say(text, tone)], columns);
}

function drawPage(screen: ReplayScreen, world: ReplayWorld, size: Size, pen: Pen): PreviewPicture {
  const { page, telling, at } = screen;
  const { replay } = world;
  const text = (lines: readonly ReplayLine[], top: number): PreviewPicture =>
    scrolled(lineRows(lines, pen, Math.min(size.columns - 2, 100)), top, size.rows, pen);
  switch (page.at) {
    case 'screen':
      return drawMoment(screen, page.top, replay, size, pen);
    case 'state':
      return text(standingLines(replay, at, telling), page.top);
    case 'help':
      return scrolled(keyRows(replayHelp(pen.isAscii), pen, size.columns), page.top, size.rows, pen);
    case 'decisions':
      return still(drawDecisions(replay, page.selected, size, pen));
    case 'what-if':
      return still(drawChoices(screen, world, page, size, pen));
    case 'led':
      return text(ledLines(screen, replay, page), page.top);
    case 'typing':
      return still(drawTyping(screen, page, size, pen));
    default:
      return page satisfies never;
  }
}

function still(picture: Picture): PreviewPicture {
  return { picture, lastTop: 0 };
}

/** The candidate's screen, beside it what was done; in a narrow window one of them. */
function drawMoment(screen: ReplayScreen, top: number, replay: Replay, size: Size, pen: Pen): PreviewPicture {
  const isWide = size.columns >= besideReplayColumns;
  const leftWidth = isWide ? Math.max(leastSize.columns, Math.floor((size.columns - 3) * 0.62)) : size.columns;
  const width = isWide ? size.columns - leftWidth - 3 : Math.min(size.columns - 2, 100);
  const lines = momentLines(replay, screen.at, screen.telling);
  const done = scrolled(lineRows(lines, pen, width), top, size.rows, pen);
  if (!isWide && screen.side === 'done') return done;
  const seen = drawSeen(replay, screen, { columns: leftWidth, rows: size.rows }, pen);
  if (!isWide) return { picture: { rows: seen, cursor: null }, lastTop: 0 };
  const bar = pen.say(` ${pen.signs.bar} `, 'muted');
  const rows = besides(seen, done.picture.rows, { leftWidth, between: bar, more: pen.signs.more });
  return { picture: { rows: exactly(rows, size.rows), cursor: null }, lastTop: done.lastTop };
}

/** The candidate's screen; in a window too small for a sitting, its upper part. */
export function drawSeen(
  replay: Replay,
  { at, telling }: Pick<ReplayScreen, 'at' | 'telling'>,
  size: Size,
  pen: Pen,
): readonly Row[] {
  const least: Size = {
    columns: Math.max(size.columns, leastSize.columns),
    rows: Math.max(size.rows, leastSize.rows),
  };
  return exactly(drawScreen(seenAt(replay, at, least, telling), pen).rows, size.rows);
}

function ledLines(
  { at, telling }: ReplayScreen,
  replay: Replay,
  { event }: Extract<ReplayPage, { readonly at: 'led' }>,
): readonly ReplayLine[] {
  const asked = askWhatIf(replay.replayed, recordAt(replay, at).record.seq, event);
  if (asked.ok) return whatIfLines(replay.replayed, asked.whatIf, telling);
  return [
    { text: notTheRecord, as: 'warning' },
    { text: '', as: 'plain' },
    { text: `It can’t be done here: ${asked.because}`, as: 'plain' },
  ];
}
