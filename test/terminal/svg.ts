import type { IBufferCell, Terminal } from '@xterm/headless';

/** Cells in pixels. */
const cell = { width: 8.4, height: 18 };
const padding = 14;
const titleBar = 30;

/** A quiet dark theme: the sixteen colours by number, then text and ground. */
const sixteen = [
  '#2b303b',
  '#d0637c',
  '#8fbf7f',
  '#e0b56a',
  '#6ea3d8',
  '#b18bd0',
  '#68b8b8',
  '#c8cdd6',
  '#6b7382',
  '#e5849a',
  '#aad79b',
  '#f0cd8d',
  '#91bdea',
  '#c9a8e4',
  '#8bd3d3',
  '#f2f4f8',
];
const ink = '#d8dce4';
const ground = '#1c2029';

/** How much of its colour dim text keeps. */
const dimness = 0.65;

/** A sign as a rectangle in its cell, in pixels. */
interface Shape {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly opacity: number;
}

/** Signs that must meet from cell to cell, which fonts don't agree on. They are drawn as what they are. */
const shapes: ReadonlyMap<string, Shape> = new Map([
  ['─', { left: 0, top: 8.5, width: cell.width, height: 1, opacity: 0.8 }],
  ['│', { left: 3.7, top: 0, width: 1, height: cell.height, opacity: 0.8 }],
  ['█', { left: 0, top: 0, width: cell.width, height: cell.height, opacity: 1 }],
  ['░', { left: 0, top: 0, width: cell.width, height: cell.height, opacity: 0.45 }],
]);

/** A stretch of cells of one look. */
interface Stretch {
  readonly column: number;
  readonly row: number;
  readonly width: number;
  readonly text: string;
  readonly look: Look;
}

interface Look {
  readonly ink: string;
  readonly ground: string | null;
  readonly isBold: boolean;
  readonly isDim: boolean;
  readonly isItalic: boolean;
  readonly isUnderlined: boolean;
}

/** Draws what a terminal shows as an SVG picture, cell for cell. `title` is for screen readers. The terminal doesn't tell whether its cursor is shown. */
export function toSvg(terminal: Terminal, title: string, { showsCursor }: { readonly showsCursor: boolean }): string {
  const width = terminal.cols * cell.width + 2 * padding;
  const height = terminal.rows * cell.height + titleBar + padding;
  const stretches = Array.from({ length: terminal.rows }, (_, row) => stretchesOf(terminal, row)).flat();
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${round(width)}" height="${round(height)}" viewBox="0 0 ${round(width)} ${round(height)}" role="img">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="100%" height="100%" rx="8" fill="${ground}"/>`,
    ...['#e5849a', '#f0cd8d', '#aad79b'].map(
      (fill, at) => `<circle cx="${18 + at * 18}" cy="15" r="5" fill="${fill}"/>`,
    ),
    `<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="14">`,
    ...stretches.map(groundOf).filter((line) => line !== ''),
    ...stretches.flatMap(marksOf),
    ...(showsCursor ? [cursorOf(terminal)] : []),
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}

function stretchesOf(terminal: Terminal, row: number): readonly Stretch[] {
  const line = terminal.buffer.active.getLine(terminal.buffer.active.viewportY + row);
  const found: Stretch[] = [];
  for (let column = 0; column < terminal.cols; column += 1) {
    const one = line?.getCell(column);
    if (one === undefined || one.getWidth() === 0) continue;
    const look = lookOf(one);
    const last = found.at(-1);
    const text = one.getChars() || ' ';
    // A wide character stands by itself, so that the next one keeps its place whatever the font does.
    const joins =
      last !== undefined &&
      one.getWidth() === 1 &&
      last.width === [...last.text].length &&
      shapesMeet(last.text, text) &&
      isSame(last.look, look);
    if (joins) found[found.length - 1] = { ...last, width: last.width + 1, text: last.text + text };
    else found.push({ column, row, width: one.getWidth(), text, look });
  }
  return found;
}

