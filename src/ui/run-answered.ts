import { usualSettings } from '../view/settings.ts';
import type { Picture } from './draw/picture.ts';
import { runScreen, type ScreenPorts, sizeOf } from './run-screen.tsx';
import type { Size } from './screen-state.ts';
import type { Stroke } from './strokes.ts';
import { createPen, type Pen } from './text/pen.ts';

/** What a stroke came to: the screen after it, whether that is the end, and what it asks of whoever answers. */
export interface Pressed<Screen, Ask> {
  readonly screen: Screen;
  readonly isOver: boolean;
  readonly ask: Ask | null;
}

/** A screen that asks and shows what is answered: strokes change the screen, and what they ask changes what there is to see. */
export interface Answered<Screen, View, Ask, Drawn extends { readonly picture: Picture }> {
  readonly first: Screen;
  readonly look: () => View;
  readonly ask: (ask: Ask) => Promise<unknown>;
  /** Calls the listener whenever there is something else to see, until the function it gives is called. */
  readonly subscribe: (listener: () => void) => () => void;
  readonly draw: (screen: Screen, view: View, size: Size, pen: Pen) => Drawn;
  readonly press: (screen: Screen, view: View, stroke: Stroke, drawn: Drawn) => Pressed<Screen, Ask>;
  /** Whether there is nothing more to ask. */
  readonly isFinished: (view: View) => boolean;
}

/** What such a screen needs of the machine besides a terminal: word that the program is to end. */
export type AnsweredPorts = ScreenPorts & { readonly whenStopped: (stop: () => void) => () => void };

/** Shows it until it is left, there is nothing more to ask, or the program is to end. */
export async function runAnswered<Screen, View, Ask, Drawn extends { readonly picture: Picture }>(
  shown: Answered<Screen, View, Ask, Drawn>,
  ports: AnsweredPorts,
): Promise<void> {
  const pen = createPen(ports.isAscii);
  const listeners = new Set<() => void>();
  let screen = shown.first;
  let size = sizeOf(ports);
  let isOver = false;
  let drawn = shown.draw(screen, shown.look(), size, pen);
  const changed = (): void => {
    drawn = shown.draw(screen, shown.look(), size, pen);
    for (const listener of [...listeners]) listener();
  };
  const stopHearing = shown.subscribe(changed);
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
        const pressed = shown.press(screen, shown.look(), stroke, drawn);
        ({ screen, isOver } = pressed);
        if (pressed.ask !== null) void shown.ask(pressed.ask);
        changed();
      },
      resize: (to) => {
        size = to;
        changed();
      },
      isOver: () => isOver || shown.isFinished(shown.look()),
      aside: () => null,
    },
    ports,
  );
  await app.waitUntilExit();
  stopHearing();
  stopListening();
}
