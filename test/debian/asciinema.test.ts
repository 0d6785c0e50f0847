import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pty from '@lydell/node-pty';
import xterm from '@xterm/headless';
import { afterAll, describe, expect, it } from 'vitest';
import { castOf, castSize } from '../../src/ui/cast.ts';
import { satReplay } from '../ui/sat-replay.ts';

const folder = mkdtempSync(join(tmpdir(), 'callsheet-cast-'));
const path = join(folder, 'a.cast');

/** What a command leaves on a terminal of a recording's size: `asciinema` reads no cast without one. */
function onTerminal(args: readonly string[]): Promise<{ readonly status: number; readonly screen: string }> {
  const { columns: cols, rows } = castSize;
  const terminal = new xterm.Terminal({ cols, rows, allowProposedApi: true });
  const child = pty.spawn('asciinema', [...args], { cols, rows, cwd: folder });
  let written = Promise.resolve();
  child.onData((data) => {
    written = written.then(() => new Promise<void>((resolve) => terminal.write(data, resolve)));
  });
  return new Promise((resolve) => {
    child.onExit(({ exitCode }) => {
      void written.then(() => {
        const { active } = terminal.buffer;
        const lines = Array.from({ length: active.length }, (_, row) => active.getLine(row)?.translateToString(true));
        resolve({ status: exitCode, screen: lines.join('\n') });
      });
    });
  });
}

describe('Debian’s asciinema', () => {
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('reads a recording of a sitting to its last screen, and plays it', async () => {
    const replay = satReplay();
    writeFileSync(path, [...castOf(replay, 2)].map((line) => `${JSON.stringify(line)}\n`).join(''));
    const last = `record ${replay.replayed.records.length - 1} of ${replay.replayed.records.length - 1}`;
    const read = await onTerminal(['cat', path]);
    expect(read.status).toBe(0);
    expect(read.screen).toContain(`replay, ${last}`);
    const played = await onTerminal(['play', '--speed', '1000', path]);
    expect(played.status).toBe(0);
    expect(played.screen).toContain(`replay, ${last}`);
  }, 30_000);
});
