import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { emptyFolder } from '../cli/run-callsheet.ts';
import { spawnApp } from './spawn-app.ts';

it('what sit has read of a scenario serves replay as well', async () => {
  const cwd = emptyFolder();
  const env = { NODE_COMPILE_CACHE: join(cwd, 'cache') };
  const kept = (): readonly string[] => {
    const [build = ''] = readdirSync(env.NODE_COMPILE_CACHE);
    const folder = join(env.NODE_COMPILE_CACHE, build, 'callsheet-readings');
    return readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
  };
  const sitting = spawnApp({ args: ['sit', 'rain-on-day-six', '--seed', '7', '--out', 'a.jsonl'], cwd, env });
  await sitting.waitFor('Press s to start');
  sitting.type('s');
  await sitting.waitFor('Desk');
  sitting.kill('SIGTERM');
  await sitting.exit();
  const before = kept();
  expect(before.length).toBeGreaterThan(0);
  const replay = spawnApp({ args: ['replay', 'a.jsonl'], cwd, env });
  await replay.waitFor('record 0 of');
  replay.type('q');
  await replay.exit();
  expect(kept()).toEqual(before);
});