/** Whether a sign goes on a stretch as far as shapes are concerned: one that fills its cell from side to side joins its like. */
function shapesMeet(stretch: string, sign: string): boolean {
  const shape = shapes.get(sign);
  if (shape === undefined) return !shapes.has(stretch.slice(-1));
  return stretch.endsWith(sign) && shape.width === cell.width;
}

function lookOf(one: IBufferCell): Look {
  const front = colourOf(one.isFgDefault(), one.isFgRGB(), one.getFgColor()) ?? ink;
  const back = colourOf(one.isBgDefault(), one.isBgRGB(), one.getBgColor());
  const isInverse = one.isInverse() !== 0;
  return {
    ink: isInverse ? (back ?? ground) : front,
    ground: isInverse ? front : back,
    isBold: one.isBold() !== 0,
    isDim: one.isDim() !== 0,
    isItalic: one.isItalic() !== 0,
    isUnderlined: one.isUnderline() !== 0,
  };
}

function isSame(a: Look, b: Look): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function colourOf(isDefault: boolean, isRgb: boolean, value: number): string | null {
  if (isDefault) return null;
  return isRgb ? hex(value) : paletteColour(value);
}

/** The 256 colours: sixteen of the theme, a cube of six by six by six, and greys. */
function paletteColour(index: number): string {
  const named = sixteen[index];
  if (named !== undefined) return named;
  if (index >= 232) return hex((8 + (index - 232) * 10) * 0x010101);
  const part = (size: number): number => {
    const step = Math.floor((index - 16) / size) % 6;
    return step === 0 ? 0 : 55 + step * 40;
  };
  return hex(part(36) * 0x10000 + part(6) * 0x100 + part(1));
}

function hex(value: number): string {
  return `#${value.toString(16).padStart(6, '0')}`;
}

function groundOf({ column, row, width, look }: Stretch): string {
  if (look.ground === null) return '';
  return `<rect x="${x(column)}" y="${round(titleBar + row * cell.height)}" width="${round(width * cell.width)}" height="${cell.height}" fill="${look.ground}"/>`;
}

function shapeOf(shape: Shape, { column, row, width, look }: Stretch): string {
  const across = round((width - 1) * cell.width + shape.width);
  const opacity = round(shape.opacity * (look.isDim ? dimness : 1));
  return `<rect x="${round(x(column) + shape.left)}" y="${round(titleBar + row * cell.height + shape.top)}" width="${across}" height="${shape.height}" fill="${look.ink}" opacity="${opacity}"/>`;
}

function marksOf(stretch: Stretch): readonly string[] {
  const shape = shapes.get(stretch.text.slice(0, 1));
  return shape === undefined ? textsOf(stretch) : [shapeOf(shape, stretch)];
}

/** Each run of words has its own place, with single blanks alone in it: browsers don't agree on keeping several. */
function textsOf({ column, row, text, width, look }: Stretch): readonly string[] {
  const looks = [
    `fill="${look.ink}"`,
    look.isBold ? 'font-weight="bold"' : '',
    look.isDim ? `opacity="${dimness}"` : '',
    look.isItalic ? 'font-style="italic"' : '',
    look.isUnderlined ? 'text-decoration="underline"' : '',
  ].filter((one) => one !== '');
  const y = round(titleBar + row * cell.height + 13.5);
  return [...text.matchAll(/\S+(?: \S+)*/g)].map(({ 0: run, index }) => {
    const before = [...text.slice(0, index)].length;
    const cells = text === run ? width : [...run].length;
    return `<text x="${x(column + before)}" y="${y}" textLength="${round(cells * cell.width)}" ${looks.join(' ')}>${escaped(run)}</text>`;
  });
}

/** A bar before the cell that is typed in next. */
function cursorOf({ buffer: { active } }: Terminal): string {
  const row = active.baseY + active.cursorY - active.viewportY;
  return `<rect x="${x(active.cursorX)}" y="${round(titleBar + row * cell.height)}" width="2" height="${cell.height}" fill="${ink}"/>`;
}

function x(column: number): number {
  return round(padding + column * cell.width);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
