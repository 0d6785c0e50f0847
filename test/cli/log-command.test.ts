import { describe, expect, test } from 'vitest';
import { logCommand } from '../../src/cli/log-command.ts';
import { packageRoot } from '../../src/host/package-root.ts';

const streams = { stdin: process.stdin, stdout: process.stdout, stderr: process.stderr };

describe('a command that is told', () => {
  test.each([
    ['elsewhere, as a program of its own', {}, '/somewhere', 'callsheet resume sittings/a-1.jsonl'],
    ['in the package’s own folder', {}, packageRoot(), 'npx callsheet resume sittings/a-1.jsonl'],
    ['through npm or npx', { npm_command: 'exec' }, '/somewhere', 'npx callsheet resume sittings/a-1.jsonl'],
  ])('works as it stands %s', (_where, env, cwd, command) => {
    expect(logCommand('resume', 'sittings/a-1.jsonl', { env, cwd, ...streams })).toBe(command);
  });

  test('quotes a name that a shell would take apart', () => {
    const surroundings = { env: {}, cwd: '/somewhere', ...streams };
    expect(logCommand('replay', "it's mine.jsonl", surroundings)).toBe("callsheet replay 'it'\\''s mine.jsonl'");
  });
});
