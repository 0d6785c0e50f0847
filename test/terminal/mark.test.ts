import { describe, expect, it } from 'vitest';
import { asFirst, candidates, MarkingRoom, sitIn } from '../cli/marking/marking-room.ts';
import { emptyFolder } from '../cli/run-callsheet.ts';
import type { App } from './spawn-app.ts';
import { startApp } from './start-app.ts';

function start(room: MarkingRoom, ...flags: readonly string[]): App {
  return startApp({ args: ['mark', ...asFirst, ...flags], cols: 100, rows: 34, cwd: room.cwd });
}

/** Goes on to the next page that is unmarked, of which so many are left. */
async function next(app: App, left: number): Promise<void> {
  app.type('n');
  // What was said goes with the key, before the next page is there: that is unmarked.
  await app.waitFor((screen) => screen.includes(`${left} of 6 left`) && !/\[[0-6] /.test(screen));
}

function marksOf(room: MarkingRoom, candidate: string): readonly string[] {
  try {
    return room.files(candidate);
  } catch {
    return [];
  }
}

describe('marking in a terminal', () => {
  it('goes from opening to a closed round, over a kill, with the evidence beside the criterion', async () => {
    const sat = emptyFolder();
    sitIn(sat);
    const room = new MarkingRoom(sat);
    room.run(['keygen', 'assessor', 'AS1']);

    let app = start(room, '--key', 'keys/assessor-AS1');
    await app.waitFor('No conflict of interest');
    app.type('y');
    await app.waitFor('What bears on it');
    expect(app.screen()).toContain('criterion 1 of 2, sitting 1 of 3   6 of 6 left');
    expect(app.screen()).toContain('provisional: marks, not results');
    expect(app.screen()).toContain('A pass shows');
    expect(app.screen()).toContain('Ring Priya');
    for (const candidate of candidates) expect(app.output()).not.toContain(candidate);

    app.type('4');
    await app.waitFor('A level rests on evidence');
    app.type('e');
    await app.waitFor('opens after the mark is set');
    app.key('space');
    await app.waitFor('1 cited');
    app.type('5');
    await app.waitFor('only 1 task is cited');
    app.type('c');
    await app.waitFor('keep it');
    app.type('Rang whoever decides');
    await app.waitFor('Rang whoever decides');
    app.key('enter');
    await app.waitFor('Comment  Rang whoever decides');
    app.type('3');
    await app.waitFor('Saved: just a pass, on record 6.');
    expect(app.screen()).toContain('[3 just a pass]');
    app.type('e');
    await app.waitFor('What the author expected');
    await app.waitFor('came to right');

    app.key('down');
    app.key('enter');
    await app.waitFor((screen) => screen.includes('I meant Priya first') && screen.includes('Esc back'));
    app.key('escape');
    await app.waitFor((screen) => screen.includes('What bears on it') && !screen.includes('Esc back'));
    await next(app, 5);
    app.kill('SIGKILL');
    await app.exit();

    app = start(room, '--key', 'keys/assessor-AS1');
    await app.waitFor('No conflict of interest');
    app.type('y');
    await app.waitFor('What bears on it');
    expect(app.screen()).toContain('sitting 2 of 3   5 of 6 left');
    for (const left of [4, 3, 2, 1]) {
      app.key('space');
      await app.waitFor('1 cited');
      app.type('4');
      await app.waitFor('Saved: pass');
      await next(app, left);
    }
    app.type('f');
    await app.waitFor('Not yet: 1 page still unmarked.');
    app.key('escape');
    await app.waitFor('What bears on it');
    app.type('0');
    await app.waitFor('Saved: no evidence seen.');
    app.type('f');
    await app.waitFor('Close the first round of 3 sittings?');
    app.type('y');
    expect(await app.exit()).toEqual({ status: 0, signal: 0 });
    expect(app.output()).toContain('Closed and signed by AS1: 3 ledgers.');

    expect(room.all().filter(({ kind }) => kind === 'closed')).toHaveLength(3);
    const verified = room.run(['verify', 's', '--card', 'keys/assessor-AS1']);
    expect(verified.out).toContain('3 ledgers: 3 whole, 0 not');
    expect(verified.status).toBe(0);
    for (const candidate of candidates)
      expect(room.files(candidate)).toEqual(['first-AS1-1.ledger', 'first-AS1-1.ledger.sig']);
  });

  it('loses nothing that is typed of a comment, by Ctrl+C or a kill, and puts it in no ledger before it is kept', async () => {
    const sat = emptyFolder();
    sitIn(sat);
    const room = new MarkingRoom(sat);
    let app = start(room);
    await app.waitFor('No conflict of interest');
    app.type('y');
    await app.waitFor('What bears on it');
    app.type('c');
    await app.waitFor('keep it');
    app.type('Rang whoever');
    await app.waitFor('Rang whoever');
    app.key('ctrl-c');
    expect(await app.exit()).toEqual({ status: 0, signal: 0 });

    app = start(room);
    await app.waitFor('No conflict of interest');
    app.type('y');
    await app.waitFor('(not kept: c goes on, x lets it go) Rang whoever');
    app.type('c');
    await app.waitFor('keep it');
    app.type(' decides');
    await app.waitFor('Rang whoever decides');
    app.kill('SIGKILL');
    await app.exit();
    expect(room.all()).toEqual([]);

    app = start(room);
    await app.waitFor('No conflict of interest');
    app.type('y');
    await app.waitFor('it go) Rang whoever decides');
    app.type('c');
    await app.waitFor('keep it');
    app.key('enter');
    await app.waitFor('Comment  Rang whoever decides');
    app.type('q');
    expect(await app.exit()).toEqual({ status: 0, signal: 0 });
    expect(room.all().map(({ kind }) => kind)).toEqual(['opened', 'drafted']);
    const files = candidates.flatMap((candidate) => marksOf(room, candidate));
    expect(files).toEqual(['first-AS1-1.ledger']);
  });

  it('names who holds the ledger where two mark as the same assessor', async () => {
    const sat = emptyFolder();
    sitIn(sat);
    const room = new MarkingRoom(sat);
    const app = start(room);
    await app.waitFor('No conflict of interest');
    const other = room.run(['mark', ...asFirst], 'yes', 'quit');
    expect(other).toMatchObject({ status: 2, out: '' });
    expect(other.err).toContain(`is in use by process ${app.pid}`);
    app.type('q');
    expect(await app.exit()).toEqual({ status: 0, signal: 0 });
    for (const candidate of candidates) expect(() => room.files(candidate)).toThrow();
  });
});
