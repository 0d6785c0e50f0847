import { localTime } from '../host/clocks.ts';
import { readLogFile } from '../host/log-file.ts';
import { packageRoot } from '../host/package-root.ts';
import { absolutePath, toldPath } from '../host/paths.ts';
import { listScenarios } from '../host/scenario-files.ts';
import { logsIn, sittingsFolder } from '../host/sittings.ts';
import { readLog } from '../log/read-log.ts';
import type { LogRecord } from '../log/record.ts';
import { type HomeChoice, type HomeItem, type HomeView, homeView } from '../view/home.ts';
import { spokenMinutes } from '../view/words.ts';
import { type Arguments, readArguments } from './arguments.ts';
import type { Command } from './command.ts';
import { refuse } from './complain.ts';
import { generalHelp } from './help.ts';
import { logCommand, programName } from './log-command.ts';
import { openScenario } from './open-scenario.ts';
import { printLines } from './print.ts';
import { hasFullScreen, screenPorts } from './screen-ports.ts';
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
  if (hasFullScreen(surroundings)) {
    const { runHome } = await import('../ui/run-home.ts');
    const choice = await runHome(viewHere(surroundings), screenPorts(surroundings));
    return choice === null ? 0 : perform(choice, surroundings);
  }
  if (surroundings.stdin.isTTY === true && surroundings.stdout.isTTY === true) {
    printLines(surroundings, homeLines(viewHere(surroundings)));
    return 0;
  }
  if (given.has('sample')) return (await import('./sample.ts')).sitSample(surroundings);
  say(surroundings, generalHelp());
  return 0;
}

const commandOf: Readonly<Record<HomeChoice['kind'], () => Promise<Command>>> = {
  sit: async () => (await import('./sit.ts')).sit,
  resume: async () => (await import('./resume.ts')).resume,
  replay: async () => (await import('./replay.ts')).replay,
};

/** Does what was chosen, just as its command would. */
async function perform(choice: HomeChoice, surroundings: Surroundings): Promise<ExitStatus> {
  const command = await commandOf[choice.kind]();
  const read = readArguments(command, [choice.kind === 'sit' ? choice.scenario : choice.log]);
  return read.ok ? command.run(read.given, surroundings) : refuse(surroundings, read.because);
}

/** The home screen for a terminal that shows it line by line: each with its command. */
function homeLines(view: HomeView): readonly string[] {
  return [
    `Callsheet. ${view.line}`,
    ...view.parts.flatMap(({ title, items, whenEmpty }) => [
      '',
      title,
      ...(items.length === 0 && whenEmpty !== null ? [`  ${whenEmpty}`] : []),
      ...items.flatMap(({ label, detail, command }) => [`  ${command}`, `    ${label}: ${detail}`]),
    ]),
    '',
    view.also.title,
    ...view.also.commands.flatMap(({ command, says }) => [`  ${command}`, `    ${says}`]),
  ];
}

function viewHere(surroundings: Surroundings): HomeView {
  const logs = logItems(surroundings);
  const authorsGuide = toldPath(surroundings.cwd, absolutePath(packageRoot(), 'docs/authors.md'));
  return homeView(scenarioItems(surroundings), logs.unfinished, logs.finished, {
    program: programName(surroundings),
    authorsGuide: shown(authorsGuide),
  });
}

/** How each scenario is sat; one that can't be sat says so, so that its author isn't left to wonder. */
function scenarioItems(surroundings: Surroundings): readonly HomeItem[] {
  return listScenarios({ cwd: surroundings.cwd, packageRoot: packageRoot() }).map(({ id, path }): HomeItem => {
    const opened = openScenario(path, surroundings);
    const command = `${programName(surroundings)} sit ${shown(id)}`;
    if (!opened.ok)
      return { label: shown(id), detail: 'has mistakes in it, which the command lists', choice: null, command };
    const { title, status, allowMinutes } = opened.scenario;
    const detail = `${spokenMinutes(allowMinutes)}, ${status}`;
    return { label: title, detail, choice: { kind: 'sit', scenario: path }, command };
  });
}

/** The most logs of one kind that are listed: the latest worked on. */
const logsShownMax = 10;

/** A log that can be gone on with, or looked at. */
interface FoundLog {
  readonly path: string;
  readonly records: readonly LogRecord[];
  /** The last wall time on the record. */
  readonly wall: string;
}

function logItems(surroundings: Surroundings): {
  readonly unfinished: readonly HomeItem[];
  readonly finished: readonly HomeItem[];
} {
  const found = foundLogs(surroundings).sort((one, other) => (one.wall < other.wall ? 1 : -1));
  const items = (isFinished: boolean) =>
    found
      .filter(({ records }) => (records.at(-1)?.kind === 'ended') === isFinished)
      .slice(0, logsShownMax)
      .flatMap((log) => logItem(log, isFinished, surroundings));
  return { unfinished: items(false), finished: items(true) };
}

function foundLogs({ cwd }: Surroundings): FoundLog[] {
  const found = logsIn(absolutePath(cwd, sittingsFolder));
  const paths = found.ok ? found.paths : [];
  return paths.flatMap((path) => {
    const file = readLogFile(path);
    const read = file.ok ? readLog(file.value.bytes) : null;
    if (read?.ok !== true) return [];
    const { records } = read.log;
    const wall = records.flatMap((record) => ('wall' in record ? [record.wall] : [])).at(-1) ?? '';
    return [{ path: toldPath(cwd, path), records, wall }];
  });
}

/** "Rain on day six, sat by A1", and how far it has come. */
function logItem(
  { path, records, wall }: FoundLog,
  isFinished: boolean,
  surroundings: Surroundings,
): readonly HomeItem[] {
  const [began] = records;
  if (began?.kind !== 'began') return [];
  const story = records.at(-1)?.clock ?? '';
  return [
    {
      label: `${began.scenario.title}, sat by ${shown(began.candidate)}`,
      detail: `${isFinished ? 'ended' : `at ${story} in the story`}, ${localTime(wall)}`,
      choice: isFinished ? { kind: 'replay', log: path } : { kind: 'resume', log: path },
      command: logCommand(isFinished ? 'replay' : 'resume', path, surroundings),
    },
  ];
}
