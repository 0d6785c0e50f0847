import { onAsk } from '../host/signals.ts';
import type { ScreenPorts } from '../ui/run-screen.tsx';
import { isAsciiOnly } from './print.ts';
import type { Surroundings } from './surroundings.ts';

/** The terminal as the full screen takes it. `NO_COLOR` set to anything but nothing means no colour. */
export function screenPorts(surroundings: Surroundings): ScreenPorts {
  const { stdin, stdout, stderr, env } = surroundings;
  return {
    stdin,
    stdout,
    stderr,
    isAscii: isAsciiOnly(surroundings, stdout),
    hasColour: env.NO_COLOR === undefined || env.NO_COLOR === '',
  };
}

/** Runs something that a signal is to stop; whether one did. */
export async function stoppedByAsk(
  run: (whenStopped: (stop: () => void) => () => void) => Promise<void>,
): Promise<boolean> {
  let isAsked = false;
  await run((stop) =>
    onAsk(() => {
      isAsked = true;
      stop();
      return true;
    }),
  );
  return isAsked;
}

/** Whether the full screen can be drawn here and isn't declined: `ACCESSIBLE` set asks for plain mode. */
export function hasFullScreen(surroundings: Surroundings): boolean {
  const { env, stdin, stdout } = surroundings;
  const isTerminal = stdin.isTTY === true && stdout.isTTY === true && env.TERM !== 'dumb';
  return isTerminal && !isPlainAsked(surroundings);
}

/** Whether `ACCESSIBLE` asks for plain mode. */
export function isPlainAsked({ env }: Surroundings): boolean {
  return env.ACCESSIBLE !== undefined && env.ACCESSIBLE !== '' && env.ACCESSIBLE !== '0';
}
