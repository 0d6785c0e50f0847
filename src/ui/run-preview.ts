import type { Bench } from '../view/bench.ts';
import { usualSettings } from '../view/settings.ts';
import { drawPreview } from './draw/preview.ts';
import { firstScreen, pressInPreview } from './preview.ts';
import { runScreen, type ScreenPorts, sizeOf } from './run-screen.tsx';
import { createPen } from './text/pen.ts';

/** Shows a preview until its author leaves, or `whenStopped` says that the program is to end. */
export async function runPreview(
  bench: Bench,
  ports: ScreenPorts & { readonly whenStopped: (stop: () => void) => () => void },
): Promise<void> {
  const pen = createPen(ports.isAscii);
  const listeners = new Set<() => void>();
  let screen = firstScreen;
  let size = sizeOf(ports);
  let isOver = false;
  let drawn = drawPreview(screen, bench.look(), size, pen);
  const changed = (): void => {
    drawn = drawPreview(screen, bench.look(), size, pen);
    for (const listener of [...listeners]) listener();
  };
  const stopHearing = bench.subscribe(changed);
  const stopListening = ports.whenStopped(() => {
    isOver = true;
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
        if (isOver) return;
        const pressed = pressInPreview(screen, bench.look(), stroke, drawn.lastTop);
        ({ screen, isOver } = pressed);
        if (pressed.ask !== null) void bench.ask(pressed.ask);
        changed();
      },
      resize: (to) => {
        size = to;
        changed();
      },
      isOver: () => isOver,
      aside: () => null,
    },
    ports,
  );
  await app.waitUntilExit();
  stopHearing();
  stopListening();
}
