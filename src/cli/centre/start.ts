import { isThere } from '../../host/is-there.ts';
import { writeNewFileInFolder } from '../../host/new-file.ts';
import { absolutePath } from '../../host/paths.ts';
import { filesIn, readText } from '../../host/read-text.ts';
import { randomSeed } from '../../host/seed.ts';
import { compileScenario } from '../../scenario/compile.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { sealWithPassphrase } from '../../seal/age.ts';
import { drawCode, readCode } from '../../seal/code.ts';
import { type Pack, sealedScenario } from '../../seal/pack.ts';
import { makeSigningKey, pemOf, publicKeyOf } from '../../seal/signing.ts';
import { type InvigilatorKey, makeStart, readStart, type Start, variantOf } from '../../seal/start-file.ts';
import type { Arguments } from '../arguments.ts';
import type { Command } from '../command.ts';
import { refuse } from '../complain.ts';
import { openSigner } from '../open/open-keys.ts';
import { openPack, openWithCode } from '../open/open-pack.ts';
import { printJson, printLines } from '../print.ts';
import type { Read } from '../read.ts';
import { shown } from '../shown.ts';
import type { ExitStatus, Surroundings } from '../surroundings.ts';
import { version } from '../versions.ts';
import { readCohort } from './cohort-file.ts';
import { readStartTerms, type WishedTerms } from './start-terms.ts';

/** The most bytes of a cohort's file: a row each for thousands of sittings. */
const cohortBytesMax = 2_000_000;

/** How often a seed is drawn to find a variant that a candidate hasn't had. */
const seedsDrawnMax = 1_000;

/** `callsheet start`: the start files of assessed sittings. */
export const start: Command = {
  name: 'start',
  summary: 'Makes the start file of an assessed sitting, or those of a whole cohort',
  about: [
    'A start file settles everything about one sitting, signed by the centre: nothing is left for the candidate to choose. The start',
    'code of the pack is asked for, so that no candidate gets the same variant twice. What isn’t said for one sitting is as usual.',
  ].join('\n'),
  takes: { words: 'PACK', least: 1, most: 1, says: 'the sealed scenario, made for this centre' },
  flags: [
    { name: 'key', value: 'FOLDER', says: 'the centre’s key' },
    { name: 'candidate', value: 'ID', says: 'who sits: an id, not a name' },
    { name: 'cohort', value: 'FILE', says: 'many at once: a CSV file with the names of these flags as columns' },
    { name: 'invigilator', value: 'ID', says: 'who invigilates; a code for the room is drawn, and said once' },
    { name: 'invigilator-code', value: 'CODE', says: 'that code, where it was drawn before' },
    { name: 'from', value: 'TIME', says: 'when it may begin at the earliest, as in "2026-12-01 09:00"' },
    { name: 'until', value: 'TIME', says: 'and at the latest' },
    { name: 'option', value: 'O', says: 'the option of the plan' },
    { name: 'seed', value: 'S', says: 'the variant (drawn)' },
    { name: 'attempt', value: 'N', says: 'which attempt it is (1)' },
    { name: 'extra-time', value: '25%', says: 'more sitting time; the story is the same' },
    { name: 'rest-breaks', value: 'yes', says: 'whether a pause stops the sitting clock (no)' },
    { name: 'finish', value: '10%', says: 'of the time, on top, to finish the answer being made when it is up (0%)' },
    { name: 'editor', value: 'yes', says: 'whether $EDITOR may be used (no)' },
    { name: 'clipboard', value: 'yes', says: 'whether text may be pasted (no)' },
    { name: 'way', value: 'WAY', says: 'any, plain (line by line) or facilitated (with a reader, scribe or papers)' },
    { name: 'declaration', value: 'TEXT', says: 'what the candidate declares by starting' },
    { name: 'keep', value: 'YEARS', says: 'how long the record is kept (6)' },
    { name: 'before', value: 'FOLDER', says: 'start files of earlier days, whose variants aren’t given again' },
    { name: 'out', value: 'FOLDER', says: 'where to put them (./starts)' },
    { name: 'json', value: null, says: 'what was made, for machines' },
  ],
  examples: [
    {
      line: 'callsheet start packs/rain-on-day-six.pack --key keys/centre-LAB --candidate A1 --invigilator I7 --from "2026-12-01 09:00" --until "2026-12-01 12:00"',
      says: 'one sitting',
    },
    {
      line: 'callsheet start packs/rain-on-day-six.pack --key keys/centre-LAB --cohort hall-2.csv --invigilator I7',
      says: 'a cohort; its columns say the rest',
    },
  ],
  exits: [[0, 'made']],
  run,
};

