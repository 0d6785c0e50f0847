import { printableRow, type Row, type Tone } from './row.ts';

/** What a terminal is told before and after a stretch of text. */
interface Look {
  readonly before: string;
  readonly after: string;
}

/** How each tone looks: colours by meaning, named once. */
export type Theme = Readonly<Record<Tone, Look>>;

const plain: Look = { before: '', after: '' };
const bold: Look = { before: '\u001b[1m', after: '\u001b[22m' };
const dim: Look = { before: '\u001b[2m', after: '\u001b[22m' };
const cyan = coloured(36);
const green = coloured(32);
const yellow = coloured(33);
const red = coloured(31);

const colours: Theme = {
  plain,
  strong: bold,
  muted: dim,
  focus: both(bold, cyan),
  news: green,
  warning: both(bold, yellow),
  danger: both(bold, red),
};

const noColours: Theme = {
  plain,
  strong: bold,
  muted: plain,
  focus: bold,
  news: plain,
  warning: bold,
  danger: bold,
};

/** One of the eight colours that every terminal has, in its own shade. */
function coloured(code: number): Look {
  return { before: `\u001b[${code}m`, after: '\u001b[39m' };
}

function both(outer: Look, inner: Look): Look {
  return { before: outer.before + inner.before, after: inner.after + outer.after };
}

/** The theme of a terminal. Without colour, weight alone is left, and nothing hangs on that either. */
export function themeOf(hasColour: boolean): Theme {
  return hasColour ? colours : noColours;
}

/** The row as a terminal takes it. Of what a terminal obeys there is nothing in it but the theme's looks. */
export function paintRow(row: Row, theme: Theme): string {
  return printableRow(row)
    .map(({ text, tone }) => (text === '' ? '' : theme[tone].before + text + theme[tone].after))
    .join('');
}
