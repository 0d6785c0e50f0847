// Fewer files to start from. The bundler parts modules by which entry points reach them, and every verb is an entry point: a
// hundred little chunks for one screen, each looked for, read and linked by itself. Here the little ones that cost alike go together.
import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { build } from 'esbuild';

/** From so many bytes on a chunk stays by itself: to load it in vain would cost more than another file does. */
const largeBytes = 20_000;

/** What is waited for: the program itself, then the first frame of the screens. Nothing that these don't need goes with what they need. */
const stages = [
  ['main'],
  [
    ...['sit', 'sit-practice', 'sit-full-screen'].map((name) => `sitting/${name}`),
    ...['replay', 'replay-quickly', 'replay-screen', 'replay-stops'].map((name) => `replay/${name}`),
  ],
].map((names) => names.map((name) => `src/cli/${name}.ts`));

/**
 * Bundles twice. The first time tells the chunks; the second time whoever reaches one module of a group is made to import the
 * whole group, so that the bundler has no reason to part it.
 * @param {import('esbuild').BuildOptions} options
 * @returns {Promise<import('esbuild').BuildResult<{ metafile: true, write: false }>>}
 */
export async function buildInFewerChunks(options) {
  const whole = { ...options, metafile: true, write: false };
  const { metafile } = await build(whole);
  return build({ ...whole, plugins: [together(metafile.outputs, options.absWorkingDir), ...options.plugins] });
}

/** @returns {import('esbuild').Plugin} */
function together(outputs, root) {
  const entries = entriesOf(outputs);
  const groups = groupsOf(outputs, entries);
  const membersOf = (group) => Object.keys(outputs).filter((path) => groups.get(path) === group);
  const modulesOf = (path) => Object.keys(outputs[path].inputs).flatMap(importable);
  const touchedBy = (chunks) => [...new Set([...chunks].flatMap((path) => groups.get(path) ?? []))];
  return {
    name: 'together',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^together:/ }, ({ path }) => ({ path, namespace: 'together' }));
      onLoad({ filter: /^together:/, namespace: 'together' }, ({ path }) => ({
        contents: importing(membersOf(path).flatMap(modulesOf)),
        resolveDir: root,
      }));
      onLoad({ filter: /\.ts$/, namespace: 'file' }, async ({ path }) => {
        const chunks = entries.get(relative(root, path).replaceAll('\\', '/'));
        if (chunks === undefined) return null;
        return { contents: (await readFile(path, 'utf8')) + importing(touchedBy(chunks)), loader: 'ts' };
      });
    },
  };
}

/** How a module of our own, or a part of Node, is imported. Libraries come with the modules that use them. */
function importable(input) {
  if (input.startsWith('src/')) return [`./${input}`];
  return /^(node|put-off):/.test(input) ? [input.replace('put-off', 'node')] : [];
}

function importing(names) {
  return names.map((name) => `\nimport ${JSON.stringify(name)};`).join('');
}

/** Each entry point, with the chunks that it loads. */
function entriesOf(outputs) {
  const entries = Object.entries(outputs).filter(([, { entryPoint }]) => entryPoint !== undefined);
  return new Map(entries.map(([path, { entryPoint }]) => [entryPoint, reached(path, outputs)]));
}

/** A name for what goes together, for each chunk that doesn't stay by itself: those of a stage that bring the same dear things along. */
function groupsOf(outputs, entries) {
  const missing = stages.flat().find((entry) => !entries.has(entry));
  if (missing !== undefined)
    throw new Error(`${missing} is no entry point any more: mend \`stages\` in bin/fewer-chunks.mjs`);
  const stageOf = (path) => stages.findIndex((stage) => stage.some((entry) => entries.get(entry).has(path)));
  const dearOf = (path) => [...reached(path, outputs)].flatMap((chunk) => dear(chunk, outputs[chunk]));
  const little = Object.keys(outputs).filter((path) => outputs[path].bytes <= largeBytes && !outputs[path].entryPoint);
  return new Map(little.map((path) => [path, `together:${[stageOf(path), ...new Set(dearOf(path).sort())]}`]));
}

/** Parts of Node that are there before any program. */
const thereAnyway = ['buffer', 'events', 'fs', 'module', 'path', 'timers', 'url', 'util'];

/** What is dear of a chunk to load: itself where it is large, and the parts of Node that it asks for (see `quickNode`). */
function dear(path, { bytes, inputs }) {
  const parts = Object.keys(inputs).filter(
    (input) => input.startsWith('node:') && !thereAnyway.includes(input.slice(5)),
  );
  return bytes > largeBytes ? [path, ...parts] : parts;
}

/** A chunk and all that it imports from its beginning. */
function reached(path, outputs, found = new Set()) {
  if (found.has(path)) return found;
  found.add(path);
  for (const { path: next, kind } of outputs[path].imports)
    if (kind === 'import-statement' && next in outputs) reached(next, outputs, found);
  return found;
}
