import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { askCells } from '../../src/host/ask-cursor.ts';

/** A terminal whose answers, and whose time, come from the test. */
function terminal() {
  const events = new EventEmitter();
  const written: string[] = [];
  let isRaw = false;
  let timeUp = (): void => {};
  const stdin = Object.assign(events, {
    setRawMode: (raw: boolean) => {
      isRaw = raw;
      return stdin;
    },
    resume: () => stdin,
    pause: () => stdin,
  });
  const asked = askCells(['é', '両'], {
    // Of the stream it needs no more than this.
    stdin: stdin as unknown as NodeJS.ReadStream,
    write: (text) => written.push(text),
    after: (_ms, run) => {
      timeUp = run;
      return () => {
        timeUp = () => {};
      };
    },
  });
  return {
    asked,
    written,
    isRaw: () => isRaw,
    listeners: () => events.listenerCount('data'),
    says: (text: string) => events.emit('data', Buffer.from(text)),
    timeUp: () => timeUp(),
  };
}

type Terminal = ReturnType<typeof terminal>;

function expectGivenBack({ isRaw, listeners, written }: Terminal): void {
  expect({ isRaw: isRaw(), listeners: listeners() }).toEqual({ isRaw: false, listeners: 0 });
  expect(written.at(-1)).toBe('\r\u001b[K');
}

describe('asking the terminal for its cursor', () => {
  it('gives the cells that each text took, and the terminal back as it was', async () => {
    const one = terminal();
    expect(one.isRaw()).toBe(true);
    expect(one.written).toEqual(['\ré\u001b[6n\r両\u001b[6n']);
    one.says('\u001b[7;2R\u001b[7');
    one.says(';3R');
    expect(await one.asked).toEqual([1, 2]);
    expectGivenBack(one);
  });

  it('is told from what is typed meanwhile', async () => {
    const one = terminal();
    one.says('x\u001b[A\u001b[12;3Ry\u001b[12;5R');
    expect(await one.asked).toEqual([2, 4]);
  });

  it('waits no longer than its time', async () => {
    const one = terminal();
    one.says('\u001b[7;2R');
    one.timeUp();
    expect(await one.asked).toBeNull();
    expectGivenBack(one);
  });

  it('tells of Ctrl+C, and only when the answers have come: nobody else would take them', async () => {
    const one = terminal();
    one.says('\u0003');
    expect(one.isRaw()).toBe(true);
    one.says('\u001b[7;2R\u001b[7;3R');
    expect(await one.asked).toBe('interrupted');
    expectGivenBack(one);
    const other = terminal();
    other.says('\u0003');
    other.timeUp();
    expect(await other.asked).toBe('interrupted');
    expectGivenBack(other);
  });
});
