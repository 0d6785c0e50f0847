// What libraries do as they are loaded and for every frame, put off or done a quicker way: each a good part of its time.
import { readFile } from 'node:fs/promises';
import { builtinModules, createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/**
 * Ink asks for the width of every line of every frame. What is narrow for certain is told by one pattern; the library that
 * tells the rest, and the patterns it makes as it loads, come when they are needed.
 */
const lazyStringWidth = {
  name: 'lazy-string-width',
  setup({ onResolve, onLoad, initialOptions }) {
    onResolve({ filter: /^string-width$/ }, ({ kind }) =>
      kind === 'require-call' ? null : { path: 'string-width', namespace: 'lazy' },
    );
    onLoad({ filter: /^string-width$/, namespace: 'lazy' }, () => ({
      resolveDir: initialOptions.absWorkingDir,
      contents: `
        import { narrowWidth } from './src/view/text/narrow.ts';
        let whole = null;
        export default function stringWidth(text, options) {
          const width = options?.countAnsiEscapeCodes === true ? null : narrowWidth(text);
          if (width !== null) return width;
          whole ??= require('string-width').default;
          return whole(text, options);
        }`,
    }));
  },
};

/** Yoga reads its own bytes, which stand in its text, through the whole of Node's fetch. Here they are given to it. */
const yogaBytes = {
  name: 'yoga-bytes',
  setup({ onLoad }) {
    onLoad({ filter: /yoga-wasm-base64-esm\.js$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      const [data, base64] = /"data:application\/octet-stream;base64,([\w+/=]+)"/.exec(text) ?? [];
      const given = 'var w;h.wasmBinary&&(w=h.wasmBinary);';
      if (data === undefined || !text.includes(given)) throw new Error(`${path} has changed: its bytes aren't found`);
      return {
        contents: text.replace(data, '"data:"').replace(given, `var w=Buffer.from("${base64}","base64");`),
      };
    });
  },
};

/**
 * Parts of Node that no first frame needs, or not before a log begins, with the functions that the program calls. seedrandom asks
 * for crypto only to draw a seed of its own, which it is never left to do.
 */
const putOff = {
  child_process: ['spawnSync', 'execFileSync'],
  crypto: [
    ...['hash', 'createHash', 'randomBytes', 'randomInt', 'sign', 'verify'],
    ...['createPrivateKey', 'createPublicKey', 'generateKeyPairSync'],
  ],
  readline: ['createInterface'],
  v8: ['setFlagsFromString'],
};

/**
 * Node makes its parts when they are first asked for: some cost milliseconds, and these come when they are called. An import would
 * ask a part for all that it has, fs for its streams and util for its threads; what stands here asks for what is used.
 */
const quickNode = {
  name: 'quick-node',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: new RegExp(`^(node:)?(${builtinModules.join('|')})$`) }, ({ path, kind }) => {
      const part = path.replace('node:', '');
      if (part in putOff) return { path: part, namespace: 'put-off' };
      return kind === 'import-statement' ? { path: part, namespace: 'node' } : null;
    });
    onLoad({ filter: /^/, namespace: 'node' }, ({ path }) => ({
      contents: [
        `const part = process.getBuiltinModule('node:${path}');`,
        'const its = (name) => part[name];',
        'export default part;',
        ...namesIn(path).map(
          (name) => `const the_${name} = /* @__PURE__ */ its('${name}'); export { the_${name} as ${name} };`,
        ),
      ].join('\n'),
    }));
    onLoad({ filter: /^/, namespace: 'put-off' }, ({ path }) => ({
      contents: [
        `const part = () => process.getBuiltinModule('node:${path}');`,
        ...putOff[path].map((name) => `export const ${name} = (...given) => part().${name}(...given);`),
      ].join('\n'),
    }));
  },
};

/** What is newer than the Node that may be building, and used. */
const newer = { module: ['getCompileCacheDir'] };

function namesIn(part) {
  const names = new Set([...Object.keys(require(`node:${part}`)), ...(newer[part] ?? [])]);
  names.delete('default');
  return [...names];
}

/** `yaml` built for Node asks the environment at each token whether to log it. Built for browsers it is the same, and doesn't. */
const yamlWithoutLog = {
  name: 'yaml-without-log',
  setup({ onResolve, resolve, initialOptions }) {
    onResolve({ filter: /^yaml$/ }, () =>
      resolve('./node_modules/yaml/browser/index.js', {
        resolveDir: initialOptions.absWorkingDir,
        kind: 'import-statement',
      }),
    );
  },
};

/**
 * What makes the program start sooner and draw quicker, beside the bundle's options.
 * @param {import('esbuild').BuildOptions} options
 * @returns {import('esbuild').BuildOptions}
 */
export function quickened(options) {
  return {
    ...options,
    // To make a real `require`, each chunk would ask Node for it with its own address, though Node's parts are all it is asked for.
    banner: { js: 'const require=process.getBuiltinModule;' },
    plugins: [lazyStringWidth, yogaBytes, quickNode, yamlWithoutLog],
    define: { ...options.define, 'Intl.Segmenter': 'QuickSegmenter' },
    inject: ['bin/quick-segmenter.mjs'],
  };
}
