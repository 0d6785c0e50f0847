import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readSettings, removeSettings, settingsPath, writeSettings } from '../../src/host/kept-settings.ts';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'callsheet-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

const pathOf = (log: string): string => {
  const path = settingsPath(log, { XDG_STATE_HOME: folder }, 'linux');
  if (path === null) throw new Error('There is a place');
  return path;
};

describe('where settings are kept', () => {
  const log = '/srv/sittings/rain-A1-1.jsonl';

  it('is the user’s own folder for what programs remember, by a name that tells nothing of the sitting', () => {
    const path = settingsPath(log, { XDG_STATE_HOME: '/home/ada/state', HOME: '/home/ada' }, 'linux');
    expect(path).toMatch(/^\/home\/ada\/state\/callsheet\/settings\/[0-9a-f]{64}\.json$/);
    expect(settingsPath(log, { HOME: '/home/ada' }, 'darwin')).toMatch(
      /^\/home\/ada\/\.local\/state\/callsheet\/settings\/[0-9a-f]{64}\.json$/,
    );
  });

  it('is another for each log', () => {
    expect(pathOf(log)).not.toBe(pathOf('/srv/sittings/rain-A1-2.jsonl'));
    expect(pathOf(log)).toBe(pathOf(log));
  });

  it('is never a folder that depends on where the program was started', () => {
    expect(settingsPath(log, { XDG_STATE_HOME: 'state', HOME: '/home/ada' }, 'linux')).toMatch(/^\/home\/ada\/\.local/);
    expect(settingsPath(log, { LOCALAPPDATA: 'local' }, 'win32')).toBeNull();
    expect(settingsPath(log, {}, 'win32')).toBeNull();
  });
});

describe('kept settings', () => {
  it('are read as they were written, by this user alone, and nothing else is left in the folder', () => {
    const path = pathOf('/a.jsonl');
    writeSettings(path, { colours: 'dark' });
    writeSettings(path, { colours: 'light' });
    expect(readSettings(path)).toEqual({ colours: 'light' });
    expect(readdirSync(dirname(path))).toHaveLength(1);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(dirname(path)).mode & 0o777).toBe(0o700);
  });

  it('are none where nothing was kept, or the file is damaged', () => {
    const path = pathOf('/a.jsonl');
    expect(readSettings(path)).toBeNull();
    writeSettings(path, { colours: 'dark' });
    writeFileSync(path, readFileSync(path, 'utf8').slice(0, 9));
    expect(readSettings(path)).toBeNull();
  });

  it('are gone once they are taken away, and taking them away twice is no mistake', () => {
    const path = pathOf('/a.jsonl');
    writeSettings(path, { colours: 'dark' });
    writeFileSync(`${path}.new`, 'half of');
    removeSettings(path);
    removeSettings(path);
    expect(readdirSync(dirname(path))).toEqual([]);
  });

  it('stop nothing where they can’t be kept', () => {
    const path = pathOf('/a.jsonl');
    mkdirSync(dirname(dirname(path)), { recursive: true });
    writeFileSync(dirname(path), 'a file where the folder should be');
    writeSettings(path, { colours: 'dark' });
    removeSettings(path);
    expect(readSettings(path)).toBeNull();
  });
});
