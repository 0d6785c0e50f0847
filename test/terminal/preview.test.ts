import { cpSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, it } from 'vitest';
import { emptyFolder } from '../cli/run-callsheet.ts';
import { saveOver } from './author.ts';
import type { App } from './spawn-app.ts';
import { startApp } from './start-app.ts';

const fixtures = fileURLToPath(new URL('../fixtures', import.meta.url));

let folder = '';

beforeEach(() => {
  folder = emptyFolder();
  cpSync(join(fixtures, 'small'), join(folder, 'scenarios', 'small'), { recursive: true });
  cpSync(join(fixtures, 'plans'), join(folder, 'scenarios', 'plans'), { recursive: true });
});

function start(...args: readonly string[]): App {
  return startApp({ args: ['preview', 'small', ...args], cols: 120, rows: 40, cwd: folder });
}

/** The author replaces a piece of a file and saves it. */
function save(file: string, from: string, to: string): void {
  saveOver(join(folder, 'scenarios', file), from, to);
}

describe('a preview beside an editor', () => {
  it('plays, follows what is saved and stays where it was, shows mistakes until they are mended, and jumps', async () => {
    const app = start();
    await app.waitFor('at the opening');
    await app.waitFor(/› {2}1 nobody/);
    app.type('2');
    await app.waitFor(/› {2}2 right/);
    app.key('enter');
    await app.waitFor('You answered first-call');
    await app.waitFor('1 step on');

    save('small/scenario.yaml', 'title: Wet-weather kit', 'title: What to wear');
    await app.waitFor('What to wear (kit)');
    await app.waitFor('Read again. Everything is where it was.');
    expect(app.screen()).toContain('1 step on');

    save('small/scenario.yaml', 'title: A small day', 'tilte: A small day');
    await app.waitFor('scenario.yaml:3:1: error CS201');
    app.key('escape');
    await app.waitFor('! 1 error in the files.');
    expect(app.screen()).toContain('What to wear (kit)');
    save('small/scenario.yaml', 'tilte: A small day', 'title: A smaller day');
    await app.waitFor('A smaller day');
    await app.waitFor((screen) => !screen.includes('1 error in the files.') && screen.includes('1 step on'));

    app.type('g');
    await app.waitFor('Go to which state?');
    app.type('paying');
    await app.waitFor('Type a part of its name: paying');
    app.key('enter');
    await app.waitFor(/planning \+ paying +\d+ steps on/);

    app.type('s');
    await app.waitFor('Saved as scenarios/small/answers/preview-1.yaml.');
    app.type('q');
    expect(await app.exit()).toEqual({ status: 0, signal: 0 });
    expect(readdirSync(folder)).toEqual(['scenarios']);
  });

  it('follows documents and the plan too', async () => {
    const app = start();
    await app.waitFor('at the opening');
    save('small/documents/call-sheet.txt', 'CALL SHEET 1', 'Another sheet');
    await app.waitFor('Read again. Everything is where it was.');
    save('plans/small-plan.yaml', 'callsheet-plan: 1', 'callsheet-plan: one');
    await app.waitFor(/error CS\d+/);
    save('plans/small-plan.yaml', 'callsheet-plan: one', 'callsheet-plan: 1');
    await app.waitFor('Read again. Everything is where it was.');
    app.key('ctrl-c');
    expect(await app.exit()).toEqual({ status: 0, signal: 0 });
  });

  it('line by line, says by itself what a save changed', async () => {
    const app = start('--plain');
    await app.waitFor('at the opening');
    app.type('2\r');
    await app.waitFor('You answered first-call.');
    save('small/scenario.yaml', 'title: A small day', 'tilte: A small day');
    await app.waitFor('The story stays as it was before');
    save('small/scenario.yaml', 'tilte: A small day', 'title: A small day');
    await app.waitFor('The mistakes are mended.');
    app.type('quit\r');
    expect(await app.exit()).toEqual({ status: 0, signal: 0 });
    expect(existsSync(join(folder, 'sittings'))).toBe(false);
  });

  it('ends when it is asked to from outside', async () => {
    const app = start();
    await app.waitFor('at the opening');
    app.kill('SIGTERM');
    expect((await app.exit()).status).toBe(130);
  });
});
