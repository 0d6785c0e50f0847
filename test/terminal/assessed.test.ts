import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { allKeys, type Day, dayOf } from '../cli/centre/assessed-day.ts';
import { callsheet, emptyFolder, recordsIn, root } from '../cli/run-callsheet.ts';
import { lateVan } from '../laws/every-scenario.ts';
import { type Centre, centreWith, codes } from '../seal/centre.ts';
import { type App, type KeyName, spawnApp } from './spawn-app.ts';

let centre: Centre;
beforeAll(async () => {
  centre = await centreWith(lateVan.scenario);
});

/** Starts callsheet in a terminal on the day. */
function appOn(day: Pick<Day, 'cwd' | 'env'>, args: string): App {
  return spawnApp({ args: args.split(' '), cwd: day.cwd, env: day.env, cols: 100, rows: 34 });
}

/** Begins a sitting on the full screen: the code, the briefing, the desk. */
async function begunOn(day: Day): Promise<App> {
  const app = appOn(day, 'sit --start A1.start --out a.jsonl');
  await app.waitFor('Start code:');
  app.type(`${codes.start}\r`);
  await app.waitFor('s start');
  app.type('s');
  await app.waitFor('[1 Desk]');
  return app;
}

const left = async (app: App): Promise<void> => {
  app.key('ctrl-c');
  await app.waitFor(/Leave the sitting|saved/);
  app.type('y');
  expect(await app.exit()).toMatchObject({ status: 0 });
};

