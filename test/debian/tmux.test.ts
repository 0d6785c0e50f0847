import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const session = `callsheet-${process.pid}`;
const folder = mkdtempSync(join(tmpdir(), 'callsheet-tmux-'));

describe('in tmux, at 80 by 24', () => {
  afterAll(() => {
    execFileSync('tmux', ['kill-session', '-t', session]);
  });

  it('a sitting is begun, left and found again in its log', () => {
    const node = join(root, 'node_modules/node/bin/node');
    const command = `cd ${folder} && ${node} ${join(root, 'bin/callsheet')} sit rain-on-day-six --plain --as A1 --seed 7`;
    execFileSync('tmux', ['new-session', '-d', '-s', session, '-x', '80', '-y', '24']);
    type(command);
    waitFor('start');
    type('start');
    waitFor('Tom Ellery');
    type('leave');
    waitFor('resume');
    const [log] = readdirSync(join(folder, 'sittings')).filter((name) => name.endsWith('.jsonl'));
    const verified = execFileSync(
      node,
      [join(root, 'bin/callsheet'), 'verify', join(folder, 'sittings', log ?? ''), '--json'],
      { encoding: 'utf8' },
    );
    expect(verified).toContain('unfinished');
  });
});

// Helpers

function type(line: string): void {
  execFileSync('tmux', ['send-keys', '-t', session, line, 'Enter']);
}

/** Reads the screen over and over until it shows the words: each look is a process of its own, so this gives way to the program. */
function waitFor(words: string): void {
  for (let look = 0; look < 3_000; look += 1) {
    const screen = execFileSync('tmux', ['capture-pane', '-p', '-t', session, '-S', '-200'], { encoding: 'utf8' });
    const shown = screen.split('\n').filter((line) => !line.includes('bin/callsheet sit'));
    if (shown.some((line) => line.includes(words))) return;
  }
  throw new Error(`The screen never showed “${words}”`);
}
