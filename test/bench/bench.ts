// The figures that callsheet promises, each measured beside its peer in this run. `--json` prints them for a machine; words
// choose those whose names have one of them. Exits 1 when one doesn't hold, 2 when none is chosen.
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { measureAgree } from './agree.ts';
import { measureChecks } from './bundled.ts';
import { measureClosing } from './closing.ts';
import { measureCohort, measureCohortBytes } from './cohort.ts';
import { measureDecision } from './decision.ts';
import { measureAdjacency, measureBytes, measureGrowth, measureSearch } from './explorer.ts';
import { measureLateRecord, measureVerifyAlone } from './log.ts';
import { type Bound, type Figure, figureOf, type Measured } from './measure.ts';
import { measureOpenFolder } from './open-folder.ts';
import { measureOpening } from './opening.ts';
import { buildPeer } from './peer.ts';
import { measurePlay } from './play.ts';
import { measureJump, measureLastRecord, measureReplayFrame } from './replay.ts';
import { sample } from './sample.ts';
import { measureSignedFolder } from './signed-folder.ts';
import { measureKeys, measureMemory } from './sitting.ts';
import { measureAssessedFrame, measureFirstFrame, measureVersion } from './start.ts';
import { tableOf } from './table.ts';

/** What is promised: a measure, and how much it may be. */
interface Promised {
  readonly name: string;
  readonly bound: Bound;
  readonly measure: (peer: string) => Measured | Promise<Measured>;
}

const promised: readonly Promised[] = [
  { name: 'callsheet --version against node -e 0', bound: { times: 1.5 }, measure: measureVersion },
  { name: 'first frame of sit against a bundled Ink hello', bound: { times: 1.5 }, measure: measureFirstFrame },
  {
    name: 'key to painted frame at 120×40, p99, against the hello',
    bound: { times: 2, orMs: 16 },
    measure: measureKeys,
  },
  { name: 'resident memory while sitting against the hello', bound: { times: 1.3 }, measure: measureMemory },
  {
    name: 'decision to fdatasync done against a bare append and fdatasync',
    bound: { times: 2, orMs: 2 },
    measure: () => measureDecision(sample()),
  },
  {
    name: 'verify against bare transition(), per event',
    bound: { times: 1.5 },
    measure: measureVerifyAlone,
  },
  {
    name: 'cost of the 2,000th record against the 20th',
    bound: { times: 1.2 },
    measure: () => measureLateRecord(sample()),
  },
  {
    name: 'states explored a second against getAdjacencyMap, 80,000 states',
    bound: { atLeastTimes: 100 },
    measure: measureAdjacency,
  },
  {
    name: 'states explored a second against a search over bare transition()',
    bound: { atLeastTimes: 100 },
    measure: measureSearch,
  },
  { name: 'time a state among 5·10^6 against among 10^5', bound: { times: 1.3 }, measure: measureGrowth },
  { name: 'bytes held against states, 5·10^6 states', bound: { times: 96 }, measure: measureBytes },
  { name: 'decisions a second by chance against inkjs', bound: { atLeastTimes: 20 }, measure: measurePlay },
  { name: 'opening a pack against age’s own scrypt', bound: { times: 1.2 }, measure: measureOpening },
  {
    name: 'first frame of an assessed sitting against practice, the passphrase apart',
    bound: { times: 1.3 },
    measure: measureAssessedFrame,
  },
  {
    name: 'signing and sealing 200 records against bare sign and X25519 seal',
    bound: { times: 2, orMs: 50 },
    measure: measureClosing,
  },
  {
    name: 'verify without replay of 5,000 signed logs of 0.3 MB against sha256sum',
    bound: { times: 6 },
    measure: measureSignedFolder,
  },
  {
    name: 'agree on 10,000 sittings × 3 × 12, 1,000 rounds, ms, against four times 2,500 sittings',
    bound: { times: 1.3 },
    measure: () => measureAgree('sittings'),
  },
  {
    name: 'agree on 10,000 sittings × 3 × 12, 1,000 rounds, ms, against four times 3 criteria',
    bound: { times: 1.3 },
    measure: () => measureAgree('criteria'),
  },
  {
    name: 'agree on 10,000 sittings × 3 × 12, 1,000 rounds, ms, against four times 250 rounds',
    bound: { times: 1.3 },
    measure: () => measureAgree('rounds'),
  },
  {
    name: 'verify with replay of 5,000 logs of 60 records against sha256sum and JSON.parse',
    bound: { times: 8 },
    measure: () => measureOpenFolder(sample()),
  },
  {
    name: 'first frame of replay, a 50-minute sitting, against the hello',
    bound: { times: 1.5 },
    measure: measureReplayFrame,
  },
  {
    name: 'jump to the last of 2,000 records in replay against its first frame',
    bound: { times: 1 },
    measure: measureJump,
  },
  { name: 'drawing the last of 2,000 records against the first', bound: { times: 2 }, measure: measureLastRecord },
  { name: 'report of a cohort of 1,000 against four times one of 250', bound: { times: 1 }, measure: measureCohort },
  { name: 'bytes of the report of a cohort of 1,000 against 5 MB', bound: { times: 1 }, measure: measureCohortBytes },
  { name: 'check of every bundled scenario against a minute', bound: { times: 1 }, measure: measureChecks },
];

/** Measures one after the other, and says meanwhile on standard error what was measured. */
async function measureAll(chosen: readonly Promised[]): Promise<readonly Figure[]> {
  const { length: processors } = cpus();
  process.stderr.write(
    `${processors} processors, load ${loadavg()
      .map((load) => load.toFixed(1))
      .join(', ')}\n`,
  );
  const peer = await buildPeer();
  const figures: Figure[] = [];
  for (const { name, bound, measure } of chosen) {
    const measured = await measure(peer);
    process.stderr.write(`${name}: ${measured.ours.toFixed(3)}, the peer ${measured.peer.toFixed(3)}\n`);
    figures.push(figureOf(name, measured, bound));
  }
  return figures;
}

/** What the command line asks for; null, said on standard error, when that can't be read. */
function readCommandLine(): { readonly json: boolean; readonly words: readonly string[] } | null {
  try {
    const { values, positionals } = parseArgs({ options: { json: { type: 'boolean' } }, allowPositionals: true });
    return { json: values.json === true, words: positionals.map((word) => word.toLowerCase()) };
  } catch {
    return null;
  }
}

async function main(): Promise<number> {
  const asked = readCommandLine();
  const words = asked?.words ?? [];
  const chosen = promised.filter(
    ({ name }) => words.length === 0 || words.some((word) => name.toLowerCase().includes(word)),
  );
  if (asked === null || chosen.length === 0) {
    const names = promised.map(({ name }) => `  ${name}`).join('\n');
    process.stderr.write(`Give --json, or a part of the name of a figure, or nothing for all:\n${names}\n`);
    return 2;
  }
  const figures = await measureAll(chosen);
  process.stdout.write(`${asked.json ? JSON.stringify(figures) : tableOf(figures)}\n`);
  return figures.every(({ holds }) => holds) ? 0 : 1;
}

process.exitCode = await main();
