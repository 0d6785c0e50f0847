import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sitAnswers } from '../../src/log/answers.ts';
import { readAnswers } from '../../src/scenario/answers-file.ts';
import { projectFile, scenarioNamed } from '../laws/every-scenario.ts';
import { MemoryLog } from '../log/memory-log.ts';
import { type Marking, markOf, putLedger } from '../report/pages/ledgers.ts';
import { launcherPath, nodePath } from '../terminal/spawn-app.ts';
import { type Measured, median, timed } from './measure.ts';
import { benchFolder } from './peer.ts';

const scenario = scenarioNamed('rain-on-day-six');
const scheme = projectFile('scenarios/schemes/st0792-v2-default.yaml');
const criteria = [...scheme.matchAll(/^ {2}([a-z-]+):$/gm)].map(([, id]) => id ?? '');
const levels = ['below', 'pass', 'distinction'] as const;

/** Sittings of the cohort that is promised, and of the one that it is set against. */
const many = 1_000;
const few = 250;

/** The same for both figures: the folders are made once. */
let made: { readonly ms: Measured; readonly bytes: number } | null = null;

/** Milliseconds of `callsheet report` of 1,000 marked sittings, start included, against four times those of 250: linear is 1 at most. */
export function measureCohort(): Measured {
  return cohort().ms;
}

/** Bytes of the page of 1,000 sittings, against 5 MB. */
export function measureCohortBytes(): Measured {
  return { ours: cohort().bytes, peer: 5_000_000 };
}

function cohort() {
  made ??= measured();
  return made;
}

function measured() {
  const folder = mkdtempSync(join(benchFolder, 'cohort-'));
  try {
    for (const [name, count] of [
      ['many', many],
      ['few', few],
    ] as const)
      writeCohort(join(folder, name), count);
    const out = join(folder, 'report.html');
    const run = (name: string): number => {
      rmSync(out, { force: true });
      return timed(() => {
        const ran = spawnSync(nodePath, [launcherPath, 'report', name, '--out', out], {
          cwd: folder,
          encoding: 'utf8',
        });
        if (ran.status !== 0) throw new Error(ran.stderr);
      });
    };
    const rounds = Array.from({ length: 3 }, () => ({ peer: run('few'), ours: run('many') }));
    const ms = {
      ours: median(rounds.map(({ ours }) => ours)),
      peer: (median(rounds.map(({ peer }) => peer)) * many) / few,
    };
    return { ms, bytes: statSync(out).size };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A folder of sittings, strong, ordinary and weak in turn, each marked by two. */
function writeCohort(folder: string, count: number): void {
  mkdirSync(folder);
  const answers = ['strong', 'ordinary', 'weak'].map((name) => {
    const path = `scenarios/rain-on-day-six/answers/${name}.yaml`;
    const read = readAnswers(path, projectFile(path), scenario, ({ message }) => {
      throw new Error(message);
    });
    if (read === null) throw new Error(path);
    return read;
  });
  for (let index = 0; index < count; index += 1) {
    const log = new MemoryLog();
    log.wall = new Date(Date.UTC(2026, 8, 1) + index * 60_000).toISOString();
    const given = answers[index % answers.length];
    if (given === undefined || !sitAnswers(log.begin({ scenario, mode: 'answers-file' }), given).ok)
      throw new Error('Not sat');
    const path = join(folder, `A${index}.jsonl`);
    writeFileSync(path, log.text);
    const marks: Marking['marks'] = Object.fromEntries(
      criteria.map((id, at) => [id, markOf(levels[(at + index) % 3] ?? 'pass', 'Said of it in a sentence or two.')]),
    );
    const records = readFileSync(path, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    for (const [round, assessor] of [
      ['first', 'AS1'],
      ['second', 'AS2'],
    ] as const)
      putLedger(path, records, scheme, { round, assessor, marks });
  }
}
