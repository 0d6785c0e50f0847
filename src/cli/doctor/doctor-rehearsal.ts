import { letOthersRun } from '../../host/others.ts';
import { nextLogPath, sittingsFolder } from '../../host/sittings.ts';
import { readArguments } from '../arguments.ts';
import { askLines } from '../ask-lines.ts';
import { refuse } from '../complain.ts';
import { anybody } from '../sitting/sit-flags.ts';
import type { ExitStatus, Surroundings } from '../surroundings.ts';

/** The scenario that shows how the program works. */
const rehearsalId = 'rehearsal';

/** Offers the rehearsal and sits it, its log kept in the folder that was looked at; 0 where it is declined. */
export async function offerRehearsal(folder: string, surroundings: Surroundings): Promise<ExitStatus> {
  const asking = askLines(surroundings);
  const answer = await asking.ask('Sit it now? It takes two or three minutes: yes or no?', 'no');
  asking.end();
  // The terminal stops being read a moment after it is let go of: a screen that began to read by then would be stopped with it.
  await letOthersRun();
  if (answer === null) return 130;
  if (!/^y(es)?$/i.test(answer)) return 0;
  const { sit } = await import('../sitting/sit.ts');
  const out = folder === sittingsFolder ? [] : ['--out', nextLogPath(surroundings.cwd, rehearsalId, anybody, folder)];
  const read = readArguments(sit, [rehearsalId, ...out]);
  return read.ok ? sit.run(read.given, surroundings) : refuse(surroundings, read.because);
}
