import { asciiText } from '../../view/ascii.ts';
import { cellWidth } from '../../view/text/cells.ts';
import { wrapText } from '../../view/text/wrap.ts';
import { fitRow, type Row, type Segment, say, type Tone } from './row.ts';

/** The signs of the screen. None of them is told by colour alone. */
export interface Signs {
  /** Before what keys work on. */
  readonly pointer: string;
  /** Before a strip or item that has been picked up. */
  readonly held: string;
  readonly rule: string;
  readonly bar: string;
  readonly bullet: string;
  readonly more: string;
  readonly above: string;
  readonly below: string;
  readonly left: string;
  readonly right: string;
}

const unicodeSigns: Signs = {
  pointer: '›',
  held: '»',
  rule: '─',
  bar: '│',
  bullet: '•',
  more: '…',
  above: '↑',
  below: '↓',
  left: '←',
  right: '→',
};

const asciiSigns: Signs = {
  pointer: '>',
  held: '#',
  rule: '-',
  bar: '|',
  bullet: '*',
  more: '...',
  above: '^',
  below: 'v',
  left: '<-',
  right: '->',
};

/**
 * How text gets onto the screen: every text from outside goes through it before it is laid out, so that what a terminal
 * without UTF-8 shows takes the room that was reckoned for it.
 */
export interface Pen {
  readonly isAscii: boolean;
  /** Whether the terminal is to show colours. */
  readonly hasColour: boolean;
  /** Whether there is to be an empty row between items, and wider gaps. */
  readonly isWide: boolean;
  readonly signs: Signs;
  /** A text as this terminal can show it. */
  readonly text: (text: string) => string;
  /** A segment of it. */
  readonly say: (text: string, tone?: Tone) => Segment;
  /** A text broken into rows of a width. */
  readonly wrap: (text: string, width: number, tone?: Tone) => readonly Row[];
  /** A row cut or filled to a width. */
  readonly fit: (row: Row, width: number) => Row;
  /** A text cut or filled to a width. */
  readonly cell: (text: string, width: number, tone?: Tone) => Row;
  readonly width: (text: string) => number;
}

/** The pen of a terminal, in the usual spacing. */
export function createPen(isAscii: boolean, hasColour = true): Pen {
  const signs = isAscii ? asciiSigns : unicodeSigns;
  const text = (from: string) => (isAscii ? asciiText(from) : from);
  const write = (from: string, tone: Tone = 'plain') => say(text(from), tone);
  const fitted = (row: Row, width: number) => fitRow(row, width, signs.more);
  return {
    isAscii,
    hasColour,
    isWide: false,
    signs,
    text,
    say: write,
    wrap: (from, width, tone = 'plain') => wrapText(text(from), width).map((line) => [say(line, tone)]),
    fit: fitted,
    cell: (from, width, tone = 'plain') => fitted([write(from, tone)], width),
    width: (from) => cellWidth(text(from)),
  };
}
