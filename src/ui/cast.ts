import { minutesAndSeconds } from '../log/minutes-and-seconds.ts';
import type { Telling } from '../log/story.ts';
import { millisecondsBetween } from '../log/wall.ts';
import { toldClock } from '../scenario/notation.ts';
import { placeWords, type Replay, recordAt, shownForMs } from '../view/replay.ts';
import { momentWords } from '../view/replay-told.ts';
import { drawSeen } from './draw/replay.ts';
import type { Size } from './screen-state.ts';
import { createPen, type Pen } from './text/pen.ts';
import { type Row, say, spread } from './text/row.ts';
import { paintRow, type Theme, themeOf } from './text/theme.ts';

/** The versions of asciicast that are written. */
export type CastVersion = 2 | 3;

/** The window of a cast, in cells: a document has room beside a task. */
export const castSize: Size = { columns: 100, rows: 30 };

/** A line of a cast: its header, or an event. */
export type CastLine = Readonly<Record<string, unknown>> | readonly [number, string, string];

/** What a cast never tells: who sat and how, and what was expected. */
const hidden: Telling = { expectations: false, circumstances: false };

/**
 * A sitting as a recording of its screens, line by line: the candidate’s screen at each moment, and a marker for each decision. The
 * formats: https://docs.asciinema.org/manual/asciicast/v2 (times from the beginning) and …/v3 (times from the event before, the
 * size under `term`, an exit at the end). Idle gaps are cut here and not by `idle_time_limit`, so that markers and screens stay
 * together in every player. Pure.
 */
export function* castOf(replay: Replay, version: CastVersion): Generator<CastLine> {
  yield headerOf(replay, version);
  const pen = createPen(false);
  const theme = themeOf(true, 'terminal');
  let before: readonly string[] = [];
  let waitedMs = 0;
  let passedMs = 0;
  const event = (code: string, data: string): CastLine => {
    const ms = version === 2 ? passedMs + waitedMs : waitedMs;
    passedMs += waitedMs;
    waitedMs = 0;
    return [ms / 1000, code, data];
  };
  for (const [at, { phase, seq }] of replay.moments.entries()) {
    if (phase === 'answer') yield event('m', markerOf(replay, seq));
    const painted = paint(replay, at, pen, theme);
    const changed = difference(before, painted);
    if (changed !== '') yield event('o', at === 0 ? `\u001b[?25l\u001b[2J${changed}` : changed);
    before = painted;
    waitedMs += at === replay.moments.length - 1 ? 0 : shownForMs(replay, at, 1);
  }
  yield event('o', `\u001b[?25h\u001b[${castSize.rows};1H\r\n`);
  if (version === 3) yield event('x', '0');
}

function headerOf(replay: Replay, version: CastVersion): CastLine {
  const { columns, rows } = castSize;
  const { wall } = recordAt(replay, 0).after.began;
  const timestamp = Math.floor(millisecondsBetween('1970-01-01T00:00:00.000Z', wall) / 1000);
  const size = version === 2 ? { width: columns, height: rows } : { term: { cols: columns, rows } };
  return { version, ...size, timestamp, title: `${replay.scenario.title}: a sitting, replayed` };
}

/** What a decision is called in a player’s list of markers. */
function markerOf({ decisions, scenario }: Replay, seq: number): string {
  const decision = decisions.find((one) => one.seq === seq);
  const task = scenario.tasks.get(decision?.task ?? '');
  return `${task?.title ?? ''} (record ${seq}, ${minutesAndSeconds(decision?.tookMs ?? 0)})`;
}

function paint(replay: Replay, at: number, pen: Pen, theme: Theme): readonly string[] {
  const { columns, rows } = castSize;
  const seen = drawSeen(replay, { at, telling: hidden }, { columns, rows: rows - 1 }, pen);
  const below: Row = spread(
    [pen.say(` ${toldClock(recordAt(replay, at).record.clock)}  ${momentWords(replay, at, hidden)}`, 'strong')],
    [say('  '), pen.say(`replay, ${placeWords(replay, at)} `, 'muted')],
    columns,
    pen.signs.more,
  );
  return [...seen, below].map((row) => paintRow(row, theme, columns));
}

/** The rows that differ, each written anew in its place. */
function difference(before: readonly string[], now: readonly string[]): string {
  return now.map((row, index) => (row === before[index] ? '' : `\u001b[${index + 1};1H\u001b[2K${row}`)).join('');
}
