import { type DocumentView, documentView, rowPairs } from '../../view/documents.ts';
import { inboxView, senderWords } from '../../view/inbox.ts';
import { counted } from '../../view/words.ts';
import type { Page, Reading, ScreenState } from '../screen-state.ts';
import type { Pen } from '../text/pen.ts';
import { blankRow, type Row, say, spread } from '../text/row.ts';
import { layoutTable } from '../text/table.ts';
import { hiddenWords } from '../widgets/flag.ts';
import { pointerCell, pointerWidth, stacked, still } from '../widgets/pieces.ts';
import type { Drawn } from '../widgets/widget.ts';
import { messageBody } from './message.ts';
import { fitted, fromTop, type Picture, under } from './picture.ts';

/** A message by itself, with the documents that came with it. */
export function drawMessage(
  state: ScreenState,
  page: Extract<Page, { at: 'message' }>,
  pen: Pen,
  width: number,
  height: number,
): Picture {
  const message = inboxView(state.seat.sitting).find((one) => one.id === page.id);
  if (message === undefined) return fitted(still(), height, pen);
  const when = `${message.at}  ${message.by} `;
  const head = spread(
    [say('   '), pen.say(senderWords(message), 'strong')],
    [pen.say(when, 'muted')],
    width,
    pen.signs.more,
  );
  return fromTop([head, ...messageBody(message, pen, width, page.selected)], page.top, height, pen);
}

/** A document, with the line under the pointer in sight. `isActive`: keys go to it. */
export function drawDocument(
  state: ScreenState,
  reading: Reading,
  look: { readonly isActive: boolean },
  pen: Pen,
  width: number,
  height: number,
): Picture {
  const view = documentView(state.seat.sitting, reading.id);
  if (view === null) return fitted(still(), height, pen);
  const head = titleRow(view, reading, look.isActive, pen, width);
  const { heading, body } = documentBody(view, reading, look.isActive, pen, width);
  const fixed = [head, ...heading];
  return under({ rows: fixed, cursor: null }, fitted(body, Math.max(1, height - fixed.length), pen));
}

function titleRow(view: DocumentView, reading: Reading, isActive: boolean, pen: Pen, width: number): Row {
  const { body } = view;
  const [one, count] =
    body.kind === 'text' ? (['line', body.lines.length] as const) : (['row', body.rows.length] as const);
  const place = isActive ? `${one} ${reading.line + 1} of ${count}` : counted(count, one);
  return spread(
    [say('   '), pen.say(`${view.number}  ${view.title}`, isActive ? 'focus' : 'strong')],
    [say('  '), pen.say(`${place} `, 'muted')],
    width,
    pen.signs.more,
  );
}

interface Body {
  readonly heading: readonly Row[];
  readonly body: Drawn;
}

function documentBody(view: DocumentView, reading: Reading, isActive: boolean, pen: Pen, width: number): Body {
  const { body } = view;
  const isHere = (index: number) => isActive && index === reading.line;
  if (body.kind === 'text') {
    const room = Math.max(8, Math.min(width - pointerWidth - 1, 100));
    const blocks = body.lines.map((line, index) =>
      pen
        .wrap(line.text, room, isHere(index) ? 'focus' : 'plain')
        .map((row, part) => [pointerCell(isHere(index) && part === 0, pen), ...row]),
    );
    return { heading: [blankRow], body: stacked(blocks, reading.line, pen) };
  }
  const row = body.rows[reading.line];
  if (reading.isRow && row !== undefined)
    return { heading: [blankRow], body: still(...pairRows(body.columns, row, pen, width)) };
  return tableBody(body, reading, isHere, pen, width);
}

/** One row as label and value: what a narrow window and a tired eye can take. */
function pairRows(
  columns: readonly string[],
  row: Parameters<typeof rowPairs>[1],
  pen: Pen,
  width: number,
): readonly Row[] {
  const pairs = rowPairs(columns, row).filter(({ value }) => value !== '');
  const label = Math.min(24, Math.max(...pairs.map((pair) => pen.width(pair.label)), 1));
  const room = Math.max(8, width - pointerWidth - label - 3);
  return pairs.flatMap((pair) =>
    pen
      .wrap(pair.value, room)
      .map(
        (value, index): Row => [
          say(' '.repeat(pointerWidth)),
          ...pen.cell(index === 0 ? pair.label : '', label, 'muted'),
          say('  '),
          ...value,
        ],
      ),
  );
}

function tableBody(
  body: Extract<DocumentView['body'], { kind: 'table' }>,
  reading: Reading,
  isHere: (index: number) => boolean,
  pen: Pen,
  width: number,
): Body {
  const cells = body.rows.map((row) => row.cells);
  const table = layoutTable(body.columns, cells, { width: width - pointerWidth - 1, pan: reading.pan }, pen);
  const indent = say(' '.repeat(pointerWidth));
  const hidden = hiddenWords(table.hiddenLeft, table.hiddenRight, pen);
  const more: readonly Row[] =
    hidden === '' ? [blankRow] : [[indent, pen.say(`${hidden}   r reads a row by itself`, 'muted')]];
  const rows = cells.map((row, index) =>
    table
      .row(row, isHere(index) ? 'focus' : 'plain')
      .map((line, part): Row => [part === 0 ? pointerCell(isHere(index), pen) : indent, ...line]),
  );
  const heading = table.heading.map((row): Row => [indent, ...row]);
  return { heading: [...more, ...heading], body: stacked(rows, reading.line, pen) };
}
