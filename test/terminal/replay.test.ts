import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { satLog } from '../ui/sat-replay.ts';
import type { SpawnOptions } from './spawn-app.ts';
import { startApp } from './start-app.ts';

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'callsheet-replay-'));
  writeFileSync(join(folder, 'a.jsonl'), satLog().text);
  writeFileSync(join(folder, 'torn.jsonl'), satLog().text.slice(0, -20));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function start(name: string, given: Partial<SpawnOptions> = {}, ...args: readonly string[]) {
  return startApp({ args: ['replay', name, ...args], cwd: folder, ...given });
}

describe('a replay in a terminal', () => {
  it('shows the sitting from its beginning to a decision, what was expected of it, and what else could have been done', async () => {
    const app = start('a.jsonl');
    await app.waitFor('record 0 of');
    expect(app.screen()).toContain('Whom do you ring first?');
    expect(app.screen()).not.toContain('A1');
    app.type('n');
    await app.waitFor('First call: the answer');
    expect(app.screen()).toContain('Not chosen: Text Tom about the rain');
    expect(app.screen()).not.toContain('toward a');
    app.type('x');
    await app.waitFor('K1 toward a pass: Knows who');
    app.type('x');
    app.key('right');
    await app.waitFor('First call: answered');

    app.type('4');
    await app.waitFor('First call: Ring nobody yet');
    expect(app.screen()).toContain('WHAT IF: not the record. Nobody did this.');
    app.type('ttom');
    await app.waitFor('tom_');
    app.key('enter');
    await app.waitFor('All 8 decisions could be made as on the record.');
    app.key('escape');
    await app.waitFor('What else could have been done');

    app.type('g11');
    await app.waitFor('11_');
    app.key('enter');
    await app.waitFor(/record 11 of/);
    app.type('/gazebo');
    await app.waitFor('gazebo_');
    app.key('enter');
    await app.waitFor('Found “gazebo”');
    app.type('2');
    await app.waitFor('9 decisions.');
    app.type('q');
    expect(await app.exit()).toEqual({ status: 0, signal: 0 });
    expect(readdirSync(folder).sort()).toEqual(['a.jsonl', 'torn.jsonl']);
  });

  it('plays by itself to the last record, in a window of 80 by 24', async () => {
    const app = start('a.jsonl', { cols: 80, rows: 24 });
    await app.waitFor('record 0 of');
    app.type('+++++ ');
    await app.waitFor('at 60 times');
    await app.waitFor(/record (\d+) of \1\b/);
    app.key('ctrl-c');
    expect((await app.exit()).status).toBe(0);
  });

  it('goes as far as a torn log goes, and says afterwards where that is', async () => {
    const app = start('torn.jsonl');
    await app.waitFor('record 0 of');
    app.key('end');
    await app.waitFor('of an unfinished record');
    app.type('q');
    expect((await app.exit()).status).toBe(1);
    expect(app.screen()).toContain('torn.jsonl ends in');
  });

  it('is the story as text where that is asked for', async () => {
    const app = start('a.jsonl', { env: { ACCESSIBLE: '1' } });
    expect((await app.exit()).status).toBe(0);
    expect(app.output()).toContain('A1 begins “A small day”');
    const plain = start('a.jsonl', {}, '--plain');
    expect((await plain.exit()).status).toBe(0);
    expect(plain.output()).not.toContain('\u001b[?1049h');
  });

  it('ends when it is asked to from outside', async () => {
    const app = start('a.jsonl');
    await app.waitFor('record 0 of');
    app.kill('SIGTERM');
    expect((await app.exit()).status).toBe(130);
  });
});
