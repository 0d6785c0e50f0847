import { openSitting } from '../../engine/step.ts';
import { isThere } from '../../host/is-there.ts';
import { writeNewFileInFolder } from '../../host/new-file.ts';
import { absolutePath } from '../../host/paths.ts';
import type { Paper } from '../../report/papers/paper.ts';
import { paperHtml } from '../../report/papers/paper-html.ts';
import { columnsBounds, paperText } from '../../report/papers/paper-text.ts';
import { type HandOut, papersOf } from '../../report/papers/papers.ts';
import { indexOfPapers } from '../../report/papers/papers-index.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { counted } from '../../view/words.ts';
import type { Arguments } from '../arguments.ts';
import type { Command } from '../command.ts';
import { refuse } from '../complain.ts';
import { openScenario } from '../open/open-scenario.ts';
import { printJson, printLines } from '../print.ts';
import type { Read } from '../read.ts';
import { shown } from '../shown.ts';
import { readSeed } from '../sitting/sit-flags.ts';
import type { ExitStatus, Surroundings } from '../surroundings.ts';

/** Columns of a line of text unless something else is said: those of a common Braille line. */
const columnsUsual = 40;

/** `callsheet print`: the papers of a scenario, for a sitting with a reader, a scribe, large print or Braille. */
export const printPapers: Command = {
  name: 'print',
  summary:
    'Makes the papers of a scenario to hand out: the brief, the contacts and each document, and a list of them all',
  about: [
    'For a sitting with a reader, a scribe, large print or Braille. Each paper is a web page of its own, in large print, and a text',
    'of short lines for an embosser. The list (index) is for the invigilator alone: it says what is held back until it arrives in',
    'the story, and what to compare with the screen. Nothing that is for markers is in any of them. Papers of an assessed sitting',
    'tell what comes later in it: whoever prints them needs the invigilator’s code or the centre’s key too.',
  ].join('\n'),
  takes: { words: 'SCENARIO', least: 0, most: 1, says: 'a folder, a .yaml file, or an id; with --start, the pack' },
  flags: [
    {
      name: 'start',
      value: 'FILE',
      says: 'for the sitting that this start file settles; the invigilator’s code and the start code are asked for',
    },
    { name: 'key', value: 'FOLDER', says: 'with --start: the centre’s key, in place of the invigilator’s code' },
    { name: 'seed', value: 'S', says: 'that of the sitting, which values in documents hang on (drawn at random)' },
    { name: 'format', value: 'F', says: 'html or text (both)' },
    { name: 'columns', value: 'N', says: `how long a line of text may be (${columnsUsual})` },
    { name: 'out', value: 'FOLDER', says: 'where the files go; none is ever written over (papers/ID)' },
    { name: 'json', value: null, says: 'for machines' },
  ],
  examples: [
    { line: 'callsheet print rain-on-day-six --seed hall-2', says: 'for a sitting that begins with --seed hall-2' },
    { line: 'callsheet print rain-on-day-six --format text --columns 32', says: 'for an embosser of 32 cells' },
    { line: 'callsheet print --start starts/A3-rain-on-day-six-1.start', says: 'for an assessed sitting' },
  ],
  exits: [[0, 'written']],
  run,
};

/** How each format is written, and the ending of its files. */
const formats = {
  html: { ending: '.html', make: paperHtml },
  text: { ending: '.txt', make: paperText },
} as const;

type Format = keyof typeof formats;

const names = Object.keys(formats) as readonly Format[];

/** What the flags ask for. */
interface Wishes {
  readonly seed: string;
  readonly formats: readonly Format[];
  readonly columns: number;
}

/** A file to be written. */
interface PaperFile {
  readonly paper: string;
  readonly file: string;
  readonly text: string;
}

async function run(given: Arguments, surroundings: Surroundings): Promise<ExitStatus> {
  const wishes = readWishes(given);
  if (!wishes.ok) return refuse(surroundings, wishes.because);
  const printed = await toPrint(given, wishes.value, surroundings);
  if (!printed.ok) return refuse(surroundings, printed.because);
  const { scenario, seed, isAssessed } = printed.value;
  const sitting = openSitting(scenario, seed);
  const papers = papersOf(sitting);
  const files = filesOf([indexOfPapers(sitting, papers), ...papers], wishes.value);
  const folder = given.value('out') ?? `papers/${scenario.id}`;
  const problem = writeAll(files, absolutePath(surroundings.cwd, folder), shown(folder));
  if (problem !== null) return refuse(surroundings, problem);
  if (given.has('json')) printJson(surroundings, forMachines(scenario.id, seed, folder, papers, files));
  else printLines(surroundings, forPeople(isAssessed ? null : seed, shown(folder), papers, files));
  return 0;
}

