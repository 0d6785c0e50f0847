import type { SittingEvent } from '../engine/sitting.ts';
import { type Replay, shownForMs } from '../view/replay.ts';
import { usualSettings } from '../view/settings.ts';
import type { WhatIfChoice } from '../view/what-if.ts';
import type { PreviewPicture } from './draw/preview-story.ts';
import { drawReplay } from './draw/replay.ts';
import { firstReplayScreen, played, pressInReplay, type ReplayScreen, type ReplayWorld } from './replay.ts';
import { runScreen, type ScreenPorts, type Shown, sizeOf } from './run-screen.tsx';
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

/** A replay apart from the terminal: strokes go in, a picture comes out. */
interface ReplaySession extends Shown {
  /** Goes on with all of the sitting, where only its beginning was known. */
  readonly replace: (replay: Replay) => void;
  readonly stop: () => void;
}

/** Milliseconds that the first frame has to itself. */
const afterFrameMs = 1;

/**
 * Shows a replay until whoever looks at it leaves, or `whenStopped` says that the program is to end. Where `rest` is given, the
 * first frame is of the first record alone, and all of the sitting follows as soon as that is drawn.
 */
export async function runReplay(first: Replay, rest: (() => Replay) | null, ports: ReplayPorts): Promise<void> {
  const session = createSession(first, ports);
  const stopListening = ports.whenStopped(session.stop);
  const app = runScreen(session, ports);
  const stopReading = rest === null ? () => {} : ports.after(afterFrameMs, () => session.replace(rest()));
  await app.waitUntilExit();
  stopReading();
  session.stop();
  stopListening();
}

function createSession(first: Replay, ports: ReplayPorts): ReplaySession {
  const pen = createPen(ports.isAscii);
  const listeners = new Set<() => void>();
  const world = (): ReplayWorld => ({ replay, lastTop: drawn.lastTop, readStep: ports.readStep, choices });
  const choices: ReplayWorld['choices'] = (seq) => ports.choices(seq, () => changed(screen));
  let replay = first;
  let size = sizeOf(ports);
  let screen = firstReplayScreen(0);
  let stopWaiting = (): void => {};
  let drawn: PreviewPicture = drawReplay(screen, { replay, lastTop: 0, readStep: ports.readStep, choices }, size, pen);
  const changed = (to: ReplayScreen): void => {
    screen = to;
    drawn = drawReplay(screen, world(), size, pen);
    stopWaiting();
    if (screen.isPlaying && !screen.isOver)
      stopWaiting = ports.after(shownForMs(replay, screen.at, screen.speed), () => changed(played(screen, { replay })));
    for (const listener of [...listeners]) listener();
  };
  return {
    picture: () => drawn.picture,
    colours: () => usualSettings.colours,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stroke: (stroke) => {
      if (!screen.isOver) changed(pressInReplay(screen, world(), stroke));
    },
    resize: (to) => {
      size = to;
      changed(screen);
    },
    replace: (whole) => {
      replay = whole;
      changed(screen);
    },
    stop: () => changed({ ...screen, isOver: true }),
    isOver: () => screen.isOver,
    aside: () => null,
  };
}
