import { wallNow } from '../../host/clocks.ts';
import { isThere } from '../../host/is-there.ts';
import { writeNewFile } from '../../host/new-file.ts';
import { absolutePath, toldPath } from '../../host/paths.ts';
import { putFile } from '../../host/put-whole.ts';
import { sha256Hex } from '../../log/canonical.ts';
import { isReceiptOf, readReceipt } from '../../log/receipt.ts';
import type { Ledger } from '../../mark/ledger.ts';
import { reopenedPath, writeReopened } from '../../mark/reopened.ts';
import { nameOfLedger } from '../../mark/rounds-of-log.ts';
import { assessorsOf, type Controls, type Standing, standingOf } from '../../mark/standing.ts';
import { standingText } from '../../mark/standing-text.ts';
import { stoppingOf, stopsName, writeStops } from '../../mark/stops.ts';
import { type ControlsFile, readControls } from '../../scenario/controls-file.ts';
import { counted } from '../../view/words.ts';
import type { Arguments } from '../arguments.ts';
import { complain, refuse } from '../complain.ts';
import { openSigner, type Signer } from '../open/open-keys.ts';
import { ledgerThere } from '../open/open-ledgers.ts';
import { readSource } from '../open/open-plan.ts';
import { printJson, printLines } from '../print.ts';
import { shown } from '../shown.ts';
import type { ExitStatus, Surroundings } from '../surroundings.ts';
import { bySameScheme, type KeptLog, keptLog, lookAtFolder, type ModeratedFolder } from './moderate-folder.ts';

/** `moderate DIR --controls FILE`: where each assessor stands by sittings with agreed marks; with --enforce signs who stops, and opens again what they closed since. */
export async function holdToControls(
  folder: ModeratedFolder,
  file: string,
  given: Arguments,
  surroundings: Surroundings,
): Promise<ExitStatus> {
  const key = given.value('key');
  if (given.has('enforce') && key === null)
    return refuse(surroundings, '--enforce needs the moderator’s key: give --key KEY');
  const signer =
    given.has('enforce') && key !== null ? await openSigner(key, 'moderator', surroundings, folder.typed) : null;
  if (signer?.ok === false) return refuse(surroundings, signer.because);
  const looked = await lookAtFolder(folder, surroundings, keptLog);
  for (const sentence of looked.wrong) complain(surroundings, sentence);
  const same = bySameScheme(folder, looked.kept, sha256Hex);
  if (!same.ok) return refuse(surroundings, same.because);
  const { plan, scheme, logs, wrong } = same.value;
  for (const sentence of wrong) complain(surroundings, sentence);
  const names = new Map(logs.map(({ name, head }) => [name, receiptTest(head)] as const));
  const path = absolutePath(surroundings.cwd, file);
  const read = readSource(path, surroundings, (source, report) =>
    readControls(source, { plan, scheme, logs: names }, report),
  );
  if (!read.ok) return refuse(surroundings, read.because);
  const controls = controlsOf(read.value, logs);
  const ledgers = logs.flatMap((log) => log.ledgers);
  const standings = assessorsOf(ledgers).map((assessor) => standingOf(assessor, controls, ledgers));
  const isWrong = looked.wrong.length + wrong.length > 0;
  tell(standings, controls, logs, given, surroundings);
  const enforced =
    signer === null ? null : enforce(folder, standings, controls, logs, signer.value, given, surroundings);
  if (enforced !== null) return enforced;
  return isWrong || standings.some(isAmiss) ? 1 : 0;
}

function receiptTest(head: KeptLog['head']): (receipt: string) => boolean {
  return (receipt) => {
    const read = readReceipt(receipt);
    return read !== null && isReceiptOf(read, head);
  };
}

/** Controls by the heads of their logs, in place of names. */
function controlsOf({ offByALevelMost, sittings }: ControlsFile, logs: readonly KeptLog[]): Controls {
  const hashes = new Map(logs.map(({ name, head }) => [name, head.hash]));
  return {
    offByALevelMost,
    controls: sittings.map(({ id, log, isStandardisation, marks }) => ({
      id,
      log: hashes.get(log) ?? '',
      isStandardisation,
      marks,
    })),
  };
}

function isAmiss({ isStopped, standardisationLeft, reopen }: Standing): boolean {
  return isStopped || standardisationLeft.length > 0 || reopen.length > 0;
}

function tell(
  standings: readonly Standing[],
  { offByALevelMost }: Controls,
  logs: readonly KeptLog[],
  given: Arguments,
  surroundings: Surroundings,
): void {
  const names = new Map(logs.map(({ head, told }) => [head.hash, told]));
  if (given.has('json')) printJson(surroundings, forMachines(standings, offByALevelMost, names));
  else printLines(surroundings, standingText(standings, offByALevelMost, names));
}

function forMachines(
  standings: readonly Standing[],
  offByALevelMost: number,
  names: ReadonlyMap<string, string>,
): unknown {
  const told = (ledger: Ledger): unknown => ({ log: names.get(ledger.opened.log.hash), ...nameOfLedger(ledger) });
  return {
    offByALevelMost,
    assessors: standings.map(({ assessor, marked, standardisationLeft, isStopped, reopen }) => ({
      assessor,
      isStopped,
      standardisationLeft,
      controls: marked.map(({ control, ledger, closedAt, off, isWithin }) => ({
        control: control.id,
        isStandardisation: control.isStandardisation,
        ...nameOfLedger(ledger),
        closedAt,
        off,
        isWithin,
      })),
      reopen: reopen.map(told),
    })),
  };
}

/** Signs who stops, and a paper for each ledger that is to be opened again; the ledgers themselves stay as they are. */
function enforce(
  folder: ModeratedFolder,
  standings: readonly Standing[],
  controls: Controls,
  logs: readonly KeptLog[],
  { card, key }: Signer,
  given: Arguments,
  surroundings: Surroundings,
): ExitStatus {
  const stopping = stoppingOf(standings, controls);
  const says = { wall: wallNow(), moderator: card.id };
  const problem = putFile(`${folder.path}/${stopsName}`, writeStops(stopping, says, key));
  if (problem !== null) return refuse(surroundings, problem);
  const paths = new Map(logs.map(({ head, path }) => [head.hash, path]));
  const all = [...standings.flatMap(({ reopen }) => reopen), ...stopping.again];
  for (const ledger of all) {
    const name = nameOfLedger(ledger);
    const next = { ...name, attempt: name.attempt + 1 };
    const log = paths.get(ledger.opened.log.hash) ?? '';
    const path = reopenedPath(log, next);
    // Signed now, the paper would make an attempt count that was begun without one.
    const early = isThere(path) ? null : ledgerThere(log, next);
    if (early !== null)
      return refuse(
        surroundings,
        `${shown(toldPath(surroundings.cwd, early))} lies there before its round was opened again: take it away, then enforce again`,
      );
    const because = 'closed since the last agreed control, or before the standardisation set';
    const written = writeNewFile(path, writeReopened(ledger, { ...says, because }, key));
    if (!written.ok && !written.isThere) return refuse(surroundings, written.because);
  }
  if (!given.has('json'))
    printLines(surroundings, [
      '',
      `${shown(folder.name)}/${stopsName}  signed by ${card.id}: who may go on, and with what`,
      `${counted(all.length, 'round')} opened again`,
    ]);
  return standings.some(isAmiss) ? 1 : 0;
}
