import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sitAnswers } from '../../src/log/answers.ts';
import { readLog } from '../../src/log/read-log.ts';
import type { Recorder } from '../../src/log/recorder.ts';
import { replayLog } from '../../src/log/replay.ts';
import { drawReplay } from '../../src/ui/draw/replay.ts';
import { firstReplayScreen } from '../../src/ui/replay.ts';
import { createPen } from '../../src/ui/text/pen.ts';
import { type Replay, replayOf } from '../../src/view/replay.ts';
import { tenRecords } from './log.ts';
import { inTurn, type Measured, mediansOf, worked } from './measure.ts';
import { benchFolder } from './peer.ts';
import { openHello, openReplay, type Player } from './players.ts';
import { beginWith, must, sample, strongAnswers } from './sample.ts';

/** The records that a long log has. */
const manyRecords = 2_000;

/** Milliseconds of sitting time for which the sample is sat. */
const fiftyMinutes = 50 * 60_000;

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

/** The sample's strong answers, as if somebody had typed for fifty minutes: drafts of every reason, and time between. */
function fiftyMinutesSat(): string {
  const lines: string[] = [];
  const clock = { nowMs: 0 };
  const recorder = beginning(lines, clock);
  const { entries } = strongAnswers(recorder.seat().sitting.scenario);
  const eachMs = Math.floor((fiftyMinutes - 60_000) / entries.length);
  for (const entry of entries) {
    const { step } = entry;
    const reason = step.kind === 'decide' ? (step.reason ?? '') : '';
    for (let typed = 12; typed < reason.length && step.kind === 'decide'; typed += 12)
      must(recorder, { kind: 'draft', task: step.task, draft: { answer: null, reason: reason.slice(0, typed) } });
    clock.nowMs += eachMs;
    const sat = sitAnswers(recorder, { isOrdered: true, entries: [entry] });
    if (!sat.ok) throw new Error('The strong answers can be sat');
  }
  return lines.join('');
}

function longLog(): string {
  const lines: string[] = [];
  const recorder = beginning(lines, { nowMs: 0 });
  for (let round = 0; lines.length < manyRecords; round += 1) tenRecords(recorder, round);
  return lines.join('');
}

function beginning(lines: string[], clock: { readonly nowMs: number }): Recorder {
  const terms = { scenario: sample(), candidate: 'bench', seed: '7', purpose: 'practice' } as const;
  const append = (more: readonly string[]) => {
    lines.push(...more);
    return { ok: true } as const;
  };
  return beginWith(terms, append, () => clock.nowMs);
}

async function withLog<Result>(text: string, use: (path: string) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(benchFolder, 'replay-'));
  const path = join(folder, 'a.jsonl');
  writeFileSync(path, text);
  const result = await use(path);
  rmSync(folder, { recursive: true });
  return result;
}
