/**
 * How everything of callsheet's is bundled: with its dependencies inside, in chunks, so that what isn't used isn't loaded.
 * @type {import('esbuild').BuildOptions}
 */
export const bundleOptions = {
  outExtension: { '.js': '.mjs' },
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node22.12',
  jsx: 'automatic',
  minify: true,
  keepNames: false,
  legalComments: 'none',
  logLevel: 'warning',
  // React's production build; ink's devtools, which need a package that isn't there, fall away.
  define: { 'process.env.NODE_ENV': '"production"', 'process.env.DEV': '"false"' },
  external: ['react-devtools-core'],
  // CommonJS packages inside the bundle ask for Node's own modules through `require`.
  banner: {
    js: "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);",
  },
};
