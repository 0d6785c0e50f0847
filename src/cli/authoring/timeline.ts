import { absolutePath } from '../../host/paths.ts';
import { readText } from '../../host/read-text.ts';
import { scenarioFileBytesMax } from '../../host/scenario-files.ts';
import type { Diagnostic } from '../../scenario/diagnostic.ts';
import { renderDiagnostics } from '../../scenario/render-diagnostic.ts';
import { readTimeline, type TimelineFrame, writeTimeline } from '../../scenario/timeline.ts';
import type { Arguments } from '../arguments.ts';
import type { Command } from '../command.ts';
import { refuse } from '../complain.ts';
import { openScenario } from '../open/open-scenario.ts';
import { printLines } from '../print.ts';
import { shown } from '../shown.ts';
import type { ExitStatus, Surroundings } from '../surroundings.ts';

/** `callsheet timeline import`: a planner's spreadsheet of messages as the timers of a state. */
export const timeline: Command = {
  name: 'timeline',
  summary: 'Turns a spreadsheet of messages into the timers of a state, to paste into a scenario',
  about: [
    'Save the spreadsheet as CSV. Its first row names the columns: time, from, by, text, and subject if there are any; other columns',
    'are left alone. Nothing is written: the lines are printed.',
  ].join('\n'),
  takes: { words: 'import FILE.csv', least: 2, most: 2, says: 'the word import, then a spreadsheet saved as CSV' },
  flags: [{ name: 'scenario', value: 'S', says: 'holds senders and times against a scenario: names become ids' }],
  examples: [
    { line: 'callsheet timeline import messages.csv', says: 'the timers, on the screen' },
    {
      line: 'callsheet timeline import messages.csv --scenario my-first > at.yaml',
      says: 'with names turned into ids',
    },
  ],
  exits: [
    [0, 'printed'],
    [1, 'a mistake in the spreadsheet; every one is named at its place'],
  ],
  run: (given, surroundings) => Promise.resolve(run(given, surroundings)),
};

/** Where no scenario says when the story begins: midnight of a Monday, and no day at all, so that every time needs its own. */
const anyClock = { startWeekday: 0, starts: 0, ends: -1 };

function run(given: Arguments, surroundings: Surroundings): ExitStatus {
  const [word = '', file = ''] = given.words;
  if (word !== 'import')
    return refuse(surroundings, `timeline knows one thing to do: import. It was given ${shown(word)}`);
  const frame = frameOf(given, surroundings);
  if (!frame.ok) return refuse(surroundings, frame.because);
  const read = readText(absolutePath(surroundings.cwd, file), scenarioFileBytesMax);
  if (!read.ok) return refuse(surroundings, `${shown(file)} ${read.because}`);
  const source = { path: shown(file), text: read.text };
  const mistakes: Diagnostic[] = [];
  const entries = readTimeline(source, frame.value, (mistake) => mistakes.push(mistake));
  if (entries === null) {
    printLines(surroundings, [renderDiagnostics(mistakes, [source])]);
    return 1;
  }
  const heading = [`From ${source.path}. Put it under a state.`];
  printLines(surroundings, [writeTimeline(entries, frame.value.clock, heading).trimEnd()]);
  return 0;
}

function frameOf(
  given: Arguments,
  surroundings: Surroundings,
): { readonly ok: true; readonly value: TimelineFrame } | { readonly ok: false; readonly because: string } {
  const name = given.value('scenario');
  if (name === null) return { ok: true, value: { clock: anyClock, people: null } };
  const opened = openScenario(name, surroundings);
  if (!opened.ok) return opened;
  const { clock, people } = opened.scenario;
  return { ok: true, value: { clock, people } };
}
