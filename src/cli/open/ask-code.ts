import { wait } from '../../host/wait.ts';
import { readCode } from '../../seal/code.ts';
import { askSecret } from '../ask-secret.ts';
import { complain } from '../complain.ts';
import type { Read } from '../read.ts';
import type { Surroundings } from '../surroundings.ts';

/** A code that opens something. */
export interface AskedCode<Opened> {
  /** "start code". */
  readonly name: string;
  /** What is asked: "Start code". */
  readonly question: string;
  /** What to say where no code came, and where none opened, after what is wrong. */
  readonly without: string;
  readonly afterwards: string;
  /** What the code opens; null when it isn't the one. */
  readonly open: (code: string) => Promise<Opened | null>;
}

/** How often a code may be typed before the command gives up. */
const codeTries = 5;

/** Seconds to wait after the first wrong code; twice as many after each further one. */
const firstWaitSeconds = 2;

/**
 * Asks for a code until it opens, five times at most, each wrong one costing twice the wait of the one before. Somebody who guesses by
 * program meets the slowness of what it opens instead.
 */
export async function askCode<Opened>(asked: AskedCode<Opened>, surroundings: Surroundings): Promise<Read<Opened>> {
  const { name, question, without, afterwards, open } = asked;
  for (let tries = 1; tries <= codeTries; tries += 1) {
    const typed = await askSecret(question, surroundings);
    if (typed === null) return { ok: false, because: `no ${name} was given, ${without}` };
    complain(surroundings, 'Opening: this takes a second or two.');
    const opened = await open(readCode(typed));
    if (opened !== null) return { ok: true, value: opened };
    const left = codeTries - tries;
    if (left === 0) break;
    const seconds = firstWaitSeconds * 2 ** (tries - 1);
    complain(
      surroundings,
      `That isn’t the ${name}. ${left === 1 ? 'One try is' : `${left} tries are`} left; the next one in ${seconds} seconds.`,
    );
    await wait(seconds * 1000);
  }
  return { ok: false, because: `the ${name} was wrong ${codeTries} times: ${afterwards}` };
}
