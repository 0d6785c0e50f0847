import type { Scenario } from '../scenario/scenario.ts';
import type { Began } from './book.ts';
import { embedScenario } from './embed.ts';
import {
  candidatePattern,
  logVersion,
  type Mode,
  type RecordBody,
  type SealedScenario,
  seedPattern,
} from './record.ts';

/** Years for which a record is kept unless a centre says otherwise. */
export const usualKeepYears = 6;

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
  /** What a start file settles; not there in practice. */
  readonly assessed?: Assessed;
}

/** What is different where a sitting counts. */
export interface Assessed {
  /** What stands for the scenario on the record. */
  readonly scenario: SealedScenario;
  /** The start file, verbatim. */
  readonly start: string;
  readonly invigilator: string;
  /** Milliseconds on top to finish the answer that is being made when the time is up. */
  readonly finishMs: number;
  /** How many years the record is kept. */
  readonly keepYears: number;
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
  const { scenario, candidate, seed, purpose, mode, percent, restBreaks, program, assessed } = opening;
  const baseMs = scenario.allowMinutes * 60_000;
  const time = { baseMs, percent, restBreaks, deadlineMs: deadlineOf(baseMs, percent) };
  return {
    kind: 'began',
    wall,
    log: logVersion,
    program,
    scenario: assessed?.scenario ?? embedScenario(scenario),
    ...(assessed === undefined ? {} : { start: assessed.start }),
    candidate,
    seed,
    purpose,
    mode,
    time: assessed === undefined ? time : { ...time, finishMs: assessed.finishMs },
    keepUntil: keepUntil(wall, assessed?.keepYears ?? usualKeepYears),
  };
}

/** The time allowed with its factor, in milliseconds, a broken one rounded up. */
export function deadlineOf(baseMs: number, percent: number): number {
  return Math.ceil((baseMs * percent) / 100);
}

/** So many years after the day: 29 February gives 1 March where there is none, never a day too few. */
export function keepUntil(wall: string, years: number): string {
  const year = Number(wall.slice(0, 4)) + years;
  const day = wall.slice(5, 10);
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return `${year}-${day === '02-29' && !isLeap ? '03-01' : day}`;
}