/** Whose papers these are. */
interface ToPrint {
  readonly scenario: Scenario;
  readonly seed: string;
  readonly isAssessed: boolean;
}

/** A scenario and a seed; or what a start file settles, of the part of the pack that its candidates may see. */
async function toPrint(given: Arguments, { seed }: Wishes, surroundings: Surroundings): Promise<Read<ToPrint>> {
  const [name] = given.words;
  const startFile = given.value('start');
  if (startFile === null) {
    if (given.has('key')) return { ok: false, because: '--key goes with --start: other papers need none' };
    if (name === undefined) return { ok: false, because: '`print` needs SCENARIO: see `callsheet print --help`' };
    const opened = openScenario(name, surroundings);
    return opened.ok ? { ok: true, value: { scenario: opened.scenario, seed, isAssessed: false } } : opened;
  }
  if (given.has('seed')) return { ok: false, because: '--seed can’t go with --start: the start file settles it' };
  const { openScenarioOf, readyStart } = await import('../open/open-start.ts');
  const ready = readyStart(startFile, name ?? null, 'whenever', surroundings);
  if (!ready.ok) return ready;
  const { sealed, start } = ready.value;
  const { openForRoom } = await import('./open-for-room.ts');
  const room = await openForRoom(start, given.value('key'), 'and nothing is printed without one', surroundings);
  if (!room.ok) return room;
  const scenario = await openScenarioOf(sealed, start, surroundings);
  return scenario.ok ? { ok: true, value: { scenario: scenario.value, seed: start.seed, isAssessed: true } } : scenario;
}

function readWishes(given: Arguments): Read<Wishes> {
  const typed = given.value('format');
  const format = names.find((name) => name === typed);
  if (typed !== null && format === undefined)
    return { ok: false, because: `there is no format ${shown(typed)}. There is ${names.join(', ')}` };
  const { least, most } = columnsBounds;
  const columns = given.value('columns') ?? `${columnsUsual}`;
  if (!/^\d{1,4}$/.test(columns) || Number(columns) < least || Number(columns) > most)
    return { ok: false, because: `--columns takes a whole number from ${least} to ${most}, and got ${shown(columns)}` };
  if (format === 'html' && given.has('columns'))
    return { ok: false, because: '--columns is for text: leave it out, or say --format text' };
  const seed = readSeed(given);
  if (!seed.ok) return seed;
  const value = { seed: seed.value, formats: format === undefined ? names : [format], columns: Number(columns) };
  return { ok: true, value };
}

function filesOf(papers: readonly Paper[], wishes: Wishes): readonly PaperFile[] {
  return wishes.formats.flatMap((format) => {
    const { ending, make } = formats[format];
    return papers.map((paper) => ({
      paper: paper.name,
      file: `${paper.name}${ending}`,
      text: make(paper, wishes.columns),
    }));
  });
}

/** Writes every file, or none where one of them is there already. Null when done, else a sentence. */
function writeAll(files: readonly PaperFile[], folder: string, told: string): string | null {
  const there = files.find(({ file }) => isThere(absolutePath(folder, file)));
  if (there !== undefined)
    return `${told}/${there.file} is already there, and is never written over; nothing was written. Choose another folder with --out`;
  for (const [index, { file, text }] of files.entries()) {
    const written = writeNewFileInFolder(absolutePath(folder, file), text);
    if (!written.ok && index === 0) return written.because;
    if (!written.ok) return `${written.because}. ${counted(index, 'file')} of ${files.length} had been written`;
  }
  return null;
}

function forMachines(
  scenario: string,
  seed: string,
  folder: string,
  papers: readonly HandOut[],
  files: readonly PaperFile[],
): unknown {
  const filesFor = (name: string) => files.filter(({ paper }) => paper === name).map(({ file }) => file);
  return {
    scenario,
    seed,
    folder,
    index: filesFor('index'),
    papers: papers.map(({ name, title, handOut, isDrawn }) => ({ title, handOut, isDrawn, files: filesFor(name) })),
  };
}

function forPeople(
  seed: string | null,
  folder: string,
  papers: readonly HandOut[],
  files: readonly PaperFile[],
): readonly string[] {
  const held = papers.filter(({ handOut }) => handOut === 'when-it-arrives').length;
  return [
    `${counted(papers.length, 'paper')} in ${folder}: ${papers.length - held} to be handed out at the start, ${held} to be held back until they arrive.`,
    `Begin with ${folder}/${files[0]?.file ?? ''}, which is for the invigilator alone.`,
    seed === null
      ? 'They are for the sitting that the start file settles, and for no other.'
      : `They are made with the seed ${seed}: begin the sitting with --seed ${seed} too.`,
  ];
}
