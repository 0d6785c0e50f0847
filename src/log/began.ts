import type { Scenario } from '../scenario/scenario.ts';
import type { Began } from './book.ts';
import { embedScenario } from './embed.ts';
import { candidatePattern, logVersion, type Mode, type RecordBody, seedPattern } from './record.ts';

/** Years for which a record is kept unless a centre says otherwise. */
const keepYears = 6;

/** What a sitting begins with, besides the scenario. */
export interface Opening {
  readonly scenario: Scenario;
  readonly candidate: string;
  readonly seed: string;
  readonly purpose: 'practice' | 'assessed';
  readonly mode: Mode;
  /** 100 = none, 125 = 25% extra. */
  readonly percent: number;
  readonly restBreaks: boolean;
  readonly program: Began['program'];
}

/** Why a sitting can't begin like this, as a sentence, or null. */
export function openingProblem(opening: Opening): string | null {
  if (!candidatePattern.test(opening.candidate)) {
    return 'A candidate is known by an id, not by name: letters, digits, dots, dashes and underscores, 64 at most.';
  }
  if (!seedPattern.test(opening.seed)) {
    return 'A seed is 1 to 200 letters, digits or signs, without spaces.';
  }
  if (!Number.isSafeInteger(opening.percent) || opening.percent < 100 || opening.percent > 1000) {
    return 'Extra time is 0% to 900%.';
  }
  return null;
}

/** The body of the first record. `wall` is RFC 3339 in UTC with milliseconds. */
export function beganBody(opening: Opening, wall: string): RecordBody {
  const { scenario, candidate, seed, purpose, mode, percent, restBreaks, program } = opening;
  const baseMs = scenario.allowMinutes * 60_000;
  return {
    kind: 'began',
    wall,
    log: logVersion,
    program,
    scenario: embedScenario(scenario),
    candidate,
    seed,
    purpose,
    mode,
    time: { baseMs, percent, restBreaks, deadlineMs: deadlineOf(baseMs, percent) },
    keepUntil: keepUntil(wall),
  };
}

/** The time allowed with its factor, in milliseconds, a broken one rounded up. */
export function deadlineOf(baseMs: number, percent: number): number {
  return Math.ceil((baseMs * percent) / 100);
}

/** Six years after the day: 29 February gives 1 March where there is none, never a day too few. */
function keepUntil(wall: string): string {
  const year = Number(wall.slice(0, 4)) + keepYears;
  const day = wall.slice(5, 10);
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return `${year}-${day === '02-29' && !isLeap ? '03-01' : day}`;
}
