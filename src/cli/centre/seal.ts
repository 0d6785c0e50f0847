import { absolutePath } from '../../host/paths.ts';
import { logsIn } from '../../host/sittings.ts';
import type { Arguments } from '../arguments.ts';
import type { Command } from '../command.ts';
import { complain, refuse } from '../complain.ts';
import { shown } from '../shown.ts';
import { sealLog } from '../sitting/seal-log.ts';
import type { ExitStatus, Surroundings } from '../surroundings.ts';
import { sittingIn } from './sitting-in.ts';

/** `callsheet seal`: logs sealed for those who mark, again. */
export const seal: Command = {
  name: 'seal',
  summary: 'Seals logs of assessed sittings for those who mark, as they stand now',
  about: [
    'Leaving a sitting does it by itself. This is for after a crash that nobody went on from, a full disk, or a lost copy. It needs no',
    'key and no code: whoever may open the copy stands in the start file. The log is as it was.',
  ].join('\n'),
  takes: { words: 'LOG', least: 1, most: 1, says: 'a log, or a folder of them' },
  flags: [],
  examples: [{ line: 'callsheet seal sittings/', says: 'every log in the folder, each with its .age beside it' }],
  exits: [
    [0, 'sealed'],
    [1, 'some could not be; the others are'],
  ],
  run,
};

async function run(given: Arguments, surroundings: Surroundings): Promise<ExitStatus> {
  const [name = ''] = given.words;
  const logs = logsIn(absolutePath(surroundings.cwd, name));
  if (!logs.ok) return refuse(surroundings, `${shown(name)} ${logs.because}`);
  let isEverySealed = true;
  for (const path of logs.paths) isEverySealed = (await sealOne(path, surroundings)) && isEverySealed;
  return isEverySealed ? 0 : 1;
}

async function sealOne(path: string, surroundings: Surroundings): Promise<boolean> {
  const found = sittingIn(path);
  if (found.ok) return sealLog(path, found.value.start, surroundings);
  complain(surroundings, `${shown(path)} ${found.because}`);
  return false;
}
