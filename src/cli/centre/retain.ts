import { dateNow } from '../../host/clocks.ts';
import { readLogFile } from '../../host/log-file.ts';
import { absolutePath, toldPath } from '../../host/paths.ts';
import { filesWith } from '../../host/sittings.ts';
import {
  filesOfLogs,
  type Keeping,
  type LogFiles,
  type ReadKeeping,
  type Retention,
  readKeeping,
  retentionOn,
  soonDays,
} from '../../log/retention.ts';
import { readDate } from '../../scenario/notation.ts';
import { counted } from '../../view/words.ts';
import type { Arguments } from '../arguments.ts';
import type { Command } from '../command.ts';
import { complain, refuse } from '../complain.ts';
import { printJson, printLines } from '../print.ts';
import { shown, shownWhole } from '../shown.ts';
import type { ExitStatus, Surroundings } from '../surroundings.ts';

/** `callsheet retain`: what is due to be deleted. It only tells. */
export const retain: Command = {
  name: 'retain',
  summary: 'Says which logs are due to be deleted, which are soon, and which are to be kept, with every file of each',
  about: [
    'The first record of each log says until when it is kept: six years unless something else was set. A log is due from the day',
    'after that. A file whose name begins with a log’s name belongs to it. Nothing is deleted, ever: a person does that.',
  ].join('\n'),
  takes: { words: 'PATH…', least: 1, most: Infinity, says: 'logs, or folders: every .jsonl in them' },
  flags: [
    { name: 'on', value: 'DATE', says: 'as it will be on that day, YYYY-MM-DD (today)' },
    { name: 'json', value: null, says: 'for machines' },
  ],
  examples: [
    { line: 'callsheet retain sittings/', says: 'everything in a folder and the folders under it' },
    { line: 'callsheet retain sittings/ archive/ --on 2032-09-01', says: 'as it will be then' },
    { line: 'callsheet retain sittings/ --json', says: 'for a program' },
  ],
  exits: [
    [0, 'every log was judged, whether any is due or not'],
    [1, 'the first record of a log can’t be read'],
  ],
  run: (given, surroundings) => Promise.resolve(run(given, surroundings)),
};

/** Everything that was found. */
interface Report {
  readonly on: string;
  readonly retention: Retention;
  readonly unread: readonly (LogFiles & { readonly because: string })[];
  readonly others: readonly string[];
}

function run(given: Arguments, surroundings: Surroundings): ExitStatus {
  const typed = given.value('on');
  const on = typed === null ? dateNow() : readDate(typed);
  if (on === null) return refuse(surroundings, `--on takes a date, like 2032-09-01, and got ${shown(typed ?? '')}`);
  const { logs, files, wrong } = whatIsMeant(given.words, surroundings.cwd);
  for (const sentence of wrong) complain(surroundings, sentence);
  if (wrong.length === given.words.length) return 2;
  const report = reportOn(on, logs, files, surroundings.cwd);
  if (given.has('json')) printJson(surroundings, forMachines(report));
  else printLines(surroundings, forPeople(report));
  if (wrong.length > 0) return 2;
  return report.unread.length > 0 ? 1 : 0;
}

/** The logs and files meant, as they are told, and a sentence about each name that means none: it is said, and spoils no other. */
interface Meant {
  readonly logs: readonly string[];
  readonly files: readonly string[];
  readonly wrong: readonly string[];
}

function whatIsMeant(words: readonly string[], cwd: string): Meant {
  const found = words.map((word) => ({ word, at: filesWith(absolutePath(cwd, word)) }));
  const told = (paths: readonly string[]): readonly string[] => [...new Set(paths.map((path) => toldPath(cwd, path)))];
  return {
    logs: told(found.flatMap(({ at }) => (at.ok ? at.logs : []))),
    files: told(found.flatMap(({ at }) => (at.ok ? at.files : []))),
    wrong: found.flatMap(({ word, at }) => (at.ok ? [] : [`${shown(word)} ${at.because}`])),
  };
}

function reportOn(on: string, logs: readonly string[], files: readonly string[], cwd: string): Report {
  const found = filesOfLogs(logs, files);
  const judged = found.logs.map((one) => ({ ...one, read: judge(absolutePath(cwd, one.log)) }));
  const kept = judged.flatMap(({ read, ...one }) => (read.ok ? [{ ...one, ...read.keeping }] : []));
  const unread = judged.flatMap(({ read, ...one }) => (read.ok ? [] : [{ ...one, because: read.because }]));
  return { on, retention: retentionOn(on, kept), unread, others: found.others };
}

function judge(path: string): ReadKeeping {
  const file = readLogFile(path);
  if (file.ok) return readKeeping(file.value.bytes);
  return { ok: false, because: file.because.startsWith(path) ? file.because.slice(path.length + 1) : file.because };
}

function forMachines({ on, retention, unread, others }: Report): unknown {
  const { due, soon, later } = retention;
  return { on, due, soon, later, unread, notJudged: others, deleted: [] };
}

function forPeople({ on, retention, unread, others }: Report): readonly string[] {
  const { due, soon, later } = retention;
  return [
    ...group(`Due to be deleted on ${on}`, due),
    ...group(`Due within ${soonDays} days of it`, soon),
    ...group('To be kept until', later),
    ...(unread.length === 0
      ? []
      : [`Can't be judged: ${counted(unread.length, 'log')}`, ...unread.flatMap(tellUnread), '']),
    ...(others.length === 0 ? [] : [`No logs, and not judged: ${counted(others.length, 'file')}`]),
    ...others.map((file) => `  ${shownWhole(file)}`),
    ...(others.length === 0 ? [] : ['']),
    'Nothing was deleted: callsheet never deletes a log. Whoever does needs every file that is named with it.',
  ];
}

function group(title: string, logs: Retention[keyof Retention]): readonly string[] {
  if (logs.length === 0) return [`${title}: none`, ''];
  return [`${title}: ${counted(logs.length, 'log')}`, ...logs.flatMap(tellKept), ''];
}

function tellKept(kept: LogFiles & Keeping): readonly string[] {
  const { keepUntil, log, candidate, scenario, files } = kept;
  return [`  ${keepUntil}  ${shownWhole(log)}  ${candidate}, ${scenario}`, ...filesBeside(files)];
}

function tellUnread({ log, because, files }: Report['unread'][number]): readonly string[] {
  return [`  ${shownWhole(log)} ${because}`, ...filesBeside(files)];
}

/** The files of a log besides itself, under it. */
function filesBeside(files: readonly string[]): readonly string[] {
  return files.slice(1).map((file) => `              ${shownWhole(file)}`);
}
