import { isBeyondAscii, type KeyAsked, type KeyTrial } from '../doctor/judge-keys.ts';
import { keyName } from '../view/keys.ts';
import { counted, sentence } from '../view/words.ts';
import { keysRow, rule } from './draw/frame.ts';
import { fitted, type Picture, under } from './draw/picture.ts';
import type { Size } from './screen-state.ts';
import type { Stroke } from './strokes.ts';
import type { Pen } from './text/pen.ts';
import { blankRow, type Row, say, spread } from './text/row.ts';
import { pointerCell, pointerWidth } from './widgets/pieces.ts';

/** Keys that are tried one after the other: what came of those before, and what came instead of the one asked for now. */
export interface TryingKeys {
  readonly asked: readonly KeyAsked[];
  readonly trials: readonly KeyTrial[];
  /** In words that can be shown; "" where nothing came yet. */
  readonly instead: string;
}

/** Skips the key that is asked for. */
const skipKey = 's';

/** The beginning of a trial. */
export function beginKeys(asked: readonly KeyAsked[]): TryingKeys {
  return { asked, trials: [], instead: '' };
}

/** The key that is asked for now; undefined when all have been. */
function askedNow({ asked, trials }: TryingKeys): KeyAsked | undefined {
  return asked[trials.length];
}

/** Whether every key has been asked for. */
export function isTried(trying: TryingKeys): boolean {
  return askedNow(trying) === undefined;
}

/** What a stroke comes to. Pure. */
export function pressInTrial(trying: TryingKeys, stroke: Stroke): TryingKeys {
  const asked = askedNow(trying);
  if (asked === undefined) return trying;
  const next = (came: KeyTrial['came'], instead: string): TryingKeys => ({
    ...trying,
    trials: [...trying.trials, { asked, came, instead }],
    instead: '',
  });
  if (isAsAsked(asked.id, stroke)) return next('as-asked', '');
  if (stroke.kind === 'text' && stroke.text === skipKey)
    return next(trying.instead === '' ? 'skipped' : 'other', trying.instead);
  return { ...trying, instead: strokeWords(stroke) };
}

function isAsAsked(id: string, stroke: Stroke): boolean {
  switch (stroke.kind) {
    case 'key':
      return stroke.key === id;
    case 'paste':
      return id === 'paste';
    case 'text':
      return id === 'accent' && isBeyondAscii(stroke.text);
    default:
      return stroke satisfies never;
  }
}

/** The most characters of what was typed that are shown. */
const shownMax = 12;

/** What came, in words: "Esc", "the letters [A", "a paste". */
function strokeWords(stroke: Stroke): string {
  if (stroke.kind === 'key') return keyName(stroke.key, true);
  if (stroke.kind === 'paste') return 'a paste';
  const letters = [...stroke.text];
  if (letters.some((letter) => letter === '\ufffd')) return 'something that isn’t UTF-8';
  return `the ${counted(letters.length, 'letter').replace(/^\d+ /, '')} ${letters.slice(0, shownMax).join('')}`;
}

/** The trial in a window. Pure. */
export function drawTrial(trying: TryingKeys, { columns, rows }: Size, pen: Pen): Picture {
  const { asked, trials } = trying;
  const left: Row = [pen.say(' CALLSHEET  ', 'muted'), pen.say('Do the keys come as they should?', 'strong')];
  const count = Math.min(trials.length + 1, asked.length);
  const right: Row = [say('  '), pen.say(`${count} of ${asked.length} `)];
  const head: readonly Row[] = [spread(left, right, columns, pen.signs.more), rule(columns, pen), blankRow];
  const footer = [
    { keys: skipKey, label: 'skip this one' },
    { keys: keyName('ctrl-c', pen.isAscii), label: 'stop' },
  ];
  const foot: readonly Row[] = [rule(columns, pen), keysRow(footer, pen, columns)];
  const before = asked.slice(0, trials.length).map((key, at) => pen.fit(triedRow(key, trials[at], pen), columns));
  const here = askedNow(trying);
  const now = here === undefined ? [] : nowRows(here, trying.instead, pen, columns);
  const later = asked.slice(trials.length + 1).map(({ name }) => pen.fit(listedRow('', name, pen), columns));
  const height = Math.max(1, rows - head.length - foot.length);
  const middle = fitted({ rows: [...before, ...now, ...later], focus: before.length, cursor: null }, height, pen);
  return under({ rows: head, cursor: null }, under(middle, { rows: foot, cursor: null }));
}

const cameWords: Readonly<Record<KeyTrial['came'], string>> = {
  'as-asked': 'came',
  other: 'other',
  skipped: 'skipped',
};

const wordWidth = 9;

function triedRow({ name }: KeyAsked, trial: KeyTrial | undefined, pen: Pen): Row {
  const said = trial === undefined ? '' : cameWords[trial.came];
  return listedRow(said, trial?.instead ? `${name}: ${trial.instead}` : name, pen);
}

function listedRow(said: string, name: string, pen: Pen): Row {
  return [pointerCell(false, pen), ...pen.cell(said, wordWidth, 'muted'), pen.say(name, 'muted')];
}

function nowRows({ ask }: KeyAsked, instead: string, pen: Pen, columns: number): readonly Row[] {
  const indent = pointerWidth + wordWidth;
  const room = Math.max(8, columns - indent - 1);
  const came = instead === '' ? '' : `What came was ${sentence(instead)} Try again, or press ${skipKey}.`;
  const asks = pen.wrap(ask, room, 'focus');
  const notes = came === '' ? [] : pen.wrap(came, room, 'warning');
  return [...asks, ...notes].map((row, at): Row => {
    return [pointerCell(at === 0, pen), say(' '.repeat(wordWidth)), ...row];
  });
}
