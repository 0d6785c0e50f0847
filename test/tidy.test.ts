import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Every file under the folder, as paths from the root. */
function filesUnder(folder: string): readonly string[] {
  if (!existsSync(join(root, folder))) return [];
  const names = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
  return names
    .map((name) => join(folder, name))
    .filter((path) => statSync(join(root, path)).isFile())
    .sort();
}

const sources = filesUnder('src');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** Lines of sources in which the pattern stands, as `path:line`. */
function linesWith(pattern: RegExp, paths: readonly string[] = sources): readonly string[] {
  return paths.flatMap((path) =>
    read(path)
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}`] : [])),
  );
}

describe('the sources', () => {
  it('draw nothing at random but through seeds', () => {
    expect(linesWith(/Math\.random/)).toEqual([]);
  });

  it('depend on no locale', () => {
    expect(linesWith(/toLocale\w+\(|localeCompare|\bIntl\b/)).toEqual([]);
  });

  it('leave nothing marked to be done later', () => {
    const marks = new RegExp(
      `\\b(${['TO', 'FIX'].map((start, at) => start + ['DO', 'ME'][at]).join('|')}|${'X'.repeat(3)}|${'HA' + 'CK'})\\b`,
    );
    expect(linesWith(marks, [...sources, ...filesUnder('test'), ...filesUnder('bin')])).toEqual([]);
  });

  it('hold no control character, so that printing them is safe', () => {
    const texts = ['src', 'test', 'bin', 'docs', 'scenarios']
      .flatMap(filesUnder)
      .filter((path) => !/\.(png|gz|age)$/.test(path));
    const control = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;
    expect(linesWith(control, texts)).toEqual([]);
  });

  it('have no default export, no `export *` and no file that only passes names on', () => {
    expect(linesWith(/^export (default|\*)/)).toEqual([]);
  });

  it('say in every import which file is meant', () => {
    expect(linesWith(/from '\.[^']*(?<!\.tsx?)(?<!\.json)'/)).toEqual([]);
  });

  it('are all used: each can be reached from the program', () => {
    const reached = new Set<string>();
    const queue = ['src/cli/main.ts'];
    for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
      if (reached.has(path) || !existsSync(join(root, path))) continue;
      reached.add(path);
      for (const [, name] of read(path).matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)) {
        if (name !== undefined) queue.push(relative(root, resolve(root, dirname(path), name)));
      }
    }
    expect(sources.filter((path) => !reached.has(path))).toEqual([]);
  });

  it('declare nothing that is still to be written', () => {
    expect(linesWith(/^export declare /)).toEqual([]);
  });
});

describe('the tree', () => {
  it('has only the agreed names at its top', () => {
    const agreed = [
      'README.md',
      'bin',
      'docs',
      'package-lock.json',
      'package.json',
      'scenarios',
      'src',
      'test',
      'tsconfig.json',
    ];
    const tracked = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' }).split('\n');
    const top = new Set(
      tracked.map((path) => path.split('/')[0] ?? '').filter((name) => name !== '' && !name.startsWith('.')),
    );
    expect([...top].sort()).toEqual(agreed);
  });

  it('pins every dependency to one version', () => {
    const { devDependencies } = JSON.parse(read('package.json')) as { devDependencies: Record<string, string> };
    expect(Object.entries(devDependencies).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });

  it('has no helper drawers', () => {
    const drawers = /(^|\/)(utils?|helpers?|common|misc|lib)(\/|\.tsx?$)|(^|\/)(types|index)\.tsx?$/;
    expect(sources.filter((path) => drawers.test(path.slice('src/'.length)))).toEqual([]);
  });
});

describe('the pages', () => {
  const pages = [
    'README.md',
    ...[...filesUnder('docs'), ...filesUnder('scenarios')].filter((path) => path.endsWith('.md')),
  ];

  it.each(pages)('%s links only to what is there', (page) => {
    // What stands in a code block is an example.
    const text = read(page).replaceAll(/^```[\s\S]*?^```/gm, '');
    const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link ?? '');
    const local = links.filter((link) => !/^(https?:|mailto:|#)/.test(link)).map((link) => link.split('#')[0] ?? '');
    expect(local.filter((link) => !existsSync(resolve(root, dirname(page), link)))).toEqual([]);
  });
});
