import { isFolder } from '../../host/is-there.ts';
import { writeNewFileInFolder } from '../../host/new-file.ts';
import { absolutePath } from '../../host/paths.ts';
import { readPlayer } from '../../host/player-files.ts';
import { readText } from '../../host/read-text.ts';
import { type Player, whyNoCast } from '../../report/pages/player.ts';
import type { Arguments } from '../arguments.ts';
import type { Command } from '../command.ts';
import { complain, refuse } from '../complain.ts';
import { createMarkedOpener } from '../marking/marked-sitting.ts';
import { logPaths } from '../open/each-sitting.ts';
import { printLines } from '../print.ts';
import type { Read } from '../read.ts';
import { shown } from '../shown.ts';
import type { ExitStatus, Surroundings } from '../surroundings.ts';
import { type Made, makeCohort, makeOne } from './report-pages.ts';

const readers = ['candidate', 'assessor', 'cohort'] as const;
/** The most bytes of a cast: the page has to be opened too. */
const castBytesMax = 20_000_000;

type Reader = (typeof readers)[number];

/** `callsheet report`: what people made of a sitting, or of many, as one file for a browser or for paper. */
export const report: Command = {
  name: 'report',
  summary: 'Writes what came of a sitting, or of many, as one web page that is a file by itself and prints on A4',
  about: [
    'For the candidate: their marks, what was said of them, and what the next level shows; no answer key, and not before every round',
    'of marking is closed and settled. For the assessor: everything, the answer key too. For a cohort: figures, and nobody by name.',
    'The page loads nothing and sends nothing. The program grades nobody: marks are what people gave, from the ledgers beside the logs.',
  ].join('\n'),
  takes: { words: 'LOG|DIR', least: 1, most: 1, says: 'the file of a sitting, or a folder of them' },
  flags: [
    { name: 'for', value: 'WHO', says: 'candidate, assessor or cohort (a folder: cohort; a log: assessor)' },
    {
      name: 'scheme',
      value: 'FILE',
      says: 'the scheme that it is marked by; needed where ledgers are of several, or none is there',
    },
    { name: 'key', value: 'KEY', says: 'the key of an assessor or a moderator, to open what is sealed' },
    {
      name: 'card',
      value: 'CARDS',
      says: 'cards of the assessors who marked, and of moderators: then what is closed counts only as signed by them',
    },
    { name: 'least', value: 'N', says: 'for a cohort: groups of fewer sittings aren’t shown, 2 to 1000 (5)' },
    {
      name: 'player',
      value: 'CAST',
      says: 'for an assessor: a cast of the sitting, played in the page (`replay --cast` writes one)',
    },
    { name: 'out', value: 'FILE', says: 'where to write it (LOG.candidate.html, LOG.assessor.html, report.html)' },
  ],
  examples: [
    { line: 'callsheet report a.jsonl --for candidate --out a.html', says: 'feedback, once the marking is closed' },
    { line: 'callsheet report a.jsonl --for assessor', says: 'everything that is known of a sitting' },
    { line: 'callsheet report cohort/ --out report.html', says: 'a cohort in figures, charts and tables' },
  ],
  exits: [
    [0, 'written, with nothing left out'],
    [1, 'written, and a log or a ledger is not in it; standard error names each'],
  ],
  run,
};

async function run(given: Arguments, surroundings: Surroundings): Promise<ExitStatus> {
  const name = given.words[0] ?? '';
  const isMany = isFolder(absolutePath(surroundings.cwd, name));
  const typed = given.value('for') ?? (isMany ? 'cohort' : 'assessor');
  const reader = readers.find((one) => one === typed);
  if (reader === undefined) return refuse(surroundings, `--for takes ${readers.join(', ')}, and got ${shown(typed)}`);
  const least = leastOf(given, reader);
  if (typeof least === 'string') return refuse(surroundings, least);
  const player = playerFrom(given.value('player'), reader, surroundings);
  if (!player.ok) return refuse(surroundings, player.because);
  const paths = logPaths([name], surroundings);
  if (!paths.ok) return refuse(surroundings, paths.because);
  const opener = await createMarkedOpener(given, surroundings);
  if (!opener.ok) return refuse(surroundings, opener.because);
  const [only, ...others] = paths.value;
  if (reader !== 'cohort' && others.length > 0)
    return refuse(
      surroundings,
      `a page for the ${reader} is about one sitting, and ${shown(name)} holds ${paths.value.length}: name one log`,
    );
  const made =
    reader === 'cohort'
      ? await makeCohort(paths.value, { name, least }, opener.value, surroundings)
      : await makeOne(only ?? '', reader, player.value, opener.value, surroundings);
  return made.ok ? write(made, outOf(given, name, reader), surroundings) : refuse(surroundings, made.because);
}

function leastOf(given: Arguments, reader: Reader): number | string {
  const typed = given.value('least');
  if (typed !== null && reader !== 'cohort') return '--least is for a cohort: other pages are about one sitting';
  const least = /^\d{1,4}$/.test(typed ?? '5') ? Number(typed ?? '5') : 0;
  return least >= 2 && least <= 1000
    ? least
    : `--least takes a whole number from 2 to 1000, and got ${shown(typed ?? '')}`;
}

/** The player with a cast to play; null where none is asked for. A candidate's page has none: nobody has looked at what is on it. */
function playerFrom(name: string | null, reader: Reader, { cwd }: Surroundings): Read<Player | null> {
  if (name === null) return { ok: true, value: null };
  if (reader !== 'assessor')
    return { ok: false, because: `--player is for an assessor’s page, and this is the ${reader}’s` };
  const read = readText(absolutePath(cwd, name), castBytesMax);
  if (!read.ok) return { ok: false, because: `${shown(name)} ${read.because}` };
  const why = whyNoCast(read.text);
  if (why !== null) return { ok: false, because: `${shown(name)} ${why}` };
  const files = readPlayer();
  if (files === null) return { ok: false, because: 'the player isn’t there: callsheet isn’t whole, install it again' };
  return { ok: true, value: { ...files, cast: read.text } };
}

function outOf(given: Arguments, name: string, reader: Reader): string {
  return given.value('out') ?? (reader === 'cohort' ? 'report.html' : `${name}.${reader}.html`);
}

function write(made: Extract<Made, { ok: true }>, out: string, surroundings: Surroundings): ExitStatus {
  const written = writeNewFileInFolder(absolutePath(surroundings.cwd, out), made.html);
  if (!written.ok) return refuse(surroundings, written.because);
  for (const sentence of made.missing) complain(surroundings, sentence);
  printLines(surroundings, [
    `${made.told} ${shown(out)}, ${Math.ceil(Buffer.byteLength(made.html) / 1000)} kB.`,
    ...made.notes,
  ]);
  return made.missing.length === 0 ? 0 : 1;
}
