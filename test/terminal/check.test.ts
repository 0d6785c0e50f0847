import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { callsheet, emptyFolder, root } from '../cli/run-callsheet.ts';
import { saveOver } from './author.ts';
import type { App } from './spawn-app.ts';
import { startApp } from './start-app.ts';

let folder = '';

beforeEach(() => {
  folder = emptyFolder();
  for (const id of ['one', 'other']) callsheet(['new', id], { cwd: folder });
  cpSync(join(root, 'scenarios', 'plans'), join(folder, 'scenarios', 'plans'), { recursive: true });
});

/** The author replaces a piece of a file and saves it. */
function save(file: string, from: string, to: string): void {
  saveOver(join(folder, 'scenarios', file), from, to);
}

/** Waits until it has checked so often and waits for a save. */
async function hasChecked(running: App, times: number): Promise<string> {
  await running.waitFor(() => running.output().split('watching for the next save').length > times);
  return running.output().split('watching for the next save')[times - 1] ?? '';
}

describe('check --watch', () => {
  it('follows every scenario, its documents and the plan, and says nothing of a save that changes nothing', async () => {
    const app = startApp({ args: ['check', 'one', 'other', '--watch'], cols: 120, rows: 40, cwd: folder });
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
    const app = startApp({ args: ['check', 'nowhere', '--watch'], cols: 120, rows: 40, cwd: folder });
    expect((await app.exit()).status).toBe(2);
    expect(app.output()).not.toContain('watching');
  });
});
