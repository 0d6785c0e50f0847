import { keepingReadings, readingsFolder } from '../host/kept-readings.ts';
import { readLogFile } from '../host/log-file.ts';
import { absolutePath } from '../host/paths.ts';
import { stepsOf } from '../log/answers.ts';
import type { Difference } from '../log/compare.ts';
import { createCompileCache, sealedScenarioOf } from '../log/embed.ts';
import { evidenceByOutcome } from '../log/evidence.ts';
import { evidenceText, markingText } from '../log/evidence-text.ts';
import type { LogState } from '../log/fold.ts';
import { type LogReading, readLog } from '../log/read-log.ts';
import type { LogRecord } from '../log/record.ts';
import { type Replayed, recordForMachines, replayLog, stateAt } from '../log/replay.ts';
import { storyText } from '../log/story.ts';
import { replaySealed } from '../log/unseal.ts';
import { type Compiled, compileScenario } from '../scenario/compile.ts';
import { parseYaml } from '../scenario/parse.ts';
import { parsingOnce } from '../scenario/parse-once.ts';
import type { ScenarioSource } from '../scenario/scenario.ts';
import { writeAnswers } from '../scenario/write-answers.ts';
import { replayOf } from '../view/replay.ts';
import { stateLines } from '../view/state-lines.ts';
import type { Arguments } from './arguments.ts';
import type { Command } from './command.ts';
import { complain, refuse } from './complain.ts';
import { openIdentity } from './open-keys.ts';
import { jsonLine, printJson, printLines } from './print.ts';
import { tellWhatIf } from './replay-what-if.ts';
import { hasFullScreen } from './screen-ports.ts';
import { shown } from './shown.ts';
import { plainFlag } from './sit.ts';
import { type ExitStatus, type Surroundings, say } from './surroundings.ts';
import { createUnsealer, openedBytes } from './unseal.ts';

/** `callsheet replay`: what happened in a sitting, rebuilt from its log alone. */
export const replay: Command = {
  name: 'replay',
  summary: 'Tells what happened in a sitting, rebuilt from its log alone',
  about: [
    'On a terminal: the candidate’s screens, record by record, with what was done; what the author expected, and who sat and how,',
    'are hidden until a key asks for them. Without a terminal, or with --plain: every record in order, as a story, then the',
    'evidence by outcome of the plan. Evidence is what the author expects a decision to show: it is there for a person to mark',
    'by, and is no mark. Nothing is written.',
  ].join('\n'),
  takes: { words: 'LOG', least: 1, most: 1, says: 'the file of a sitting, ended or not' },
  flags: [
    { name: 'at', value: 'SEQ', says: 'how everything stood after that record, counted from 0' },
    { name: 'answers', value: null, says: 'the decisions as an answers file, to sit them again' },
    { name: 'evidence', value: null, says: 'the evidence by outcome of the plan, and what the author looks for' },
    {
      name: 'what-if',
      value: 'SEQ:ANSWER',
      says: 'where another answer at that record would have led: not the record',
    },
    {
      name: 'cast',
      value: null,
      says: 'the screens as a recording for asciinema (asciicast v2), a marker for each decision',
    },
    { name: 'cast-version', value: 'N', says: 'of the recording: 2, or 3 for asciinema 3' },
    { ...plainFlag, says: 'the story as text, on a terminal too (also with ACCESSIBLE=1)' },
    {
      name: 'key',
      value: 'KEY',
      says: 'the key of an assessor or a moderator, to open the log of an assessed sitting',
    },
    { name: 'json', value: null, says: 'the same for machines, also with --at, --answers, --evidence or --what-if' },
  ],
  examples: [
    { line: 'callsheet replay a.jsonl', says: 'the sitting, screen by screen; ? lists the keys' },
    { line: 'callsheet replay a.jsonl --plain', says: 'the story of the sitting' },
    { line: 'callsheet replay a.jsonl --at 20', says: 'how things stood at record 20' },
    { line: 'callsheet replay a.jsonl --evidence', says: 'what to mark by, and where' },
    { line: 'callsheet replay a.jsonl --answers > again.yaml', says: 'the same decisions, to sit again' },
    { line: "callsheet replay a.jsonl --what-if '16: nobody'", says: 'another answer to the task of record 16' },
    { line: 'callsheet replay a.jsonl --cast > a.cast', says: 'then: asciinema play a.cast' },
  ],
  exits: [
    [0, 'told to the end of the log'],
    [1, 'told up to the first damage or difference; standard error says where that is'],
    [130, 'interrupted'],
  ],
  run,
};

