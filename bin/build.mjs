#!/usr/bin/env node
// Makes dist/: the program with every dependency inside, in chunks, so that `--version` never loads the screen.
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleOptions } from './bundle-options.mjs';
import { buildInFewerChunks } from './fewer-chunks.mjs';
import { quickened } from './quick-start.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, 'dist');

const result = await buildInFewerChunks({
  ...quickened(bundleOptions),
  absWorkingDir: root,
  entryPoints: { callsheet: 'src/cli/main.ts' },
  outdir: dist,
  metafile: true,
  write: false,
});

/** Packages whose code is in the bundle, from the paths that went into it. */
function bundledPackages(inputs) {
  const names = Object.keys(inputs).flatMap((path) => path.match(/^node_modules\/((?:@[^/]+\/)?[^/]+)/)?.[1] ?? []);
  return [...new Set(names)].sort();
}

/** The licence of every package inside the bundle, as their authors ask. */
async function licences(packages) {
  const parts = [];
  for (const name of packages) {
    const folder = join(root, 'node_modules', name);
    const { version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
    const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
    const text = file ? await readFile(join(folder, file), 'utf8') : `Licence: ${license}`;
    parts.push(`${name} ${version}\n\n${text.trim()}\n`);
  }
  return parts.join(`\n${'-'.repeat(72)}\n\n`);
}

/** Puts a file in its place whole, so that a program starting meanwhile never reads half of one. */
async function put(path, contents) {
  const draft = `${path}.${process.pid}.new`;
  await writeFile(draft, contents);
  await rename(draft, path);
}

await mkdir(dist, { recursive: true });
const entry = join(dist, 'callsheet.mjs');
// The entry comes last: the chunks it names are there by then.
const files = result.outputFiles.sort((a, b) => Number(a.path === entry) - Number(b.path === entry));
for (const file of files) await put(file.path, file.contents);
// What a report has inside it, for a browser, is no part of the program: it is put beside it as it is.
const player = ['asciinema-player.min.js', 'asciinema-player.css'];
for (const name of player)
  await put(join(dist, name), await readFile(join(root, 'node_modules/asciinema-player/dist/bundle', name)));
const packages = [...bundledPackages(result.metafile.inputs), 'asciinema-player', 'solid-js'].sort();
await put(join(dist, 'licences.txt'), await licences(packages));

const made = new Set([...files.map((file) => basename(file.path)), 'licences.txt', ...player]);
for (const name of await readdir(dist)) if (!made.has(name) && !name.endsWith('.new')) await rm(join(dist, name));

const bytes = files.reduce((sum, file) => sum + file.contents.length, 0);
process.stdout.write(`built ${relative(root, entry)}: ${files.length} files, ${Math.round(bytes / 1024)} kB\n`);
