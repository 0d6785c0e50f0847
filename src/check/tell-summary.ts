import { formatDuration, groupThousands } from '../scenario/notation.ts';
import type { Plan } from '../scenario/plan.ts';
import type { Verdict } from './check.ts';
import type { Extremes } from './extremes.ts';
import type { CheckSummary } from './summary.ts';
import { pace } from './workload.ts';

/** A summary as lines for a person. Pure. */
export function tellSummary(summary: CheckSummary, plan: Plan): readonly string[] {
  return [
    ...howFar(summary),
    '',
    ...table(summary.promises.map(({ promise, standing }) => [words[standing], promise])),
    '',
    ...(Number.isFinite(summary.paths.tasks.least)
      ? [...pathLines(summary), '', ...timeLines(summary)]
      : [
          summary.cutShort === null
            ? 'No path comes to an ending, so there is nothing to add up.'
            : 'No path has been gone through to its end, so there is nothing to add up.',
        ]),
    '',
    ...endingLines(summary),
    ...codeLines(summary, plan),
  ];
}

const words: Readonly<Record<Verdict['standing'], string>> = {
  proved: 'proved',
  refuted: 'BROKEN',
  doubted: 'doubted',
  explored: 'tried',
};

const becauses: Readonly<Record<NonNullable<CheckSummary['cutShort']>['because'], string>> = {
  interrupted: 'Interrupted',
  'too many states': 'Too big to go through whole',
  'too many variants': 'Too many variants to go through them all',
};

function howFar({ states, moves, variants, cutShort, endless, byExample }: CheckSummary): readonly string[] {
  const found = `${number(states)} states, ${number(moves)} moves, ${counted(variants, 'variant')}`;
  const tried = 'What follows is tried, not proved; a promise that is broken is broken.';
  const whole =
    cutShort !== null
      ? [`${becauses[cutShort.because]}: ${number(cutShort.gone)} of ${found} gone through.`, tried]
      : endless > 0
        ? [`${found}: gone through, but for what would follow ${counted(endless, 'move')} without end.`, tried]
        : [`${found}: every one gone through.`];
  if (byExample.length === 0) return whole;
  return [...whole, `Answered by example, since there are too many answers to try: ${byExample.join(', ')}.`];
}

function pathLines({ paths, cutShort }: CheckSummary): readonly string[] {
  const row = (name: string, { least, most, isEndless }: Extremes, write: (value: number) => string): string[] => [
    name,
    write(least),
    isEndless ? 'no end' : write(most),
  ];
  const minutes = (value: number): string => formatDuration(Math.ceil(value));
  return table([
    [cutShort === null ? 'Path' : 'Path so far', 'at the least', 'at the most'],
    row('story time', paths.production, minutes),
    row('sitting time', paths.sitting, minutes),
    row('words to read', paths.read, number),
    row('words to write', paths.write, number),
    row('tasks', paths.tasks, number),
  ]);
}

function timeLines({ time, cutShort }: CheckSummary): readonly string[] {
  const rooms = [
    ['', time.roomMinutes] as const,
    ...time.withExtra.map(({ percent, roomMinutes }) => [`with ${percent}% extra`, roomMinutes] as const),
  ];
  const head = `Three quarters of ${formatDuration(time.allowMinutes)} are ${rooms
    .map(([name, minutes]) => `${tenths(minutes)} minutes${name === '' ? '' : ` (${name})`}`)
    .join(', ')}. The longest path${cutShort === null ? '' : ' so far'} needs`;
  const speeds = time.atSpeeds.map(({ wordsPerMinute, minutes }) => {
    const fits = rooms.find(([, room]) => minutes <= room);
    const verdict = fits === undefined ? 'too long' : fits[0] === '' ? 'fits' : `fits ${fits[0]}`;
    return [`${wordsPerMinute} words a minute`, `${tenths(minutes)} minutes`, verdict];
  });
  return [
    head,
    ...table(speeds),
    `with ${pace.writeWordsPerMinute} words a minute written and ${pace.secondsPerTask} seconds a task.`,
  ];
}

function endingLines({ endings, plays }: CheckSummary): readonly string[] {
  if (plays === 0) return [];
  const rows = endings.map(({ id, title, times }) => [title, id, share(times, plays)]);
  return [...table([[`Endings in ${number(plays)} sittings by chance`, '', ''], ...rows]), ''];
}

function share(times: number, plays: number): string {
  if (times === 0) return 'never';
  const percent = (100 * times) / plays;
  return percent < 1 ? 'under 1%' : `${Math.round(percent)}%`;
}

function codeLines({ codes }: CheckSummary, plan: Plan): readonly string[] {
  if (codes.length === 0) return [];
  const rows = codes.map(({ code, opportunities, pass, distinction, afterOneSlip }) => [
    code,
    counts(opportunities),
    yes(pass),
    yes(distinction),
    yes(afterOneSlip),
    clipped(plan.codes.find((one) => one.id === code)?.text ?? ''),
  ]);
  return table([['Code', 'opportunities', 'pass', 'distinction', 'after one slip', ''], ...rows]);
}

function counts(opportunities: CheckSummary['codes'][number]['opportunities']): string {
  if (opportunities === null) return notKnown;
  const { least, most } = opportunities;
  // A story without a complete path.
  if (!Number.isFinite(least)) return 'none';
  return least === most ? String(least) : `${least} to ${most}`;
}

const notKnown = 'not known';

function yes(is: boolean | null): string {
  return is === null ? notKnown : is ? 'yes' : 'NO';
}

function clipped(text: string): string {
  return text.length <= 48 ? text : `${text.slice(0, 47).trimEnd()}…`;
}

function tenths(value: number): string {
  return String(Math.round(value * 10) / 10);
}

function number(value: number): string {
  return groupThousands(Math.round(value));
}

function counted(count: number, word: string): string {
  return `${number(count)} ${word}${count === 1 ? '' : 's'}`;
}

/** Rows in columns, two spaces apart. */
export function table(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = rows.reduce<readonly number[]>(
    (widest, row) => row.map((cell, column) => Math.max(widest[column] ?? 0, cell.length)),
    [],
  );
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