/** What can be told of a log, of which one is asked for: the whole story where none is. */
const tellings = ['at', 'answers', 'evidence', 'what-if', 'cast'] as const;

async function run(given: Arguments, surroundings: Surroundings): Promise<ExitStatus> {
  const name = given.words[0] ?? '';
  const asked = tellings.filter((flag) => given.has(flag)).map((flag) => `--${flag}`);
  if (asked.length > 1) return refuse(surroundings, `give ${asked.join(' or ')}, not both`);
  const wrong = wrongCast(given);
  if (wrong !== null) return refuse(surroundings, wrong);
  const file = readLogFile(absolutePath(surroundings.cwd, name));
  if (!file.ok) return refuse(surroundings, file.because);
  const key = given.value('key');
  const identity = key === null ? null : await openIdentity(key, surroundings);
  if (identity?.ok === false) return refuse(surroundings, identity.because);
  const opener = identity?.value ?? null;
  const opened = await openedBytes(file.value.bytes, opener);
  if ('because' in opened) return refuse(surroundings, `${shown(name)} ${opened.because}`);
  const read = readLog(opened.bytes);
  if (!read.ok) return refuse(surroundings, `${shown(name)} ${read.because}`);
  if (read.log.records.length === 0) return warn(surroundings, name, read.log, null);
  const isScreen = isOnScreen(given, surroundings);
  // The screen is loaded while the log is read: both take about as long.
  const screen = isScreen ? import('./replay-screen.ts') : null;
  const replayed = await replayedWith(read.log.records, opener, isScreen);
  if (replayed === null) {
    const because = opener === null ? 'is sealed: give the key of an assessor (--key)' : 'doesn’t open with this key';
    return refuse(surroundings, `${shown(name)} ${because}`);
  }
  const status = await show(given, surroundings, replayed, read.log, screen);
  if (status !== 0) return status;
  return warn(surroundings, name, read.log, replayed.difference);
}

/** What is wrong with what is asked of a recording, as a sentence, or null. */
function wrongCast(given: Arguments): string | null {
  const version = given.value('cast-version');
  if (given.has('cast') && given.has('json')) return '--cast is lines of JSON already: leave --json out';
  if (version === null) return null;
  if (!given.has('cast')) return '--cast-version goes with --cast';
  return version === '2' || version === '3' ? null : `--cast-version is 2 or 3, and got ${shown(version)}`;
}

/** On the screen where there is one and nothing else is asked for. */
function isOnScreen(given: Arguments, surroundings: Surroundings): boolean {
  const isText = given.has('json') || given.has('plain') || tellings.some((flag) => given.has(flag));
  return !isText && hasFullScreen(surroundings);
}

type ReplayScreen = typeof import('./replay-screen.ts');

/** On the screen, as a recording, or as text. */
async function show(
  given: Arguments,
  surroundings: Surroundings,
  replayed: Replayed,
  reading: LogReading,
  screen: Promise<ReplayScreen> | null,
): Promise<ExitStatus> {
  const [stops = null] = stopWords(reading, replayed.difference);
  const isSeen = screen !== null || given.has('cast');
  const replay = isSeen ? replayOf(replayed, stops === null ? null : `The log ${stops}.`) : null;
  if (replay === null) return tell(given, surroundings, replayed, reading);
  if (screen !== null) return (await screen).replayOnScreen(replay, surroundings);
  const { castOf } = await import('../ui/cast.ts');
  for (const line of castOf(replay, given.value('cast-version') === '3' ? 3 : 2)) say(surroundings, jsonLine(line));
  return 0;
}

