import { render, useApp, useInput, usePaste, useWindowSize } from 'ink';
import { useEffect, useSyncExternalStore } from 'react';
import { Screen } from './screen.tsx';
import { createSession, type ScreenEnd, type ScreenSitting, type Session } from './session.ts';
import { strokesOf } from './strokes.ts';
import { createPen } from './text/pen.ts';
import { type Theme, themeOf } from './text/theme.ts';

/** What the full screen needs of the machine. */
export interface ScreenPorts {
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
  /** Whether only ASCII may be written. */
  readonly isAscii: boolean;
  readonly hasColour: boolean;
  /** Does something every so many milliseconds until the function it gives is called. */
  readonly every: (ms: number, run: () => void) => () => void;
  /** Tells when the program is asked to stop from outside, or its terminal is gone, until the function it gives is called. */
  readonly onStop: (listen: () => void) => () => void;
  /** Lets the candidate's own editor change a text; null when it couldn't or nothing was changed. */
  readonly editText: (text: string) => string | null;
}

/** How a sitting on the full screen ended; `stopped` from outside, with everything saved. */
export type SittingEnd = ScreenEnd | { readonly kind: 'stopped' };

/** The most pictures a second. */
const framesMax = 60;

/** Sits a sitting on the full screen, from the briefing to its end. Gives the terminal back as it was. */
export async function runSitting(sitting: ScreenSitting, ports: ScreenPorts): Promise<SittingEnd> {
  const { stdin, stdout, stderr } = ports;
  const size = { columns: stdout.columns, rows: stdout.rows };
  const session = createSession(sitting, createPen(ports.isAscii), size);
  let isStopped = false;
  const app = render(<App session={session} theme={themeOf(ports.hasColour)} editText={ports.editText} />, {
    stdin,
    stdout,
    stderr,
    alternateScreen: true,
    exitOnCtrlC: false,
    interactive: true,
    incrementalRendering: true,
    maxFps: framesMax,
  });
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

interface AppProps {
  readonly session: Session;
  readonly theme: Theme;
  readonly editText: (text: string) => string | null;
}

function App({ session, theme, editText }: AppProps) {
  const { exit, suspendTerminal } = useApp();
  const { columns, rows } = useWindowSize();
  const picture = useSyncExternalStore(session.subscribe, session.picture);
  const hasEnded = session.end() !== null;
  const text = session.wantsEditor();
  useInput((input, key) => {
    for (const stroke of strokesOf(input, key)) session.stroke(stroke);
  });
  usePaste((pasted) => session.stroke({ kind: 'paste', text: pasted }));
  useEffect(() => session.resize({ columns, rows }), [session, columns, rows]);
  useEffect(() => {
    if (hasEnded) exit();
  }, [hasEnded, exit]);
  useEffect(() => {
    if (text === null) return;
    suspendTerminal(() => session.edited(editText(text)));
  }, [text, session, editText, suspendTerminal]);
  return <Screen picture={picture} theme={theme} size={{ columns, rows }} />;
}
