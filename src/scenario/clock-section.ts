import { diagnose, type Report } from './diagnostic.ts';
import { type ClockFrame, readTime } from './notation.ts';
import { labelAt, reportNotation } from './resolver.ts';
import type { ProductionClock } from './scenario.ts';
import { entryAt, mapAt, scalarAt, valueAt, type YamlMap, type YamlScalar } from './yaml-tree.ts';

const dayMinutes = 24 * 60;

/** How long a story may be, in production minutes: four weeks. */
export const storyMinutesMax = 28 * dayMinutes;

/** Reads `clock:`. What can't be read is reported, and a clock given all the same, so that other times can be read. */
export function readClock(root: YamlMap, report: Report): ProductionClock {
  const clock = mapAt(root, 'clock');
  const start = readStart(scalarAt(clock, 'starts'), report);
  const ends = scalarAt(clock, 'ends');
  const end = ends === null ? null : readTime(ends.text, { startWeekday: start.startWeekday, starts: start.starts });
  if (ends !== null && end === null) reportNotation(report, ends, 'a time', '"Mon 19:00"', 'time');
  if (ends !== null && end === start.starts)
    report(
      diagnose(
        'CS412',
        ends.span,
        'The story ends at the instant it starts.',
        'A week later is written "Mon+1 19:00".',
      ),
    );
  const live = mapAt(clock, 'live');
  const tickMs = readEvery(scalarAt(live, 'every'), report);
  return {
    ...start,
    ends: end ?? start.starts,
    endsSpan: entryAt(clock, 'ends')?.key.span ?? root.span,
    live: live === null ? null : { tickMs: tickMs ?? 60_000, because: labelAt(valueAt(live, 'because')) ?? '' },
  };
}

/** The weekday of the start is that of minute 0: so exactly one weekday makes it fall on the first day. */
function readStart(scalar: YamlScalar | null, report: Report): ClockFrame {
  for (let startWeekday = 0; scalar !== null && startWeekday < 7; startWeekday += 1) {
    const starts = readTime(scalar.text, { startWeekday, starts: 0 });
    if (starts !== null && starts < dayMinutes) return { startWeekday, starts };
  }
  if (scalar !== null) reportNotation(report, scalar, 'a time', '"Sun 16:40"', 'time');
  return { startWeekday: 0, starts: 0 };
}

/** Real milliseconds from `20s` or `1m`. */
function readEvery(scalar: YamlScalar | null, report: Report): number | null {
  if (scalar === null) return null;
  const match = /^(\d{1,3})(s|m)$/.exec(scalar.text);
  const tickMs = match === null ? null : Number(match[1]) * (match[2] === 's' ? 1_000 : 60_000);
  if (tickMs === null) reportNotation(report, scalar, 'a number of seconds', '20s');
  else if (tickMs < 1_000 || tickMs > 600_000)
    report(diagnose('CS208', scalar.span, 'A production minute lasts from 1s to 10m.', 'Write something like 20s.'));
  return tickMs;
}
