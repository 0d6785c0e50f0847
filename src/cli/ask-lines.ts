import { readLines } from '../host/line-input.ts';
import { onAsk } from '../host/signals.ts';
import { wrapText } from '../view/text/wrap.ts';
import { printLines } from './print.ts';
import type { Surroundings } from './surroundings.ts';

/** Asks for lines on a terminal, one after the other. */
export interface Asking {
  /** What is typed after the question, without spaces round it; null when the lines are over. */
  readonly ask: (question: string, usual: string) => Promise<string | null>;
  /** Says something between two questions, broken between words where a line is too long for the terminal. */
  readonly tell: (lines: readonly string[]) => void;
  readonly end: () => void;
}

/** Begins to ask. Lines that were typed ahead answer the next questions. */
export function askLines(surroundings: Surroundings): Asking {
  const input = readLines(surroundings.stdin);
  const stopListening = onAsk(() => {
    input.stop();
    return true;
  });
  const waiting: string[] = [];
  const batches = input.batches[Symbol.asyncIterator]();
  const nextLine = async (): Promise<string | null> => {
    while (waiting.length === 0) {
      const { done, value } = await batches.next();
      if (done === true) return null;
      waiting.push(...value);
    }
    return waiting.shift() ?? null;
  };
  const tell = (lines: readonly string[]): void =>
    printLines(
      surroundings,
      lines.flatMap((line) => wrapText(line, Math.max(surroundings.stdout.columns, 20))),
    );
  return {
    tell,
    ask: async (question, usual) => {
      tell([question, `Enter alone takes: ${usual}`]);
      const line = await nextLine();
      return line === null ? null : line.trim() || usual;
    },
    end: () => {
      stopListening();
      input.stop();
    },
  };
}
