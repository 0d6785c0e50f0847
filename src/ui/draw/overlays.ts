import type { Place } from '../../view/commands.ts';
import { type HelpLine, helpView } from '../../view/keys.ts';
import { leaveView, type PauseView, pauseView, withdrawView } from '../../view/pause.ts';
import { meantQuestion } from '../../view/read-back.ts';
import { waitingView, waitQuestion } from '../../view/waiting.ts';
import { counted } from '../../view/words.ts';
import type { Overlay, ReadBackOverlay, ScreenState } from '../screen-state.ts';
import type { Pen } from '../text/pen.ts';
import { blankRow, type Row, say } from '../text/row.ts';
import type { Edit } from '../text/text-edit.ts';
import {
  lineBox,
  optionRows,
  pointerCell,
  pointerWidth,
  spacedOut,
  stacked,
  still,
  textRows,
  together,
} from '../widgets/pieces.ts';
import type { Drawn } from '../widgets/widget.ts';
import { chooserRows } from './beside.ts';
import { fitted, fromTop, type Picture, under } from './picture.ts';
import { settingsRows } from './settings.ts';

/** Room for an overlay. */
export interface Room {
  readonly width: number;
  readonly height: number;
}

/** An overlay that leaves the page in sight and takes its lowest rows; null when this one takes the whole page. */
export function drawStrip(state: ScreenState, overlay: Overlay, pen: Pen, width: number): Drawn | null {
  if (overlay.over === 'beside') return chooserRows(state, overlay, pen, width);
  if (overlay.over === 'calculator') return calculatorRows(overlay, pen, width);
  return overlay.over === 'note' ? noteRows(overlay, pen, width) : null;
}

/** An overlay that takes the whole page. */
export function drawOverlay(state: ScreenState, overlay: Overlay, pen: Pen, { width, height }: Room): Picture {
  const room = Math.min(width - 2, 92);
  switch (overlay.over) {
    case 'help':
      return fromTop(helpRows(overlay.place, pen, width), overlay.top, height, pen);
    case 'settings':
      return fitted(settingsRows({ settings: state.settings, selected: overlay.selected }, pen, room), height, pen);
    case 'read-back':
      return drawReadBack(overlay, pen, { width: room, height });
    case 'meant':
      return fitted(meantRows(overlay, pen, room), height, pen);
    case 'find':
      return fitted(findRows(overlay, pen, room), height, pen);
    case 'wait':
      return fitted(waitRows(state, overlay.selected, pen, room), height, pen);
    case 'wait-anyway':
      return fitted(still(...waitAnywayRows(state, overlay.minutes, pen, room)), height, pen);
    case 'paused':
      return fitted(still(...saidRows(pauseView(state.arrangements, state.seat), pen, room)), height, pen);
    case 'leave':
      return fitted(still(...saidRows(leaveView(state.arrangements, state.seat), pen, room)), height, pen);
    case 'withdraw':
      return fitted(still(...saidRows(withdrawView, pen, room)), height, pen);
    default:
      return fitted(still(), height, pen);
  }
}

function titled(title: string, pen: Pen): readonly Row[] {
  return [[say(' '), pen.say(title, 'strong')], blankRow];
}

function wrapped(text: string, pen: Pen, width: number, tone: Parameters<Pen['wrap']>[2] = 'plain'): readonly Row[] {
  return pen.wrap(text, width, tone).map((row) => [say(' '), ...row]);
}

function saidRows(view: PauseView, pen: Pen, width: number): readonly Row[] {
  return [...titled(view.title, pen), ...view.lines.flatMap((line) => wrapped(line, pen, width))];
}

/** Every key: what works in the place first. */
export function helpRows(place: Place, pen: Pen, width: number): readonly Row[] {
  const parts = helpView(place, pen.isAscii);
  const keys = keysWidth(
    parts.flatMap(({ lines }) => lines),
    pen,
  );
  return parts.flatMap(({ title, lines }) => [
    ...titled(title, pen),
    ...spacedOut(
      lines.map((line) => keyRow(line, keys, pen, width)),
      pen,
    ).flat(),
    blankRow,
  ]);
}

/** Keys at the left and what they do at the right. */
export function keyRows(lines: readonly HelpLine[], pen: Pen, width: number): readonly Row[] {
  return lines.flatMap((line) => keyRow(line, keysWidth(lines, pen), pen, width));
}

function keysWidth(lines: readonly HelpLine[], pen: Pen): number {
  return Math.min(30, Math.max(1, ...lines.map((line) => pen.width(line.keys))));
}

/** The same for one line, the keys over so many cells. */
function keyRow(line: HelpLine, keys: number, pen: Pen, width: number): readonly Row[] {
  const does = pen.wrap(line.does, Math.max(8, width - keys - 4));
  const names = pen.wrap(line.keys, keys, 'focus');
  return Array.from(
    { length: Math.max(does.length, names.length) },
    (_, index): Row => [say(' '), ...pen.fit(names[index] ?? blankRow, keys), say('  '), ...(does[index] ?? blankRow)],
  );
}

