/**
 * Draws the pictures of the README: the real program is driven through the sample scenario in terminals of its own, and
 * what they show becomes docs/pictures. Run it with `npm run pictures`.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fiftyMinutesSat } from '../bench/sat-fifty-minutes.ts';
import { type App, type KeyName, launcherPath, nodePath, spawnApp } from './spawn-app.ts';
import { toSvg } from './svg.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const pictures = join(root, 'docs', 'pictures');

/** The strong answers are those of this seed. */
const sit = ['sit', 'rain-on-day-six', '--seed', '7', '--as', 'A1'];
const strongAnswers = readFileSync(join(root, 'scenarios/rain-on-day-six/answers/strong.yaml'), 'utf8');

/** How long a screen must have stood still before its picture is taken. */
const stillMs = 300;

/** Takes the picture of what is shown now: its file's name, and its title. */
type Take = (name: string, title: string) => Promise<void>;

/** One terminal, and what is done in it. */
interface Scene {
  readonly cols: number;
  readonly rows: number;
  /** The home screen, a new sitting, one sat line by line, one that is replayed, or one that has come as far as a task. */
  readonly opens: 'home' | 'sitting' | 'plain' | 'replay' | { readonly task: string };
  readonly play: (app: App, take: Take) => Promise<void>;
}

const scenes: readonly Scene[] = [
  {
    cols: 80,
    rows: 24,
    opens: 'home',
    play: async (app, take) => {
      await app.waitFor('Practise');
      await take('home', 'The home screen');
    },
  },
  {
    cols: 100,
    rows: 40,
    opens: 'sitting',
    play: async (app, take) => {
      await app.waitFor('Press s to start');
      await take('briefing', 'The briefing before a sitting');
    },
  },
  {
    cols: 80,
    rows: 24,
    opens: 'sitting',
    play: async (app, take) => {
      await app.waitFor('Press s to start');
      app.type('o');
      await app.waitFor('› Colours');
      press(app, ['right', 3]);
      await app.waitFor('(x) high contrast');
      await take('settings', 'The settings of the screen, in high contrast');
    },
  },
  {
    cols: 120,
    rows: 40,
    opens: 'sitting',
    play: async (app, take) => {
      await openTask(app, 'Mark the lines');
      await pinDocument(app, 6, 'Crew terms');
      press(app, ['down', 8], 'space', ['up', 7], 'space', 'tab');
      await app.waitFor('› Reason');
      app.type('Electrical reach the hotel half an hour after they are released. ');
      await take('desk', 'Lines of a document are marked, with the crew terms beside them');
    },
  },
  {
    cols: 80,
    rows: 24,
    opens: { task: 'draft-order' },
    play: async (app, take) => {
      await openTask(app, 'Put the strips in order');
      press(app, ['right', 2], 'down', 'space', 'down');
      await app.waitFor('» 11:15');
      await take('strip-board', 'A strip has been picked up and moved, and every time follows');
    },
  },
  {
    cols: 120,
    rows: 30,
    opens: { task: 'purchase-order' },
    play: async (app, take) => {
      await openTask(app, 'Fill in the form');
      press(app, 'escape');
      await app.waitFor('[1 Desk]');
      await pinDocument(app, 12, 'Quote from Gannet Covers');
      app.type('6');
      press(app, 'tab');
      app.type('430');
      await take('purchase-order', 'A purchase order works out VAT and total from the net price');
    },
  },
  {
    cols: 120,
    rows: 30,
    opens: { task: 'amendment' },
    play: async (app, take) => {
      await openTask(app, 'About 45 words');
      await pinDocument(app, 13, 'Call sheet 2');
      press(app, 'space', ['right', 3], 'space', 'right', 'space', 'tab', 'right', 'space', 'tab');
      await app.waitFor('› Subject');
      app.type('Monday has changed: new base, earlier calls');
      press(app, 'tab');
      await app.waitFor('› Text');
      app.type('BASE HAS MOVED to Harbour car park, Quay Road.');
      await app.waitFor('9 words');
      press(app, 'enter');
      app.type('Electrical and grip 06:45, unit 07:00. Call sheet 2 replaces draft 1. ');
      await app.waitFor('21 words');
      await take('e-mail', 'An e-mail is written, with its words counted');
      app.resize(80, 24);
      press(app, 'ctrl-s');
      await app.waitFor('It counts when you confirm');
      await take('read-back', 'The answer is read back before it counts');
    },
  },
  {
    cols: 80,
    rows: 24,
    opens: { task: 'handover-note' },
    play: async (app, take) => {
      await openTask(app, 'at most 250');
      press(app, 'space', 'tab');
      await app.waitFor('› Text');
      app.type('Two set-ups of 31 and all of 30 are owed to Thursday. Extras are with Mei.');
      await app.waitFor('16 words');
      press(app, 'ctrl-s');
      await app.waitFor('It counts when you confirm');
      app.type('y');
      await app.waitFor('Answered and saved');
      press(app, 'enter');
      await app.waitFor('Receipt');
      await take('end', 'The end of a sitting, with its receipt');
    },
  },
  {
    cols: 80,
    rows: 24,
    opens: 'plain',
    play: async (app, take) => {
      await app.waitFor('Type start to start');
      app.type('start\r');
      await app.waitFor('Open tasks: 2');
      app.type('1\r');
      await app.waitFor('Type show');
      app.type('4 11\r');
      await app.waitFor(/^Line 11, marked/m);
      await take('plain', 'Plain mode: the same task line by line');
    },
  },
  {
    cols: 120,
    rows: 40,
    opens: 'replay',
    play: async (app, take) => {
      await app.waitFor('record 0 of');
      app.type('n');
      await app.waitFor("Check Tom's order: the answer");
      await take('replay', 'A decision in a replay: the screen as it was answered, and what was read for it');
      app.type('2');
      await app.waitFor('11 decisions.');
      await take('decisions', 'The decisions of a sitting, with the time of each and what was read for it');
    },
  },
  {
    cols: 100,
    rows: 30,
    opens: 'replay',
    play: async (app, take) => {
      await app.waitFor('record 0 of');
      app.type('nn4');
      await app.waitFor('› Net loft stand-by');
      press(app, 'down', 'enter');
      await app.waitFor('with what the record has after it');
      await take('what-if', 'Where another answer would have led');
    },
  },
];

