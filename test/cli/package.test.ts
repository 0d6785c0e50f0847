import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { nodePath } from '../terminal/spawn-app.ts';
import { emptyFolder } from './run-callsheet.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

describe('the package', () => {
  it('installs without a network and runs outside the repository, scenarios included', () => {
    const folder = emptyFolder();
    const npm = (args: readonly string[]): string =>
      execFileSync('npm', [...args, '--offline', '--no-audit', '--no-fund', '--silent'], {
        cwd: folder,
        encoding: 'utf8',
      });
    npm(['pack', root, '--ignore-scripts', '--pack-destination', folder]);
    const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? '';
    npm(['install', '--prefix', join(folder, 'there'), join(folder, tarball)]);
    const installed = join(folder, 'there/node_modules/callsheet');
    const answers = join(installed, 'scenarios/rain-on-day-six/answers/strong.yaml');
    const cwd = join(folder, 'work');
    mkdirSync(cwd);
    const bin = join(folder, 'there/node_modules/.bin/callsheet');
    const sat = spawnSync(
      nodePath,
      [bin, 'sit', 'rain-on-day-six', '--answers', answers, '--seed', '7', '--out', 'a.jsonl'],
      {
        cwd,
        encoding: 'utf8',
      },
    );
    expect(sat).toMatchObject({ status: 0, stderr: '' });
    expect(spawnSync(nodePath, [bin, 'verify', 'a.jsonl'], { cwd }).status).toBe(0);
    expect(existsSync(join(installed, 'dist/licences.txt'))).toBe(true);
    expect(readdirSync(join(folder, 'there/node_modules')).filter((name) => !name.startsWith('.'))).toEqual([
      'callsheet',
    ]);
  });
});

describe('the launcher', () => {
  /** A copy of the program without its Node, and a Node that says it is an old one. */
  function withOldNode(): { readonly folder: string; readonly run: () => ReturnType<typeof spawnSync> } {
    const folder = emptyFolder();
    for (const name of ['bin', 'dist']) cpSync(join(root, name), join(folder, name), { recursive: true });
    copyFileSync(join(root, 'package.json'), join(folder, 'package.json'));
    const pretend = join(folder, 'pretend.cjs');
    writeFileSync(pretend, "Object.defineProperty(process.versions, 'node', { value: '18.20.1' });\n");
    const args = ['-r', pretend, join(folder, 'bin/callsheet'), '--version'];
    return { folder, run: () => spawnSync(nodePath, args, { encoding: 'utf8' }) };
  }

  it('says in one sentence what to install where Node is too old', () => {
    const { run } = withOldNode();
    expect(run()).toMatchObject({
      status: 2,
      stdout: '',
      stderr:
        'callsheet: this needs Node 22.12 or later and this is 18.20.1: install the current LTS release from https://nodejs.org\n',
    });
  });

  it('runs with the project’s own Node where there is one', () => {
    const { folder, run } = withOldNode();
    mkdirSync(join(folder, 'node_modules/node/bin'), { recursive: true });
    copyFileSync(nodePath, join(folder, 'node_modules/node/bin/node'));
    expect(run()).toMatchObject({ status: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
  });

  it('says that it has to be built where it wasn’t', () => {
    const folder = emptyFolder();
    cpSync(join(root, 'bin'), join(folder, 'bin'), { recursive: true });
    const ran = spawnSync(nodePath, [join(folder, 'bin/callsheet')], { encoding: 'utf8' });
    expect(ran).toMatchObject({ status: 2, stderr: expect.stringContaining('run `npm run build`') });
  });

  it('hands the exit status and the arguments through', () => {
    const ran = spawnSync(nodePath, [join(root, 'bin/callsheet'), 'no such'], { encoding: 'utf8' });
    expect(ran).toMatchObject({ status: 2, stderr: expect.stringContaining('there is no `no such`') });
  });
});
