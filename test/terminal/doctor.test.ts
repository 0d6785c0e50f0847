import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { emptyFolder, recordsIn } from '../cli/run-callsheet.ts';
import { type App, type KeyName, spawnApp } from './spawn-app.ts';

/** Presses the six keys that are asked for, each when it is. */
async function pressAll(app: App): Promise<void> {
  const pressed: readonly (readonly [string, () => void])[] = [
    ...(['up', 'enter', 'escape', 'tab'] as const).map(
      (name: KeyName, at) => [`${at + 1} of 6`, () => app.key(name)] as const,
    ),
    ['5 of 6', () => app.type('é')],
    ['6 of 6', () => app.paste('some words\nand more')],
  ];
  for (const [shows, press] of pressed) {
    await app.waitFor(shows);
    press();
  }
}

describe('doctor, in a terminal', () => {
  it('asks for six keys, gives the line for the centre, and sits the rehearsal that it offers', async () => {
    const cwd = emptyFolder();
    const app = spawnApp({ args: ['doctor', '--folder', 'room'], cwd, cols: 170 });
    await pressAll(app);
    await app.waitFor('yes or no?');
    expect(app.screen()).toMatch(
      / linux xterm-256color 170x40 utf-8 colours 24bit keys 6\/6 sync [\d.]+ms disk \d+[MG]B clock /,
    );
    expect(app.screen()).toContain('6 of 6 keys came as they should.');
    app.type('yes\r');
    await app.waitFor('Press s to start');
    app.type('s');
    await app.waitFor('Find the unit call');
    app.key('ctrl-c');
    await app.waitFor('Leave');
    app.type('y');
    const { status } = await app.exit();
    expect(status).toBe(0);
    expect(readdirSync(`${cwd}/room`)).toEqual(['rehearsal-practice-1.jsonl']);
    expect(recordsIn(`${cwd}/room/rehearsal-practice-1.jsonl`)[0]).toMatchObject({ kind: 'began' });
  });

  it('says which key came as another, and exits with 1', async () => {
    const app = spawnApp({ args: ['doctor'], cwd: emptyFolder(), cols: 80, rows: 24 });
    await app.waitFor('Press the arrow up.');
    app.key('tab');
    await app.waitFor('What came was Tab.');
    for (const next of ['2 of 6', '3 of 6', '4 of 6', '5 of 6', '6 of 6', 'yes or no?']) {
      app.type('s');
      await app.waitFor(next);
    }
    app.key('enter');
    expect((await app.exit()).status).toBe(1);
    expect(app.screen()).toContain('Tab came for the arrow up');
  });

  it('asks in lines where sittings go line by line, and nobody with --no-keys', async () => {
    const plain = spawnApp({ args: ['doctor'], cwd: emptyFolder(), env: { ACCESSIBLE: '1' }, cols: 90 });
    await plain.waitFor('Type a letter with an accent');
    plain.type('é\r');
    await plain.waitFor('Paste a few words');
    plain.type('some words\r');
    await plain.waitFor('yes or no?');
    expect(plain.screen()).toContain('2 of 2 keys came as they should.');
    plain.key('enter');
    expect((await plain.exit()).status).toBe(0);
    const alone = spawnApp({ args: ['doctor', '--no-keys'], cwd: emptyFolder(), cols: 50, rows: 15 });
    expect((await alone.exit()).status).toBe(1);
    expect(alone.output()).toContain('The keys were left out.');
    expect(alone.output()).not.toContain('yes or no');
  });

  it.each([
    ['a key', (app: App) => app.key('ctrl-c')],
    ['SIGINT', (app: App) => app.kill('SIGINT')],
    ['SIGTERM', (app: App) => app.kill('SIGTERM')],
  ])(
    'gives the terminal back and exits with 130 when it is interrupted by %s, among the keys',
    async (_name, interrupt) => {
      const cwd = emptyFolder();
      const app = spawnApp({ args: ['doctor'], cwd });
      await app.waitFor('Press the arrow up.');
      interrupt(app);
      expect(await app.exit()).toEqual({ status: 130, signal: 0 });
      expect(app.terminal.buffer.active.type).toBe('normal');
      expect(app.terminal.modes.bracketedPasteMode).toBe(false);
      expect(app.screen()).not.toContain('callsheet doctor 1');
      expect(readdirSync(cwd)).toEqual([]);
    },
  );

  it('gives it back too when it is interrupted while it measures', async () => {
    const app = spawnApp({ args: ['doctor'], cwd: emptyFolder() });
    await app.waitFor('about three seconds');
    app.kill('SIGINT');
    expect(await app.exit()).toEqual({ status: 130, signal: 0 });
    expect(app.screen().trim()).toBe('Looking at this machine and this terminal: about three seconds.');
  });
});
