import type { SittingEvent } from '../engine/sitting.ts';
import { type Replay, shownForMs } from '../view/replay.ts';
import { usualSettings } from '../view/settings.ts';
import type { WhatIfChoice } from '../view/what-if.ts';
import { drawReplay } from './draw/replay.ts';
import { firstReplayScreen, played, pressInReplay, type ReplayWorld } from './replay.ts';
import { runScreen, type ScreenPorts, sizeOf } from './run-screen.tsx';
import { createPen } from './text/pen.ts';

/** What a replay needs of the machine, and of what could have been done in the sitting. */
export interface ReplayPorts extends ScreenPorts {
  /** Does something once after so many milliseconds, unless the function it gives is called before. */
  readonly after: (ms: number, run: () => void) => () => void;
  readonly whenStopped: (stop: () => void) => () => void;
  /** What else could have been done at a record; null until `whenKnown` is called. */
  readonly choices: (seq: number, whenKnown: () => void) => readonly WhatIfChoice[] | null;
  readonly readStep: (seq: number, text: string) => SittingEvent | { readonly because: string };
}

/** Shows a replay until whoever looks at it leaves, or `whenStopped` says that the program is to end. */
export async function runReplay(replay: Replay, ports: ReplayPorts): Promise<void> {
  const pen = createPen(ports.isAscii);
  const listeners = new Set<() => void>();
  let size = sizeOf(ports);
  let screen = firstReplayScreen(0);
  let lastTop = 0;
  const world = (): ReplayWorld => ({
    replay,
    choices: (seq) => ports.choices(seq, changed),
    readStep: ports.readStep,
    lastTop,
  });
  let drawn = drawReplay(screen, world(), size, pen);
  let stopWaiting = (): void => {};
  const changed = (): void => {
    drawn = drawReplay(screen, world(), size, pen);
    lastTop = drawn.lastTop;
    for (const listener of [...listeners]) listener();
  };
  const playOn = (): void => {
    stopWaiting();
    if (!screen.isPlaying || screen.isOver) return;
    stopWaiting = ports.after(shownForMs(replay, screen.at, screen.speed), () => {
      screen = played(screen, { replay });
      changed();
      playOn();
    });
  };
  const stopListening = ports.whenStopped(() => {
    screen = { ...screen, isOver: true };
    playOn();
    changed();
  });
  const app = runScreen(
    {
      picture: () => drawn.picture,
      colours: () => usualSettings.colours,
      subscribe: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      stroke: (stroke) => {
        if (screen.isOver) return;
        screen = pressInReplay(screen, world(), stroke);
        playOn();
        changed();
      },
      resize: (to) => {
        size = to;
        changed();
      },
      isOver: () => screen.isOver,
      aside: () => null,
    },
    ports,
  );
  await app.waitUntilExit();
  stopWaiting();
  stopListening();
}
