import { sha256Hex } from '../../log/canonical.ts';
import {
  agreementOf,
  allDisagreements,
  type ModeratedSitting,
  moderatedSitting,
  toldSitting,
} from '../../mark/moderation.ts';
import { moderationText } from '../../mark/moderation-text.ts';
import { roundsOfLog } from '../../mark/rounds-of-log.ts';
import { isToModerate } from '../../mark/sample.ts';
import type { Arguments } from '../arguments.ts';
import { complain, refuse } from '../complain.ts';
import { printJson, printLines } from '../print.ts';
import { shown } from '../shown.ts';
import type { ExitStatus, Surroundings } from '../surroundings.ts';
import { bySameScheme, keptLog, lookAtFolder, type ModeratedFolder } from './moderate-folder.ts';
import { openDrawnSample } from './moderate-sample.ts';

/** `moderate DIR`: closed first and second marks side by side, and how each criterion is settled. Reads alone. */
export async function viewModeration(
  folder: ModeratedFolder,
  given: Arguments,
  surroundings: Surroundings,
): Promise<ExitStatus> {
  const looked = await lookAtFolder(folder, surroundings, (log) => ({
    ...keptLog(log),
    story: toldSitting(log.replayed, log.ledgers),
  }));
  for (const sentence of looked.wrong) complain(surroundings, sentence);
  const same = bySameScheme(folder, looked.kept, sha256Hex);
  if (!same.ok) return refuse(surroundings, same.because);
  const { scheme, plan, logs, wrong } = same.value;
  for (const sentence of wrong) complain(surroundings, sentence);
  const criteria = scheme.criteria.map(({ id }) => id);
  const marking = given.has('single') ? 'single' : 'double';
  const sample = openDrawnSample(folder);
  if (!sample.ok) complain(surroundings, `${sample.because}. Nothing is taken to be in the sample`);
  const sittings = logs.map(({ told, head, story, ledgers, reopened }) =>
    moderatedSitting(shown(told), story, roundsOfLog(ledgers, reopened), criteria, {
      marking,
      isInSample: (criterion) => sample.ok && isToModerate(sample.value?.get(head.hash), criterion),
    }),
  );
  const titles = new Map(scheme.criteria.map(({ id, title }) => [id, title]));
  const isDraftPlan = plan.status === 'draft';
  const areCompared = folder.cards.length > 0;
  if (given.has('json')) printJson(surroundings, forMachines(sittings, isDraftPlan, [...looked.wrong, ...wrong]));
  else printLines(surroundings, moderationText(sittings, titles, { isDraftPlan, areCompared }));
  return looked.wrong.length + wrong.length > 0 || !sample.ok ? 1 : 0;
}

function forMachines(sittings: readonly ModeratedSitting[], isDraftPlan: boolean, wrong: readonly string[]): unknown {
  return {
    provisional: true,
    draftPlan: isDraftPlan,
    agreement: agreementOf(sittings),
    disagreements: allDisagreements(sittings).map(({ sitting, disagreement }) => ({
      log: sitting.log,
      ...disagreement,
    })),
    sittings: sittings.map(({ log, candidate, open, criteria }) => ({ log, candidate, open, criteria })),
    wrong,
  };
}
