/** A terminal that can be asked where its cursor stands, and a timer. */
export interface CursorPorts {
  readonly stdin: Pick<NodeJS.ReadStream, 'on' | 'off' | 'resume' | 'pause' | 'setRawMode'>;
  readonly write: (text: string) => void;
  /** Calls once when the time is up, unless the function it gives is called before. */
  readonly after: (ms: number, run: () => void) => () => void;
}

/** How long an answer is waited for, in milliseconds: terminals at the other end of a slow line need a part of it. */
export const answerMsMax = 1_000;

/** The cells each text took, null where the terminal didn't answer in time; or that the person pressed Ctrl+C meanwhile. */
export type CellsAnswer = readonly number[] | null | 'interrupted';

/**
 * Writes each text at the beginning of the line and asks the terminal where the cursor is then. The line is cleared again, and
 * the terminal no longer raw, whatever comes. What is typed meanwhile is lost. Nothing ends it but the answer or its time: an
 * answer that nobody waited for would be shown to the person, or typed into a shell.
 */
export function askCells(texts: readonly string[], ports: CursorPorts): Promise<CellsAnswer> {
  const { stdin, write, after } = ports;
  return new Promise((resolve) => {
    let heard = '';
    const end = (answer: readonly number[] | null): void => {
      stopWaiting();
      stdin.off('data', onData);
      stdin.pause();
      write('\r\u001b[K');
      stdin.setRawMode(false);
      resolve(heard.includes('\u0003') ? 'interrupted' : answer);
    };
    const onData = (chunk: Buffer | string): void => {
      heard += chunk.toString();
      const columns = columnsIn(heard);
      if (columns.length >= texts.length) end(columns.slice(0, texts.length).map((column) => column - 1));
    };
    const stopWaiting = after(answerMsMax, () => end(null));
    stdin.setRawMode(true);
    stdin.on('data', onData);
    stdin.resume();
    write(texts.map((text) => `\r${text}\u001b[6n`).join(''));
  });
}

/** The columns of the answers so far, each counted from 1. Pure. */
function columnsIn(heard: string): readonly number[] {
  return [...heard.matchAll(/\u001b\[\d{1,5};(\d{1,5})R/g)].map(([, column]) => Number(column));
}