async function run(given: Arguments, surroundings: Surroundings): Promise<ExitStatus> {
  const opened = openPack(given.words[0] ?? '', surroundings);
  if (!opened.ok) return refuse(surroundings, opened.because);
  const { pack, digest } = opened.value;
  const wished = wishedSittings(given, pack, surroundings);
  if (!wished.ok) return refuse(surroundings, wished.because);
  const key = given.value('key');
  if (key === null) return refuse(surroundings, '--key is missing: a start file is signed with the centre’s key');
  const signer = await openSigner(key, 'centre', surroundings);
  if (!signer.ok) return refuse(surroundings, signer.because);
  if (!pack.centres.some(({ sign }) => sign === signer.value.card.sign))
    return refuse(
      surroundings,
      `this pack takes no start files of ${signer.value.card.id}: it is for ${pack.centres.map(({ id }) => id).join(', ')}`,
    );
  const scenario = await scenarioIn(pack, surroundings);
  if (!scenario.ok) return refuse(surroundings, scenario.because);
  const folder = given.value('out') ?? 'starts';
  const taken = wished.value
    .map((wish) => pathOf(folder, wish, pack))
    .find((path) => isThere(absolutePath(surroundings.cwd, path)));
  if (taken !== undefined)
    return refuse(
      surroundings,
      `${shown(taken)} is there already, and nothing is written over: give it another attempt, or another --out`,
    );
  const seeded = seedAll(wished.value, scenario.value, earlierStarts(given, folder, surroundings), pack);
  if (!seeded.ok) return refuse(surroundings, seeded.because);
  const rooms = await invigilatorKeys(wished.value, given.value('invigilator-code'));
  const made: Made[] = [];
  for (const { wish, seed, variant } of seeded.value) {
    const room = rooms.keys.get(wish.invigilator);
    if (room === undefined) continue;
    const text = await makeStart({
      terms: { ...wish.terms, seed },
      pack,
      packDigest: digest,
      centre: { id: signer.value.card.id, key: signer.value.key },
      invigilator: room,
      variant,
      program: version,
    });
    const { candidate, attempt } = wish.terms;
    made.push({ path: pathOf(folder, wish, pack), candidate, attempt, text });
  }
  return write(made, rooms.codes, given, surroundings);
}

function pathOf(folder: string, { terms }: WishedTerms, pack: Pack): string {
  return `${folder}/${terms.candidate}-${pack.scenario.id}-${terms.attempt}.start`;
}

interface Made {
  readonly path: string;
  readonly candidate: string;
  readonly attempt: number;
  readonly text: string;
}

/** What is wished for each sitting: of one by flags, of many by a file whose empty cells the flags fill. */
function wishedSittings(given: Arguments, pack: Pack, surroundings: Surroundings): Read<readonly WishedTerms[]> {
  const cohort = given.value('cohort');
  const flags = (name: string): string | null => given.value(name);
  if (cohort === null) {
    const one = readStartTerms(flags, pack.plan.options);
    return one.ok ? { ok: true, value: [one.value] } : { ok: false, because: `--${one.because}` };
  }
  if (given.has('candidate')) return { ok: false, because: 'give --candidate or --cohort, not both' };
  const file = readText(absolutePath(surroundings.cwd, cohort), cohortBytesMax);
  if (!file.ok) return { ok: false, because: `${shown(cohort)} ${file.because}` };
  const rows = readCohort(file.text, shown(cohort), flags);
  if (!rows.ok) return rows;
  const read = rows.value.map(({ wishes, place }) => ({ place, one: readStartTerms(wishes, pack.plan.options) }));
  const problems = read.flatMap(({ place, one }) => (one.ok ? [] : [`${place}: ${one.because}`]));
  if (problems.length > 0) return { ok: false, because: problems.join('\n') };
  const wished = read.flatMap(({ one }) => (one.ok ? [one.value] : []));
  const names = wished.map(({ terms }) => `${terms.candidate}, attempt ${terms.attempt}`);
  const twice = names.findIndex((name, index) => names.indexOf(name) !== index);
  return twice < 0
    ? { ok: true, value: wished }
    : { ok: false, because: `${read[twice]?.place}: ${names[twice]} is there twice: number the attempts` };
}

