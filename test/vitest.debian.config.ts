import { defineConfig } from 'vitest/config';

/** Tests that need programs of Debian's: `.ci/run` installs them. */
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: { include: ['test/debian/**/*.test.ts'], globalSetup: 'test/build-once.ts', pool: 'forks' },
});
