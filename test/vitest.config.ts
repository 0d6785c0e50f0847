import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    exclude: ['test/debian/**'],
    globalSetup: 'test/build-once.ts',
    pool: 'forks',
  },
});