describe('an assessed sitting in a terminal', () => {
  it('asks for the code until it is right, tells who sits for whom, and what is declared', async () => {
    const day = await dayOf(centre);
    const app = appOn(day, 'sit --start A1.start --out a.jsonl');
    await app.waitFor('Start code:');
    app.type('not-the-code\r');
    await app.waitFor('That isn’t the start code. 4 tries are left; the next one in 2 seconds.');
    await app.waitFor((screen) => (screen.match(/Start code:/g) ?? []).length === 2);
    app.type(`${codes.start}\r`);
    const opening = await app.waitFor('Opening');
    expect(opening).not.toContain(codes.start);
    await app.waitFor('s start');
    app.key('end');
    await app.waitFor('You sit as A1, attempt 1, for the centre LAB. I7 invigilates.');
    await app.waitFor('This is my own work.');
    app.type('s');
    await app.waitFor('[1 Desk]');
    await left(app);
    expect(recordsIn(join(day.cwd, 'a.jsonl')).map(({ kind }) => kind)).toEqual(['began', 'declared', 'paused']);
    expect(day.run(`verify a.jsonl ${allKeys}`)).toMatchObject({ status: 0 });
  });

  it('killed in the middle, goes on with the code, and is whole all the same', async () => {
    const day = await dayOf(centre);
    const app = await begunOn(day);
    app.key('enter');
    await app.waitFor('Whom do you ask, and how?');
    app.kill('SIGKILL');
    await app.exit();
    const again = appOn(day, 'resume a.jsonl');
    await again.waitFor('Start code:');
    // It may be the terminal of the program that was killed, with its screen still there.
    expect(again.output().startsWith('\u001b[?1049l\u001b[?25h')).toBe(true);
    again.type(`${codes.start}\r`);
    await again.waitFor('⏎ go on');
    again.key('enter');
    await again.waitFor('[1 Desk]');
    await left(again);
    const incidents = recordsIn(join(day.cwd, 'a.jsonl')).flatMap((record) =>
      record.kind === 'incident' ? [record.what] : [],
    );
    expect(incidents).toEqual(['unclean-end']);
    expect(day.run(`verify a.jsonl ${allKeys}`)).toMatchObject({ status: 0 });
  });

  it('takes up what the invigilator signs while it is sat: time, a note, and a pause that covers the screen', async () => {
    const day = await dayOf(centre);
    const app = await begunOn(day);
    await app.waitFor(/14:\d\d/);
    expect(day.run('invigilate a.jsonl --credit 5m --because Alarm --note Rain', codes.room)).toMatchObject({
      status: 0,
      out: 'Record 2: 300 seconds given back: Alarm\nRecord 3: note: Rain\n',
    });
    await app.waitFor(/19:\d\d/);
    expect(day.run('invigilate a.jsonl --pause Fire', codes.room)).toMatchObject({ status: 0 });
    await app.waitFor('Fire');
    expect(app.screen()).not.toContain('The gearbox is gone');
    expect(day.run('invigilate a.jsonl --credit 5m --because Please', 'another code')).toMatchObject({
      status: 2,
      err: expect.stringContaining('That isn’t the code of I7'),
    });
    app.key('enter');
    await app.waitFor('[1 Desk]');
    await left(app);
    const kinds = recordsIn(join(day.cwd, 'a.jsonl')).map(({ kind }) => kind);
    expect(kinds).toEqual(['began', 'declared', 'granted', 'incident', 'paused', 'resumed', 'paused']);
    expect(day.run(`verify a.jsonl ${allKeys}`)).toMatchObject({ status: 0 });
    const { out } = day.run('replay a.jsonl --key keys/assessor-AS1');
    expect(out).toContain('300 seconds given back by I7');
    expect(out).toContain('paused by the invigilator: Fire');
  });

  it('is sat on the full screen to its receipt, with the invigilator at the machine in between', async () => {
    const day = await dayOf(centre);
    const app = await begunOn(day);
    app.type('i');
    await app.waitFor('Invigilator’s code of I7:');
    await typedThrough(app, [
      [codes.room, 'Its number, or Enter alone to end this'],
      ['1', 'How much, as in 5m or 90s'],
      ['5m', 'Why:'],
      ['Alarm', /300 seconds given back: Alarm[\s\S]*Its number/],
      ['', 'The invigilator has given you 5 minutes back.'],
    ]);
    await pressedThrough(app, [
      ['enter', 'Whom do you ask, and how?'],
      ['down', '› ( ) Dele'],
      ['space', '(x) Dele'],
      ['tab', '› ( ) Call'],
      ['down', '› ( ) Text'],
      ['space', '(x) Text'],
      ['tab', '› Reason'],
      [{ type: 'It fits.' }, 'It fits.'],
      ['ctrl-s', 'It counts when you confirm.'],
      [{ type: 'y' }, 'Answered and saved'],
      ['enter', 'What first'],
      ['enter', 'Hold the hire van'],
      ['ctrl-s', 'It counts when you confirm.'],
      [{ type: 'y' }, 'Answered and saved'],
      ['enter', 'Order for the van'],
      ['enter', 'Approved by'],
      [{ type: '180' }, '180'],
      ['tab', '›( ) Dele'],
      ['space', '›(x) Dele'],
      ['tab', '› What the supplier'],
      [{ type: 'Ring me.' }, '2 words'],
      ['ctrl-s', 'It counts when you confirm.'],
      [{ type: 'y' }, 'Answered and saved'],
      ['enter', 'Hand over to Dele'],
      ['enter', 'words of about 30'],
      ['space', '[x] Dele'],
      ['tab', '› Text'],
      [{ type: 'The van comes.' }, '3 words'],
      ['ctrl-s', 'It counts when you confirm.'],
      [{ type: 'y' }, 'Answered and saved'],
      ['enter', 'Receipt'],
    ]);
    const receipt = /\d+(?:-[0-9a-f]{4}){5}/.exec(app.screen())?.[0];
    app.key('ctrl-c');
    expect(await app.exit()).toMatchObject({ status: 0 });
    expect(day.run(`verify a.jsonl ${allKeys} --receipt ${receipt}`)).toMatchObject({ status: 0 });
    expect(day.run('replay a.jsonl --key keys/assessor-AS1').out).toContain('300 seconds given back by I7');
  });

  it('refuses a second window, and has it on the record', async () => {
    const day = await dayOf(centre);
    const app = await begunOn(day);
    const second = day.run('resume a.jsonl', codes.start, 'go on');
    expect(second).toMatchObject({ status: 2, err: expect.stringContaining('a.jsonl') });
    expect(existsSync(join(day.cwd, 'a.jsonl.in'))).toBe(true);
    // It is looked for every second, as the time left is told.
    await app.waitFor(() => readdirSync(join(day.cwd, 'a.jsonl.in')).length === 0);
    const sat = day.run('sit --start A1.start --out b.jsonl', codes.start);
    expect(sat).toMatchObject({ status: 2, err: expect.stringContaining('was used on this machine already') });
    await left(app);
    const incidents = recordsIn(join(day.cwd, 'a.jsonl')).filter(({ kind }) => kind === 'incident');
    expect(incidents).toMatchObject([{ what: 'second-window', lostSeconds: 0 }]);
    expect(day.run(`verify a.jsonl ${allKeys}`)).toMatchObject({ status: 0 });
  });

  it('is made, packed, started and sat to its receipt with nothing but commands, in plain mode with a quarter more time', async () => {
    const cwd = emptyFolder();
    const env = { XDG_STATE_HOME: join(cwd, 'state') };
    const run = (args: string, input = '') => callsheet(args.split(' '), { cwd, env, input });
    const codeIn = (out: string): string => /: ([0-9A-Z-]{14})\n/.exec(out)?.[1] ?? '';
    for (const who of ['centre LAB', 'assessor AS1'])
      expect(run(`keygen ${who}`)).toMatchObject({ status: 0, err: '' });
    const packed = run(
      `pack ${root}/test/fixtures/late-van --to keys/assessor-AS1 --for keys/centre-LAB --out day.pack`,
    );
    expect(packed).toMatchObject({ status: 0, err: '' });
    const code = codeIn(packed.out);
    const terms =
      '--candidate A1 --invigilator I7 --extra-time 25% --way plain --from 2026-01-01T09:00Z --until 2199-01-01T12:00Z';
    const started = run(`start day.pack --key keys/centre-LAB ${terms}`, `${code}\n`);
    expect(started).toMatchObject({ status: 0 });
    expect(codeIn(started.out)).toMatch(/^[0-9A-Z]{4}-/);

    const app = appOn({ cwd, env }, 'sit --start starts/A1-late-van-1.start --out a.jsonl');
    const told = (what: string): number => app.output().split(what).length;
    await app.waitFor('Start code:');
    app.type(`${code.toLowerCase().replaceAll('-', ' ')}\r`);
    await app.waitFor('Type start to start');
    expect(app.output()).toContain('That is 15 minutes and 25% more.');
    for (const [line, shows] of linesAndWhatTheyShow) {
      const before = told(shows);
      app.type(`${line}\r`);
      await app.waitFor(() => told(shows) > before);
    }
    const receipt = /The receipt is (\S+)\.\s/.exec(
      app.output().slice(app.output().indexOf('The sitting is finished.')),
    )?.[1];
    app.type('leave\r');
    expect(await app.exit()).toMatchObject({ status: 0 });
    const verified = run(`verify a.jsonl ${allKeys} --receipt ${receipt} --json`);
    expect(verified.status).toBe(0);
    const good = { standing: 'good' };
    const holds = { chain: good, replay: good, signature: good, receipt: good, end: good };
    expect(JSON.parse(verified.out).logs).toMatchObject([holds]);
    const { out } = run('replay a.jsonl.age --key keys/assessor-AS1');
    expect(out).toContain('The van comes at half past six.');
    expect(out).toContain('Evidence by outcome');
    // How the screen was set is nothing to mark by.
    expect(out).not.toMatch(/plain|line by line/i);
    expect(run('replay a.jsonl --evidence --key keys/assessor-AS1').out).toContain(
      'Says what is still at risk tomorrow',
    );
  });
});

