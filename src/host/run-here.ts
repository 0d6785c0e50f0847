import { spawnSync } from 'node:child_process';

/** Runs this program with other arguments over this terminal, and comes back when it has ended. */
export function runHere(args: readonly string[]): void {
  const [node, program = ''] = process.argv;
  spawnSync(node ?? process.execPath, [...process.execArgv, program, ...args], { stdio: 'inherit' });
}
