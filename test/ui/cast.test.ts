import xterm from '@xterm/headless';
import { describe, expect, it } from 'vitest';
import { type CastVersion, castOf, castSize } from '../../src/ui/cast.ts';
import { drawSeen } from '../../src/ui/draw/replay.ts';
import { createPen } from '../../src/ui/text/pen.ts';
import { rowText } from '../../src/ui/text/row.ts';
import { idleMs } from '../../src/view/replay.ts';
import { satReplay } from './sat-replay.ts';

const replay = satReplay();

type Event = readonly [number, string, string];

function cast(version: CastVersion) {
  const [header, ...events] = castOf(replay, version);
  return { header, events: events.filter((one): one is Event => Array.isArray(one)) };
}

describe('a sitting as a recording', () => {
  it('begins with the header of asciicast v2, or of v3', () => {
    const title = 'A small day: a sitting, replayed';
    // 2026-09-01T09:00:00Z, as the first record has it.
    const timestamp = 1_788_253_200;
    const { columns, rows } = castSize;
    expect(cast(2).header).toEqual({ version: 2, width: columns, height: rows, timestamp, title });
    expect(cast(3).header).toEqual({ version: 3, term: { cols: columns, rows }, timestamp, title });
  });

  it('has one marker for each decision, with its record and its sitting time', () => {
    const markers = cast(2).events.filter(([, code]) => code === 'm');
    expect(markers).toHaveLength(replay.decisions.length);
    expect(markers[0]?.[2]).toBe('First call (record 6, 4:00)');
  });

  it('shows the candidate’s screen of every moment, as a terminal that plays it has it then', async () => {
    const { columns: cols, rows } = castSize;
    const terminal = new xterm.Terminal({ cols, rows, allowProposedApi: true });
    const hidden = { expectations: false, circumstances: false };
    const frames = replay.moments.map((_, at) =>
      drawSeen(replay, { at, telling: hidden }, { columns: cols, rows: rows - 1 }, createPen(false)).map(rowText),
    );
    const shown: (readonly string[])[] = [];
    for (const [, code, data] of cast(2).events) {
      if (code !== 'o') continue;
      await new Promise<void>((resolve) => terminal.write(data, resolve));
      const { active } = terminal.buffer;
      shown.push(
        Array.from({ length: rows - 1 }, (_, row) => active.getLine(row)?.translateToString(true).trimEnd() ?? ''),
      );
    }
    // The last event only gives the cursor back.
    expect(shown.slice(0, -1)).toEqual(frames);
  });

  it('never has a longer gap than an idle one, so that nothing is left to a player to cut', () => {
    const { events } = cast(3);
    expect(Math.max(...events.map(([interval]) => interval))).toBeLessThanOrEqual(idleMs / 1000);
  });

  it('says the same in both versions: times from the beginning in v2, from the event before in v3', () => {
    const [two, three] = [cast(2).events, cast(3).events];
    let ms = 0;
    const summed = three.map(([interval, code, data]) => {
      ms += Math.round(interval * 1000);
      return [ms / 1000, code, data];
    });
    expect(summed.slice(0, -1)).toEqual(two);
    expect(three.at(-1)?.slice(1)).toEqual(['x', '0']);
  });

  it('tells neither who sat nor what was expected', () => {
    const text = JSON.stringify(cast(2));
    for (const one of ['A1', 'toward a', 'Knows who decides', '25%']) expect(text).not.toContain(one);
  });
});
