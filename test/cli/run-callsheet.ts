import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished } from 'vitest';
import type { LogRecord } from '../../src/log/record.ts';
import { whole } from '../log/small-answers.ts';
import { launcherPath, nodePath } from '../terminal/spawn-app.ts';

/** The project's folder. */
export const root = fileURLToPath(new URL('../..', import.meta.url));
/** The small scenario. */
export const small = join(root, 'test/fixtures/small');

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
    env: { ...process.env, LANG: 'C.UTF-8', ...given.env },
    timeout: 60_000,
    maxBuffer: 64 * 1024 * 1024,
  });
  return { status, out: stdout, err: stderr };
}

/** An empty folder with the answers of a whole sitting in it, and the log of that sitting: `a.jsonl`. */
export function satFolder(): string {
  const cwd = emptyFolder();
  writeFileSync(join(cwd, 'whole.yaml'), whole);
  const ran = callsheet(['sit', small, '--answers', 'whole.yaml', '--as', 'A1', '--seed', '7', '--out', 'a.jsonl'], {
    cwd,
  });
  expect(ran).toMatchObject({ status: 0, err: '' });
  return cwd;
}

/** Every record of a log, as it stands in the file. */
export function recordsIn(path: string): readonly LogRecord[] {
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line) as LogRecord);
}

/** What a person must never be shown: a trace, or something that steers the terminal. */
export function expectSound({ out, err }: Ran): void {
  expect(err).not.toMatch(/^\s+at .*:\d+:\d+\)?$/m);
  for (const text of [out, err])
    expect(text).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
}
