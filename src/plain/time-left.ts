import { counted } from '../view/words.ts';

/** Minutes left at which it is said, each once, the last first; of a short sitting only those of its latter half. */
const toldMinutes = [1, 5, 10] as const;

const minuteMs = 60_000;

/**
 * The minutes to be told now: of those that have been reached the fewest, where nothing so low was told before; else null.
 * `isHeard`: something else is said anyway. Where nothing is, it waits for a minute, so that it comes seldom between the
 * lines of a text; the last one doesn't wait. Pure.
 */
export function minutesToTell(
  leftMs: number,
  deadlineMs: number,
  toldBefore: number | null,
  isHeard: boolean,
): number | null {
  const told = toldMinutes.filter((minutes) => minutes * minuteMs * 2 <= deadlineMs);
  const reached = told.find((minutes) => leftMs <= minutes * minuteMs);
  if (reached === undefined || leftMs <= 0 || (toldBefore !== null && toldBefore <= reached)) return null;
  const isOverdue = reached === 1 || leftMs <= (reached - 1) * minuteMs;
  return isHeard || isOverdue ? reached : null;
}

/** "Less than 10 minutes left." */
export function minutesWords(minutes: number): string {
  return `Less than ${counted(minutes, 'minute')} left.`;
}
