import type { OpenedLog } from '../../host/log-file.ts';
import { toldPath } from '../../host/paths.ts';
import type { Began } from '../../log/book.ts';
import type { SealedScenario, SittingTime } from '../../log/record.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { readStart } from '../../seal/start-file.ts';
import type { Arrangements } from '../../view/arrangements.ts';
import type { Interruption } from '../../view/interruption.ts';
import { openSitting } from '../open/open-start.ts';
import type { Read } from '../read.ts';
import { shown } from '../shown.ts';
import type { Surroundings } from '../surroundings.ts';
import { assessedArrangements, takingIn } from './assessed-seating.ts';
import { sealLog } from './seal-log.ts';
import type { TakenIn } from './seating.ts';
import { signedLog } from './signed-log.ts';

/** An assessed sitting that goes on: what is sat, and what is different from practice. */
export interface AssessedResume {
  readonly scenario: Scenario;
  readonly isPlain: boolean;
  /** The log, its head signed after every append. */
  readonly log: OpenedLog;
  readonly arrangements: (time: SittingTime, interruption: Interruption) => Arrangements;
  readonly takeIn: () => readonly TakenIn[];
  /** Seals the log for those who mark, when it is left. */
  readonly seal: () => Promise<boolean>;
}

/** Opens a sealed log to go on with it: asks for the start code. */
export async function resumeAssessed(
  log: OpenedLog,
  began: Began,
  sealed: SealedScenario,
  surroundings: Surroundings,
): Promise<Read<AssessedResume>> {
  const read = readStart(began.start ?? '');
  if (!read.ok)
    return { ok: false, because: `the start file in ${shown(toldPath(surroundings.cwd, log.path))} ${read.because}` };
  const { start } = read;
  const sitting = await openSitting(sealed, start, surroundings);
  if (!sitting.ok) return sitting;
  const { scenario, key } = sitting.value;
  const value: AssessedResume = {
    scenario,
    isPlain: start.way === 'plain',
    log: signedLog(log, start.id, key),
    arrangements: (time, interruption) => assessedArrangements(start, log, time, interruption, surroundings),
    takeIn: takingIn(log, start),
    seal: () => sealLog(log.path, start, surroundings),
  };
  return { ok: true, value };
}
