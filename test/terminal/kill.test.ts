import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callsheet, emptyFolder, recordsIn, small } from '../cli/run-callsheet.ts';
import { launcherPath, nodePath, spawnApp } from './spawn-app.ts';

/** The whole small sitting as somebody would type it, task by task; each begins and ends at the desk. */
const tasks: readonly (readonly string[])[] = [
  ['1', '1', 'She decides.', '.', 'yes', ''],
  ['1', '1 2', '.', 'yes', ''],
  ['1', '1 2 3', '.', 'yes', ''],
  ['1', 'done', '.', 'yes', ''],
  ['1', '1 2', 'done', 'The rig comes before the unit call.', '.', 'yes', ''],
  ['1', '2', '1', '.', 'yes', ''],
  ['1', '1 300', 'done', '.', 'yes', ''],
  ['1', '310', '12', 'Mon 07:00', '2h', 'yes', '1', 'Leave it at the gate.', '.', 'done', '.', 'yes', ''],
  ['1', '1', 'none', 'Nothing is owed.', 'Priya knows.', '.', 'done', '.', 'yes', ''],
];

/** What is typed from a task on: notes before each, so that there is much to lose. */
function linesFrom(task: number): string {
  const notes = (before: number) => Array.from({ length: 4 }, (_, n) => `note ${before}.${n}`);
  return ['start', ...tasks.flatMap((lines, at) => (at < task ? [] : [...notes(at), ...lines])), ''].join('\n');
}

const acknowledgement = /^Noted\.$|^Your answer is saved\./gm;

/** Types it all at once and kills the program without warning when it has called something saved so many times. Gives how often it had. */
function killAfter(saved: number, args: readonly string[], typed: string, cwd: string): Promise<number> {
  const env = { ...process.env, LANG: 'C.UTF-8' };
  const child = spawn(nodePath, [launcherPath, ...args], { cwd, env, stdio: ['pipe', 'pipe', 'inherit'] });
  let out = '';
  const seen = (): number => out.match(acknowledgement)?.length ?? 0;
  child.stdout.setEncoding('utf8');
  child.stdout.on('data', (text: string) => {
    out += text;
    if (seen() >= saved) child.kill('SIGKILL');
  });
  // A pipe that breaks when its reader is killed is what is wanted here.
  child.stdin.on('error', () => {});
  child.stdin.write(typed);
  return new Promise((resolve) => child.on('close', () => resolve(seen())));
}

const countOf = (path: string, ...kinds: readonly string[]): number =>
  readFileSync(path, 'utf8')
    .split('\n')
    .slice(0, -1)
    .filter((line) => kinds.includes(JSON.parse(line).kind)).length;

/** The incidents of a log that tell of an end nobody made. */
const uncleanEnds = (path: string) =>
  recordsIn(path).flatMap((record) => (record.kind === 'incident' && record.what === 'unclean-end' ? [record] : []));

/** Goes on with a log line by line from where its decisions stand, up to the end of the story, and expects it to be whole. */
function goOnToTheEnd(path: string, cwd: string): void {
  const resumed = callsheet(['resume', 'a.jsonl', '--plain'], { cwd, input: linesFrom(countOf(path, 'decided')) });
  expect(resumed).toMatchObject({ status: 0, err: '' });
  const verified = callsheet(['verify', 'a.jsonl', '--json'], { cwd });
  expect(verified.status).toBe(0);
  expect(JSON.parse(verified.out)).toMatchObject({
    logs: [{ chain: { standing: 'good' }, replay: { standing: 'good' }, end: { says: 'finished (ended-well)' } }],
  });
}

describe('killed without warning', () => {
  const moments = fc.sample(fc.array(fc.integer({ min: 1, max: 14 }), { minLength: 1, maxLength: 3 }), {
    seed: 4_711,
    numRuns: 6,
  });

  it.each(moments.map((at) => [at]))(
    'line by line, after being told %j times that something is saved, it has lost nothing of that',
    async (at) => {
      const cwd = emptyFolder();
      const path = join(cwd, 'a.jsonl');
      const first = ['sit', small, '--plain', '--as', 'A1', '--seed', '7', '--out', 'a.jsonl'];
      let kept = 0;
      for (const [kills, saved] of at.entries()) {
        const isFirst = kills === 0;
        const typed = linesFrom(isFirst ? 0 : countOf(path, 'decided'));
        const told = await killAfter(saved, isFirst ? first : ['resume', 'a.jsonl', '--plain'], typed, cwd);
        expect(told).toBeGreaterThanOrEqual(saved);
        const there = countOf(path, 'noted', 'decided');
        expect(there).toBeGreaterThanOrEqual(kept + told);
        kept = there;
      }
      goOnToTheEnd(path, cwd);
      const ends = uncleanEnds(path);
      expect(ends).toHaveLength(at.length);
      for (const { lostSeconds, detail } of ends) {
        expect(lostSeconds).toBeLessThan(60);
        expect(detail).toMatch(/^The program stopped without a pause\./);
      }
    },
    60_000,
  );

  it.each([[2], [5], [6]])(
    'on the full screen, at key %i, it has lost nothing that the screen called saved',
    async (keys) => {
      const cwd = emptyFolder();
      const path = join(cwd, 'a.jsonl');
      const args = ['sit', small, '--as', 'A1', '--seed', '7', '--out', 'a.jsonl'];
      const app = spawnApp({ args, cols: 80, rows: 24, cwd });
      await app.waitFor('Press s to start');
      app.type('s');
      await app.waitFor('[1 Desk]');
      const steps: readonly (readonly [() => void, string])[] = [
        [() => app.key('enter'), 'Choose one.'],
        [() => app.key('space'), '(x) Ring Priya'],
        [() => app.key('tab'), '› Reason'],
        [() => app.type('She decides.'), 'She decides.'],
        [() => app.key('ctrl-s'), 'It counts when you confirm.'],
        [() => app.type('y'), 'Answered and saved'],
        [() => app.key('enter'), 'It is now Sun 16:10'],
      ];
      for (const [press, shows] of steps.slice(0, keys)) {
        press();
        await app.waitFor(shows);
      }
      await app.waitFor(/ saved *\n/);
      const promised = { decided: app.output().includes('Answered and saved') ? 1 : 0 };
      const isTyped = keys > 3 && keys < 6;
      // One key more is on its way when the program is killed.
      steps[keys]?.[0]();
      app.kill('SIGKILL');
      await app.exit();
      expect(countOf(path, 'decided')).toBeGreaterThanOrEqual(promised.decided);
      const drafts = recordsIn(path).flatMap((record) => (record.kind === 'drafted' ? [record.draft] : []));
      if (isTyped) expect(drafts.at(-1)).toEqual({ answer: 'priya', reason: 'She decides.' });
      goOnToTheEnd(path, cwd);
      expect(uncleanEnds(path)).toHaveLength(1);
    },
    60_000,
  );
});
