import { packageRoot } from '../host/package-root.ts';
import type { Arrangements } from '../view/arrangements.ts';
import type { Surroundings } from './surroundings.ts';

/** What the program is called by whoever started it here: `npx callsheet` through npm or in the package's own folder, else `callsheet`. */
export function programName({ env, cwd }: Pick<Surroundings, 'env' | 'cwd'>): string {
  return env.npm_command !== undefined || cwd === packageRoot() ? 'npx callsheet' : 'callsheet';
}

/** A command on a log, as it can be typed into a shell here: `callsheet resume sittings/a.jsonl`. */
export function logCommand(verb: 'resume' | 'replay' | 'verify', logPath: string, surroundings: Surroundings): string {
  const path = logPath.startsWith('-') ? `./${logPath}` : logPath;
  const isPlain = /^[\w./-]+$/.test(path);
  return `${programName(surroundings)} ${verb} ${isPlain ? path : `'${path.replaceAll("'", `'\\''`)}'`}`;
}

/** The commands that go on with the sitting of a log: as it is sat, and on the full screen whatever was chosen before. */
export function resumeCommands(
  logPath: string,
  surroundings: Surroundings,
): Pick<Arrangements, 'resumeCommand' | 'fullScreenCommand'> {
  const resumeCommand = logCommand('resume', logPath, surroundings);
  return { resumeCommand, fullScreenCommand: `${resumeCommand} --full-screen` };
}
