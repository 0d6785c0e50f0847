import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { launcherPath, nodePath } from '../terminal/spawn-app.ts';

/** What a run of the program left behind. */
export interface Ran {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** An empty folder that is gone after the test. */
export function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'callsheet-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Runs callsheet as a shell would, without a terminal, and waits for its end. */
export function callsheet(
  args: readonly string[],
  given: { readonly cwd: string; readonly input?: string; readonly env?: Readonly<Record<string, string>> },
): Ran {
  const { status, stdout, stderr } = spawnSync(nodePath, [launcherPath, ...args], {
    cwd: given.cwd,
    input: given.input ?? '',
    encoding: 'utf8',
    // Commands are told as whoever started it calls it: here the program is started by itself, whatever runs the tests.
    env: { ...process.env, npm_command: undefined, LANG: 'C.UTF-8', ...given.env },
    timeout: 60_000,
    maxBuffer: 64 * 1024 * 1024,
  });
  return { status, out: stdout, err: stderr };
}
