import type { HomeChoice, HomeView } from '../view/home.ts';
import { usualSettings } from '../view/settings.ts';
import { drawHome, type Home, pressAtHome } from './home.ts';
import { runScreen, type ScreenPorts, sizeOf } from './run-screen.tsx';
import { createPen } from './text/pen.ts';

/** Shows the home screen until something is chosen; null when the person left. */
export async function runHome(view: HomeView, ports: ScreenPorts): Promise<HomeChoice | null> {
  const pen = createPen(ports.isAscii);
  const listeners = new Set<() => void>();
  let home: Home = { view, selected: 0, notice: null, helpTop: null };
  let size = sizeOf(ports);
  let end: HomeChoice | 'quit' | null = null;
  let picture = drawHome(home, size, pen);
  const changed = (): void => {
    picture = drawHome(home, size, pen);
    for (const listener of [...listeners]) listener();
  };
  const app = runScreen(
    {
      picture: () => picture,
      colours: () => usualSettings.colours,
      subscribe: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      stroke: (stroke) => {
        if (end !== null) return;
        ({ home, end } = pressAtHome(home, stroke, picture.scroll ?? null));
        changed();
      },
      resize: (to) => {
        size = to;
        changed();
      },
      isOver: () => end !== null,
      aside: () => null,
    },
    ports,
  );
  await app.waitUntilExit();
  return end === 'quit' ? null : end;
}