/** The sitting as its records tell it; null where its scenario is sealed and doesn't open. */
async function replayedWith(
  records: readonly LogRecord[],
  identity: string | null,
  isQuick: boolean,
): Promise<Replayed | null> {
  const sealed = sealedScenarioOf(records);
  if (sealed === null) return replayLog(records, isQuick ? createCompileCache(compileQuickly) : undefined);
  const unsealed = await createUnsealer(identity)(sealed);
  return unsealed === null ? null : replaySealed(records, unsealed);
}

/** As for a sitting, a scenario that was read before on this machine isn't read again: the screen is there the sooner. */
function compileQuickly(source: ScenarioSource): Compiled {
  return compileScenario(source, parsingOnce(keepingReadings(parseYaml, import.meta.url, readingsFolder())));
}

function tell(given: Arguments, surroundings: Surroundings, replayed: Replayed, reading: LogReading): ExitStatus {
  const isJson = given.has('json');
  const at = given.value('at');
  if (at !== null) return tellAt(surroundings, replayed, at, isJson);
  const whatIf = given.value('what-if');
  if (whatIf !== null) return tellWhatIf(surroundings, replayed, whatIf, isJson);
  if (given.has('answers')) return tellAnswers(surroundings, replayed, isJson);
  if (given.has('evidence')) tellEvidence(surroundings, replayed, isJson);
  else if (isJson) printJson(surroundings, forMachines(replayed));
  else printLines(surroundings, parts(storyText(replayed, reading), evidenceText(replayed)));
  return 0;
}

function tellEvidence(surroundings: Surroundings, replayed: Replayed, isJson: boolean): void {
  if (isJson) printJson(surroundings, evidenceByOutcome(replayed));
  else printLines(surroundings, parts(evidenceText(replayed), markingText(replayed)));
}

/** Parts with an empty line between them. */
function parts(...all: readonly (readonly string[])[]): readonly string[] {
  return all.filter((part) => part.length > 0).flatMap((part, index) => (index === 0 ? part : ['', ...part]));
}

function tellAt(surroundings: Surroundings, replayed: Replayed, typed: string, isJson: boolean): ExitStatus {
  const last = replayed.records.length - 1;
  const state = /^\d{1,9}$/.test(typed) ? stateAt(replayed, Number(typed)) : null;
  if (state === null)
    return refuse(surroundings, `--at takes the number of a record, 0 to ${last}, and got ${shown(typed)}`);
  if (isJson) printJson(surroundings, state);
  else printLines(surroundings, stateLines(replayed, state));
  return 0;
}

function tellAnswers(surroundings: Surroundings, replayed: Replayed, isJson: boolean): ExitStatus {
  const [first] = replayed.records;
  if (first === undefined) return refuse(surroundings, 'there is no decision in this log');
  const steps = stepsOf(replayed.records.map(({ record }) => record));
  if (isJson) printJson(surroundings, steps);
  else surroundings.stdout.write(writeAnswers(steps, headingOf(first.after.began)));
  return 0;
}

function headingOf(began: LogState['began']): readonly string[] {
  return [`${began.scenario.id}, sat by ${began.candidate} with seed ${began.seed}`];
}

function forMachines(replayed: Replayed): unknown {
  const { records, difference } = replayed;
  return { records: records.map(recordForMachines), evidence: evidenceByOutcome(replayed), difference };
}

/** What the replay couldn't reach is said, and makes the exit status 1. */
function warn(
  surroundings: Surroundings,
  name: string,
  reading: LogReading,
  difference: Difference | null,
): ExitStatus {
  const before = reading.records.length === 0 ? 'There is nothing before it to tell' : 'What came before it is told';
  const said = stopWords(reading, difference).map((words, index) =>
    index === 0 && difference !== null ? words : `${words}. ${before}`,
  );
  for (const sentence of said) complain(surroundings, `${shown(name)} ${sentence}`);
  return said.length === 0 ? 0 : 1;
}

/** Why the log goes no further, each to go after its name: a difference, damage, a torn end. */
function stopWords({ damage, torn }: LogReading, difference: Difference | null): readonly string[] {
  return [
    difference && `differs from its replay at record ${difference.seq} (${difference.kind}): ${shown(difference.what)}`,
    damage && `is damaged at record ${damage.record}: ${shown(damage.because)}`,
    torn && `ends in ${torn.bytes} bytes of an unfinished record, which was never saved`,
  ].filter((words) => words !== null);
}
