import { hasFullScreen } from '../screen-ports.ts';
import { type ExitStatus, type Surroundings, say } from '../surroundings.ts';
import type { Answers } from './answers.ts';
import type { Seating } from './seating.ts';
import { sitFromAnswers } from './sit-from-answers.ts';

/** A sitting to be sat now, in this terminal. */
export interface HereAndNow {
  readonly seating: Seating;
  /** Sat from these; null where a person sits. */
  readonly answers: Answers | null;
  /** Whether it is to be line by line. */
  readonly wantsPlain: boolean;
}

/** Sits it, to its end or until it is left, and lets go of its log. */
export async function sitHere(now: HereAndNow, surroundings: Surroundings): Promise<ExitStatus> {
  const { seating, answers } = now;
  try {
    if (answers !== null) return sitFromAnswers(seating, answers, surroundings);
    const status = await sitByHand(now, surroundings);
    tellVariant(seating, surroundings);
    return status;
  } finally {
    seating.close();
  }
}

/** Each way to sit is loaded when it is taken, since what isn't shown costs nothing; or ahead of that, while something else is waited for. */
export function loadWayToSit(
  wantsPlain: boolean,
  surroundings: Surroundings,
): Promise<typeof import('./sit-plain.ts') | typeof import('./sit-full-screen.ts')> {
  return wantsPlain || !hasFullScreen(surroundings) ? import('./sit-plain.ts') : import('./sit-full-screen.ts');
}

async function sitByHand({ seating, wantsPlain }: HereAndNow, surroundings: Surroundings): Promise<ExitStatus> {
  const way = await loadWayToSit(wantsPlain, surroundings);
  if ('sitPlain' in way) return way.sitPlain(seating, surroundings);
  const sat = await way.sitFullScreen(seating, surroundings);
  return sat === 'plain' ? (await import('./sit-plain.ts')).sitPlain(seating, surroundings) : sat;
}

/** Which variant it was, so that a practice sitting can be sat again just as it was. */
function tellVariant({ recorder, arrangements }: Seating, surroundings: Surroundings): void {
  const sitting = recorder()?.seat().sitting;
  if (sitting === undefined || arrangements.purpose !== 'practice') return;
  say(surroundings, `The seed was ${sitting.seed}: with --seed ${sitting.seed} you get this variant again.`);
}
