import { after } from '../../host/after.ts';
import { momentAt } from '../../log/what-if.ts';
import { runReplay } from '../../ui/run-replay.ts';
import type { Replay } from '../../view/replay.ts';
import { type WhatIfChoice, whatIfChoices } from '../../view/what-if.ts';
import { screenPorts, stoppedByAsk } from '../screen-ports.ts';
import type { ExitStatus, Surroundings } from '../surroundings.ts';
import type { AnswersAt } from './answerable.ts';
import { readWhatIf } from './what-if-step.ts';

/** Shows a sitting on the full screen, and all of it when `rest` has given it; 130 when a signal ended it. */
export async function replayOnScreen(
  first: Replay,
  rest: (() => Replay) | null,
  surroundings: Surroundings,
): Promise<ExitStatus> {
  let replay = first;
  const whole = (): Replay => {
    replay = rest?.() ?? first;
    return replay;
  };
  const isAsked = await stoppedByAsk((whenStopped) =>
    runReplay(first, rest === null ? null : whole, {
      ...screenPorts(surroundings),
      after,
      whenStopped,
      choices: choosing(() => replay),
      readStep: (seq, text) => readWhatIf(replay.replayed, seq, text),
    }),
  );
  return isAsked ? 130 : 0;
}

/** Works out what else could have been done, when it is first asked: it takes a moment, and most replays never ask. */
function choosing(replay: () => Replay): (seq: number, whenKnown: () => void) => readonly WhatIfChoice[] | null {
  const known = new Map<number, readonly WhatIfChoice[]>();
  let answerable: AnswersAt | null = null;
  const work = async (seq: number, whenKnown: () => void): Promise<void> => {
    const { answersOf } = await import('./answerable.ts');
    const { replayed, scenario } = replay();
    const sitting = momentAt(replayed, seq)?.sitting;
    answerable ??= answersOf(scenario);
    const record = replayed.records[seq]?.record;
    const answered = record !== undefined && 'task' in record ? record.task : null;
    known.set(seq, sitting === undefined ? [] : whatIfChoices(sitting, answerable(sitting), answered));
    whenKnown();
  };
  const asked = new Set<number>();
  return (seq, whenKnown) => {
    if (!asked.has(seq)) void work(seq, whenKnown);
    asked.add(seq);
    return known.get(seq) ?? null;
  };
}
