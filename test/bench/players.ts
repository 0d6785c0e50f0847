import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type App, launcherPath, spawnApp } from '../terminal/spawn-app.ts';
import { pause } from './measure.ts';
import { benchFolder } from './peer.ts';
import { startCode } from './sealed.ts';

/** A program in a pseudo-terminal of 120×40, whose keys are pressed one after the other. */
export interface Player {
  /** Milliseconds from its start to its first whole frame, but for those in which it waited for somebody to type. */
  readonly firstFrameMs: number;
  /** Presses the next key and waits for the whole frame that shows its effect. Gives milliseconds. */
  readonly press: () => Promise<number>;
  /** The memory that it holds now, in kB. */
  readonly residentKb: () => number;
  /** Leaves by the program's own key, from its first frame: it ends as it does by hand, and what it compiled is kept for the next start. */
  readonly leave: () => Promise<void>;
  /** Ends it from wherever it is. */
  readonly kill: () => Promise<void>;
}

/** How a program is played. */
interface Play {
  readonly script: string;
  readonly args: readonly string[];
  /** What it asks before its first frame, and what is typed then. */
  readonly asked?: { readonly question: string; readonly answer: string };
  /** What its first frame shows. */
  readonly opensWith: string;
  readonly leavesWith: string;
  /** Keys to press first, then those to press over and over. */
  readonly first: readonly string[];
  readonly keys: readonly string[];
  /** The part of the screen that nothing changes but a key, and every key. */
  readonly body: (screen: string) => string;
}

/** Starts the hello and waits for its first whole frame. */
export function openHello(peer: string): Promise<Player> {
  return open({
    script: peer,
    args: [],
    opensWith: 'hello 0',
    leavesWith: 'q',
    first: [],
    keys: ['x'],
    body: (screen) => screen,
  });
}

const down = '\u001b[B';
const up = '\u001b[A';

/** Starts a sitting and waits for its first whole frame, the briefing. */
export function openSitting(): Promise<Player> {
  return open({
    script: launcherPath,
    args: ['sit', 'rain-on-day-six', '--seed', '7'],
    opensWith: 'Press s to start',
    leavesWith: '\u0003',
    first: ['s'],
    // From the desk into the first task; there it marks two lines, looks at the inbox, and comes back to the desk.
    keys: ['\r', down, ' ', up, ' ', '2', '1'],
    // The time left changes by itself.
    body: (screen) => screen.slice(screen.indexOf('\n')),
  });
}

/** Starts the assessed sitting of a start file, with the pack beside it, gives the start code and waits for the first whole frame. */
export function openAssessed(startFile: string): Promise<Player> {
  return open({
    script: launcherPath,
    args: ['sit', '--start', startFile],
    asked: { question: 'Start code:', answer: `${startCode}\r` },
    opensWith: 'Ctrl+C leave',
    leavesWith: '\u0003',
    first: [],
    keys: [],
    body: (screen) => screen,
  });
}

/** Opens a log in `replay` and waits for its first frame, or for that in which all of the log has been read; the key goes to the last record, then to the first, and so on. */
export function openReplay(log: string, opensWith: 'record 0' | 'record 0 of'): Promise<Player> {
  return open({
    script: launcherPath,
    args: ['replay', log],
    opensWith,
    leavesWith: 'q',
    first: [],
    keys: ['\u001b[F', '\u001b[H'],
    body: (screen) => screen,
  });
}

/** Milliseconds that somebody takes to read a code off a board and type it, at the very least. */
const typingMs = 250;

async function open(play: Play): Promise<Player> {
  const { first, keys, body } = play;
  const cwd = mkdtempSync(join(benchFolder, 'player-'));
  const from = performance.now();
  const app = spawnApp({ script: play.script, args: play.args, cwd, cols: 120, rows: 40 });
  const typedMs = play.asked === undefined ? 0 : await answer(app, play.asked);
  await frame(app, (screen) => screen.includes(play.opensWith));
  const firstFrameMs = performance.now() - from - typedMs;
  const ended = async (): Promise<void> => {
    await app.exit();
    rmSync(cwd, { recursive: true });
  };
  let pressed = 0;
  return {
    firstFrameMs,
    press: async () => {
      const before = body(app.screen());
      const from = performance.now();
      app.type(first[pressed] ?? keys[(pressed - first.length) % keys.length] ?? '');
      pressed += 1;
      await frame(app, (screen) => body(screen) !== before);
      return performance.now() - from;
    },
    residentKb: () => residentKb(app.pid),
    leave: () => {
      app.type(play.leavesWith);
      return ended();
    },
    kill: () => {
      app.kill();
      return ended();
    },
  };
}

/** Answers what it asks as a person does. Gives how long the question stood. */
async function answer(app: App, { question, answer: typed }: NonNullable<Play['asked']>): Promise<number> {
  await app.waitFor(question);
  const from = performance.now();
  await pause(typingMs);
  app.type(typed);
  return performance.now() - from;
}

/** Waits for a frame that is so, whole: the program has said that the terminal may show it. */
async function frame(app: App, isSo: (screen: string) => boolean): Promise<void> {
  await app.waitFor((screen) => !app.terminal.modes.synchronizedOutputMode && isSo(screen));
}

function residentKb(pid: number): number {
  const [, kb] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  if (kb === undefined) throw new Error(`/proc/${pid}/status doesn’t say what the program holds`);
  return Number(kb);
}
