import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { readLog } from '../../src/log/read-log.ts';
import { callsheet, emptyFolder, recordsIn, root, small } from '../cli/run-callsheet.ts';
import type { App, KeyName, SpawnOptions } from './spawn-app.ts';
import { startApp } from './start-app.ts';

let folder = '';

beforeEach(() => {
  folder = emptyFolder();
});

function start(options: Partial<SpawnOptions> = {}): App {
  return startApp({
    args: ['sit', small, '--seed', '7', '--as', 'A1'],
    cols: 80,
    rows: 24,
    cwd: folder,
    ...options,
  });
}

/** Starts the sitting and waits for the desk. */
async function startAtDesk(options: Partial<SpawnOptions> = {}): Promise<App> {
  const app = start(options);
  await app.waitFor('Press s to start');
  app.type('s');
  await app.waitFor('[1 Desk]');
  return app;
}

function logOf(): ReturnType<typeof kindsIn> {
  const [name = ''] = readdirSync(join(folder, 'sittings')).filter((one) => one.endsWith('.jsonl'));
  return kindsIn(join(folder, 'sittings', name));
}

function kindsIn(path: string) {
  const read = readLog(readFileSync(path));
  if (!read.ok || read.log.damage !== null) throw new Error(JSON.stringify(read));
  return read.log.records;
}

/** Opens the first open task and waits until it shows. */
async function open(app: App, shows: string | RegExp): Promise<void> {
  app.key('enter');
  await app.waitFor(shows);
}

/** Presses keys one by one, waiting for each to have been drawn before the next. */
async function press(app: App, ...steps: readonly (readonly [KeyName | { readonly type: string }, string | RegExp])[]) {
  for (const [step, shows] of steps) {
    if (typeof step === 'string') app.key(step);
    else app.type(step.type);
    await app.waitFor(shows);
  }
}

/** Reads the answer back, confirms it and goes on. */
async function confirm(app: App, readBack: string | RegExp, then: string | RegExp): Promise<void> {
  app.key('ctrl-s');
  await app.waitFor(readBack);
  await app.waitFor('It counts when you confirm.');
  app.type('y');
  await app.waitFor('Answered and saved');
  app.key('enter');
  await app.waitFor(then);
}

describe('a whole sitting on the full screen', () => {
  it('goes through every kind of task to the receipt and the debrief', async () => {
    const app = await startAtDesk();
    await app.waitFor('First call');

    // choose, with a reason
    await open(app, 'Choose one.');
    await press(app, ['space', '(x) Ring Priya'], ['tab', '› Reason']);
    await press(app, [{ type: 'She decides.' }, 'She decides.']);
    await confirm(app, 'Your reason', 'It is now Sun 16:10');

    // choose-many
    await open(app, '0 of 3 chosen');
    await press(app, ['space', '[x] Two gazebos']);
    await confirm(app, 'Two gazebos', 'Open tasks');

    // rank: the first item is picked up and put down a place further on
    await open(app, 'Put all of them in order');
    await press(app, ['space', '» 1'], ['down', /» 2 {2}Scene 4/], ['space', /› 2 {2}Scene 4/]);
    await press(app, ['space', '» 2'], ['up', /» 1 {2}Scene 4/], ['space', /› 1 {2}Scene 4/]);
    await confirm(app, /1\.? +Scene 4/, 'Open tasks');

    // schedule: strips re-time as they move
    await open(app, 'Starts Mon 07:00');
    await press(app, ['right', 'Starts Mon 07:30'], ['down', /› 08:00–10:00 {2}Scene 4/]);
    await press(app, ['space', '» 08:00'], ['down', /» 09:00–11:00 {2}Scene 4/], ['space', '› 09:00']);
    await press(app, ['down', /› 11:00–12:30/], [{ type: 'x' }, 'Left out']);
    await confirm(app, 'Left out: Scene 9', 'Open tasks');

    // flag: the lines of a document
    await open(app, 'Mark the lines');
    await press(app, ['space', '[x]  2  06:00 Rig'], ['tab', '› Reason'], [{ type: 'Too early.' }, 'Too early.']);
    await confirm(app, '06:00 Rig at the harbour', 'Book van');

    // contact
    await open(app, 'Choose whom to contact');
    await press(app, ['down', '› ( ) Dele'], ['space', '(x) Dele'], ['tab', '› ( ) Call'], ['space', '(x) Call']);
    await confirm(app, 'Dele Akande', 'Split');

    // allocate
    await open(app, 'Share out up to £300');
    await press(app, ['right', '£50'], ['down', /› Heat/], [{ type: '250' }, 'all shared out']);
    await confirm(app, '£250', 'Order form');

    // form: VAT and total add up as the net is typed
    await open(app, 'Fill in the form');
    await press(app, [{ type: '310' }, '£372'], ['tab', /› How many/], [{ type: '12' }, '[12']);
    await press(app, ['tab', /› Needed at/], [{ type: 'Mon 07:00' }, 'Mon 07:00'], ['tab', /› Hired for/]);
    await press(app, ['tab', '›( ) Yes'], ['space', '›(x) Yes'], ['tab', '›( ) 2440'], ['space', '›(x) 2440']);
    await confirm(app, '2440 Weather cover', 'Handover note');

    // write
    await open(app, '0 words of about 60');
    await press(app, ['space', '[x] Priya'], ['tab', '›[ ] Crew list'], ['tab', /› Text/]);
    await press(app, [{ type: 'Nothing is owed.' }, '3 words']);
    await confirm(app, 'To: Priya Nair', 'Receipt');
    app.key('enter');
    await app.waitFor('What your decisions were expected to show');
    app.key('enter');
    expect((await app.exit()).status).toBe(0);
    expect(app.screen()).toMatch(/Receipt: \d+-[0-9a-f]{4}-/);
    expect(logOf().filter((record) => record.kind === 'decided')).toHaveLength(9);
    expect(logOf().at(-1)?.kind).toBe('ended');
  });
});

