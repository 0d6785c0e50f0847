import { type Finding, fine, look, notFit, notKnown } from './finding.ts';
import type { CellsMeasured, TerminalMeasured } from './measured.ts';

/** A window in which everything is seen well, and the smallest in which a sitting is sat full screen. */
const wellSeen = { columns: 80, rows: 24 };
const least = { columns: 60, rows: 20 };

/** Judges the terminal. Pure. */
export function terminalFindings(terminal: TerminalMeasured): readonly Finding[] {
  return [
    terminalFinding(terminal),
    sizeFinding(terminal),
    termFinding(terminal),
    coloursFinding(terminal),
    charactersFinding(terminal),
    modeFinding(terminal),
  ];
}

/** Whether this is a terminal both ways: what is typed and what is shown. Pure. */
export function isTerminal({ isInput, isOutput }: TerminalMeasured): boolean {
  return isInput && isOutput;
}

function terminalFinding({ isInput, isOutput }: TerminalMeasured): Finding {
  if (isInput && isOutput) return fine('terminal', 'This is a terminal.');
  const which =
    isInput || isOutput ? `Only what is ${isInput ? 'typed comes from' : 'shown goes to'} a terminal.` : null;
  return notKnown('terminal', which ?? 'This is no terminal.', 'Run this in the terminal of the sitting.');
}

function sizeFinding(terminal: TerminalMeasured): Finding {
  const { columns, rows } = terminal;
  if (!isTerminal(terminal) || columns === null || rows === null)
    return notKnown('size', 'The window’s size isn’t known.');
  const size = `The window has ${columns} columns and ${rows} rows`;
  const found = `${size}.`;
  if (!terminal.isFullScreen) return fine('size', `${size}, and line by line any size will do.`);
  if (columns >= wellSeen.columns && rows >= wellSeen.rows) return fine('size', found);
  if (columns >= least.columns && rows >= least.rows)
    return look('size', found, `It works; ${wellSeen.columns} by ${wellSeen.rows} or more shows more at once.`);
  return notFit(
    'size',
    `${size}, which is too small for the full screen.`,
    `Make it ${least.columns} by ${least.rows} or larger, or set ACCESSIBLE=1 to sit line by line.`,
  );
}

function termFinding(terminal: TerminalMeasured): Finding {
  const { term } = terminal;
  if (!isTerminal(terminal)) return notKnown('term', 'Without a terminal TERM says nothing.');
  // Windows has terminals and no such variable.
  if (term === null) return fine('term', 'TERM isn’t set, and isn’t needed.');
  if (term === 'dumb')
    return look(
      'term',
      'TERM is dumb, so that sittings go line by line.',
      'Set TERM to the terminal’s own name, such as xterm-256color, for the full screen.',
    );
  return fine('term', `TERM is ${termWord(term)}.`);
}

/** The terminal's name where it is a plain one; anything may stand in the environment. Pure. */
export function termWord(term: string | null): string {
  if (term === null || term === '') return '-';
  return /^[a-z0-9][a-z0-9+._-]{0,40}$/i.test(term) ? term : 'unusual';
}

const colourNames: Readonly<Record<number, readonly [string, string]>> = {
  24: ['24bit', 'Sixteen million colours can be shown.'],
  8: ['256', '256 colours can be shown.'],
  4: ['16', 'Sixteen colours can be shown.'],
};

/** The colours in one word: "24bit", "256", "16", "none"; "off" where they are declined. Pure. */
export function colourWord({ colourBits, isColourDeclined }: TerminalMeasured): string {
  if (colourBits === null) return '-';
  return isColourDeclined ? 'off' : (colourNames[colourBits]?.[0] ?? 'none');
}

function coloursFinding({ colourBits, isColourDeclined }: TerminalMeasured): Finding {
  if (colourBits === null) return notKnown('colours', 'Without a terminal there are no colours to look at.');
  if (isColourDeclined)
    return fine('colours', 'NO_COLOR asks for no colours, and nothing in a sitting is told by them alone.');
  const [, found] = colourNames[colourBits] ?? [];
  return fine('colours', found ?? 'No colours can be shown, and nothing in a sitting is told by them alone.');
}

/** Whether the terminal took two bytes for one character. */
function showsUtf8({ twoByte }: CellsMeasured): boolean {
  return twoByte === 1;
}

/** What the terminal shows, in one word: as measured, else as the environment says. Pure. */
export function encodingWord(terminal: TerminalMeasured): string {
  if (!isTerminal(terminal)) return '-';
  const isUtf8 = terminal.cells === null ? terminal.isUtf8Locale : showsUtf8(terminal.cells);
  if (isUtf8 !== terminal.isUtf8Locale) return isUtf8 ? 'utf-8-unsaid' : 'not-utf-8';
  const word = isUtf8 ? 'utf-8' : 'ascii';
  return terminal.cells === null ? `${word}-unmeasured` : word;
}

function charactersFinding(terminal: TerminalMeasured): Finding {
  const { cells, isUtf8Locale } = terminal;
  if (!isTerminal(terminal)) return notKnown('characters', 'Without a terminal nothing can be shown for trial.');
  if (cells === null) return unmeasured(isUtf8Locale);
  if (showsUtf8(cells)) return isUtf8Locale ? utf8Finding(cells) : unsaidFinding;
  if (!isUtf8Locale) return look('characters', 'Only ASCII can be shown here.', setUtf8);
  return notFit(
    'characters',
    `The environment says UTF-8 and the terminal shows another encoding: an é took ${cells.twoByte} cells.`,
    'Set the terminal’s encoding to UTF-8, or LANG to C for plain ASCII.',
  );
}

const setUtf8 = 'A sitting works in ASCII; for accents, £ and arrows set LANG to C.UTF-8 in a terminal that shows it.';

const unsaidFinding = look(
  'characters',
  'The terminal shows UTF-8, but the environment doesn’t say so, so that only ASCII is used.',
  'Set LANG to C.UTF-8, or to the language here with .UTF-8 at its end.',
);

function unmeasured(isUtf8Locale: boolean): Finding {
  return isUtf8Locale
    ? notKnown('characters', 'The environment says UTF-8; what the terminal shows isn’t known.')
    : look('characters', 'The environment says ASCII; what the terminal shows isn’t known.', setUtf8);
}

function utf8Finding({ wide }: CellsMeasured): Finding {
  if (wide === 2) return fine('characters', 'UTF-8 is shown, and wide characters take two cells.');
  return look(
    'characters',
    `UTF-8 is shown, but a wide character took ${wide} instead of 2 cells.`,
    'Rows with Chinese, Japanese or Korean in them would be out of line: try another terminal program if there are any.',
  );
}

function modeFinding(terminal: TerminalMeasured): Finding {
  if (!isTerminal(terminal)) return fine('mode', 'Without a terminal sittings go line by line.');
  if (terminal.isPlainAsked) return fine('mode', 'ACCESSIBLE asks for plain mode: sittings go line by line.');
  return terminal.isFullScreen
    ? fine('mode', 'Sittings take the full screen; --plain or ACCESSIBLE=1 makes them go line by line.')
    : fine('mode', 'Sittings go line by line here.');
}
