import { type Instance, render, useApp, useInput, usePaste, useWindowSize } from 'ink';
import { useEffect, useSyncExternalStore } from 'react';
import type { Colours } from '../view/settings.ts';
import type { Picture } from './draw/picture.ts';
import { Screen } from './screen.tsx';
import type { Size } from './screen-state.ts';
import { type Stroke, strokesOf } from './strokes.ts';
import { themeOf } from './text/theme.ts';

/** What the full screen needs of the machine. */
export interface ScreenPorts {
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
  /** Whether only ASCII may be written. */
  readonly isAscii: boolean;
  readonly hasColour: boolean;
}

/** Something to be shown on the full screen, apart from the terminal: strokes go in, a picture comes out. */
export interface Shown {
  readonly picture: () => Picture;
  /** The colours it is shown in. */
  readonly colours: () => Colours;
  /** Calls the listener after every change, until the function it gives is called. */
  readonly subscribe: (listener: () => void) => () => void;
  readonly stroke: (stroke: Stroke) => void;
  readonly resize: (size: Size) => void;
  /** Whether there is nothing more to show. */
  readonly isOver: () => boolean;
  /** Something to be done with the terminal given back meanwhile, once; null when there is nothing. */
  readonly aside: () => (() => void) | null;
}

/** The most pictures a second. */
const framesMax = 60;

/** The size of the terminal. */
export function sizeOf({ stdout }: ScreenPorts): Size {
  return { columns: stdout.columns, rows: stdout.rows };
}

/** Shows it on the terminal, which is given back as it was when it is over or unmounted. */
export function runScreen(shown: Shown, ports: ScreenPorts): Instance {
  const { stdin, stdout, stderr } = ports;
  return render(<App shown={shown} hasColour={ports.hasColour} />, {
    stdin,
    stdout,
    stderr,
    alternateScreen: true,
    exitOnCtrlC: false,
    interactive: true,
    incrementalRendering: true,
    maxFps: framesMax,
  });
}

function App({ shown, hasColour }: { readonly shown: Shown; readonly hasColour: boolean }) {
  const { exit, suspendTerminal } = useApp();
  const { columns, rows } = useWindowSize();
  const picture = useSyncExternalStore(shown.subscribe, shown.picture);
  const colours = useSyncExternalStore(shown.subscribe, shown.colours);
  const isOver = shown.isOver();
  const aside = shown.aside();
  useInput((input, key) => {
    for (const stroke of strokesOf(input, key)) shown.stroke(stroke);
  });
  usePaste((text) => shown.stroke({ kind: 'paste', text }));
  useEffect(() => shown.resize({ columns, rows }), [shown, columns, rows]);
  useEffect(() => {
    if (isOver) exit();
  }, [isOver, exit]);
  useEffect(() => {
    if (aside !== null) suspendTerminal(aside);
  }, [aside, suspendTerminal]);
  return <Screen picture={picture} theme={themeOf(hasColour, colours)} size={{ columns, rows }} />;
}
