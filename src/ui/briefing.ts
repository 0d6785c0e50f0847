import type { Scenario } from '../scenario/scenario.ts';
import type { Arrangements } from '../view/arrangements.ts';
import { briefingView } from '../view/briefing.ts';
import { commandForKey } from '../view/commands.ts';
import { footerView, helpView } from '../view/keys.ts';
import { keysRow, rule } from './draw/frame.ts';
import { keyRows } from './draw/overlays.ts';
import { fromTop, type Picture, under } from './draw/picture.ts';
import { scrolledTop } from './on-reading.ts';
import type { Size } from './screen-state.ts';
import type { Stroke } from './strokes.ts';
import type { Pen } from './text/pen.ts';
import { blankRow, type Row, say, spread } from './text/row.ts';

/** The briefing before a sitting: how far it is scrolled, and whether help lies over it. */
export interface Briefing {
  readonly top: number;
  readonly isHelp: boolean;
}

/** What a stroke does in the briefing. Starting is one key pressed by itself: no paste starts anything. Pure. */
export function pressInBriefing(
  briefing: Briefing,
  stroke: Stroke,
): { readonly briefing: Briefing; readonly wish: 'start' | 'leave' | null } {
  const key = stroke.kind === 'key' ? stroke.key : stroke.kind === 'text' && stroke.isAlone ? stroke.text : null;
  if (key === null) return { briefing, wish: null };
  const command = commandForKey(briefing.isHelp ? 'help' : 'briefing', key);
  if (command === 'leave') return { briefing, wish: 'leave' };
  if (command === 'start') return { briefing, wish: 'start' };
  if (command === 'close' || command === 'help') return { briefing: { top: 0, isHelp: !briefing.isHelp }, wish: null };
  const top = command === null ? null : scrolledTop(briefing.top, command);
  return { briefing: top === null ? briefing : { ...briefing, top }, wish: null };
}

/** The briefing in a window. Pure. */
export function drawBriefing(
  scenario: Scenario,
  arrangements: Arrangements,
  { top, isHelp }: Briefing,
  { columns, rows }: Size,
  pen: Pen,
): Picture {
  const view = briefingView(scenario, arrangements);
  const badge = view.badge === null ? [] : [pen.say(`${view.badge} `, 'muted')];
  const head: readonly Row[] = [
    spread([pen.say(' CALLSHEET  ', 'muted'), pen.say(view.title, 'strong')], badge, columns, pen.signs.more),
    rule(columns, pen),
  ];
  const width = Math.min(columns - 2, 92);
  const told = isHelp ? helpRows(pen, columns) : briefingRows(view, pen, width);
  const footer = keysRow(footerView(isHelp ? 'help' : 'briefing', false, pen.isAscii), pen, columns);
  const foot: readonly Row[] = [...startRows(view.start, isHelp, pen, width), rule(columns, pen), footer];
  const middle = fromTop(told, top, rows - head.length - foot.length, pen);
  return under({ rows: head, cursor: null }, under(middle, { rows: foot, cursor: null }));
}

function startRows(start: string, isHelp: boolean, pen: Pen, width: number): readonly Row[] {
  return isHelp ? [] : pen.wrap(`${start} Press s to start.`, width, 'strong').map((row) => [say(' '), ...row]);
}

function briefingRows(view: ReturnType<typeof briefingView>, pen: Pen, width: number): readonly Row[] {
  const text = (line: string, tone: 'plain' | 'muted' = 'plain') =>
    pen.wrap(line, width, tone).map((row): Row => [say(' '), ...row]);
  const sections = view.sections.flatMap((section) => [
    blankRow,
    [say(' '), pen.say(section.title, 'strong')],
    ...section.lines.flatMap((line) => text(line)),
  ]);
  return [
    ...view.status.flatMap((line) => text(line, 'muted')),
    blankRow,
    ...view.brief.flatMap((line) => text(line)),
    ...sections,
  ];
}

function helpRows(pen: Pen, columns: number): readonly Row[] {
  const { here, elsewhere } = helpView('briefing', pen.isAscii);
  return [...keyRows(here, pen, columns), blankRow, ...keyRows(elsewhere, pen, columns)];
}
