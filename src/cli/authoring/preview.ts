import { readLines } from '../../host/line-input.ts';
import { writeNewFileInFolder } from '../../host/new-file.ts';
import { absolutePath, toldPath } from '../../host/paths.ts';
import { findScenario } from '../../host/scenario-files.ts';
import { onAsk } from '../../host/signals.ts';
import { runPlainPreview } from '../../plain/preview.ts';
import { writeAnswers } from '../../scenario/write-answers.ts';
import { runPreview } from '../../ui/run-preview.ts';
import type { Bench, Said } from '../../view/bench.ts';
import type { Way } from '../../view/way.ts';
import { counted } from '../../view/words.ts';
import type { Arguments } from '../arguments.ts';
import type { Command } from '../command.ts';
import { refuse } from '../complain.ts';
import { placesOf, readScenario } from '../open/open-scenario.ts';
import { isAsciiOnly } from '../print.ts';
import { hasFullScreen, screenPorts, stoppedByAsk } from '../screen-ports.ts';
import { shown } from '../shown.ts';
import { plainFlag } from '../sitting/sit.ts';
import { sayWrapped } from '../sitting/sit-plain.ts';
import type { ExitStatus, Surroundings } from '../surroundings.ts';
import { followSaves } from './follow-saves.ts';
import { createBench } from './preview-bench.ts';

/** `callsheet preview`: a scenario played beside its author's editor. */
export const preview: Command = {
  name: 'preview',
  summary: 'Plays a scenario beside your editor: where it stands, and what each kind of answer would do',
  about: [
    'Keep it open beside the file. When you save, it reads the files again and stays where it was; mistakes are shown until they',
    'are mended. It goes to any state, step by step or at once. Nothing of it is a sitting, and nothing is logged.',
  ].join('\n'),
  takes: { words: 'SCENARIO', least: 1, most: 1, says: 'a folder, its scenario.yaml, any .yaml file, or an id' },
  flags: [
    { name: 'seed', value: 'S', says: 'which variant to begin with; 1 unless said' },
    { ...plainFlag, says: 'line by line, with numbers and words (also with ACCESSIBLE=1)' },
  ],
  examples: [
    { line: 'callsheet preview scenarios/mine', says: 'one of your own' },
    { line: 'callsheet preview rain-on-day-six --seed 7', says: 'another variant' },
    { line: 'printf "go to price\\nwhere\\n" | callsheet preview rain-on-day-six --plain', says: 'from a script' },
  ],
  exits: [
    [0, 'left'],
    [1, 'no version of the file could be played'],
    [130, 'interrupted'],
  ],
  run,
};

async function run(given: Arguments, surroundings: Surroundings): Promise<ExitStatus> {
  const name = given.words[0] ?? '';
  const seed = given.value('seed') ?? '1';
  const path = findScenario(name, placesOf(surroundings));
  const first = readScenario(name, surroundings);
  if (!first.ok || path === null) return refuse(surroundings, first.ok ? 'there is no such scenario' : first.because);
  const save = (way: Way): Said => saveWay(way, path, first.folder, surroundings);
  const bench = createBench({ read: () => readScenario(path, surroundings), save }, first.path, seed);
  const stopReading = await readOnSave(path, bench, surroundings);
  const isFull = !given.has('plain') && hasFullScreen(surroundings);
  const isAsked = await (isFull ? onScreen(bench, surroundings) : lineByLine(bench, surroundings));
  stopReading();
  if (isAsked) return 130;
  return bench.look().playing === null ? 1 : 0;
}

/** Plays it on the full screen; whether a signal ended it. */
async function onScreen(bench: Bench, surroundings: Surroundings): Promise<boolean> {
  return stoppedByAsk((whenStopped) => runPreview(bench, { ...screenPorts(surroundings), whenStopped }));
}

/** Plays it line by line; whether a signal ended it. */
async function lineByLine(bench: Bench, surroundings: Surroundings): Promise<boolean> {
  let isAsked = false;
  const input = readLines(surroundings.stdin);
  const stopListening = onAsk(() => {
    isAsked = true;
    void bench.ask({ kind: 'stop' });
    input.stop();
    return true;
  });
  await runPlainPreview(bench, {
    lines: input.batches,
    write: (line) => sayWrapped(surroundings, line),
    isAscii: isAsciiOnly(surroundings, surroundings.stdout),
  });
  stopListening();
  input.stop();
  return isAsked;
}

/** Reads the files, and again whenever one of them is saved, until the function it gives is called. */
async function readOnSave(path: string, bench: Bench, surroundings: Surroundings): Promise<() => void> {
  const saves = followSaves([path], surroundings);
  const read = (): Promise<void> => {
    saves.follow();
    return bench.ask({ kind: 'read-again' });
  };
  const goOn = async (): Promise<void> => {
    while (await saves.next()) void read();
  };
  await read();
  void goOn();
  return saves.stop;
}

/** Saves a way beside the scenario's answers where that lies in the folder one is in, else in `./answers`; never over a file. */
function saveWay(way: Way, path: string, folder: string, surroundings: Surroundings): Said {
  const { cwd } = surroundings;
  const isHere = toldPath(cwd, path) !== path;
  const answers = isHere ? `${folder}answers` : absolutePath(cwd, 'answers');
  const { scenario, seed } = way.opening;
  for (let number = 1; ; number += 1) {
    const file = `${answers}/${isHere ? '' : `${scenario.id}-`}preview-${number}.yaml`;
    const name = shown(toldPath(cwd, file));
    const heading = [
      `${scenario.title}: ${counted(way.done.length, 'step')} taken in a preview.`,
      `callsheet sit ${shown(toldPath(cwd, path))} --answers ${name} --seed ${shown(seed)}`,
    ];
    const written = writeNewFileInFolder(
      file,
      writeAnswers(
        way.done.map(({ step }) => step),
        heading,
      ),
    );
    if (written.ok) return { text: `Saved as ${name}.`, isWarning: false };
    if (!written.isThere) return { text: `${written.because}.`, isWarning: true };
  }
}
