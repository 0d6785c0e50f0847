import { explore } from '../../check/graph.ts';
import { type Load, loadsOf } from '../../check/load.ts';
import { type Change, changesSince, type Elsewhere, firstElsewhere } from '../../check/since.ts';
import { createStepper, partsOf } from '../../check/stepper.ts';
import { studyOf } from '../../check/study.ts';
import { readLogFile } from '../../host/log-file.ts';
import { absolutePath } from '../../host/paths.ts';
import { logsIn } from '../../host/sittings.ts';
import { beganOf } from '../../log/book.ts';
import { readLog } from '../../log/read-log.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { Arguments } from '../arguments.ts';
import { complain, refuse } from '../complain.ts';
import { openScenario } from '../open/open-scenario.ts';
import { printJson, printLines } from '../print.ts';
import { shown } from '../shown.ts';
import type { ExitStatus, Surroundings } from '../surroundings.ts';
import { runThrough } from './run-through.ts';

/** A stored log under the new version: where it goes elsewhere first, or null where it comes to the same. */
interface LookedLog {
  readonly path: string;
  readonly elsewhere: Elsewhere | null;
}

/** `callsheet check NEW --since OLD`: what a new version of a scenario changes, and which stored logs would go elsewhere. */
export async function checkSince(
  given: Arguments,
  surroundings: Surroundings,
  most: number,
  stopped: () => boolean,
): Promise<ExitStatus> {
  const [name = '', ...more] = given.words;
  if (more.length > 0)
    return refuse(surroundings, '--since compares one scenario with an older version of it: name one');
  const after = openScenario(name, surroundings);
  if (!after.ok) return refuse(surroundings, after.because);
  const before = openScenario(given.value('since') ?? '', surroundings);
  if (!before.ok) return refuse(surroundings, before.because);
  const logs = logsOf(given, surroundings, after.scenario);
  if (logs === null) return 2;
  const loads = async (scenario: Scenario): Promise<readonly Load[]> => {
    const graph = await runThrough(
      explore(createStepper(partsOf(scenario)), most),
      surroundings,
      stopped,
      ({ done, found }) => ({
        says: `${done} of at least ${found} states`,
        part: done / found,
      }),
    );
    return loadsOf(studyOf(scenario, graph));
  };
  const changes = changesSince(before.scenario, after.scenario, {
    before: await loads(before.scenario),
    after: await loads(after.scenario),
  });
  if (stopped()) return 130;
  if (given.has('json')) printJson(surroundings, { changes, logs });
  else printLines(surroundings, told(changes, logs));
  return logs.some(({ elsewhere }) => elsewhere !== null) ? 1 : 0;
}

/** Every log of the scenario among those given, sat again under its new version; null when one can't be read. */
function logsOf(given: Arguments, surroundings: Surroundings, scenario: Scenario): readonly LookedLog[] | null {
  const folder = given.value('logs');
  if (folder === null) return [];
  const found = logsIn(absolutePath(surroundings.cwd, folder));
  if (!found.ok) {
    complain(surroundings, `${shown(folder)} ${found.because}`);
    return null;
  }
  return found.paths.flatMap((path): readonly LookedLog[] => {
    const file = readLogFile(path);
    const read = file.ok ? readLog(file.value.bytes) : null;
    if (read === null || !read.ok) {
      complain(surroundings, `${shown(path)} can't be read and was left out`);
      return [];
    }
    if (beganOf(read.log.records)?.scenario.id !== scenario.id) return [];
    return [{ path, elsewhere: firstElsewhere(scenario, read.log.records) }];
  });
}

function told(changes: readonly Change[], logs: readonly LookedLog[]): readonly string[] {
  const going = logs.filter(({ elsewhere }) => elsewhere !== null);
  return [
    ...(changes.length === 0
      ? ['Nothing changes for candidates or markers.']
      : changes.map(({ of, says }) => `${of}: ${says}`)),
    ...(logs.length === 0 ? [] : ['', `${logs.length} stored logs sat again: ${going.length} go elsewhere.`]),
    ...going.map(({ path, elsewhere }) => `${shown(path)} at record ${elsewhere?.seq}: ${elsewhere?.says}`),
  ];
}
