import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openLog } from '../../src/host/log-file.ts';

const script = `
  import { createLog } from ${JSON.stringify(join(import.meta.dirname, '../../src/host/log-file.ts'))};
  import { writeSync } from 'node:fs';
  const { value: log } = createLog(process.argv[1]);
  for (let n = 0; ; n += 1) {
    log.append([JSON.stringify({ n }) + '\\n', JSON.stringify({ n, text: 'x'.repeat(n % 5000) }) + '\\n']);
    writeSync(1, n + '\\n');
  }`;

/** Starts a writer, kills it without warning once it has said so many times that it saved, and gives the last that it said. */
function killAfter(path: string, saved: number): Promise<number> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', script, path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let out = '';
  child.stdout.setEncoding('utf8');
  child.stdout.on('data', (text: string) => {
    out += text;
    if (out.split('\n').length > saved) child.kill('SIGKILL');
  });
  return new Promise((resolve) => {
    child.on('close', () => resolve(out.split('\n').length - 2));
  });
}

it('a writer killed at any moment has lost nothing that it called saved, and its lock is taken over', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'callsheet-kill-'));
  for (const saved of [1, 2, 7, 40, 173]) {
    const path = join(folder, `${saved}.jsonl`);
    const last = await killAfter(path, saved);
    const opened = openLog(path);
    if (!opened.ok) throw new Error(opened.because);
    const { bytes, tookOverFrom, close } = opened.value;
    close();
    const lines = Buffer.from(bytes)
      .toString()
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line).n);
    expect(last).toBeGreaterThanOrEqual(saved - 1);
    expect(lines.filter((n) => n <= last)).toEqual(Array.from({ length: last + 1 }, (_, n) => [n, n]).flat());
    expect(tookOverFrom).not.toBeNull();
  }
  rmSync(folder, { recursive: true });
});
