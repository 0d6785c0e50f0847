import { writeWholeNewFile } from '../../host/new-file.ts';
import { absolutePath } from '../../host/paths.ts';
import { besideReplayed } from '../../mark/check-ledger.ts';
import { createSchemeReader } from '../../mark/scheme-reader.ts';
import { type ExportedSitting, exportVersion, sittingAsJson } from '../../report/export/export-json.ts';
import { nearestWord } from '../../scenario/nearest.ts';
import { counted } from '../../view/words.ts';
import type { Arguments } from '../arguments.ts';
import type { Command } from '../command.ts';
import { complain, refuse } from '../complain.ts';
import { createSittingOpener, type SittingOpener, type WholeSitting } from '../open/each-sitting.ts';
import { givenIdentity } from '../open/open-keys.ts';
import { type LedgerOpener, openLedgers, roundsFound } from '../open/open-ledgers.ts';
import { jsonText } from '../print.ts';
import { shown } from '../shown.ts';
import { type ExitStatus, type Surroundings, say } from '../surroundings.ts';
import { eachSittingOnce } from './each-sitting-once.ts';

/** `callsheet export`: the decisions of sittings, for other programs. */
export const exportLogs: Command = {
  name: 'export',
  summary: 'Writes the decisions of sittings for a spreadsheet, a learning record store or another program',
  about: [
    'csv: a row for each decision (RFC 4180, UTF-8). A cell that a spreadsheet would take for a formula begins with an apostrophe.',
    'xapi: statements of xAPI 1.0.3, one for each decision and one for each mark. Sent twice, they are the same statements.',
    'json: everything, as docs/export.md describes it. csv and json say what the author expects: they are not for candidates.',
    'Marks are those of closed rounds alone; the program makes none. No name is written: candidates and assessors are ids.',
  ].join('\n'),
  takes: { words: 'LOG…', least: 1, most: Infinity, says: 'files, or folders: every .jsonl in them' },
  flags: [
    { name: 'format', value: 'F', says: 'csv, xapi or json (as FILE ends: .csv or .json)' },
    { name: 'out', value: 'FILE', says: 'into a new file, whole or not at all (on standard output)' },
    { name: 'key', value: 'KEY', says: 'the key of an assessor or a moderator, to open the logs of assessed sittings' },
    {
      name: 'home',
      value: 'URL',
      says: 'xapi: the address under which your accounts and activities stand (https://callsheet.example/). Settle it once',
    },
    { name: 'excel', value: null, says: 'csv: begin with a mark by which Excel knows UTF-8, so that £ stays £' },
  ],
  examples: [
    { line: 'callsheet export sittings/ --format csv --excel --out sittings.csv', says: 'a spreadsheet of a folder' },
    { line: 'callsheet export a.jsonl --format xapi --home https://awards.example.org/', says: 'for a record store' },
    { line: 'callsheet export a.jsonl.age --key keys/assessor-AS1 --format json', says: 'an assessed sitting' },
  ],
  exits: [
    [0, 'every log was written out'],
    [1, 'some log or ledger could not be, or came twice; standard error names each, and the rest is written'],
  ],
  run,
};

const formats = ['csv', 'xapi', 'json'] as const;
type Format = (typeof formats)[number];

/** How a format is written: what comes first, what each sitting gives, what stands between two of them, what comes last. */
interface Writer {
  readonly begin: string;
  readonly sitting: (sitting: ExportedSitting) => string;
  readonly between: string;
  readonly end: string;
}

async function run(given: Arguments, surroundings: Surroundings): Promise<ExitStatus> {
  const format = formatOf(given);
  if (!format.ok) return refuse(surroundings, format.because);
  const home = homeOf(given);
  if (home === null) return refuse(surroundings, badHome(given.value('home') ?? ''));
  if (given.has('excel') && format.value !== 'csv') return refuse(surroundings, '--excel is for csv alone');
  const identity = await givenIdentity(given, surroundings);
  if (!identity.ok) return refuse(surroundings, identity.because);
  const opener = createSittingOpener(identity.value);
  const writer = await writerOf(format.value, home, given.has('excel'));
  return exportAll(given, opener, writer, surroundings);
}

