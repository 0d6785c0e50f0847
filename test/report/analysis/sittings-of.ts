import { replayLog } from '../../../src/log/replay.ts';
import { type Frame, frameOfScenario } from '../../../src/report/analysis/frame.ts';
import { type SittingFacts, sittingFacts } from '../../../src/report/analysis/sitting-facts.ts';
import { type MemoryLog, small } from '../../log/memory-log.ts';

/** The frame of the small scenario. */
export const smallFrame: Frame = frameOfScenario(small, 'ab'.repeat(32));

/** What is counted of a log of it. */
export function factsOf(log: MemoryLog, centre: string | null = null): SittingFacts {
  const facts = sittingFacts(replayLog(log.records()), smallFrame, centre);
  if (facts === null) throw new Error('There are records');
  return facts;
}
