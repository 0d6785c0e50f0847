import { defineConfig } from 'vitest/config';

// Commands are told as whoever started the program calls it. Here that is the program itself, whatever runs the tests.
delete process.env.npm_command;

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    exclude: ['test/debian/**'],
    globalSetup: 'test/build-once.ts',
    pool: 'forks',
    // A terminal is waited for by what it shows, and says so itself when that never comes.
    testTimeout: 60_000,
  },
});
