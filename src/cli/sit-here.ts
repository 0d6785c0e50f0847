import type { Answers } from './answers.ts';
import { hasFullScreen } from './screen-ports.ts';
import type { Seating } from './seating.ts';
import { sitFromAnswers } from './sit-from-answers.ts';
import { type ExitStatus, type Surroundings, say } from './surroundings.ts';

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

async function sitByHand({ seating, wantsPlain }: HereAndNow, surroundings: Surroundings): Promise<ExitStatus> {
  // Each way to sit is loaded when it is taken: what isn't shown costs nothing.
  const plainly = async (): Promise<ExitStatus> => (await import('./sit-plain.ts')).sitPlain(seating, surroundings);
  if (wantsPlain || !hasFullScreen(surroundings)) return plainly();
  const { sitFullScreen } = await import('./sit-full-screen.ts');
  const sat = await sitFullScreen(seating, surroundings);
  return sat === 'plain' ? plainly() : sat;
}

/** Which variant it was, so that a practice sitting can be sat again just as it was. */
function tellVariant({ recorder, arrangements }: Seating, surroundings: Surroundings): void {
  const sitting = recorder()?.seat().sitting;
  if (sitting === undefined || arrangements.purpose !== 'practice') return;
  say(surroundings, `The seed was ${sitting.seed}: with --seed ${sitting.seed} you get this variant again.`);
}