/** The candidate's part of the pack, to know which seed gives which variant. */
async function scenarioIn(pack: Pack, surroundings: Surroundings): Promise<Read<Scenario>> {
  const opened = await openWithCode(sealedScenario(pack), surroundings);
  if (!opened.ok) return opened;
  const { scenario } = compileScenario(opened.value.source);
  return scenario === null
    ? {
        ok: false,
        because: `this callsheet (${version}) doesn’t accept the scenario of a pack made by ${pack.made}: pack it again`,
      }
    : { ok: true, value: scenario };
}

/** Start files that are there already, for other sittings of the same candidates. */
function earlierStarts(given: Arguments, folder: string, surroundings: Surroundings): readonly Start[] {
  const folders = [folder, ...(given.value('before')?.split(',') ?? [])];
  const paths = folders.flatMap((one) => filesIn(absolutePath(surroundings.cwd, one), '.start'));
  return paths.flatMap((path) => {
    const file = readText(path, cohortBytesMax);
    const read = file.ok ? readStart(file.text) : null;
    return read?.ok === true ? [read.start] : [];
  });
}

interface Seeded {
  readonly wish: WishedTerms;
  readonly seed: string;
  readonly variant: string;
}

/** Gives each sitting its seed: set by the centre, or drawn until the variant is one that this candidate hasn't had. */
function seedAll(
  wished: readonly WishedTerms[],
  scenario: Scenario,
  earlier: readonly Start[],
  pack: Pack,
): Read<readonly Seeded[]> {
  const had = new Set(
    earlier.flatMap((one) =>
      one.scenario.candidate === pack.candidate.digest ? [`${one.candidate} ${one.variant}`] : [],
    ),
  );
  const seeded: Seeded[] = [];
  for (const wish of wished) {
    const { candidate } = wish.terms;
    const fresh = freshVariant(scenario, wish.seed, (variant) => had.has(`${candidate} ${variant}`));
    if (fresh === null) {
      const why =
        wish.seed === null ? 'every variant of it that was drawn' : `the variant that the seed ${wish.seed} gives`;
      return {
        ok: false,
        because: `${candidate} has had ${why}: choose another scenario${wish.seed === null ? '' : ' or seed'}`,
      };
    }
    had.add(`${candidate} ${fresh.variant}`);
    seeded.push({ wish, ...fresh });
  }
  return { ok: true, value: seeded };
}

/** The seed that is set, or seeds drawn one after the other, until one gives a variant that is new; null where none does. */
function freshVariant(
  scenario: Scenario,
  set: string | null,
  isHad: (variant: string) => boolean,
): Omit<Seeded, 'wish'> | null {
  for (let tries = set === null ? seedsDrawnMax : 1; tries > 0; tries -= 1) {
    const seed = set ?? randomSeed();
    const variant = variantOf(scenario, seed);
    if (!isHad(variant)) return { seed, variant };
  }
  return null;
}

/** A key for each invigilator, sealed with a code of their own. */
async function invigilatorKeys(
  wished: readonly WishedTerms[],
  typed: string | null,
): Promise<{ readonly keys: ReadonlyMap<string, InvigilatorKey>; readonly codes: ReadonlyMap<string, string> }> {
  const keys = new Map<string, InvigilatorKey>();
  const codes = new Map<string, string>();
  for (const id of new Set(wished.map(({ invigilator }) => invigilator))) {
    const code = typed === null ? drawCode() : readCode(typed);
    const key = makeSigningKey();
    keys.set(id, { id, key: publicKeyOf(key), sealed: await sealWithPassphrase(code, pemOf(key)) });
    codes.set(id, code);
  }
  return { keys, codes };
}

function write(
  made: readonly Made[],
  codes: ReadonlyMap<string, string>,
  given: Arguments,
  surroundings: Surroundings,
): ExitStatus {
  for (const { path, text } of made) {
    const written = writeNewFileInFolder(absolutePath(surroundings.cwd, path), text);
    if (!written.ok) return refuse(surroundings, written.because);
  }
  const told = [...codes].map(([id, code]) => ({ id, code }));
  if (given.has('json')) {
    const starts = made.map(({ path, candidate, attempt }) => ({ path, candidate, attempt }));
    printJson(surroundings, { starts, invigilators: told });
    return 0;
  }
  printLines(surroundings, [
    ...made.map(({ path, candidate, attempt }) => `${shown(path)}  ${candidate}, attempt ${attempt}`),
    '',
    ...told.map(({ id, code }) => `Invigilator’s code of ${id}: ${code}`),
    'With it, time is given back and incidents are noted in the room. It is kept nowhere.',
  ]);
  return 0;
}
