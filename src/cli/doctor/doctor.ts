import { centreLine } from '../../doctor/centre-line.ts';
import { worstOf } from '../../doctor/finding.ts';
import { findingsOf } from '../../doctor/findings.ts';
import { isTerminal } from '../../doctor/judge-terminal.ts';
import type { Measured } from '../../doctor/measured.ts';
import { onAsk } from '../../host/signals.ts';
import { sittingsFolder } from '../../host/sittings.ts';
import { wrapText } from '../../view/text/wrap.ts';
import type { Arguments } from '../arguments.ts';
import type { Command } from '../command.ts';
import { programName } from '../log-command.ts';
import { printJson, printLines } from '../print.ts';
import { type ExitStatus, type Surroundings, say } from '../surroundings.ts';
import { measureHere, type Stop } from './doctor-measure.ts';
import { offerRehearsal } from './doctor-rehearsal.ts';
import { reportLines } from './doctor-report.ts';

/** `callsheet doctor`: whether this machine and this terminal are fit for a sitting. */
export const doctor: Command = {
  name: 'doctor',
  summary: 'Says whether this machine and this terminal are fit for a sitting, each thing by itself',
  about: [
    'For whoever sets up the room, the day before and on the day: run it in the terminal and the folder in which the candidate will',
    'sit. It needs about three seconds, and a minute for the keys. It ends with a line to send to the centre, in which nothing',
    'personal stands, and offers a rehearsal of two minutes. What it writes to try the disk it takes away again.',
  ].join('\n'),
  takes: { words: '', least: 0, most: 0, says: '' },
  flags: [
    { name: 'folder', value: 'FOLDER', says: `where sittings are kept (./${sittingsFolder})` },
    { name: 'no-keys', value: null, says: 'asks nobody: no keys are pressed, no rehearsal is offered' },
    { name: 'json', value: null, says: 'for machines: what was measured, the findings, the line for the centre' },
  ],
  examples: [
    { line: 'callsheet doctor', says: 'all of it, in the terminal of the sitting' },
    { line: 'callsheet doctor --folder /srv/sittings --no-keys', says: 'another folder, and nobody at the keyboard' },
    { line: 'callsheet doctor --json | jq -r .line', says: 'the line for the centre alone' },
  ],
  exits: [
    [0, 'fit, as far as is known; also where something should be looked at'],
    [1, 'something is not fit: it says what to do'],
    [130, 'interrupted; the terminal is as it was'],
  ],
  run,
};

async function run(given: Arguments, surroundings: Surroundings): Promise<ExitStatus> {
  const folder = given.value('folder') ?? sittingsFolder;
  const stop = listenForStop();
  if (!given.has('json') && surroundings.stdout.isTTY === true)
    printToWidth(surroundings, ['Looking at this machine and this terminal: about three seconds.']);
  const measured = await measureHere({ folder, asksNobody: given.has('no-keys') }, stop, surroundings);
  stop.end();
  if (measured === null) return 130;
  const status = worstOf(findingsOf(measured)) === 'not-fit' ? 1 : 0;
  if (given.has('json')) printJson(surroundings, forMachines(measured));
  else tell(measured, surroundings);
  const mayOffer = !given.has('json') && !given.has('no-keys') && isTerminal(measured.terminal);
  if (!mayOffer || !measured.disk.log.ok) return status;
  const sat = await offerRehearsal(folder, surroundings);
  return sat === 0 ? status : sat;
}

function forMachines(measured: Measured): unknown {
  const findings = findingsOf(measured);
  return { standing: worstOf(findings), line: centreLine(measured), findings, measured };
}

function tell(measured: Measured, surroundings: Surroundings): void {
  printLines(surroundings, reportLines(findingsOf(measured), widthOf(surroundings)));
  printLines(surroundings, ['', 'The line for the centre:', '']);
  // One line, however long: it is to be copied.
  say(surroundings, centreLine(measured));
  printToWidth(surroundings, ['', `To see a sitting work here: ${programName(surroundings)} sit rehearsal`]);
}

function printToWidth(surroundings: Surroundings, lines: readonly string[]): void {
  const columns = widthOf(surroundings);
  printLines(surroundings, columns === null ? lines : lines.flatMap((line) => wrapText(line, columns)));
}

/** The columns of the terminal; null in a pipe or a file. */
function widthOf({ stdout }: Surroundings): number | null {
  return stdout.isTTY === true && stdout.columns > 0 ? stdout.columns : null;
}

/** What ends the looking before its time: a signal, or Ctrl+C where the terminal sends none. */
function listenForStop(): Stop & { readonly end: () => void } {
  let isAsked = false;
  let tellAsked = (): void => {};
  const whenAsked = new Promise<void>((resolve) => (tellAsked = resolve));
  const ask = (): void => {
    isAsked = true;
    tellAsked();
  };
  const end = onAsk(() => {
    ask();
    return true;
  });
  return { isAsked: () => isAsked, whenAsked, ask, end };
}
