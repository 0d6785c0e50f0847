import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { resultsOf } from '../../src/scenario/task-results.ts';
import { lateVan } from '../laws/every-scenario.ts';
import { type Centre, centreWith, codes } from '../seal/centre.ts';
import { type Day, dayOf, lateVanLines, sitPlainly, wholeOfLateVan } from './centre/assessed-day.ts';
import { root } from './run-callsheet.ts';

let centre: Centre;
beforeAll(async () => {
  centre = await centreWith(lateVan.scenario);
});

const { scenario, source } = lateVan;
const written = source.files.find(({ path }) => path === source.entry)?.text ?? '';
const tasks = [...scenario.tasks.values()];

/** What only those who mark may read. */
const marking = [
  ...tasks.flatMap((task) => resultsOf(task).flatMap(({ shows }) => shows.map(({ because }) => because))),
  ...tasks.flatMap(({ marking: notes, rule }) => [
    ...(notes?.lookFor ?? []),
    ...[notes?.notAPass, notes?.justAPass, notes?.justADistinction, rule].flatMap((note) => note ?? []),
  ]),
  // What a result is called, said as the file says it; `van` and `other` alone are words of the story.
  ...['in-writing', 'by-word-alone', 'hold-first', 'paper-first', 'no-van'],
];

/** The author's conditions, without the quotes of the file. */
const conditions = [...written.matchAll(/when: '?(.+?)'?$/gm)].flatMap(([, text]) =>
  text === undefined || text.length < 12 ? [] : [text],
);

/** What comes only after the first task is answered. */
const later = [
  'The hire desk closes at five',
  'The van is ours again on the third evening',
  'Make out the order.',
  'What the supplier should know',
  'Hand over to Dele.',
  'It is at the gate at half past six',
  'The camera comes in three cars',
];

/** Every file in a folder, by its name in it, but for what the centre brought. */
function filesWritten(cwd: string): readonly string[] {
  const brought = ['keys', 'packs', 'A1.start'];
  return readdirSync(cwd, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(cwd, join(entry.parentPath, entry.name)))
    .filter((path) => !brought.some((one) => path === one || path.startsWith(`${one}/`)));
}

/** How a text can stand in a file: as it is, in JSON, and in base64 at each of the three places where it may begin. */
function spellings(text: string): readonly string[] {
  const shifted = [0, 1, 2].map((before) => {
    const encoded = Buffer.from('x'.repeat(before) + text).toString('base64');
    return encoded.slice(before === 0 ? 0 : 4, -4);
  });
  return [text, JSON.stringify(text).slice(1, -1), ...shifted];
}

/** Where any of the texts stands in what was written, as "file: text". */
function found(cwd: string, texts: readonly string[]): readonly string[] {
  return filesWritten(cwd).flatMap((path) => {
    const bytes = readFileSync(join(cwd, path), 'latin1');
    const utf8 = readFileSync(join(cwd, path), 'utf8');
    return texts.flatMap((text) =>
      spellings(text).some((one) => bytes.includes(one) || utf8.includes(one)) ? [`${path}: ${text}`] : [],
    );
  });
}

/** A candidate who answers the first task, leaves a note and a draft, and goes. */
const begins = [...lateVanLines.ask, 'note hello', '1', 'back', 'leave', 'yes'];

describe('what an assessed sitting writes', () => {
  it('would be found by this search: a practice sitting writes all of it', async () => {
    const day = await dayOf(centre);
    day.run(`sit ${join(root, 'test/fixtures/late-van')} --plain --out p.jsonl`, 'start', ...begins);
    for (const text of [...marking, ...conditions, ...later])
      expect(found(day.cwd, [text]).filter((one) => one.startsWith('p.jsonl'))).not.toEqual([]);
    expect(marking.length).toBeGreaterThan(12);
    expect(conditions.length).toBeGreaterThan(3);
    // The search finds it in base64 too, wherever it begins.
    for (const before of ['', 'a', 'ab']) {
      const hidden = Buffer.from(`${before}${later[0]} and more`).toString('base64');
      expect(spellings(later[0] ?? '').some((one) => hidden.includes(one))).toBe(true);
    }
  });

  it('holds nothing of the marking part, no condition, and nothing that has not come yet', async () => {
    const day = await dayOf(centre);
    expect(sitPlainly(day, 'a.jsonl', begins)).toMatchObject({ status: 0 });
    expect(day.run('resume a.jsonl --plain', codes.start, 'go on', 'leave', 'yes')).toMatchObject({ status: 0 });
    expect(day.run('invigilate a.jsonl --note Quiet', codes.room)).toMatchObject({ status: 0 });
    const files = filesWritten(day.cwd);
    expect(files).toEqual(expect.arrayContaining(['a.jsonl', 'a.jsonl.age', 'a.jsonl.sig']));
    expect(files.some((path) => path.startsWith('state/callsheet/started/'))).toBe(true);
    expect(files.some((path) => path.startsWith('cache/'))).toBe(true);
    expect(found(day.cwd, [...marking, ...conditions, ...later])).toEqual([]);
  });

  it('still holds nothing of the marking part at the end, nor does the candidate hear it', async () => {
    const day: Day = await dayOf(centre);
    const sat = sitPlainly(day, 'a.jsonl', [...wholeOfLateVan, 'debrief', 'receipt', 'leave']);
    expect(sat).toMatchObject({ status: 0, out: expect.stringContaining('The sitting is finished.') });
    expect(found(day.cwd, [...marking, ...conditions])).toEqual([]);
    for (const text of [...marking, ...conditions]) expect(`${sat.out}${sat.err}`).not.toContain(text);
    expect(sat.out).toContain('After an assessed sitting there is no debrief here.');
    expect(day.run('replay a.jsonl')).toMatchObject({ status: 2, out: '' });
  });
});
