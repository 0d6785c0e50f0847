import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { callsheet, emptyFolder, expectSound, root, small } from '../run-callsheet.ts';

const names = ['01-brief', '02-contacts', '03-call-sheet', '04-crew-list', '05-new-order', 'index'];

describe('print', () => {
  it('writes every paper and their list, as a page and as text, and says where to begin', () => {
    const cwd = emptyFolder();
    const ran = callsheet(['print', small, '--seed', '7'], { cwd });
    expect(ran).toEqual({
      status: 0,
      err: '',
      out: [
        '5 papers in papers/small: 4 to be handed out at the start, 1 to be held back until they arrive.',
        'Begin with papers/small/index.html, which is for the invigilator alone.',
        'They are made with the seed 7: begin the sitting with --seed 7 too.',
        '',
      ].join('\n'),
    });
    expect(readdirSync(join(cwd, 'papers/small')).sort()).toEqual(
      names.flatMap((name) => [`${name}.html`, `${name}.txt`]),
    );
    expect(readFileSync(join(cwd, 'papers/small/01-brief.txt'), 'utf8')).toBe(
      'The brief\nA small day.\n\nSPECIMEN: no result rests on this task.\n\n' +
        'You coordinate *Small*, a short film. It\n  is Sunday afternoon.\n\nThe van for tomorrow may be late.\n',
    );
  });

  it('writes one format alone, with lines as long as is said, into a folder of any name', () => {
    const cwd = emptyFolder();
    const args = [
      'print',
      'rain-on-day-six',
      '--seed',
      '7',
      '--format',
      'text',
      '--columns',
      '28',
      '--out',
      'hall/two',
    ];
    expect(callsheet(args, { cwd })).toMatchObject({ status: 0, err: '' });
    const files = readdirSync(join(cwd, 'hall/two'));
    expect(files).toHaveLength(16);
    const lines = files.flatMap((file) => readFileSync(join(cwd, 'hall/two', file), 'utf8').split('\n'));
    expect(Math.max(...lines.map((line) => line.length))).toBe(28);
    expect(lines.join('\n')).toMatch(/^[\n -~]*$/);
  });

  it('says the same for machines', () => {
    const ran = callsheet(['print', small, '--seed', '7', '--format', 'html', '--json'], { cwd: emptyFolder() });
    const { papers, ...rest } = JSON.parse(ran.out) as { papers: readonly unknown[] };
    expect(rest).toEqual({ scenario: 'small', seed: '7', folder: 'papers/small', index: ['index.html'] });
    expect(papers.slice(3)).toEqual([
      { title: 'Crew list', handOut: 'at-the-start', isDrawn: true, files: ['04-crew-list.html'] },
      { title: 'New order', handOut: 'when-it-arrives', isDrawn: false, files: ['05-new-order.html'] },
    ]);
  });

  it('gives what the sitting with that seed shows', () => {
    const cwd = emptyFolder();
    for (const seed of ['1', '2', '3']) {
      callsheet(['print', small, '--seed', seed, '--format', 'text', '--columns', '200', '--out', seed], { cwd });
      const paper = readFileSync(join(cwd, seed, '03-call-sheet.txt'), 'utf8').split('\n');
      const input = 'start\ndocument 1\nleave\nyes\n';
      const sat = callsheet(['sit', small, '--seed', seed, '--plain', '--out', `${seed}.jsonl`], { cwd, input });
      expect(sat.out).toContain(`\n${paper.filter((line) => line.startsWith('Line ')).join('\n')}\n`);
    }
  });

  it('draws a seed where none is given, and says which', () => {
    const cwd = emptyFolder();
    const { out } = callsheet(['print', small], { cwd });
    const seed = /with the seed ([0-9a-f]{8}):/.exec(out)?.[1] ?? 'none';
    expect(readFileSync(join(cwd, 'papers/small/index.txt'), 'utf8')).toContain(seed);
  });

  it('never writes over a file, and then writes none at all', () => {
    const cwd = emptyFolder();
    mkdirSync(join(cwd, 'mine'));
    writeFileSync(join(cwd, 'mine/04-crew-list.txt'), 'mine');
    expect(callsheet(['print', small, '--out', 'mine'], { cwd })).toEqual({
      status: 2,
      out: '',
      err: 'callsheet: mine/04-crew-list.txt is already there, and is never written over; nothing was written. Choose another folder with --out\n',
    });
    expect(readdirSync(join(cwd, 'mine'))).toEqual(['04-crew-list.txt']);
    expect(readFileSync(join(cwd, 'mine/04-crew-list.txt'), 'utf8')).toBe('mine');
  });

  it.each([
    [['print'], '`print` needs SCENARIO: see `callsheet print --help`'],
    [['print', 'rian-on-day-six'], 'there is no scenario rian-on-day-six. Did you mean rain-on-day-six?'],
    [['print', small, '--format', 'pdf'], 'there is no format pdf. There is html, text'],
    [['print', small, '--columns', '10'], '--columns takes a whole number from 20 to 200, and got 10'],
    [['print', small, '--columns', '4e1'], '--columns takes a whole number from 20 to 200, and got 4e1'],
    [
      ['print', small, '--format', 'html', '--columns', '40'],
      '--columns is for text: leave it out, or say --format text',
    ],
    [['print', small, '--seed', 'two words'], '--seed takes 1 to 200 letters, digits or signs without spaces'],
    [['print', small, '--out', '/proc/nowhere'], '/proc/nowhere'],
  ])('%j is refused in a sentence', (args, sentence) => {
    const cwd = emptyFolder();
    const ran = callsheet(args, { cwd });
    expect(ran).toMatchObject({ status: 2, out: '' });
    expect(ran.err).toContain(sentence);
    expect(ran.err.trimEnd().split('\n')).toHaveLength(1);
    expect(readdirSync(cwd)).toEqual([]);
    expectSound(ran);
  });

  it('names every mistake of a broken scenario, and writes nothing', () => {
    const cwd = emptyFolder();
    const ran = callsheet(['print', join(root, 'test/fixtures/broken.yaml')], { cwd });
    expect(ran).toMatchObject({ status: 2, out: '' });
    expect(ran.err.match(/error CS\d+/g)).toHaveLength(9);
    expect(readdirSync(cwd)).toEqual([]);
  });
});
