import { type Finding, fine, look, notFit } from './finding.ts';
import type { ClocksMeasured } from './measured.ts';

/** The wall clock may go this far from the steady one in two seconds: readings aren't taken at one instant. */
const ordinaryMs = 100;

/** From here on it isn't set right by the network little by little: something is wrong with it. */
const wrongMs = 500;

/** Some systems count their uptime in whole seconds. */
const uptimeOrdinaryMs = 1_500;

/** Years in which a sitting of this version can be sat. */
const years = { least: 2026, most: 2060 };

/** How the clocks stand, in a word: for the line that is sent. */
export type ClockWord = 'ok' | 'date' | 'drift' | 'unsteady';

/** The same in one word. Pure. */
export function clockWord(clocks: ClocksMeasured): ClockWord {
  const year = Number(clocks.wall.slice(0, 4));
  if (!(year >= years.least && year <= years.most)) return 'date';
  if (!(offMs(clocks) <= ordinaryMs)) return 'drift';
  const isAsleep = !(clocks.uptimeMs - clocks.monotonicMs <= uptimeOrdinaryMs);
  return clocks.noticed.length > 0 || isAsleep ? 'unsteady' : 'ok';
}

/** Judges the clocks. Pure. */
export function clocksFinding(clocks: ClocksMeasured): Finding {
  const off = offMs(clocks);
  const within = `in ${inSeconds(clocks.monotonicMs)} seconds`;
  switch (clockWord(clocks)) {
    case 'date':
      return notFit('clocks', `The date here is ${dateOf(clocks.wall)}.`, 'Set the date and the time of this machine.');
    case 'drift': {
      const found = `The wall clock went ${Math.round(off)} ms away from the steady one ${within}.`;
      const remedy = 'Wait until the clock has been set by the network, and run this again.';
      return off > wrongMs ? notFit('clocks', found, remedy) : look('clocks', found, remedy);
    }
    case 'unsteady': {
      const noticed = clocks.noticed[0] ?? 'the machine slept';
      return look(
        'clocks',
        `While the clocks were measured, ${noticed}.`,
        'See that the machine doesn’t go to sleep, and run this again.',
      );
    }
    default:
      return fine('clocks', `The clocks go together ${within}, and the date is ${dateOf(clocks.wall)}.`);
  }
}

function offMs({ wallMs, monotonicMs }: ClocksMeasured): number {
  return Math.abs(wallMs - monotonicMs);
}

/** The date of a wall time: "2026-11-24". */
export function dateOf(wall: string): string {
  return wall.slice(0, wall.indexOf('T'));
}

function inSeconds(ms: number): string {
  return (ms / 1000).toFixed(1);
}
