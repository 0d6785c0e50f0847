import { elapsedMs, letOthersRun } from '../host/others.ts';
import type { Surroundings } from './surroundings.ts';

/** How far a long piece of work is: in words, and as a part of what is known of it. */
export interface HowFar {
  readonly says: string;
  readonly part: number;
}

/** How often a signal can get through while work goes on, and how soon progress is told, in milliseconds. */
const breatheEveryMs = 100;
const tellAfterMs = 1_000;

/**
 * Runs long work that stops now and then, so that a signal gets through; `stopped` ends it where it is. From the second second
 * on a terminal is told how far it is and how much longer it may take at the least.
 */
export async function runThrough<Told, Result>(
  work: Generator<Told, Result, boolean>,
  { stderr }: Surroundings,
  stopped: () => boolean,
  howFar: (told: Told) => HowFar,
): Promise<Result> {
  const began = elapsedMs();
  let breathed = began;
  let isTold = false;
  for (let next = work.next(false); ; next = work.next(stopped())) {
    if (next.done === true) {
      if (isTold) stderr.write('\r\u001b[K');
      return next.value;
    }
    const now = elapsedMs();
    if (now - breathed < breatheEveryMs) continue;
    breathed = now;
    if (stderr.isTTY === true && now - began > tellAfterMs) {
      isTold = true;
      stderr.write(`\r\u001b[K${progressLine(howFar(next.value), now - began)}`);
    }
    await letOthersRun();
  }
}

function progressLine({ says, part }: HowFar, tookMs: number): string {
  const left = part > 0 ? Math.ceil((tookMs * (1 - part)) / part / 1_000) : 0;
  return `${says}, ${Math.round(tookMs / 1_000)} s${left > 0 ? `, at least ${left} s more` : ''}`;
}