/** The answer in plain words. Question and warning stay in sight; a long answer scrolls. */
function drawReadBack(overlay: ReadBackOverlay, pen: Pen, { width, height }: Room): Picture {
  const answer = overlay.lines.flatMap((line) =>
    line.split('\n').flatMap((part) => pen.wrap(part, width - 2).map((row): Row => [say('   '), ...row])),
  );
  const reason = overlay.reason === null ? [] : reasonRows(overlay.reason, pen, width);
  const foot: readonly Row[] = [
    blankRow,
    ...(overlay.takes === null ? [] : wrapped(overlay.takes, pen, width)),
    ...wrapped(overlay.note, pen, width, 'warning'),
    ...wrapped('y: yes, it counts.   Esc: no, go back and change it.', pen, width),
  ];
  const head = titled(`Is this your answer to “${overlay.title}”?`, pen);
  const middle = Math.max(1, height - head.length - foot.length);
  const rows = [...answer, ...reason];
  const shown = rows.length <= middle ? { rows, cursor: null } : fromTop(rows, overlay.top, middle, pen);
  return fitted(still(...head, ...shown.rows, ...foot), height, pen);
}

function reasonRows(reason: string, pen: Pen, width: number): readonly Row[] {
  const rows = reason.split('\n').flatMap((line) => pen.wrap(line, width - 2));
  return [blankRow, [say(' '), pen.say('Your reason', 'muted')], ...rows.map((row): Row => [say('   '), ...row])];
}

function meantRows(overlay: Extract<Overlay, { over: 'meant' }>, pen: Pen, width: number): Drawn {
  const options = { isHere: true, cursor: overlay.edit.cursor, width, indent: 1, leastRows: 3 };
  return together(
    [
      still(...titled('Answered and saved', pen), ...wrapped(meantQuestion, pen, width), blankRow),
      still([say(' '), pen.say('I meant', 'focus')]),
      textRows(overlay.edit.text, options, pen),
      still(blankRow, ...wrapped('Enter goes on, with what you wrote or with nothing.', pen, width, 'muted')),
    ],
    2,
  );
}

function findRows(overlay: Extract<Overlay, { over: 'find' }>, pen: Pen, width: number): Drawn {
  const box = boxRow('Find', overlay.edit, pen, width);
  const { found } = overlay;
  const results = (found?.found ?? []).map((one, index) =>
    optionRows({ isHere: index === overlay.selected, mark: '', label: `${one.where}: ${one.text}` }, width, pen),
  );
  const told =
    found === null
      ? 'In the documents, messages and contacts that you have.'
      : found.total === 0
        ? 'Nothing has that word.'
        : found.total > found.found.length
          ? `${counted(found.total, 'place')}; the first ${found.found.length} are shown.`
          : counted(found.total, 'place');
  const list = stacked(results, overlay.selected, pen);
  const drawn = together([box, still(blankRow, ...wrapped(told, pen, width, 'muted')), list], 2);
  return { ...drawn, cursor: box.cursor };
}

function waitRows(state: ScreenState, selected: number, pen: Pen, width: number): Drawn {
  const view = waitingView(state.seat.sitting);
  const choices = view.choices.map((choice, index) =>
    optionRows({ isHere: index === selected, mark: '', label: choice.label }, width, pen),
  );
  return together(
    [
      still(...titled('Let story time pass', pen)),
      stacked(choices, selected, pen),
      still(blankRow, ...wrapped(view.note, pen, width, 'muted')),
    ],
    1,
  );
}

function waitAnywayRows(state: ScreenState, minutes: number | 'next', pen: Pen, width: number): readonly Row[] {
  const { warning } = waitingView(state.seat.sitting);
  return [
    ...titled(waitQuestion(minutes), pen),
    ...(warning === null ? [] : wrapped(warning, pen, width, 'warning')),
    ...wrapped('y: yes, wait.   Esc: no, go back.', pen, width),
  ];
}

function boxRow(label: string, edit: Edit, pen: Pen, width: number): Drawn {
  const head: Row = [pointerCell(true, pen), pen.say(`${label} `, 'focus')];
  const indent = pointerWidth + pen.width(`${label} `);
  const box = lineBox(edit.text, { isHere: true, cursor: edit.cursor, width: Math.max(8, width - indent) }, pen);
  return { rows: [[...head, ...box.row]], focus: 0, cursor: { row: 0, cell: indent + box.cell } };
}

/** Sums kept in sight above the one that is being written. */
const sumsShown = 3;

function calculatorRows(overlay: Extract<Overlay, { over: 'calculator' }>, pen: Pen, width: number): Drawn {
  const done = overlay.done
    .slice(-sumsShown)
    .map(({ sum, result }): Row => [say('   '), pen.say(`${sum} = `, 'muted'), pen.say(result, 'strong')]);
  const problem = overlay.problem === null ? [] : wrapped(`! ${overlay.problem}`, pen, width - 2, 'warning');
  return together([still(...done), boxRow('Sum', overlay.edit, pen, width - 1), still(...problem)], 1);
}

function noteRows(overlay: Extract<Overlay, { over: 'note' }>, pen: Pen, width: number): Drawn {
  const options = { isHere: true, cursor: overlay.edit.cursor, width: width - 1, indent: 1, leastRows: 2 };
  const head = [
    ...wrapped('A note for the notebook', pen, width - 2, 'focus'),
    ...wrapped('It is kept on the record, so it can’t be changed afterwards.', pen, width - 2, 'muted'),
  ];
  return together([still(...head), textRows(overlay.edit.text, options, pen)], 1);
}

/** Page and strip one over the other, the strip as tall as it is and at most half. */
export function withStrip(
  page: (height: number) => Picture,
  strip: Drawn,
  height: number,
  rule: Row,
  pen: Pen,
): Picture {
  const rows = Math.min(strip.rows.length, Math.floor(height / 2));
  const lower = fitted(strip, rows, pen);
  const upper = page(height - rows - 1);
  return under({ rows: [...upper.rows, rule], cursor: null }, lower);
}
