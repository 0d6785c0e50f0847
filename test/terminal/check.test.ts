import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { callsheet, emptyFolder, root } from '../cli/run-callsheet.ts';
import { type App, spawnApp } from './spawn-app.ts';

let folder = '';
let app: App | null = null;

beforeEach(() => {
  folder = emptyFolder();
  for (const id of ['one', 'other']) callsheet(['new', id], { cwd: folder });
  cpSync(join(root, 'scenarios', 'plans'), join(folder, 'scenarios', 'plans'), { recursive: true });
});

afterEach(async () => {
  app?.kill();
  await app?.exit();
  app = null;
});

/** The author replaces a piece of a file and saves it. */
function save(file: string, from: string, to: string): void {
  const path = join(folder, 'scenarios', file);
  const text = readFileSync(path, 'utf8');
  if (!text.includes(from)) throw new Error(`Not there: ${from}`);
  writeFileSync(path, text.replace(from, to));
}

/** Waits until it has checked so often and waits for a save. */
async function hasChecked(running: App, times: number): Promise<string> {
  await running.waitFor(() => running.output().split('watching for the next save').length > times);
  return running.output().split('watching for the next save')[times - 1] ?? '';
}

describe('check --watch', () => {
  it('follows every scenario, its documents and the plan, and says nothing of a save that changes nothing', async () => {
    app = spawnApp({ args: ['check', 'one', 'other', '--watch'], cols: 120, rows: 40, cwd: folder });
    await hasChecked(app, 1);
    save('other/scenario.yaml', 'title: "Other"', 'tilte: "Other"');
    expect(await hasChecked(app, 2)).toContain('CS201');
    save('other/scenario.yaml', 'tilte: "Other"', 'title: "Another"');
    expect(await hasChecked(app, 3)).toContain('Another (draft)');
    save('one/scenario.yaml', 'title: "One"', 'title: "One"');
    save('other/documents/who-decides.txt', 'WHO DECIDES WHAT', 'WHO DECIDES');
    await hasChecked(app, 4);
    save('plans/st0792-v2.yaml', 'callsheet-plan: 1', 'callsheet-plan: one');
    expect(await hasChecked(app, 5)).toMatch(/error CS\d+/);
    app.key('ctrl-c');
    expect((await app.exit()).status).toBe(130);
  });

  it('ends at once where there is nothing to follow', async () => {
    app = spawnApp({ args: ['check', 'nowhere', '--watch'], cols: 120, rows: 40, cwd: folder });
    expect((await app.exit()).status).toBe(2);
    expect(app.output()).not.toContain('watching');
  });
});
