import type { DeskPort } from '../mark/desk.ts';
import { usualSettings } from '../view/settings.ts';
import { drawMarking } from './draw/marking.ts';
import { firstMarkingScreen, pressInMarking } from './marking.ts';
import { runScreen, type ScreenPorts, sizeOf } from './run-screen.tsx';
import { createPen } from './text/pen.ts';

/** Shows a marker's desk until they leave or the round is closed, or `whenStopped` says that the program is to end. */
export async function runMarking(
  desk: DeskPort,
  ports: ScreenPorts & { readonly whenStopped: (stop: () => void) => () => void },
): Promise<void> {
  const pen = createPen(ports.isAscii);
  const listeners = new Set<() => void>();
  let screen = firstMarkingScreen;
  let size = sizeOf(ports);
  let isOver = false;
  let drawn = drawMarking(screen, desk.look(), size, pen);
  const changed = (): void => {
    drawn = drawMarking(screen, desk.look(), size, pen);
    for (const listener of [...listeners]) listener();
  };
  const stopHearing = desk.subscribe(changed);
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
        const pressed = pressInMarking(screen, desk.look(), stroke, drawn);
        ({ screen, isOver } = pressed);
        if (pressed.ask !== null) void desk.ask(pressed.ask);
        changed();
      },
      resize: (to) => {
        size = to;
        changed();
      },
      isOver: () => isOver || desk.look().isFinished,
      aside: () => null,
    },
    ports,
  );
  await app.waitUntilExit();
  stopHearing();
  stopListening();
}
