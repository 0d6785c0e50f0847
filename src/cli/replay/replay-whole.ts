import { sealedScenarioOf } from '../../log/embed.ts';
import { type LogReading, readLog } from '../../log/read-log.ts';
import type { LogRecord } from '../../log/record.ts';
import { type Replayed, replayLog } from '../../log/replay.ts';
import { replaySealed } from '../../log/unseal.ts';
import type { Arguments } from '../arguments.ts';
import { refuse } from '../complain.ts';
import { givenIdentity } from '../open/open-keys.ts';
import { createUnsealer, openedBytes } from '../open/unseal.ts';
import { jsonLine } from '../print.ts';
import { shown } from '../shown.ts';
import { type ExitStatus, type Surroundings, say } from '../surroundings.ts';
import { seenAs, warnOfStops } from './replay-stops.ts';
import { tellReplay } from './replay-text.ts';

/** Reads and replays a log whole, with a key where it is sealed, and shows or tells what is asked for. */
export async function replayWhole(
  bytes: Uint8Array,
  given: Arguments,
  surroundings: Surroundings,
  isScreen: boolean,
): Promise<ExitStatus> {
  const name = given.words[0] ?? '';
  const identity = await givenIdentity(given, surroundings);
  if (!identity.ok) return refuse(surroundings, identity.because);
  const opener = identity.value;
  const opened = await openedBytes(bytes, opener);
  if ('because' in opened) return refuse(surroundings, `${shown(name)} ${opened.because}`);
  const read = readLog(opened.bytes);
  if (!read.ok) return refuse(surroundings, `${shown(name)} ${read.because}`);
  if (read.log.records.length === 0) return warnOfStops(surroundings, name, read.log, null);
  const replayed = await replayedWith(read.log.records, opener);
  if (replayed === null) {
    const because = opener === null ? 'is sealed: give the key of an assessor (--key)' : 'doesn’t open with this key';
    return refuse(surroundings, `${shown(name)} ${because}`);
  }
  const status = await show(given, surroundings, replayed, read.log, isScreen);
  return status === 0 ? warnOfStops(surroundings, name, read.log, replayed.difference) : status;
}

/** On the screen, as a recording, or as text. */
async function show(
  given: Arguments,
  surroundings: Surroundings,
  replayed: Replayed,
  reading: LogReading,
  isScreen: boolean,
): Promise<ExitStatus> {
  const replay = isScreen || given.has('cast') ? seenAs(reading, replayed) : null;
  if (replay === null) return tellReplay(given, surroundings, replayed, reading);
  if (isScreen) return (await import('./replay-screen.ts')).replayOnScreen(replay, null, surroundings);
  const { castOf } = await import('../../ui/cast.ts');
  for (const line of castOf(replay, given.value('cast-version') === '3' ? 3 : 2)) say(surroundings, jsonLine(line));
  return 0;
}

/** The sitting as its records tell it; null where its scenario is sealed and doesn't open. */
async function replayedWith(records: readonly LogRecord[], identity: string | null): Promise<Replayed | null> {
  const sealed = sealedScenarioOf(records);
  if (sealed === null) return replayLog(records);
  const unsealed = await createUnsealer(identity)(sealed);
  return unsealed === null ? null : replaySealed(records, unsealed);
}
