import { localTime } from '../host/clocks.ts';
import { packageRoot } from '../host/package-root.ts';
import { absolutePath, toldPath } from '../host/paths.ts';
import { listScenarios, type Shelved } from '../host/scenario-files.ts';
import { toldClock } from '../scenario/notation.ts';
import { type HomeChoice, type HomeItem, type HomeView, homeView } from '../view/home.ts';
import { spokenMinutes } from '../view/words.ts';
import { type Arguments, readArguments } from './arguments.ts';
import type { Command } from './command.ts';
import { refuse } from './complain.ts';
import { generalHelp } from './help.ts';
import { logCommand, programName } from './log-command.ts';
import { type FoundLog, foundLogs, isUnfinishedLog } from './open/found-logs.ts';
import { type OpenedScenario, openScenario } from './open/open-scenario.ts';
import { printLines } from './print.ts';
import { hasFullScreen, screenPorts } from './screen-ports.ts';
import { shown } from './shown.ts';
import type { ExitStatus, Surroundings } from './surroundings.ts';

/** `callsheet home`, and `callsheet` alone: what there is to do here; without a terminal, the help. */
export const home: Command = {
  name: 'home',
  summary: 'Shows what there is to do here: practise, go on with a sitting, look at a log',
  about: '`callsheet` alone is the same. Without a terminal it prints the help instead.',
  takes: { words: '', least: 0, most: 0, says: '' },
  flags: [
    {
      name: 'sample',
      value: null,
      says: 'without a terminal, sits the sample scenario from its answers and tells the story',
    },
  ],
  examples: [
    { line: 'callsheet', says: 'the same' },
    { line: 'callsheet home --sample </dev/null', says: 'a whole sitting, told from its log' },
  ],
  exits: [[0, 'left, or what was chosen went well; else the exit status of what was chosen']],
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
  if (given.has('sample')) return (await import('./sitting/sample.ts')).sitSample(surroundings);
  printLines(surroundings, [generalHelp()]);
  return 0;
}

const commandOf: Readonly<Record<HomeChoice['kind'], () => Promise<Command>>> = {
  sit: async () => (await import('./sitting/sit.ts')).sit,
  resume: async () => (await import('./sitting/resume.ts')).resume,
  replay: async () => (await import('./replay/replay.ts')).replay,
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
  const isNewHere = logs.unfinished.length + logs.finished.length === 0;
  return homeView(scenarioItems(isNewHere, surroundings), logs.unfinished, logs.finished, {
    program: programName(surroundings),
    authorsGuide: shown(authorsGuide),
  });
}

/** How each scenario is sat, for somebody new here the rehearsals first. */
function scenarioItems(isNewHere: boolean, surroundings: Surroundings): readonly HomeItem[] {
  const found = listScenarios({ cwd: surroundings.cwd, packageRoot: packageRoot() }).map((shelved) => ({
    shelved,
    opened: openScenario(shelved.path, surroundings),
  }));
  const isFirst = ({ opened }: (typeof found)[number]) => isNewHere && opened.ok && opened.scenario.rehearsal;
  const inOrder = [...found.filter(isFirst), ...found.filter((one) => !isFirst(one))];
  return inOrder.map(({ shelved, opened }) => scenarioItem(shelved, opened, surroundings));
}

/** One that can't be sat says so, so that its author isn't left to wonder. */
function scenarioItem({ id, path }: Shelved, opened: OpenedScenario, surroundings: Surroundings): HomeItem {
  const command = `${programName(surroundings)} sit ${shown(id)}`;
  if (!opened.ok)
    return { label: shown(id), detail: 'has mistakes in it, which the command lists', choice: null, command };
  const { title, status, allowMinutes, rehearsal } = opened.scenario;
  const detail = rehearsal
    ? 'nothing is assessed, for getting used to it'
    : `${spokenMinutes(allowMinutes)}, ${status}`;
  return { label: title, detail, choice: { kind: 'sit', scenario: path }, command };
}

/** The most logs of one kind that are listed: the latest worked on. */
const logsShownMax = 10;

function logItems(surroundings: Surroundings): {
  readonly unfinished: readonly HomeItem[];
  readonly finished: readonly HomeItem[];
} {
  const found = foundLogs(surroundings);
  const items = (isUnfinished: boolean) =>
    found
      .filter((log) => isUnfinished === isUnfinishedLog(log))
      .slice(0, logsShownMax)
      .map((log) => (log.isDamaged ? damagedItem(log, surroundings) : logItem(log, isUnfinished, surroundings)));
  return { unfinished: items(true), finished: items(false) };
}

/** A damaged log is listed, so that nobody wonders where it has gone; there is nothing to go on with in it. */
function damagedItem({ path, label }: FoundLog, surroundings: Surroundings): HomeItem {
  return {
    label,
    detail: 'is damaged, as the command tells',
    choice: null,
    command: logCommand('verify', path, surroundings),
  };
}

/** "Rain on day six, sat by A1", and how far it has come. */
function logItem(
  { path, records, wall, label }: FoundLog,
  isUnfinished: boolean,
  surroundings: Surroundings,
): HomeItem {
  return {
    label,
    detail: `${isUnfinished ? `at ${toldClock(records.at(-1)?.clock ?? '')} in the story` : 'ended'}, ${localTime(wall)}`,
    choice: isUnfinished ? { kind: 'resume', log: path } : { kind: 'replay', log: path },
    command: logCommand(isUnfinished ? 'resume' : 'replay', path, surroundings),
  };
}