/** Starts the sitting or goes on with it, hides the time left (it runs on, and the picture is to be the same each time) and opens the first task. */
async function openTask(app: App, shows: string): Promise<void> {
  await app.waitFor(/Press s to start|Press Enter or s/);
  app.type('s');
  await app.waitFor('[1 Desk]');
  app.type('t');
  await app.waitFor((screen) => !screen.includes(' left '));
  press(app, 'enter');
  await app.waitFor(shows);
}

/** Opens a document from a task, and comes back with it beside the task. */
async function pinDocument(app: App, number: number, title: string): Promise<void> {
  app.type('3');
  await app.waitFor('[3 Documents]');
  press(app, ['down', number - 1], 'enter');
  await app.waitFor(new RegExp(`${title} .*line 1 of`));
  app.type('d');
  await app.waitFor(new RegExp(`│.*${title}`));
}

/** Presses keys in order, each once or so many times. */
function press(app: App, ...keys: readonly (KeyName | readonly [KeyName, number])[]): void {
  for (const one of keys) {
    const [key, count] = typeof one === 'string' ? ([one, 1] as const) : one;
    for (let pressed = 0; pressed < count; pressed += 1) app.key(key);
  }
}

/** The arguments that open a scene. A sitting comes as far as a task by the strong answers, cut off there. */
function argumentsOf(opens: Scene['opens'], folder: string): readonly string[] {
  if (opens === 'home') return [];
  if (opens === 'sitting') return sit;
  if (opens === 'plain') return [...sit, '--plain'];
  if (opens === 'replay') {
    writeFileSync(join(folder, 'a.jsonl'), fiftyMinutesSat());
    return ['replay', 'a.jsonl'];
  }
  const cut = strongAnswers.indexOf(`\n- ${opens.task}:`);
  if (cut === -1) throw new Error(`The strong answers have no entry for the task ${opens.task}.`);
  writeFileSync(join(folder, 'begun.yaml'), strongAnswers.slice(0, cut + 1));
  execFileSync(nodePath, [launcherPath, ...sit, '--answers', 'begun.yaml'], { cwd: folder });
  return ['resume', 'sittings/rain-on-day-six-A1-1.jsonl'];
}

/** Waits until nothing more is drawn, and what was typed is saved. */
async function stillness(app: App): Promise<void> {
  for (let written = -1; written !== app.output().length; ) {
    written = app.output().length;
    await new Promise((resolve) => setTimeout(resolve, stillMs));
    await app.waitFor((screen) => !/ saving *$/m.test(screen));
  }
}

/** Whether the cursor is shown: as the program said last, and as terminals do where it has said nothing. */
function showsCursor(app: App): boolean {
  return app.output().lastIndexOf('\u001b[?25h') >= app.output().lastIndexOf('\u001b[?25l');
}

/** A receipt is another one at each sitting. A picture that differs in nothing else is left as it is. */
function keep(name: string, svg: string): void {
  const path = join(pictures, `${name}.svg`);
  const withoutReceipt = (text: string) => text.replaceAll(/\b\d+(-[0-9a-f]{4}){5}\b/g, 'receipt');
  const isSame = existsSync(path) && withoutReceipt(readFileSync(path, 'utf8')) === withoutReceipt(svg);
  if (!isSame) writeFileSync(path, svg);
  process.stdout.write(`${isSame ? 'same' : 'new '}  docs/pictures/${name}.svg  ${svg.length} bytes\n`);
}

/** What the program needs to run, put in a folder: home names a file of it, and is to say the same on every machine. */
function programIn(folder: string): string {
  for (const part of ['package.json', 'bin', 'dist', 'docs', 'scenarios'])
    cpSync(join(root, part), join(folder, part), { recursive: true });
  return join(folder, 'bin', 'callsheet');
}

async function playScene({ cols, rows, opens, play }: Scene): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'callsheet-'));
  const script = opens === 'home' ? programIn(folder) : launcherPath;
  const env = { XDG_STATE_HOME: join(folder, 'state') };
  const app = spawnApp({ args: argumentsOf(opens, folder), cols, rows, cwd: folder, script, env });
  try {
    await play(app, async (name, title) => {
      await stillness(app);
      keep(name, toSvg(app.terminal, title, { showsCursor: showsCursor(app) }));
    });
  } finally {
    app.kill();
    await app.exit();
    rmSync(folder, { recursive: true });
  }
}

mkdirSync(pictures, { recursive: true });
for (const scene of scenes) await playScene(scene);