/** Types each line when what came of the one before is told. */
async function typedThrough(app: App, lines: readonly (readonly [string, string | RegExp])[]): Promise<void> {
  for (const [line, shows] of lines) {
    app.type(`${line}\r`);
    await app.waitFor(shows);
  }
}

/** Presses each key, or types, when what came of the one before is on the screen. */
async function pressedThrough(
  app: App,
  steps: readonly (readonly [KeyName | { readonly type: string }, string])[],
): Promise<void> {
  for (const [step, shows] of steps) {
    if (typeof step === 'string') app.key(step);
    else app.type(step.type);
    await app.waitFor(shows);
  }
}

/** Each line of a sitting of the late van as it is typed, and what is told then: the next isn't typed before, as nobody could. */
const linesAndWhatTheyShow: readonly (readonly [string, string])[] = [
  ['start', 'Type the number of a task'],
  ['1', 'Type the number of the person.'],
  ['3', 'Type the number of the way'],
  ['2', 'Now your reason.'],
  ['Her limit fits.', 'Her limit fits.'],
  ['.', 'Type yes to confirm'],
  ['yes', 'Press Enter to go on'],
  ['', 'Type the number of a task'],
  ['1', 'Put all of them in order'],
  ['1 3 2', 'Now your reason'],
  ['.', 'Type yes to confirm'],
  ['yes', 'Press Enter to go on'],
  ['', 'Type the number of a task'],
  ['1', 'Enter alone passes a field over.'],
  ['180', 'Type the number of your choice.'],
  ['1', 'Type your own words.'],
  ['Ring me.', 'Ring me.'],
  ['.', 'Every field has been asked.'],
  ['done', 'Now your reason'],
  ['.', 'Type yes to confirm'],
  ['yes', 'Press Enter to go on'],
  ['', 'Type the number of a task'],
  ['1', 'To whom?'],
  ['1', 'Write as many lines as you need'],
  ['The van comes at half past six.', 'The van comes at half past six.'],
  ['.', 'done when you have finished.'],
  ['done', 'Type yes to confirm'],
  ['yes', 'Press Enter to go on'],
  ['', 'Write this receipt on paper'],
];
