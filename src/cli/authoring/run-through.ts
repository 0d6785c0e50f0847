import { elapsedMs, letOthersRun } from '../../host/others.ts';

/** How far a long piece of work is: in words, and as a part of what is known of it. */
export interface HowFar {
  readonly says: string;
  readonly part: number;
}

/** Where progress is told, if it is a terminal. */
interface Told {
  readonly stderr: { readonly isTTY?: boolean; readonly write: (text: string) => unknown };
}

/** How often a signal can get through while work goes on, and how soon progress is told, in milliseconds. */
const breatheEveryMs = 100;
const tellAfterMs = 1_000;

/**
 * Runs long work that stops now and then, so that a signal gets through; `stopped` ends it where it is. From the second second
 * on a terminal is told how far it is and how much longer it may take at the least.
 */
export async function runThrough<Step, Result>(
  work: Generator<Step, Result, boolean>,
  { stderr }: Told,
  stopped: () => boolean,
  howFar: (step: Step) => HowFar,
  nowMs: () => number = elapsedMs,
): Promise<Result> {
  const began = nowMs();
  let breathed = began;
  let isTold = false;
  for (let next = work.next(false); ; next = work.next(stopped())) {
    if (next.done === true) {
      if (isTold) stderr.write('\r\u001b[K');
      return next.value;
    }
    const now = nowMs();
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
