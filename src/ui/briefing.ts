import type { Scenario } from '../scenario/scenario.ts';
import type { Arrangements } from '../view/arrangements.ts';
import { briefingView } from '../view/briefing.ts';
import { type CommandId, commandForKey } from '../view/commands.ts';
import { resumeView } from '../view/interruption.ts';
import { footerView } from '../view/keys.ts';
import { statusBadge } from '../view/labels.ts';
import type { Settings } from '../view/settings.ts';
import { keysRow, rule } from './draw/frame.ts';
import { helpRows } from './draw/overlays.ts';
import { fitted, fromTop, type Picture, type Scroll, under } from './draw/picture.ts';
import { settingsRows } from './draw/settings.ts';
import { scrolledTop } from './on-reading.ts';
import { type BeingSet, pressInSettings } from './on-settings.ts';
import type { Size } from './screen-state.ts';
import { keyOf, type Stroke } from './strokes.ts';
import type { Pen } from './text/pen.ts';
import { blankRow, type Row, say, spread } from './text/row.ts';
import { spacedOut } from './widgets/pieces.ts';

/** The page before a sitting, or before it goes on: how far it is scrolled, and what lies over it. */
export interface Briefing extends BeingSet {
  readonly at: 'briefing' | 'resume';
  readonly top: number;
  readonly over: 'help' | 'settings' | null;
}

/** What came of a stroke before the start. */
interface BriefingPressed {
  readonly briefing: Briefing;
  readonly wish: 'start' | 'leave' | 'plain' | null;
}

/** The page at first. */
export function firstBriefing(arrangements: Arrangements, settings: Settings): Briefing {
  return { at: arrangements.interruption === null ? 'briefing' : 'resume', top: 0, over: null, settings, selected: 0 };
}

/** What a stroke does before a sitting, or before it goes on (`isResumed`). Starting is one key pressed by itself: no paste starts anything. Pure. */
export function pressInBriefing(
  briefing: Briefing,
  stroke: Stroke,
  isResumed: boolean,
  scroll: Scroll | null,
): BriefingPressed {
  const key = stroke.kind === 'key' ? stroke.key : stroke.kind === 'text' && stroke.isAlone ? keyOf(stroke.text) : null;
  if (key === null) return { briefing, wish: null };
  const command = commandForKey(briefing.over ?? briefing.at, key);
  if (command === 'leave') return { briefing, wish: 'leave' };
  if (command === 'start' || command === 'go-on') return { briefing, wish: 'start' };
  const turnTo = (to: Partial<Briefing>) => ({ briefing: { ...briefing, top: 0, ...to }, wish: null });
  if (command === 'close' && briefing.over !== null) return turnTo({ over: null });
  if (command === 'help' || command === 'settings') return turnTo({ over: command, selected: 0 });
  if (briefing.over === 'settings') return setInBriefing(briefing, command);
  if (command === 'briefing') return turnTo({ at: 'briefing' });
  if (command === 'close' && isResumed) return turnTo({ at: 'resume' });
  const top = command === null ? null : scrolledTop(briefing.top, command, scroll);
  return { briefing: top === null ? briefing : { ...briefing, top }, wish: null };
}

function setInBriefing(briefing: Briefing, command: CommandId | null): BriefingPressed {
  const set = command === null ? null : pressInSettings(briefing, command);
  if (set === 'plain') {
    return { briefing: { ...briefing, settings: { ...briefing.settings, mode: 'plain' } }, wish: 'plain' };
  }
  return { briefing: { ...briefing, ...set }, wish: null };
}

/** The briefing, or the page before a sitting goes on, in a window. Pure. */
export function drawBriefing(
  scenario: Scenario,
  arrangements: Arrangements,
  briefing: Briefing,
  { columns, rows }: Size,
  pen: Pen,
): Picture {
  const badge = statusBadge(scenario.status);
  const end: Row = badge === null ? [] : [pen.say(`${badge} `, 'muted')];
  const head: readonly Row[] = [
    spread([pen.say(' CALLSHEET  ', 'muted'), pen.say(scenario.title, 'strong')], end, columns, pen.signs.more),
    rule(columns, pen),
  ];
  const width = Math.min(columns - 2, 92);
  const { over, at, top } = briefing;
  const page = over === null ? pageOf(scenario, arrangements, briefing, pen, width) : null;
  const start = pen.wrap(page?.start ?? '', width, 'strong').map((row): Row => [say(' '), ...row]);
  const footer = keysRow(footerView(over ?? at, false, pen.isAscii), pen, columns);
  const foot: readonly Row[] = [...(page === null ? [] : start), rule(columns, pen), footer];
  const height = rows - head.length - foot.length;
  const middle =
    over === 'settings'
      ? fitted(settingsRows(briefing, pen, width), height, pen)
      : fromTop(page?.rows ?? helpRows(at, pen, columns), top, height, pen);
  return under({ rows: head, cursor: null }, under(middle, { rows: foot, cursor: null }));
}

/** What the page tells, and what starting does, with its keys. */
function pageOf(
  scenario: Scenario,
  arrangements: Arrangements,
  { at, settings }: Briefing,
  pen: Pen,
  width: number,
): { readonly rows: readonly Row[]; readonly start: string } {
  const { interruption, time } = arrangements;
  if (interruption !== null && at === 'resume') {
    const { lines, goOn } = resumeView(scenario, interruption, time.deadlineMs, settings.time === 'hidden');
    const blocks = lines.map((line) => pen.wrap(line, width).map((row): Row => [say(' '), ...row]));
    return { rows: [blankRow, ...spacedOut(blocks, pen).flat()], start: `${goOn} Press Enter or s.` };
  }
  const view = briefingView(scenario, arrangements);
  const keys = interruption === null ? 'Press s to start.' : 'Press s to go on, or Esc to go back.';
  return { rows: briefingRows(view, pen, width), start: `${view.start} ${keys}` };
}

function briefingRows(view: ReturnType<typeof briefingView>, pen: Pen, width: number): readonly Row[] {
  const text = (line: string, tone: 'plain' | 'muted' = 'plain') =>
    pen.wrap(line, width, tone).map((row): Row => [say(' '), ...row]);
  const sections = view.sections.flatMap((section) => [
    blankRow,
    [say(' '), pen.say(section.title, 'strong')],
    ...spacedOut(
      section.lines.map((line) => text(line)),
      pen,
    ).flat(),
  ]);
  return [
    ...view.status.flatMap((line) => text(line, 'muted')),
    blankRow,
    ...view.brief.flatMap((line) => text(line)),
    ...sections,
  ];
}
