import { build, type Metafile } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundleOptions } from '../../bin/bundle-options.mjs';
import { buildInFewerChunks } from '../../bin/fewer-chunks.mjs';
import { quickened } from '../../bin/quick-start.mjs';
import { root } from './run-callsheet.ts';

type Outputs = Metafile['outputs'];

const options = {
  ...quickened(bundleOptions),
  absWorkingDir: root,
  entryPoints: { callsheet: 'src/cli/main.ts' },
  outdir: 'made',
};

/** The bundle as `bin/build.mjs` makes it, and as the bundler makes it by itself. */
let outputs: Outputs;
let plain: Outputs;

beforeAll(async () => {
  outputs = (await buildInFewerChunks(options)).metafile.outputs;
  plain = (await build({ ...options, metafile: true, write: false })).metafile.outputs;
});

/** The files that some entry points load together, with all that these import from their beginning. */
function loadedFor(entryPoints: readonly string[], made = outputs): readonly string[] {
  const found = new Set(Object.keys(made).filter((path) => entryPoints.includes(made[path]?.entryPoint ?? '')));
  expect(found.size).toBe(entryPoints.length);
  for (const path of found)
    for (const { path: next, kind } of made[path]?.imports ?? [])
      if (kind === 'import-statement' && next in made) found.add(next);
  return [...found];
}

/** The libraries that some entry points load, with the bytes of each. */
function librariesOf(entryPoints: readonly string[], made = outputs): ReadonlyMap<string, number> {
  const bytes = new Map<string, number>();
  for (const path of loadedFor(entryPoints, made))
    for (const [input, { bytesInOutput }] of Object.entries(made[path]?.inputs ?? {})) {
      const library = /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input)?.[1];
      if (library !== undefined) bytes.set(library, (bytes.get(library) ?? 0) + bytesInOutput);
    }
  return bytes;
}

const filesOf = (names: readonly string[]) => names.map((name) => `src/cli/${name}.ts`);

const screens = Object.entries({
  sit: filesOf(['main', 'sitting/sit', 'sitting/sit-practice', 'sitting/sit-full-screen']),
  replay: filesOf(['main', 'replay/replay', 'replay/replay-quickly', 'replay/replay-screen', 'replay/replay-stops']),
});

describe('the bundle', () => {
  it.each(screens)('loads at most forty files for the first frame of %s', (_, entryPoints) => {
    expect(loadedFor(entryPoints).length).toBeLessThanOrEqual(40);
  });

  it.each(screens)('loads no library for the first frame of %s that only other verbs need', (_, entryPoints) => {
    const others = ['ajv', 'age-encryption', 'elkjs', 'd3-scale', 'd3-shape', 'fflate', 'csv-stringify', 'uuid'];
    expect(others.filter((name) => librariesOf(entryPoints).has(name))).toEqual([]);
  });

  it.each(['verify/verify', 'authoring/check', 'centre/keygen', 'marking/moderate', 'sitting/sit-plain'])(
    'loads nothing of the screen for %s',
    (name) => {
      const libraries = librariesOf(filesOf(['main', name]));
      expect(['ink', 'react', 'yoga-layout'].filter((library) => libraries.has(library))).toEqual([]);
    },
  );

  it('loads next to nothing for the version', () => {
    const loaded = loadedFor(filesOf(['main']));
    expect(loaded.length).toBeLessThanOrEqual(4);
    expect(loaded.reduce((bytes, path) => bytes + (outputs[path]?.bytes ?? 0), 0)).toBeLessThan(25_000);
  });

  it('loads no large library for anything that the bundler by itself wouldn’t load for it', () => {
    const entryPoints = Object.values(plain).flatMap(({ entryPoint }) => entryPoint ?? []);
    const more = entryPoints.flatMap((entryPoint) => {
      const before = librariesOf([entryPoint], plain);
      const now = [...librariesOf([entryPoint])];
      return now.flatMap(([library, bytes]) =>
        bytes > 20_000 && !before.has(library) ? `${library} for ${entryPoint}` : [],
      );
    });
    expect(more).toEqual([]);
  });
});
