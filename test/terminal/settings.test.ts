import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { emptyFolder, small } from '../cli/run-callsheet.ts';
import type { App } from './spawn-app.ts';
import { startApp } from './start-app.ts';

let folder = '';

beforeEach(() => {
  folder = emptyFolder();
});

function start(args: readonly string[], env: Readonly<Record<string, string>> = {}): App {
  return startApp({
    args,
    cols: 80,
    rows: 24,
    cwd: folder,
    env: { XDG_STATE_HOME: join(folder, 'state'), ...env },
  });
}

const sit = (out = 'a.jsonl') => ['sit', small, '--seed', '7', '--as', 'A1', '--out', out];
const resume = ['resume', 'a.jsonl'];

/** The settings that are kept now. */
function kept(): readonly unknown[] {
  const path = join(folder, 'state', 'callsheet', 'settings');
  return readdirSync(path).map((name) => JSON.parse(readFileSync(join(path, name), 'utf8')));
}

/** The ground of a cell by its number among the 256 colours; null where it is the terminal's own. */
function groundAt(app: App, row: number, column: number): number | null {
  const { active } = app.terminal.buffer;
  const cell = active.getLine(active.viewportY + row)?.getCell(column);
  return cell?.isBgPalette() === true ? cell.getBgColor() : null;
}

/** Every cell that is seen has a ground of high contrast: black, or what the keys work on. */
function isAllContrast(app: App): boolean {
  return Array.from({ length: 24 }, (_, row) => row).every((row) =>
    Array.from({ length: 80 }, (_, column) => groundAt(app, row, column)).every(
      (ground) => ground === 16 || ground === 231,
    ),
  );
}

async function chooseContrast(app: App): Promise<void> {
  await app.waitFor('o settings');
  app.type('o');
  await app.waitFor('(x) as the terminal has them');
  for (const shown of ['(x) for a light', '(x) for a dark', '(x) high contrast']) {
    app.key('right');
    await app.waitFor(shown);
  }
}

describe('the settings of a sitting', () => {
  it('are there again after the program was killed, on this machine alone, and gone after the end', async () => {
    const app = start(sit());
    await app.waitFor('Press s to start');
    expect(groundAt(app, 0, 0)).toBeNull();
    await chooseContrast(app);
    expect(isAllContrast(app)).toBe(true);
    app.key('escape');
    await app.waitFor('What is asked');
    app.type('s');
    await app.waitFor('[1 Desk]');
    expect(isAllContrast(app)).toBe(true);
    app.kill();
    await app.exit();
    expect(kept()).toEqual([{ colours: 'contrast', spacing: 'usual', time: 'shown', mode: 'full-screen' }]);
    expect(readFileSync(join(folder, 'a.jsonl'), 'utf8')).not.toContain('contrast');
    expect(readdirSync(folder).sort()).toEqual(['a.jsonl', 'a.jsonl.lock', 'state']);

    const again = start(resume);
    await again.waitFor('The program was cut off');
    expect(isAllContrast(again)).toBe(true);
    again.type('s');
    await again.waitFor('[1 Desk]');
    expect(isAllContrast(again)).toBe(true);
    again.key('ctrl-c');
    await again.waitFor('end for good');
    again.type('e');
    await again.waitFor('End the sitting for good?');
    again.type('y');
    await again.waitFor('Receipt');
    expect(kept()).toEqual([]);
    again.key('ctrl-c');
    await again.exit();
  });

  it('are the usual ones for whoever sits next, and no file is made before one is changed', async () => {
    const first = start(sit());
    await chooseContrast(first);
    first.key('ctrl-c');
    await first.exit();
    expect(kept()).toEqual([]);
    const next = start(sit('b.jsonl'), { XDG_STATE_HOME: join(folder, 'untouched') });
    await next.waitFor('Press s to start');
    expect(groundAt(next, 0, 0)).toBeNull();
    next.type('s');
    await next.waitFor('[1 Desk]');
    expect(readdirSync(folder)).not.toContain('untouched');
  });

  it('lead into plain mode, which is gone on with too, until the full screen is asked for', async () => {
    const app = start(sit());
    await app.waitFor('Press s to start');
    app.type('s');
    await app.waitFor('[1 Desk]');
    app.type('o');
    await app.waitFor('› Colours');
    app.key('end');
    await app.waitFor('› Plain mode');
    app.key('enter');
    await app.waitFor('Callsheet, line by line.');
    app.kill();
    await app.exit();

    const plain = start(resume);
    await plain.waitFor('Callsheet, line by line.');
    plain.type('settings\r');
    await plain.waitFor(/callsheet resume a\.jsonl\s--full-screen/);
    plain.type('leave\r');
    await plain.exit();

    const screen = start([...resume, '--full-screen']);
    await screen.waitFor('o settings');
    screen.type('o');
    await screen.waitFor('› Colours');
    screen.kill();
    await screen.exit();
    expect(kept()).toEqual([{ colours: 'terminal', spacing: 'usual', time: 'shown', mode: 'full-screen' }]);
  });

  it('never win over NO_COLOR', async () => {
    const app = start(sit(), { NO_COLOR: '1' });
    await chooseContrast(app);
    await app.waitFor('NO_COLOR is set here');
    expect(app.output()).not.toMatch(/\u001b\[[34]8;5;/);
  });
});