async function exportAll(
  given: Arguments,
  opener: SittingOpener,
  writer: Writer,
  surroundings: Surroundings,
): Promise<ExitStatus> {
  const out = given.value('out');
  const parts: string[] = [];
  let isFirst = true;
  const write = (text: string): void => {
    if (out === null) surroundings.stdout.write(text);
    else parts.push(text);
  };
  const openers = { ...opener, cards: [], schemes: createSchemeReader() };
  const told = await eachSittingOnce(given.words, opener, surroundings, async (path, sitting, problem) => {
    const marked = await withMarks(path, sitting, openers, surroundings, problem);
    write(`${isFirst ? writer.begin : writer.between}${writer.sitting(marked)}`);
    isFirst = false;
  });
  if (told.taken === 0) {
    complain(surroundings, 'no log could be written out, and nothing was written');
    return 1;
  }
  write(writer.end);
  if (out !== null) {
    const written = writeWholeNewFile(absolutePath(surroundings.cwd, out), parts);
    if (!written.ok) return refuse(surroundings, written.because);
    say(surroundings, `${shown(out)}: ${counted(told.taken, 'sitting')}`);
  }
  return told.problems === 0 ? 0 : 1;
}

/** A ledger that isn't sound is named; the decisions are written out all the same. */
async function withMarks(
  path: string,
  sitting: WholeSitting,
  opener: SittingOpener & LedgerOpener,
  surroundings: Surroundings,
  problem: (sentence: string) => void,
): Promise<ExportedSitting> {
  const log = besideReplayed(sitting.replayed, sitting.head);
  const ledgers = await openLedgers(path, log, { ...opener, mustBeSigned: false }, surroundings);
  for (const one of ledgers.leftOut) if (!one.isShut) problem(`${shown(one.path)} ${one.because}`);
  const { closed, open } = roundsFound(ledgers);
  const rounds = ledgers.found.flatMap(({ ledger, scheme }) =>
    closed.includes(ledger) && scheme !== null ? [{ ledger, scheme }] : [],
  );
  return { ...sitting, marks: { closed: rounds, notYet: open.length } };
}

async function writerOf(format: Format, home: string, isForExcel: boolean): Promise<Writer> {
  if (format === 'csv') {
    const { csvHeader, csvRows } = await import('../../report/export/export-csv.ts');
    return { begin: `${isForExcel ? '\ufeff' : ''}${csvHeader()}`, sitting: csvRows, between: '', end: '' };
  }
  if (format === 'xapi') {
    const { statementsOf } = await import('../../report/export/export-xapi.ts');
    let isFirst = true;
    const sitting = (one: ExportedSitting): string =>
      statementsOf(one, home)
        .map((statement) => {
          const before = isFirst ? '\n' : ',\n';
          isFirst = false;
          return `${before}${jsonText(statement)}`;
        })
        .join('');
    return { begin: '[', sitting, between: '', end: '\n]\n' };
  }
  const begin = `{"callsheet":"export","version":${exportVersion},"sittings":[\n`;
  return { begin, sitting: (one) => jsonText(sittingAsJson(one)), between: ',\n', end: '\n]}\n' };
}

type Asked = { readonly ok: true; readonly value: Format } | { readonly ok: false; readonly because: string };

function formatOf(given: Arguments): Asked {
  const typed = given.value('format');
  const ending = /\.(csv|json)$/.exec(given.value('out') ?? '')?.[1];
  const format = formats.find((one) => one === (typed ?? ending));
  if (format !== undefined) return { ok: true, value: format };
  if (typed === null) return { ok: false, because: `say in which form: --format ${formats.join(', --format ')}` };
  const near = nearestWord(typed, formats);
  const hint = near === null ? `There is ${formats.join(', ')}` : `Did you mean ${near}?`;
  return { ok: false, because: `there is no format ${shown(typed)}. ${hint}` };
}

/** The address, with a stroke at its end; null where it is none. */
function homeOf(given: Arguments): string | null {
  const typed = given.value('home') ?? 'https://callsheet.example/';
  const isAddress = /^https?:\/\/[^\s?#@]+$/.test(typed) && URL.canParse(typed);
  return isAddress ? new URL(typed.endsWith('/') ? typed : `${typed}/`).href : null;
}

function badHome(typed: string): string {
  return `--home takes an address that begins with https:// and has no ? or # in it, and got ${shown(typed)}`;
}
