import { writeNewFile } from '../../host/new-file.ts';
import { absolutePath } from '../../host/paths.ts';
import { countsOf } from '../../report/graph/describe.ts';
import { graphOf } from '../../report/graph/graph.ts';
import { graphDot } from '../../report/graph/graph-dot.ts';
import { graphMermaid } from '../../report/graph/graph-mermaid.ts';
import { machineConfig } from '../../report/graph/machine-config.ts';
import { nearestWord } from '../../scenario/nearest.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { Arguments } from '../arguments.ts';
import type { Command } from '../command.ts';
import { refuse } from '../complain.ts';
import { openScenario } from '../open/open-scenario.ts';
import { jsonText, printLines } from '../print.ts';
import { shown } from '../shown.ts';
import { type ExitStatus, type Surroundings, say } from '../surroundings.ts';

/** `callsheet graph`: a scenario as a picture, or as the text of another tool. */
export const graph: Command = {
  name: 'graph',
  summary:
    'Draws a scenario: its states and strands, and the decisions, timers and signals that lead from one to another',
  about: [
    'One arrow leads from a state to another, and names every decision, timer and signal that leads along it: solid where a',
    'decision can take it, dashed where none can. Endings, tasks and the evidence that they can give are marked.',
  ].join('\n'),
  takes: { words: 'SCENARIO', least: 1, most: 1, says: 'a folder, a .yaml file, or an id' },
  flags: [
    {
      name: 'format',
      value: 'F',
      says: "svg, mermaid, dot, or json for XState's createMachine (as FILE ends; mermaid where it has no ending)",
    },
    { name: 'out', value: 'FILE', says: 'into a new file (on standard output)' },
  ],
  examples: [
    { line: 'callsheet graph rain-on-day-six --out rain.svg', says: 'a picture, to open in a browser' },
    { line: 'callsheet graph scenarios/mine', says: 'Mermaid, for a page that draws it' },
    { line: 'callsheet graph scenarios/mine --format dot | dot -Tpdf > mine.pdf', says: 'through Graphviz' },
    { line: 'callsheet graph scenarios/mine --out mine.json', says: "for Stately's editor: createMachine(…)" },
  ],
  exits: [[0, 'drawn']],
  run,
};

/** Each format, the endings of its files, and how it is made. Each text ends in a line end. */
const formats = {
  mermaid: { endings: ['.mmd', '.mermaid'], make: (scenario: Scenario) => graphMermaid(graphOf(scenario)) },
  dot: { endings: ['.dot', '.gv'], make: (scenario: Scenario) => graphDot(graphOf(scenario)) },
  svg: { endings: ['.svg'], make: picture },
  json: { endings: ['.json'], make: (scenario: Scenario) => `${jsonText(machineConfig(scenario))}\n` },
} as const;

type Format = keyof typeof formats;

const names = Object.keys(formats) as readonly Format[];

/** What places the picture's boxes is large: it is loaded when a picture is asked for. */
async function picture(scenario: Scenario): Promise<string> {
  return (await import('../../report/graph/graph-svg.ts')).graphSvg(graphOf(scenario));
}

async function run(given: Arguments, surroundings: Surroundings): Promise<ExitStatus> {
  const out = given.value('out');
  const typed = given.value('format');
  const format = typed === null ? formatOf(out ?? '') : names.find((name) => name === typed);
  if (format === undefined)
    return refuse(surroundings, typed === null ? unknownEnding(out ?? '') : unknownFormat(typed));
  const opened = openScenario(given.words[0] ?? '', surroundings);
  if (!opened.ok) return refuse(surroundings, opened.because);
  const text = await formats[format].make(opened.scenario);
  if (out === null) {
    printLines(surroundings, text.trimEnd().split('\n'));
    return 0;
  }
  const written = writeNewFile(absolutePath(surroundings.cwd, out), text);
  if (!written.ok) return refuse(surroundings, written.because);
  say(surroundings, `${shown(out)}: ${countsOf(graphOf(opened.scenario))}`);
  return 0;
}

/** The format that a file's name asks for: a picture of one kind is never written into a file that says another. */
function formatOf(file: string): Format | undefined {
  const ending = endingOf(file);
  return ending === '' ? 'mermaid' : names.find((name) => formats[name].endings.some((one) => one === ending));
}

function endingOf(file: string): string {
  return /\.[^./\\]+$/.exec(file)?.[0] ?? '';
}

function unknownEnding(file: string): string {
  const endings = names.map((name) => formats[name].endings[0]).join(', ');
  return `nothing is drawn that ends in ${shown(endingOf(file))}: end the name in ${endings}, or say --format`;
}

function unknownFormat(typed: string): string {
  const near = nearestWord(typed, names);
  const hint = near === null ? `There is ${names.join(', ')}` : `Did you mean ${near}?`;
  return `there is no format ${shown(typed)}. ${hint}`;
}
