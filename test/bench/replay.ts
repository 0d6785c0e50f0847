import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readLog } from '../../src/log/read-log.ts';
import { replayLog } from '../../src/log/replay.ts';
import { drawReplay } from '../../src/ui/draw/replay.ts';
import { firstReplayScreen } from '../../src/ui/replay.ts';
import { createPen } from '../../src/ui/text/pen.ts';
import { type Replay, replayOf } from '../../src/view/replay.ts';
import { tenRecords } from './log.ts';
import { inTurn, type Measured, mediansOf, worked } from './measure.ts';
import { benchFolder } from './peer.ts';
import { openHello, openReplay, type Player } from './players.ts';
import { beginning, fiftyMinutesSat } from './sat-fifty-minutes.ts';

/** The records that a long log has. */
const manyRecords = 2_000;

/** Opening a sitting of fifty minutes in `replay`, from the start of the program to the first frame, against the hello. In milliseconds. */
export function measureReplayFrame(peer: string): Promise<Measured> {
  return withLog(fiftyMinutesSat(), async (log) =>
    mediansOf(
      await inTurn(
        { warmUp: 2, counted: 12 },
        () => firstFrame(() => openReplay(log, 'record 0')),
        () => firstFrame(() => openHello(peer)),
      ),
    ),
  );
}

async function firstFrame(open: () => Promise<Player>): Promise<number> {
  const player = await open();
  await player.leave();
  return player.firstFrameMs;
}

/** Jumping to the last record of a log of 2,000, from the key to the frame, against the first frame of the same log with all of it read. In milliseconds. */
export function measureJump(): Promise<Measured> {
  return withLog(longLog(), async (log) => {
    const jumps: number[] = [];
    const frames: number[] = [];
    for (let round = 0; round < 8; round += 1) {
      const player = await openReplay(log, 'record 0 of');
      frames.push(player.firstFrameMs);
      jumps.push(await player.press());
      await player.leave();
    }
    return mediansOf({ ours: jumps.slice(2), peer: frames.slice(2) });
  });
}

/** Drawing the last record of a log of 2,000 against drawing the first, both on the desk of the candidate, in milliseconds. */
export async function measureLastRecord(): Promise<Measured> {
  const replay = replayIn(longLog());
  const last = replay.moments.length - 1;
  return mediansOf(
    await inTurn(
      { warmUp: 5, counted: 25 },
      () => worked(() => draw(replay, last)),
      () => worked(() => draw(replay, 0)),
    ),
  );
}

function draw(replay: Replay, at: number): void {
  const world = { replay, choices: () => null, readStep: () => ({ because: '' }), lastTop: 0 };
  drawReplay(firstReplayScreen(at), world, { columns: 120, rows: 40 }, createPen(false));
}

function replayIn(text: string): Replay {
  const read = readLog(new TextEncoder().encode(text));
  const replay = read.ok ? replayOf(replayLog(read.log.records), null) : null;
  if (replay === null) throw new Error('The log can’t be replayed');
  return replay;
}

function longLog(): string {
  const lines: string[] = [];
  const recorder = beginning(lines, { nowMs: 0 });
  for (let round = 0; lines.length < manyRecords; round += 1) tenRecords(recorder, round);
  return lines.join('');
}

async function withLog<Result>(text: string, use: (path: string) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(benchFolder, 'replay-'));
  const path = join(folder, 'a.jsonl');
  writeFileSync(path, text);
  const result = await use(path);
  rmSync(folder, { recursive: true });
  return result;
}
