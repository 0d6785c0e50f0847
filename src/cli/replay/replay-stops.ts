import type { Difference } from '../../log/compare.ts';
import type { LogReading } from '../../log/read-log.ts';
import type { Replayed } from '../../log/replay.ts';
import { type Replay, replayOf } from '../../view/replay.ts';
import { complain } from '../complain.ts';
import { shown } from '../shown.ts';
import type { ExitStatus, Surroundings } from '../surroundings.ts';

/** What is looked at on a screen; null where not one record could be replayed. */
export function seenAs(reading: LogReading, replayed: Replayed): Replay | null {
  const [stops = null] = stopWords(reading, replayed.difference);
  return replayOf(replayed, stops === null ? null : `The log ${stops}.`);
}

/** What the replay couldn't reach is said, and makes the exit status 1. */
export function warnOfStops(
  surroundings: Surroundings,
  name: string,
  reading: LogReading,
  difference: Difference | null,
): ExitStatus {
  const before = reading.records.length === 0 ? 'There is nothing before it to tell' : 'What came before it is told';
  const said = stopWords(reading, difference).map((words, index) =>
    index === 0 && difference !== null ? words : `${words}. ${before}`,
  );
  for (const sentence of said) complain(surroundings, `${shown(name)} ${sentence}`);
  return said.length === 0 ? 0 : 1;
}

/** Why the log goes no further, each to go after its name: a difference, damage, a torn end. */
function stopWords({ damage, torn }: LogReading, difference: Difference | null): readonly string[] {
  return [
    difference && `differs from its replay at record ${difference.seq} (${difference.kind}): ${shown(difference.what)}`,
    damage && `is damaged at record ${damage.record}: ${shown(damage.because)}`,
    torn && `ends in ${torn.bytes} bytes of an unfinished record, which was never saved`,
  ].filter((words) => words !== null);
}
