import type { Colours } from '../../view/settings.ts';
import { printableRow, type Row, rowWidth, say, type Tone } from './row.ts';

/** What a terminal is told before and after a stretch of text. */
interface Look {
  readonly before: string;
  readonly after: string;
}

/** How each tone looks: colours by meaning, named once. Where `plain` has a look too, rows are filled with it to their end. */
export type Theme = Readonly<Record<Tone, Look>>;

const plain: Look = { before: '', after: '' };
const bold = look('1', '22');
const dim = look('2', '22');
const underlined = look('4', '24');

const terminalColours: Theme = {
  plain,
  strong: bold,
  muted: dim,
  focus: both(bold, look('36', '39')),
  news: look('32', '39'),
  warning: both(bold, look('33', '39')),
  danger: both(bold, look('31', '39')),
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

/**
 * Colours of the fixed part of the 256 (16 to 255): unlike the first sixteen they are the same in every terminal, and unlike
 * 24-bit colours nearly every terminal has them. What each is against its background is measured in the tests.
 */
const themes: Readonly<Record<Colours, Theme>> = {
  terminal: terminalColours,
  light: {
    plain,
    strong: bold,
    muted: ink(240),
    focus: both(bold, ink(24)),
    news: ink(22),
    warning: both(bold, ink(88)),
    danger: both(bold, underlined, ink(88)),
  },
  dark: {
    plain,
    strong: bold,
    muted: ink(250),
    focus: both(bold, ink(117)),
    news: ink(120),
    warning: both(bold, ink(221)),
    danger: both(bold, underlined, ink(217)),
  },
  contrast: {
    plain: both(bold, ink(231), ground(16)),
    strong: both(bold, underlined, ink(231), ground(16)),
    muted: both(ink(231), ground(16)),
    focus: both(bold, ink(16), ground(231)),
    news: both(bold, underlined, ink(120), ground(16)),
    warning: both(bold, underlined, ink(226), ground(16)),
    danger: both(bold, underlined, ink(16), ground(226)),
  },
  none: noColours,
};

/** Something that the terminal is told by one number, and takes back by another. */
function look(on: string, off: string): Look {
  return { before: `\u001b[${on}m`, after: `\u001b[${off}m` };
}

function ink(colour: number): Look {
  return look(`38;5;${colour}`, '39');
}

function ground(colour: number): Look {
  return look(`48;5;${colour}`, '49');
}

function both(...looks: readonly Look[]): Look {
  const after = looks.toReversed().map((one) => one.after);
  return { before: looks.map((one) => one.before).join(''), after: after.join('') };
}

/** The theme that the candidate chose. Without colour, weight alone is left whatever was chosen, and nothing hangs on that either. */
export function themeOf(hasColour: boolean, chosen: Colours): Theme {
  return hasColour ? themes[chosen] : noColours;
}

/** The row as a terminal so wide takes it. Of what a terminal obeys there is nothing in it but the theme's looks. */
export function paintRow(row: Row, theme: Theme, width: number): string {
  const printed = printableRow(row);
  const isFilled = theme.plain.before !== '';
  const rest = isFilled ? [say(' '.repeat(Math.max(0, width - rowWidth(printed))))] : [];
  return [...printed, ...rest]
    .map(({ text, tone }) => (text === '' ? '' : theme[tone].before + text + theme[tone].after))
    .join('');
}
