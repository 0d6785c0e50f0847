import { type KeyTrial, screenKeys } from '../doctor/judge-keys.ts';
import { usualSettings } from '../view/settings.ts';
import { beginKeys, drawTrial, isTried, pressInTrial } from './key-trial.ts';
import { runScreen, type ScreenPorts, sizeOf } from './run-screen.tsx';
import type { Stroke } from './strokes.ts';
import { createPen } from './text/pen.ts';

/** Asks for keys on the full screen, read just as a sitting reads them; null when the person or `whenStopped` ended it. */
export async function runKeyTrial(
  ports: ScreenPorts & { readonly whenStopped: Promise<void> },
): Promise<readonly KeyTrial[] | null> {
  const pen = createPen(ports.isAscii);
  const listeners = new Set<() => void>();
  let trying = beginKeys(screenKeys);
  let size = sizeOf(ports);
  let isStopped = false;
  let picture = drawTrial(trying, size, pen);
  const changed = (): void => {
    picture = drawTrial(trying, size, pen);
    for (const listener of [...listeners]) listener();
  };
  const stop = (): void => {
    isStopped = true;
    changed();
  };
  const take = (stroke: Stroke): void => {
    if (stroke.kind === 'key' && stroke.key === 'ctrl-c') isStopped = true;
    else trying = pressInTrial(trying, stroke);
    changed();
  };
  void ports.whenStopped.then(stop);
  const app = runScreen(
    {
      picture: () => picture,
      colours: () => usualSettings.colours,
      subscribe: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      stroke: take,
      resize: (to) => {
        size = to;
        changed();
      },
      isOver: () => isStopped || isTried(trying),
      aside: () => null,
    },
    ports,
  );
  await app.waitUntilExit();
  return isStopped ? null : trying.trials;
}
