import { wallNow } from '../../host/clocks.ts';
import { putFile } from '../../host/put-whole.ts';
import { sha256Hex } from '../../log/canonical.ts';
import { apartName, apartSitting, writeApart } from '../../mark/apart-paper.ts';
import { roundsOfLog } from '../../mark/rounds-of-log.ts';
import { counted } from '../../view/words.ts';
import type { Arguments } from '../arguments.ts';
import { complain, refuse } from '../complain.ts';
import { openSigner } from '../open/open-keys.ts';
import { printLines } from '../print.ts';
import { shown } from '../shown.ts';
import type { ExitStatus, Surroundings } from '../surroundings.ts';
import { version } from '../versions.ts';
import { bySameScheme, keptLog, lookAtFolder, type ModeratedFolder } from './moderate-folder.ts';

/** `moderate DIR --apart`: signs on which criteria first and second marks are apart, and not how they were marked, for who can't read them. */
export async function signWhatIsApart(
  folder: ModeratedFolder,
  given: Arguments,
  surroundings: Surroundings,
): Promise<ExitStatus> {
  const key = given.value('key');
  if (key === null) return refuse(surroundings, '--apart needs the moderator’s key: give --key KEY');
  const signer = await openSigner(key, 'moderator', surroundings, folder.typed);
  if (!signer.ok) return refuse(surroundings, signer.because);
  const looked = await lookAtFolder(folder, surroundings, keptLog);
  for (const sentence of looked.wrong) complain(surroundings, sentence);
  const same = bySameScheme(folder, looked.kept, sha256Hex);
  if (!same.ok) return refuse(surroundings, same.because);
  const { scheme, logs, wrong } = same.value;
  for (const sentence of wrong) complain(surroundings, sentence);
  const criteria = scheme.criteria.map(({ id }) => id);
  const sittings = logs.flatMap(
    ({ head, ledgers, reopened }) => apartSitting(head.hash, roundsOfLog(ledgers, reopened), criteria) ?? [],
  );
  const { card } = signer.value;
  const says = { wall: wallNow(), program: version, moderator: card.id, sittings };
  const problem = putFile(`${folder.path}/${apartName}`, writeApart(says, signer.value.key));
  if (problem !== null) return refuse(surroundings, problem);
  const apart = sittings.reduce((sum, one) => sum + one.criteria.length, 0);
  const waiting = logs.length - sittings.length;
  printLines(surroundings, [
    `${shown(folder.name)}/${apartName}  signed by ${card.id}: what is apart, and not how it was marked`,
    '',
    `Of ${counted(sittings.length, 'sitting')}, ${counted(apart, 'criterion', 'criteria')} to adjudicate.`,
    ...(waiting === 0
      ? []
      : [`${counted(waiting, 'sitting')} without a closed first and second round: make it again when they are.`]),
  ]);
  return looked.wrong.length + wrong.length > 0 ? 1 : 0;
}
