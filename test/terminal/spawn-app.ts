import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pty from '@lydell/node-pty';
import xterm, { type Terminal as XTerm } from '@xterm/headless';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The project's own Node: the one that the program is promised to run under. */
export const nodePath = join(root, 'node_modules', 'node', 'bin', 'node');

/** The launcher. */
export const launcherPath = join(root, 'bin', 'callsheet');

/** How long a screen is waited for, in milliseconds, before the test fails with what it showed instead. */
const patienceMs = 20_000;

/** Keys by name, as a terminal sends them. */
const keys = {
  enter: '\r',
  escape: '\u001b',
  tab: '\t',
  'shift-tab': '\u001b[Z',
  up: '\u001b[A',
  down: '\u001b[B',
  right: '\u001b[C',
  left: '\u001b[D',
  home: '\u001b[H',
  end: '\u001b[F',
  'page-up': '\u001b[5~',
  'page-down': '\u001b[6~',
  delete: '\u001b[3~',
  backspace: '\u007f',
  space: ' ',
  'ctrl-c': '\u0003',
  'ctrl-d': '\u0004',
  'ctrl-e': '\u0005',
  'ctrl-s': '\u0013',
  'ctrl-z': '\u001a',
} as const;

/** The name of a key. */
export type KeyName = keyof typeof keys;

/** What to start, and in what kind of terminal. */
export interface SpawnOptions {
  readonly args: readonly string[];
  readonly cols?: number;
  readonly rows?: number;
  /** Set over the environment of the tests; null takes a variable away. */
  readonly env?: Readonly<Record<string, string | null>>;
  readonly cwd?: string;
  /** What is run instead of callsheet, under the same Node. */
  readonly script?: string;
}

/** How a program ended. `signal` is 0 when it ended by itself. */
export interface Exit {
  readonly status: number;
  readonly signal: number;
}

/** A program running in a terminal of its own. */
export interface App {
  readonly pid: number;
  /** The lines that can be seen now, without the blanks at their ends. */
  readonly lines: () => readonly string[];
  /** The screen as one text. */
  readonly screen: () => string;
  /** The cell grid itself, with colours. */
  readonly terminal: XTerm;
  /** Every byte written so far. */
  readonly output: () => string;
  /** Waits until the screen shows the text, matches the pattern, or satisfies the predicate; fails with the screen. */
  readonly waitFor: (what: string | RegExp | ((screen: string) => boolean)) => Promise<string>;
  /** Presses a key. */
  readonly key: (name: KeyName) => void;
  /** Types the text, all at once as a fast typist or a script would. */
  readonly type: (text: string) => void;
  /** Pastes the text as a terminal does when the program asked for bracketed paste. */
  readonly paste: (text: string) => void;
  readonly resize: (cols: number, rows: number) => void;
  readonly kill: (signal?: NodeJS.Signals) => void;
  /** Closes the terminal window: the program's terminal is gone. */
  readonly hangUp: () => void;
  /** Waits until the program has ended and all it wrote is on the screen. */
  readonly exit: () => Promise<Exit>;
}

/** Starts callsheet in a pseudo-terminal. Nothing here sleeps: tests wait on what the screen shows. */
export function spawnApp(options: SpawnOptions): App {
  const { args, cols = 120, rows = 40, cwd = root, script = launcherPath } = options;
  const terminal = new xterm.Terminal({ cols, rows, allowProposedApi: true, scrollback: 2000 });
  const child = pty.spawn(nodePath, [script, ...args], {
    cols,
    rows,
    cwd,
    env: environment(options.env ?? {}),
    // The terminal's name wins over the environment's.
    name: options.env?.TERM ?? 'xterm-256color',
  });
  const changed = new Set<() => void>();
  const tellChange = (): void => {
    for (const listener of [...changed]) listener();
  };
  let output = '';
  let writing = 0;
  let ended: Exit | null = null;
  child.onData((data) => {
    output += data;
    writing += 1;
    terminal.write(data, () => {
      writing -= 1;
      tellChange();
    });
  });
  // The program asks the terminal things (where is the cursor?); the terminal's replies go back to it.
  terminal.onData((reply) => ended === null && child.write(reply));
  child.onExit(({ exitCode, signal }) => {
    ended = { status: exitCode, signal: signal ?? 0 };
    tellChange();
  });
  const lines = (): readonly string[] => visibleLines(terminal);
  const screen = (): string => lines().join('\n');
  /** The frame is whole: the program says when the terminal may show it. */
  const isWhole = (): boolean => !terminal.modes.synchronizedOutputMode;
  const until = (isSo: () => boolean, wanted: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const stop = (): void => {
        changed.delete(check);
        clearTimeout(timer);
      };
      const check = (): void => {
        if (isSo()) {
          stop();
          resolve();
        } else if (ended !== null && writing === 0) {
          stop();
          reject(new Error(`Ended (${JSON.stringify(ended)}) before it showed ${wanted}. The screen:\n${screen()}`));
        }
      };
      const timer = setTimeout(() => {
        stop();
        reject(new Error(`Waited ${patienceMs} ms for ${wanted}. The screen:\n${screen()}`));
      }, patienceMs);
      changed.add(check);
      check();
    });
  return {
    pid: child.pid,
    terminal,
    lines,
    screen,
    output: () => output,
    waitFor: async (what) => {
      await until(() => isWhole() && shows(screen(), what), String(what));
      // Where two pieces of output come together, the terminal takes the second before this goes on: the next
      // frame may have begun, and whoever looks at the cells would see half of it.
      while (!isWhole()) await until(isWhole, 'a whole frame');
      return screen();
    },
    key: (name) => child.write(keys[name]),
    type: (text) => child.write(text),
    paste: (text) => child.write(`\u001b[200~${text}\u001b[201~`),
    resize: (newCols, newRows) => {
      terminal.resize(newCols, newRows);
      child.resize(newCols, newRows);
    },
    kill: (signal = 'SIGKILL') => child.kill(signal),
    hangUp: () => closeTerminal(child),
    exit: async () => {
      await until(() => ended !== null && writing === 0, 'its end');
      if (ended === null) throw new Error('It has ended');
      return ended;
    },
  };
}

function shows(screen: string, what: string | RegExp | ((screen: string) => boolean)): boolean {
  if (typeof what === 'string') return screen.includes(what);
  return what instanceof RegExp ? what.test(screen) : what(screen);
}

function visibleLines(terminal: XTerm): readonly string[] {
  const { active } = terminal.buffer;
  return Array.from(
    { length: terminal.rows },
    (_, row) => active.getLine(active.viewportY + row)?.translateToString(true) ?? '',
  );
}

/** Closes the terminal's own end, as closing a window does. The library can do it but doesn't declare it. */
function closeTerminal(child: object): void {
  if (!('destroy' in child) || typeof child.destroy !== 'function') throw new Error('The terminal can’t be closed');
  child.destroy();
}

/** The environment of the tests without what would change the program: Ink draws nothing where a CI variable is set at all. */
function environment(changes: Readonly<Record<string, string | null>>): Record<string, string> {
  const {
    CI,
    CONTINUOUS_INTEGRATION,
    npm_command,
    NO_COLOR,
    FORCE_COLOR,
    ACCESSIBLE,
    LC_ALL,
    LC_CTYPE,
    EDITOR,
    VISUAL,
    ...kept
  } = process.env;
  const all = { ...kept, LANG: 'C.UTF-8', TERM: 'xterm-256color', COLORTERM: 'truecolor', ...changes };
  return Object.fromEntries(
    Object.entries(all).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
