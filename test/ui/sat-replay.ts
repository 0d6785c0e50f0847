import { sitAnswers } from '../../src/log/answers.ts';
import { type Replayed, replayLog } from '../../src/log/replay.ts';
import { readAnswers } from '../../src/scenario/answers-file.ts';
import { drawReplay } from '../../src/ui/draw/replay.ts';
import { firstReplayScreen, pressInReplay, type ReplayScreen, type ReplayWorld } from '../../src/ui/replay.ts';
import type { Size } from '../../src/ui/screen-state.ts';
import { createPen } from '../../src/ui/text/pen.ts';
import { rowText } from '../../src/ui/text/row.ts';
import { type Replay, replayOf } from '../../src/view/replay.ts';
import { MemoryLog, small } from '../log/memory-log.ts';
import { whole } from '../log/small-answers.ts';

/** A log of the small scenario, half a minute for each step and two for each decision. */
export function satLog(answers: string = whole): MemoryLog {
  const log = new MemoryLog();
  const recorder = log.begin({ mode: 'full-screen', percent: 125 });
  const file = readAnswers('answers.yaml', answers, small, () => {});
  for (const entry of file?.entries ?? []) {
    log.nowMs += entry.step.kind === 'decide' ? 120_000 : 30_000;
    if (entry.step.kind === 'expire') log.nowMs = recorder.seat().deadlineMs;
    const sat = sitAnswers(recorder, { isOrdered: true, entries: [entry] });
    if (!sat.ok) throw new Error(JSON.stringify(sat));
  }
  return log;
}

/** The same, replayed. */
export function satReplayed(answers: string = whole): Replayed {
  return replayLog(satLog(answers).records());
}

/** The same, to be looked at. */
export function satReplay(answers: string = whole, stops: string | null = null): Replay {
  const replay = replayOf(satReplayed(answers), stops);
  if (replay === null) throw new Error('There is a record');
  return replay;
}

/** An assessor at a replay: what is pressed, and what is seen. */
export class Assessor {
  readonly world: ReplayWorld;
  readonly size: Size;
  readonly isAscii: boolean;
  screen: ReplayScreen = firstReplayScreen(0);

  constructor(
    replay: Replay,
    size: Size = { columns: 80, rows: 24 },
    given: Partial<Pick<ReplayWorld, 'choices' | 'readStep'>> & { readonly isAscii?: boolean } = {},
  ) {
    this.size = size;
    this.isAscii = given.isAscii ?? false;
    this.world = {
      replay,
      choices: given.choices ?? (() => []),
      readStep: given.readStep ?? (() => ({ because: 'not here' })),
      lastTop: 0,
    };
  }

  get drawn() {
    return drawReplay(this.screen, this.world, this.size, createPen(this.isAscii));
  }

  get seen(): string {
    return this.drawn.picture.rows.map(rowText).join('\n');
  }

  press(...keys: readonly string[]): this {
    for (const key of keys) {
      const isLetter = [...key].length === 1 && key !== ' ';
      const stroke = isLetter
        ? ({ kind: 'text', text: key, isAlone: true } as const)
        : ({ kind: 'key', key: key === ' ' ? 'space' : key } as const);
      this.screen = pressInReplay(this.screen, { ...this.world, lastTop: this.drawn.lastTop }, stroke);
    }
    return this;
  }

  type(text: string): this {
    const stroke = { kind: 'text', text, isAlone: false } as const;
    this.screen = pressInReplay(this.screen, { ...this.world, lastTop: this.drawn.lastTop }, stroke);
    return this;
  }
}
