import { diagnose } from '../../scenario/diagnostic.ts';
import { formatDuration, formatTime } from '../../scenario/notation.ts';
import { type Load, overall } from '../load.ts';
import type { Finding, Study } from '../study.ts';
import { pace, shareOfTime } from '../workload.ts';

/** Reading, writing and thinking fit in the time allowed, and the story in the production's day. */
export function fitsTheTime({ scenario }: Study, loads: readonly Load[]): readonly Finding[] {
  const sitting = overall(loads.map((load) => load.sitting));
  const production = overall(loads.map((load) => load.production));
  const room = scenario.allowMinutes * shareOfTime;
  const { starts, ends } = scenario.clock;
  const found: Finding[] = [];
  if (sitting.most > room)
    found.push({
      diagnostic: diagnose(
        'CS815',
        scenario.allowSpan,
        `The longest path needs ${inTenths(sitting.most, Math.ceil)} minutes of reading, writing and thinking; ${inTenths(room, Math.floor)} are there (three quarters of ${formatDuration(scenario.allowMinutes)}).`,
        `Allow more time, or shorten: it is reckoned at ${pace.readWordsPerMinute} words a minute to read, ${pace.writeWordsPerMinute} to write, and ${pace.secondsPerTask} seconds a task.`,
      ),
      witness: null,
    });
  const isEndless = production.isEndless;
  if (isEndless || starts + production.most > ends)
    found.push({
      diagnostic: diagnose(
        'CS817',
        scenario.clock.endsSpan,
        isEndless
          ? 'Story time can go on for ever.'
          : `The longest path ends at ${formatTime(starts + production.most, { startWeekday: scenario.clock.startWeekday, starts })}, after \`clock: ends\`.`,
        'Let a timer bring the story to its end in time, or move `ends`.',
      ),
      witness: null,
    });
  return found;
}

/** Minutes as they are told, away from each other: what is needed up, what is there down, so that the first reads as the greater. */
function inTenths(minutes: number, round: (value: number) => number): number {
  // Sums of words and seconds are a hair off what they are in tenths.
  return round(Math.round(minutes * 10_000) / 1_000) / 10;
}
