import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/** The variables of a process. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Where this user's programs keep what they remember, as the XDG base directories say, where a folder that isn't absolute counts as none; on Windows the user's local one. */
export function stateFolder(env: Environment, platform: NodeJS.Platform): string | null {
  if (platform === 'win32') return absolute(env.LOCALAPPDATA);
  const home = absolute(env.HOME) ?? absolute(homeOfUser());
  return absolute(env.XDG_STATE_HOME) ?? (home === null ? null : join(home, '.local', 'state'));
}

function absolute(path: string | undefined): string | null {
  return path !== undefined && isAbsolute(path) ? path : null;
}

function homeOfUser(): string | undefined {
  try {
    return homedir();
  } catch {
    // A user without an entry in the system's list has no home.
    return undefined;
  }
}
