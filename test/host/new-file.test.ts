import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { writeNewFile, writeNewFileInFolder } from '../../src/host/new-file.ts';
import { emptyFolder } from '../cli/run-callsheet.ts';
import { nodePath } from '../terminal/spawn-app.ts';

const source = fileURLToPath(new URL('../../src/host/new-file.ts', import.meta.url));

describe('a new file', () => {
  it('is written whole', () => {
    const path = join(emptyFolder(), 'a.txt');
    expect(writeNewFile(path, 'Words: £é\n')).toEqual({ ok: true });
    expect(readFileSync(path, 'utf8')).toBe('Words: £é\n');
  });

  it('is never written over one that is there', () => {
    const path = join(emptyFolder(), 'a.txt');
    writeNewFile(path, 'first');
    expect(writeNewFile(path, 'second')).toEqual({
      ok: false,
      isThere: true,
      because: `${path} is already there, and is never written over. Choose another name`,
    });
    expect(readFileSync(path, 'utf8')).toBe('first');
  });

  it('has the folders made that it stands in, and is refused where they can’t be', () => {
    const path = join(emptyFolder(), 'a/b/c.txt');
    expect(writeNewFileInFolder(path, 'deep')).toEqual({ ok: true });
    expect(readFileSync(path, 'utf8')).toBe('deep');
    expect(writeNewFileInFolder(join(path, 'd.txt'), 'deeper')).toMatchObject({ ok: false });
    expect(writeNewFileInFolder('/proc/nowhere/a.txt', 'never')).toMatchObject({ ok: false, isThere: false });
  });

  it('is taken away again where it couldn’t be written whole', () => {
    const path = join(emptyFolder(), 'a.txt');
    const program = `process.on('SIGXFSZ', () => {}); const { writeNewFile } = await import('${source}'); console.log(JSON.stringify(writeNewFile('${path}', 'x'.repeat(100_000))));`;
    // At most one block of 1,024 bytes: what a full disk does, without one.
    const { stdout } = spawnSync(
      'bash',
      ['-c', 'ulimit -f 1; exec "$0" --input-type=module -e "$1"', nodePath, program],
      {
        encoding: 'utf8',
      },
    );
    expect(JSON.parse(stdout)).toEqual({
      ok: false,
      isThere: false,
      because: `${path} can’t be written: it may not grow any further here`,
    });
    expect(existsSync(path)).toBe(false);
  });
});
