import fc from 'fast-check';
import { expect } from 'vitest';
import type { Sitting } from '../../src/engine/sitting.ts';
import type { Act, Recorder } from '../../src/log/recorder.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { chances, playOn } from '../laws/random-play.ts';
import { MemoryLog } from '../log/memory-log.ts';
import { messagesThatCame } from './happened.ts';

/** What is demanded of every state that a random play comes to, and of the last one. */
export interface Demands {
  readonly each: readonly ((sitting: Sitting, act: Act) => void)[];
  readonly last?: (sitting: Sitting) => void;
}

/** Plays the scenario at random, 80 times from the seed of fast-check, and holds every play to what is demanded. */
export function alwaysInRandomPlay(scenario: Scenario, seed: number, { each, last }: Demands): void {
  fc.assert(
    fc.property(chances, (chance) => {
      const recorder: Recorder = new MemoryLog().begin({
        scenario,
        seed: String(Math.floor(chance() * 10_000)),
        mode: 'answers-file',
      });
      playOn(recorder, chance, 250, (act) => {
        const { sitting } = recorder.seat();
        for (const demand of each) demand(sitting, act);
      });
      last?.(recorder.seat().sitting);
    }),
    { seed, numRuns: 80 },
  );
}

/** A wait for what comes next has brought a message. */
export function waitBringsMessage({ happened }: Sitting, act: Act): void {
  if (act.kind === 'wait' && act.minutes === 'next')
    expect(happened.filter(({ kind }) => kind === 'delivered')).not.toEqual([]);
}

/** No reply has come before its decision took its time. */
export function noReplyTooSoon({ clock, happened }: Sitting): void {
  const decided = happened.find((one) => one.kind === 'decided');
  if (decided === undefined || decided.took === 0) return;
  expect(messagesThatCame(happened).filter(({ at }) => at <= clock - decided.took)).toEqual([]);
}

/** Nothing has faulted. */
export function noFault({ happened }: Pick<Sitting, 'happened'>): void {
  expect(happened.filter(({ kind }) => kind === 'fault')).toEqual([]);
}