describe('the full screen', () => {
  it('asks before it leaves, and resume goes on with what was begun', async () => {
    const app = await startAtDesk();
    await open(app, 'Choose one.');
    await press(app, ['space', '(x) Ring Priya'], ['ctrl-c', 'Leave the sitting?'], [{ type: 'y' }, 'Go on with:']);
    expect((await app.exit()).status).toBe(0);
    const again = start({ args: ['resume', join('sittings', 'small-A1-1.jsonl')] });
    await again.waitFor('The sitting goes on when you say so.');
    expect(again.screen()).toContain('An answer is begun: First call.');
    again.type('s');
    await again.waitFor('You go on.');
    await open(again, '(x) Ring Priya');
  });

  it('takes no notice of Ctrl+Z', async () => {
    const app = await startAtDesk();
    app.key('ctrl-z');
    app.type('3');
    await app.waitFor('[3 Documents]');
  });

  it('covers the story in a pause', async () => {
    const app = await startAtDesk();
    app.type('p');
    const covered = await app.waitFor('Paused');
    expect(covered).not.toMatch(/Tom Ellery|Priya/);
    app.key('enter');
    await app.waitFor('[1 Desk]');
  });

  it('takes a paste of 100 KB as text, up to what there is room for, and answers nothing with it', async () => {
    const app = await startAtDesk();
    await open(app, 'Choose one.');
    await press(app, ['tab', '› Reason']);
    app.paste(`${'line\r\ny\r\n\u001b[31m'.repeat(8_000)}`);
    await app.waitFor('There is room for 20000 characters.');
    expect(app.screen()).not.toContain('It counts when you confirm');
    expect(logOf().map((record) => record.kind)).not.toContain('decided');
  });

  it('fits itself to the window, says when that is too small, and offers plain mode', async () => {
    const app = await startAtDesk({ cols: 120, rows: 40 });
    app.resize(60, 20);
    await app.waitFor((screen) => screen.includes('[1 Desk]') && screen.split('\n').every((line) => line.length <= 60));
    app.resize(40, 10);
    await app.waitFor('This window is 40 by 10');
    app.type('p');
    await app.waitFor(/Type\s+go\s+on/);
    app.resize(80, 24);
    app.type('go on\r');
    await app.waitFor('Type the number of a task');
    expect(logOf().at(-1)).toMatchObject({ kind: 'resumed', mode: 'plain' });
  });

  it('loses nothing when the terminal is closed', async () => {
    const app = await startAtDesk();
    await open(app, 'Choose one.');
    await press(app, ['tab', '› Reason'], [{ type: 'Half a thought' }, 'Half a thought']);
    app.hangUp();
    await app.exit();
    expect(logOf().findLast((record) => record.kind === 'drafted')).toMatchObject({
      draft: { reason: 'Half a thought' },
    });
    expect(logOf().at(-1)).toMatchObject({ kind: 'incident', what: 'hung-up' });
  });

  it('is drawn in ASCII where the terminal has no UTF-8', async () => {
    const app = await startAtDesk({ env: { LANG: 'C', LC_ALL: 'C' } });
    await open(app, '> ( ) Ring Priya');
    expect(app.screen()).toMatch(/^[ -~\n]*$/);
  });

  it('has no colour where none is wanted, and still says everything', async () => {
    const app = await startAtDesk({ env: { NO_COLOR: '1', COLORTERM: null } });
    await app.waitFor('Open tasks');
    expect(app.output()).not.toMatch(/\u001b\[(?:3[0-7]|9[0-7]|38)[;m]/);
  });

  it('breaks the lines of plain mode between words', async () => {
    const app = start({ args: ['sit', small, '--seed', '7', '--as', 'A1', '--plain'], cols: 40 });
    const briefing = await app.waitFor('Type start to start');
    expect(briefing).toContain(
      'Everything you do is logged as you do\nit. You can leave at any time and go on\nlater.\n',
    );
  });

  it('asks before Ctrl+C leaves plain mode, in the middle of a text too, and nothing typed is lost', async () => {
    const app = start({ args: ['sit', small, '--seed', '7', '--as', 'A1', '--plain'] });
    await app.waitFor('Type start to start');
    app.type('start\r');
    await app.waitFor('Type the number of a task');
    for (const [line, shows] of [
      ['1', 'Type the number of your choice.'],
      ['1', 'Now your reason.'],
    ] as const) {
      app.type(`${line}\r`);
      await app.waitFor(shows);
    }
    app.type('Half a thought\r');
    // A terminal throws away what hasn't been read when Ctrl+C comes: the answer to the next line tells that it was.
    app.type('/time\r');
    await app.waitFor('left of 30 minutes');
    app.key('ctrl-c');
    await app.waitFor('Type yes to leave, or no to stay.');
    app.type('no\r');
    await app.waitFor('You are writing the reason for the task First call: choose one.');
    app.key('ctrl-c');
    await app.waitFor(/Type yes to leave[\s\S]*Type yes to leave/);
    app.type('yes\r');
    expect((await app.exit()).status).toBe(0);
    expect(app.screen()).toMatch(/receipt\s+so\s+far\s+is\s+\d+-[0-9a-f]{4}-/);
    expect(app.screen()).toContain('callsheet resume sittings/small-A1-1.jsonl --plain');
    expect(logOf().findLast((record) => record.kind === 'drafted')).toMatchObject({
      draft: { reason: 'Half a thought' },
    });
    expect(logOf().at(-1)).toMatchObject({ kind: 'paused' });
  });

  it('leaves plain mode with a second Ctrl+C, and before the start with one', async () => {
    const app = start({ args: ['sit', small, '--seed', '7', '--as', 'A1', '--plain'] });
    await app.waitFor('Type start to start');
    app.type('start\r');
    await app.waitFor('Type the number of a task');
    app.key('ctrl-c');
    await app.waitFor('Type yes to leave, or no to stay.');
    app.key('ctrl-c');
    expect((await app.exit()).status).toBe(0);
    expect(logOf().at(-1)).toMatchObject({ kind: 'paused' });
    const unstarted = start({ args: ['sit', small, '--plain', '--as', 'B2'] });
    await unstarted.waitFor('Type start to start');
    unstarted.key('ctrl-c');
    expect((await unstarted.exit()).status).toBe(130);
  });

  it.each([
    ['TERM=dumb', { TERM: 'dumb' }],
    ['ACCESSIBLE=1', { ACCESSIBLE: '1' }],
  ])('gives way to plain mode with %s', async (_, env) => {
    const app = start({ env });
    // The briefing is longer than the window: its last line is what is sure to be seen.
    await app.waitFor('Type start to start');
    expect(app.output()).toContain('A small day');
    expect(app.output()).not.toContain('\u001b[?1049h');
  });
});

describe('the home screen', () => {
  it('offers what can be practised and what can be gone on with, and does it', async () => {
    const first = await startAtDesk();
    await press(first, ['ctrl-c', 'Leave the sitting?'], [{ type: 'y' }, 'Go on with:']);
    await first.exit();
    const home = start({ args: [] });
    await home.waitFor('Go on with a sitting');
    expect(home.screen()).toContain('Rain on day six');
    expect(home.screen()).toMatch(/› A small day, sat by A1 +at Sun 16:00 in the story, \d+ \w+ \d{4}, \d\d:\d\d/);
    await press(home, ['end', 'verify LOG'], ['home', '› A small day, sat by A1']);
    await press(home, [{ type: '?' }, 'Keys that work here'], ['escape', 'Practise']);
    await press(home, ['enter', 'The sitting goes on when you say so.']);
  });

  it('tells a time in a later week of a story in words', async () => {
    const answers = join(root, 'scenarios/eleven-days-to-delivery/answers/strong.yaml');
    const sat = ['sit', 'eleven-days-to-delivery', '--answers', answers, '--seed', '2', '--as', 'A1'];
    expect(callsheet([...sat, '--out', 'sittings/e.jsonl'], { cwd: folder })).toMatchObject({ status: 0 });
    const path = join(folder, 'sittings/e.jsonl');
    const later = recordsIn(path).findIndex(({ clock }) => clock.includes('+1 '));
    expect(later).toBeGreaterThan(0);
    const lines = readFileSync(path, 'utf8').split('\n');
    writeFileSync(path, `${lines.slice(0, later + 1).join('\n')}\n`);
    const home = start({ args: [], env: { ACCESSIBLE: '1' } });
    await home.exit();
    expect(home.output()).toMatch(/: at \w{3} \d\d:\d\d, week 2 in the story/);
    expect(home.output()).not.toContain('+1 ');
  });

  it('lets go with q', async () => {
    const home = start({ args: [] });
    await home.waitFor('Practise');
    home.type('q');
    expect((await home.exit()).status).toBe(0);
  });

  it('is lines of commands where no screen can be drawn', async () => {
    const home = start({ args: [], rows: 60, env: { TERM: 'dumb' } });
    await home.waitFor('callsheet sit rain-on-day-six');
    expect((await home.exit()).status).toBe(0);
  });
});
