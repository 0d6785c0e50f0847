import { readLines } from '../../host/line-input.ts';
import { onAsk } from '../../host/signals.ts';
import { runPlainMarking } from '../../plain/marking.ts';
import { runMarking } from '../../ui/run-marking.ts';
import type { Arguments } from '../arguments.ts';
import { isAsciiOnly } from '../print.ts';
import { hasFullScreen, screenPorts, stoppedByAsk } from '../screen-ports.ts';
import { sayWrapped } from '../sitting/sit-plain.ts';
import type { Surroundings } from '../surroundings.ts';
import type { OpenDesk } from './marking-desk.ts';

/** Where somebody marks: at one desk after the other, on the full screen or line by line. */
export interface Seat {
  /** Marks at a desk until it is left; whether a signal ended it. */
  readonly sit: (desk: OpenDesk) => Promise<boolean>;
  readonly leave: () => void;
}

/** The seat that the flags and the terminal call for. */
export function openSeat(given: Arguments, surroundings: Surroundings): Seat {
  return !given.has('plain') && hasFullScreen(surroundings) ? screenSeat(surroundings) : plainSeat(surroundings);
}

function screenSeat(surroundings: Surroundings): Seat {
  const sit = (desk: OpenDesk): Promise<boolean> =>
    stoppedByAsk((whenStopped) => runMarking(desk, { ...screenPorts(surroundings), whenStopped }));
  return { sit, leave: () => {} };
}

/** The lines that one desk leaves are the next one's. */
function plainSeat(surroundings: Surroundings): Seat {
  let input: ReturnType<typeof readLines> | null = null;
  let lines: AsyncIterable<readonly string[]> | null = null;
  const sit = async (desk: OpenDesk): Promise<boolean> => {
    input ??= readLines(surroundings.stdin);
    lines ??= oneByOne(input.batches);
    let isAsked = false;
    const stopListening = onAsk(() => {
      isAsked = true;
      input?.stop();
      return true;
    });
    await runPlainMarking(desk, {
      lines,
      write: (line) => sayWrapped(surroundings, line),
      isAscii: isAsciiOnly(surroundings, surroundings.stdout),
    });
    stopListening();
    return isAsked;
  };
  return { sit, leave: () => input?.stop() };
}

/** The lines each by itself, to be taken up where somebody left off. */
function oneByOne(batches: AsyncIterable<readonly string[]>): AsyncIterable<readonly string[]> {
  const lines = eachLine(batches);
  return { [Symbol.asyncIterator]: () => ({ next: () => lines.next() }) };
}

async function* eachLine(batches: AsyncIterable<readonly string[]>): AsyncGenerator<readonly string[]> {
  for await (const batch of batches) for (const line of batch) yield [line];
}
