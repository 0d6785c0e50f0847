import { sitAnswers } from '../../src/log/answers.ts';
import type { Recorder } from '../../src/log/recorder.ts';
import { beginWith, must, sample, strongAnswers } from './sample.ts';

/** Milliseconds of sitting time for which the sample is sat. */
const fiftyMinutes = 50 * 60_000;

/** The sample's strong answers, as if somebody had typed for fifty minutes: drafts of every reason, and time between. */
export function fiftyMinutesSat(): string {
  const lines: string[] = [];
  const clock = { nowMs: 0 };
  const recorder = beginning(lines, clock);
  const { entries } = strongAnswers(recorder.seat().sitting.scenario);
  const eachMs = Math.floor((fiftyMinutes - 60_000) / entries.length);
  for (const entry of entries) {
    const { step } = entry;
    const reason = step.kind === 'decide' ? (step.reason ?? '') : '';
    for (let typed = 12; typed < reason.length && step.kind === 'decide'; typed += 12)
      must(recorder, { kind: 'draft', task: step.task, draft: { answer: null, reason: reason.slice(0, typed) } });
    clock.nowMs += eachMs;
    const sat = sitAnswers(recorder, { isOrdered: true, entries: [entry] });
    if (!sat.ok) throw new Error('The strong answers can be sat');
  }
  return lines.join('');
}

/** A recorder of the sample whose lines go to the list, and whose clock is moved by hand. */
export function beginning(lines: string[], clock: { readonly nowMs: number }): Recorder {
  const terms = { scenario: sample(), candidate: 'bench', seed: '7', purpose: 'practice' } as const;
  const append = (more: readonly string[]) => {
    lines.push(...more);
    return { ok: true } as const;
  };
  return beginWith(terms, append, () => clock.nowMs);
}
