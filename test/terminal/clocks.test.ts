import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readLog } from '../../src/log/read-log.ts';
import type { LogRecord } from '../../src/log/record.ts';
import { callsheet, emptyFolder, small } from '../cli/run-callsheet.ts';
import { type App, spawnApp } from './spawn-app.ts';

const movedClocks = join(import.meta.dirname, 'moved-clocks.mjs');

/** Starts the small sitting of 30 minutes, whose clocks move as told at each SIGUSR2, and opens its first task. */
async function sitWith(moves: string, cwd: string): Promise<App> {
  const args = ['sit', small, '--seed', '7', '--as', 'A1', '--out', 'a.jsonl'];
  const env = { NODE_OPTIONS: `--import=${movedClocks}`, MOVES: moves };
  const app = spawnApp({ args, cols: 80, rows: 24, cwd, env });
  onTestFinished(async () => {
    app.kill();
    await app.exit();
  });
  await app.waitFor('Press s to start');
  app.type('s');
  await app.waitFor('[1 Desk]');
  app.key('enter');
  await app.waitFor('Choose one.');
  app.key('tab');
  await app.waitFor('› Reason');
  return app;
}

function recordsIn(cwd: string): readonly LogRecord[] {
  const read = readLog(readFileSync(join(cwd, 'a.jsonl')));
  if (!read.ok) throw new Error(read.because);
  return read.log.records;
}

const incidentsIn = (cwd: string) => recordsIn(cwd).flatMap((record) => (record.kind === 'incident' ? [record] : []));

describe('the clocks of a real sitting', () => {
  it('stopped for long, put it on the record; at the end of the time what was typed is kept, and is no choice', async () => {
    const cwd = emptyFolder();
    const app = await sitWith('all:1740000,all:60000', cwd);
    app.kill('SIGUSR2');
    await app.waitFor(/ 0:\d\d left/);
    app.type('Half a thought');
    await app.waitFor('Half a thought');
    app.kill('SIGUSR2');
    await app.waitFor('Receipt');
    const [stopped] = incidentsIn(cwd);
    expect(stopped).toMatchObject({
      what: 'suspended',
      detail: expect.stringMatching(/^the program was stopped for 1[67]\d\d seconds$/),
    });
    expect(stopped?.lostSeconds).toBeGreaterThanOrEqual(1_730);
    expect(stopped?.lostSeconds).toBeLessThanOrEqual(1_745);
    const last = recordsIn(cwd).slice(-3);
    expect(last.map(({ kind }) => kind)).toEqual(['lapsed', 'lapsed', 'ended']);
    expect(last).toMatchObject([
      { task: 'first-call', draft: { reason: 'Half a thought' } },
      { task: 'kit', draft: null },
      { how: 'out-of-time' },
    ]);
    expect(recordsIn(cwd).some(({ kind }) => kind === 'decided')).toBe(false);
    expect(callsheet(['verify', 'a.jsonl'], { cwd }).status).toBe(0);
  });

  it.each([
    ['forward', 'wall:3600000'],
    ['back', 'wall:-3600000'],
  ])('set %s by somebody, put that on the record and cost nothing', async (way, move) => {
    const cwd = emptyFolder();
    const app = await sitWith(move, cwd);
    app.kill('SIGUSR2');
    await app.waitFor(() => incidentsIn(cwd).length > 0);
    expect(incidentsIn(cwd)).toMatchObject([
      { what: 'clock-jumped', lostSeconds: 0, detail: `the wall clock was set ${way} by 3600 seconds` },
    ]);
    expect(app.screen()).toMatch(/(30:00|29:\d\d) left/);
  });
});
