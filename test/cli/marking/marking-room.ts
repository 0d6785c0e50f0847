import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { LedgerRecord } from '../../../src/mark/ledger-record.ts';
import { whole } from '../../log/small-answers.ts';
import { callsheet, emptyFolder, type Ran, root, small } from '../run-callsheet.ts';

/** The sittings of a marking room, by whose they are. */
export const candidates = ['Kim-7', 'Lou-8', 'Max-9'] as const;

/** The flags with which the first assessor marks. */
export const asFirst = ['s', '--assessor', 'AS1', '--scheme', 'small-scheme.yaml'];

/** Makes a folder in which the small scenario was sat by three candidates (`s/`), with the plan and a scheme. */
export function sitIn(cwd: string): void {
  const fixtures = join(root, 'test/fixtures');
  cpSync(join(fixtures, 'plans'), join(cwd, 'scenarios/plans'), { recursive: true });
  cpSync(join(fixtures, 'schemes/small-scheme.yaml'), join(cwd, 'small-scheme.yaml'));
  writeFileSync(join(cwd, 'whole.yaml'), whole);
  for (const candidate of candidates) {
    const args = ['sit', small, '--answers', 'whole.yaml', '--as', candidate, '--seed', '7'];
    const ran = callsheet([...args, '--out', `s/${candidate}.jsonl`], { cwd });
    expect(ran).toMatchObject({ status: 0, err: '' });
  }
}

/** A copy of such a folder, gone after the test. */
export class MarkingRoom {
  readonly cwd = emptyFolder();

  constructor(sat: string) {
    cpSync(sat, this.cwd, { recursive: true });
  }

  /** Runs callsheet in it; lines are typed one after the other. */
  run(args: readonly string[], ...typed: readonly string[]): Ran {
    return callsheet(args, { cwd: this.cwd, input: typed.map((line) => `${line}\n`).join('') });
  }

  /** Marks line by line, after the declaration. */
  mark(...typed: readonly string[]): Ran {
    return this.run(['mark', ...asFirst], 'yes', ...typed);
  }

  /** The files of the marks of a candidate. */
  files(candidate: string): readonly string[] {
    return readdirSync(join(this.cwd, `s/${candidate}.jsonl.marks`)).sort();
  }

  /** The records of a ledger; of the first round by AS1 unless said. */
  ledger(candidate: string, name = 'first-AS1-1'): readonly LedgerRecord[] {
    const text = readFileSync(join(this.cwd, `s/${candidate}.jsonl.marks/${name}.ledger`), 'utf8');
    return text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as LedgerRecord);
  }

  /** Everything in the ledgers of the first round. */
  all(): readonly LedgerRecord[] {
    return candidates.flatMap((candidate) => {
      try {
        return this.ledger(candidate);
      } catch {
        return [];
      }
    });
  }
}

/** What marks a whole page and goes on: a pass on the first record that bears on either criterion of the small scheme. */
export const passAndOn = ['cite 6', 'pass', 'next'];
