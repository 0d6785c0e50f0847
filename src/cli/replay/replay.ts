import { readLogFile } from '../../host/log-file.ts';
import { absolutePath } from '../../host/paths.ts';
import type { Replay } from '../../view/replay.ts';
import type { Arguments } from '../arguments.ts';
import type { Command } from '../command.ts';
import { refuse } from '../complain.ts';
import { hasFullScreen } from '../screen-ports.ts';
import { shown } from '../shown.ts';
import { plainFlag } from '../sitting/sit.ts';
import type { ExitStatus, Surroundings } from '../surroundings.ts';

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
  const asked = tellings.filter((flag) => given.has(flag)).map((flag) => `--${flag}`);
  if (asked.length > 1) return refuse(surroundings, `give ${asked.join(' or ')}, not both`);
  const wrong = wrongCast(given);
  if (wrong !== null) return refuse(surroundings, wrong);
  const file = readLogFile(absolutePath(surroundings.cwd, given.words[0] ?? ''));
  if (!file.ok) return refuse(surroundings, file.because);
  const { bytes } = file.value;
  const isScreen = isOnScreen(given, surroundings);
  const status = isScreen && !given.has('key') ? await showQuickly(given, bytes, surroundings) : null;
  return status ?? (await import('./replay-whole.ts')).replayWhole(bytes, given, surroundings, isScreen);
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

/** On the screen at once, and the rest of the log as soon as that is drawn; null where it isn't as easy as that. */
async function showQuickly(
  given: Arguments,
  bytes: Uint8Array,
  surroundings: Surroundings,
): Promise<ExitStatus | null> {
  const [{ beginReplay }, { replayOnScreen }, { seenAs, warnOfStops }] = await Promise.all([
    import('./replay-quickly.ts'),
    import('./replay-screen.ts'),
    import('./replay-stops.ts'),
  ]);
  const begun = beginReplay(bytes);
  if (begun === null) return null;
  const { first, whole } = begun;
  const rest = (): Replay => seenAs(whole().reading, whole().replayed) ?? first;
  const status = await replayOnScreen(first, rest, surroundings);
  if (status !== 0) return status;
  return warnOfStops(surroundings, given.words[0] ?? '', whole().reading, whole().replayed.difference);
}
