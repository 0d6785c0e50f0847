import { runScreen, type ScreenPorts, sizeOf } from './run-screen.tsx';
import { type Asides, createSession, type ScreenEnd, type ScreenSitting } from './session.ts';
import { createPen } from './text/pen.ts';

/** What a sitting on the full screen needs of the machine besides a terminal. */
export interface SittingPorts extends ScreenPorts, Asides {
  /** Does something every so many milliseconds until the function it gives is called. */
  readonly every: (ms: number, run: () => void) => () => void;
  /** Tells when the program is asked to stop from outside, or its terminal is gone, until the function it gives is called. */
  readonly onStop: (listen: () => void) => () => void;
}

/** How a sitting on the full screen ended; `stopped` from outside, with everything saved. */
export type SittingEnd = ScreenEnd | { readonly kind: 'stopped' };

/** Sits a sitting on the full screen, from the briefing to its end. Gives the terminal back as it was. */
export async function runSitting(sitting: ScreenSitting, ports: SittingPorts): Promise<SittingEnd> {
  const session = createSession(sitting, createPen(ports.isAscii, ports.hasColour), sizeOf(ports), ports);
  const app = runScreen(session, ports);
  let isStopped = false;
  const stopTicking = ports.every(1000, session.tick);
  const stopListening = ports.onStop(() => {
    isStopped = true;
    session.save();
    app.unmount();
  });
  await app.waitUntilExit();
  stopTicking();
  stopListening();
  const end = session.end();
  return isStopped || end === null ? { kind: 'stopped' } : end;
}
