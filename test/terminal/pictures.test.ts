import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const readme = readFileSync(join(root, 'README.md'), 'utf8');

/** Each picture of the README: what stands in its place for those who can't see it, and its file. */
const pictures = [...readme.matchAll(/!\[([^\]]*)\]\(([^)]+)\)/g)].map(([, alt = '', path = '']) => ({ alt, path }));

describe('the pictures of the README', () => {
  it('are several, each one that the script draws', () => {
    expect(pictures.length).toBeGreaterThanOrEqual(6);
    expect(pictures.filter(({ path }) => !/^docs\/pictures\/[a-z-]+\.svg$/.test(path))).toEqual([]);
  });

  it('have words for those who cannot see them', () => {
    expect(pictures.filter(({ alt }) => alt.length < 40)).toEqual([]);
  });

  it('are well-formed, as a parser of XML finds', () => {
    const parse =
      'import sys, xml.etree.ElementTree as tree\nfor path in sys.argv[1:]: print(tree.parse(path).getroot().tag)';
    const paths = pictures.map(({ path }) => path);
    const { stdout, stderr } = spawnSync('python3', ['-c', parse, ...paths], { cwd: root, encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(stdout).toBe('{http://www.w3.org/2000/svg}svg\n'.repeat(paths.length));
  });

  it.each(pictures.map(({ path }) => path))('%s is small, holds no script and fetches nothing', (path) => {
    const svg = readFileSync(join(root, path), 'utf8').replace('xmlns="http://www.w3.org/2000/svg"', '');
    expect(svg).not.toMatch(/<script|<foreignObject|<image|<style|<!|<\?|href|url\(|\son\w+=|data:|https?:/i);
    expect(statSync(join(root, path)).size).toBeLessThan(60_000);
  });
});
