import { readLogFile } from '../host/log-file.ts';
import { packageRoot } from '../host/package-root.ts';
import { absolutePath, toldPath } from '../host/paths.ts';
import { listScenarios } from '../host/scenario-files.ts';
import { logsIn, sittingsFolder } from '../host/sittings.ts';
import { readLog } from '../log/read-log.ts';
import type { Arguments } from './arguments.ts';
import type { Command } from './command.ts';
import { generalHelp } from './help.ts';
import { logCommand } from './log-command.ts';
import { openScenario } from './open-scenario.ts';
import { printLines } from './print.ts';
import { shown } from './shown.ts';
import { type ExitStatus, type Surroundings, say } from './surroundings.ts';

/** `callsheet home`, and `callsheet` alone: what there is to do here; without a terminal, the help. */
export const home: Command = {
  name: 'home',
  summary: 'Shows what there is to do here: practise, go on with a sitting, look at a log',
  takes: { words: '', least: 0, most: 0 },
  flags: [
    {
      name: 'sample',
      value: null,
      says: 'without a terminal, sits the sample scenario from its answers and tells the story',
    },
  ],
  examples: [{ line: 'callsheet', says: 'the same' }],
  run,
};

async function run(given: Arguments, surroundings: Surroundings): Promise<ExitStatus> {
  if (surroundings.stdin.isTTY === true && surroundings.stdout.isTTY === true) {
    printLines(surroundings, homeLines(surroundings));
    return 0;
  }
  if (given.has('sample')) return (await import('./sample.ts')).sitSample(surroundings);
  say(surroundings, generalHelp());
  return 0;
}

function homeLines(surroundings: Surroundings): readonly string[] {
  const logs = logLines(surroundings);
  return [
    'Callsheet: simulated tasks for people learning production coordination.',
    ...part('Practise', scenarioLines(surroundings)),
    ...part('Go on with a sitting', logs.unfinished),
    ...part('Look at a log', logs.finished),
    '',
    'Every command says more of itself with --help; `callsheet --help` lists them.',
  ];
}

function part(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];
}

/** How each scenario is sat; one that can't be sat says so, so that its author isn't left to wonder. */
function scenarioLines(surroundings: Surroundings): readonly string[] {
  return listScenarios({ cwd: surroundings.cwd, packageRoot: packageRoot() }).flatMap(({ id, path }) => {
    const opened = openScenario(path, surroundings);
    if (!opened.ok) return [`callsheet sit ${shown(id)}`, '    has mistakes in it, which this command lists'];
    const { title, status, allowMinutes } = opened.scenario;
    return [`callsheet sit ${id}`, `    ${title}: ${allowMinutes} minutes, ${status}`];
  });
}

/** The most logs of one kind that are listed: the latest names. */
const logsShownMax = 10;

function logLines(surroundings: Surroundings): {
  readonly unfinished: readonly string[];
  readonly finished: readonly string[];
} {
  const found = logsIn(absolutePath(surroundings.cwd, sittingsFolder));
  const paths = found.ok ? found.paths.map((path) => toldPath(surroundings.cwd, path)) : [];
  const unfinished: string[] = [];
  const finished: string[] = [];
  for (const path of paths) {
    const file = readLogFile(absolutePath(surroundings.cwd, path));
    const read = file.ok ? readLog(file.value.bytes) : null;
    if (read?.ok !== true) continue;
    if (read.log.records.at(-1)?.kind === 'ended') finished.push(logCommand('replay', path));
    else unfinished.push(logCommand('resume', path));
  }
  return { unfinished: unfinished.slice(-logsShownMax), finished: finished.slice(-logsShownMax) };
}
