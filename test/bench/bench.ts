// The figures that callsheet promises, each measured beside its peer in this run. `--json` prints them for a machine; words
// choose those whose names have one of them. Exits 1 when one doesn't hold, 2 when none is chosen.
import { parseArgs } from 'node:util';
import { measureDecision } from './decision.ts';
import { measureLateRecord, measureVerify } from './log.ts';
import { type Bound, type Figure, figureOf, type Measured } from './measure.ts';
import { buildPeer } from './peer.ts';
import { sample } from './sample.ts';
import { measureKeys, measureMemory } from './sitting.ts';
import { measureFirstFrame, measureVersion } from './start.ts';
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
    measure: () => measureVerify(sample()),
  },
  {
    name: 'cost of the 2,000th record against the 20th',
    bound: { times: 1.2 },
    measure: () => measureLateRecord(sample()),
  },
];

/** Measures one after the other, and says meanwhile on standard error what was measured. */
async function measureAll(chosen: readonly Promised[]): Promise<readonly Figure[]> {
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
