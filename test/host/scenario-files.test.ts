import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readText } from '../../src/host/read-text.ts';
import { findScenario, listScenarios, loadScenario } from '../../src/host/scenario-files.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'callsheet-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function put(path: string, text = 'x'): string {
  const full = join(folder, path);
  mkdirSync(dirname(full), { recursive: true });
  writeFileSync(full, text);
  return full;
}

const places = () => ({ cwd: join(folder, 'here'), packageRoot: join(folder, 'package') });
const nothing = () => ({ documents: [], plan: null });

describe('finding a scenario', () => {
  it('takes a folder, its scenario.yaml, any file, or an id', () => {
    const path = put('here/mine/scenario.yaml');
    const other = put('here/other.yaml');
    const shelved = put('here/scenarios/rain/scenario.yaml');
    expect(findScenario('mine', places())).toBe(path);
    expect(findScenario('mine/scenario.yaml', places())).toBe(path);
    expect(findScenario('other.yaml', places())).toBe(other);
    expect(findScenario('rain', places())).toBe(shelved);
  });

  it('seeks an id in ./scenarios first, then in the package', () => {
    const packaged = put('package/scenarios/rain/scenario.yaml');
    expect(findScenario('rain', places())).toBe(packaged);
    const own = put('here/scenarios/rain/scenario.yaml');
    expect(findScenario('rain', places())).toBe(own);
  });

  it('knows no scenario by a reserved id, or where there is none', () => {
    put('package/scenarios/plans/scenario.yaml');
    expect(findScenario('plans', places())).toBeNull();
    expect(findScenario('snow', places())).toBeNull();
    expect(listScenarios(places())).toEqual([]);
  });
});

describe('loading a scenario', () => {
  it('brings the files it names, verbatim, and its plan', () => {
    const path = put('here/mine/scenario.yaml', 'entry\r\n');
    put('here/mine/documents/a.md', 'one');
    put('package/scenarios/plans/p1.yaml', 'plan');
    const loaded = loadScenario(path, places(), () => ({
      documents: ['documents/a.md', 'documents/a.md'],
      plan: 'p1',
    }));
    expect(loaded).toEqual({
      ok: true,
      source: {
        entry: 'scenario.yaml',
        files: [
          { path: 'scenario.yaml', text: 'entry\r\n' },
          { path: 'documents/a.md', text: 'one' },
        ],
        plan: { path: 'plan.yaml', text: 'plan' },
      },
    });
  });

  it('leaves out a document that isn’t there, or lies outside the folder', () => {
    const path = put('here/mine/scenario.yaml');
    put('here/secret.txt', 'secret');
    symlinkSync(join(folder, 'here/secret.txt'), join(folder, 'here/mine/link.txt'));
    const documents = ['documents/none.md', '../secret.txt', join(folder, 'here/secret.txt'), 'link.txt'];
    const loaded = loadScenario(path, places(), () => ({ documents, plan: '../secret' }));
    expect(loaded).toMatchObject({ ok: true, source: { files: [{ path: 'scenario.yaml' }], plan: { text: '' } } });
  });

  it('refuses a file of 50 MB before reading it', () => {
    const path = put('here/large.yaml');
    truncateSync(path, 50_000_000);
    expect(loadScenario(path, places(), nothing)).toEqual({
      ok: false,
      path,
      because: 'is 50.0 MB, and at most 2.0 MB are read',
    });
  });

  it('refuses what isn’t UTF-8, and a named pipe, without waiting for it', () => {
    const path = join(folder, 'bytes.yaml');
    writeFileSync(path, Buffer.from([0xff, 0xfe, 0x41]));
    expect(loadScenario(path, places(), nothing)).toMatchObject({ ok: false, because: 'is not UTF-8 text' });
    const table = join(folder, 'bytes.csv');
    writeFileSync(table, Buffer.from([0xa3, 0x35]));
    expect(readText(table, 100)).toMatchObject({
      ok: false,
      because: 'is not UTF-8 text. Save the spreadsheet as “CSV UTF-8”',
    });
    const pipe = join(folder, 'pipe.yaml');
    execFileSync('mkfifo', [pipe]);
    expect(loadScenario(pipe, places(), nothing)).toMatchObject({ ok: false, because: 'is not an ordinary file' });
  });
});
