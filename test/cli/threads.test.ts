import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { onThreads } from '../../src/host/threads.ts';
import { logOf, recordsFor, stoppedAnswers } from './logs-of.ts';
import { callsheet, emptyFolder } from './run-callsheet.ts';

/** Enough logs to be shared among threads, in two folders of which neither has enough, with one bad log in each. */
function manyLogs(): string {
  const cwd = emptyFolder();
  const [all, some] = [recordsFor(), recordsFor(stoppedAnswers)];
  for (const half of ['a', 'b']) {
    mkdirSync(join(cwd, half));
    for (let index = 0; index < 110; index += 1)
      writeFileSync(join(cwd, half, `${index}.jsonl`), logOf(`${half}${index}`, index % 3 === 0 ? some : all));
    const log = readFileSync(join(cwd, half, '57.jsonl'), 'utf8');
    writeFileSync(join(cwd, half, '57.jsonl'), log.replace('He asked', 'He rang'));
  }
  return cwd;
}

describe('logs that threads share', () => {
  it('are told by `verify` as one thread tells them, in the same order', () => {
    const cwd = manyLogs();
    const told = (...folders: readonly string[]) => {
      const ran = callsheet(['verify', ...folders, '--json'], { cwd });
      expect(ran).toMatchObject({ status: 1, err: '' });
      return JSON.parse(ran.out).logs as readonly unknown[];
    };
    expect(told('a', 'b')).toEqual([...told('a'), ...told('b')]);
  });

  it('are counted by `analyse` as one thread counts them', () => {
    const cwd = manyLogs();
    const ran = callsheet(['analyse', 'a', 'b', '--json'], { cwd });
    const half = callsheet(['analyse', 'a', '--json'], { cwd });
    expect(ran.err.split('\n').map((line) => line.replace(/:.*/, ''))).toEqual(['callsheet', 'callsheet', '']);
    const [both, one] = [ran, half].map(({ out }) => JSON.parse(out).scenarios[0]);
    expect([both.sittings, one.sittings]).toEqual([218, 109]);
    expect(both.endings.map(({ n }: { n: number }) => n)).toEqual(one.endings.map(({ n }: { n: number }) => 2 * n));
  });
});

describe('work that threads can’t do', () => {
  it.each([
    ['since they don’t even begin', null],
    ['since each job fails', { identity: null, cards: [] }],
  ])('is done here, all of it and in order, %s', async (_, given) => {
    const jobs: readonly null[] = Array.from({ length: 300 }, () => null);
    let here = 0;
    const work = { kind: 'look', given, jobs, here: () => Promise.resolve(here++) };
    const all: number[] = [];
    for await (const one of onThreads(work)) all.push(one);
    expect(all).toEqual(jobs.map((_, index) => index));
  });
});
