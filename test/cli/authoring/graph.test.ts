import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createMachine } from 'xstate';
import { callsheet, emptyFolder } from '../run-callsheet.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const small = join(root, 'test/fixtures/small');

describe('graph', () => {
  it.each([
    ['mermaid', /^stateDiagram-v2\n/],
    ['dot', /^digraph "small" \{\n/],
    ['svg', /^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" /],
    ['json', /^\{\n {2}"id": "\(story\)",\n/],
  ])('prints a scenario as %s', (format, beginning) => {
    const ran = callsheet(['graph', small, '--format', format], { cwd: emptyFolder() });
    expect(ran).toMatchObject({ status: 0, err: '' });
    expect(ran.out).toMatch(beginning);
    expect(ran.out.endsWith('\n')).toBe(true);
  });

  it('prints Mermaid where no format is named', () => {
    const cwd = emptyFolder();
    expect(callsheet(['graph', small], { cwd }).out).toBe(
      callsheet(['graph', small, '--format', 'mermaid'], { cwd }).out,
    );
  });

  it('gives JSON that createMachine takes as it is', () => {
    const { out } = callsheet(['graph', 'rain-on-day-six', '--format', 'json'], { cwd: emptyFolder() });
    const { root: story } = createMachine(JSON.parse(out));
    expect(Object.keys(story.states).slice(0, 3)).toEqual(['sunday', 'evening', 'late-bus']);
  });

  it('writes a new file in the format that its name ends in, the same as it prints', () => {
    const cwd = emptyFolder();
    for (const [name, format] of [
      ['a.svg', 'svg'],
      ['a.gv', 'dot'],
      ['a.json', 'json'],
      ['a.mmd', 'mermaid'],
    ] as const) {
      expect(callsheet(['graph', small, '--out', name], { cwd })).toEqual({
        status: 0,
        out: `${name}: 17 states, 9 tasks, 2 endings\n`,
        err: '',
      });
      const { out } = callsheet(['graph', small, '--format', format], { cwd });
      expect(readFileSync(join(cwd, name), 'utf8')).toBe(out);
    }
  });

  it('draws the same picture in every run', () => {
    const cwd = emptyFolder();
    const [one, other] = ['one.svg', 'other.svg'].map((name) => {
      callsheet(['graph', 'rain-on-day-six', '--out', name], { cwd });
      return readFileSync(join(cwd, name));
    });
    expect(one).toEqual(other);
  });

  it('never writes over a file', () => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, 'a.svg'), 'mine');
    const ran = callsheet(['graph', small, '--out', 'a.svg'], { cwd });
    expect(ran).toMatchObject({ status: 2, out: '' });
    expect(ran.err).toContain('a.svg is already there, and is never written over. Choose another name\n');
    expect(readFileSync(join(cwd, 'a.svg'), 'utf8')).toBe('mine');
  });

  it.each([
    [['graph'], '`graph` needs SCENARIO: see `callsheet graph --help`'],
    [['graph', 'rian-on-day-six'], 'there is no scenario rian-on-day-six. Did you mean rain-on-day-six?'],
    [['graph', small, '--format', 'mermade'], 'there is no format mermade. Did you mean mermaid?'],
    [['graph', small, '--format', 'picture'], 'there is no format picture. There is mermaid, dot, svg, json'],
    [
      ['graph', small, '--out', 'a.png'],
      'nothing is drawn that ends in .png: end the name in .mmd, .dot, .svg, .json, or say --format',
    ],
    [['graph', small, '--out', 'none/a.svg'], 'none/a.svg can’t be made: its folder isn’t there'],
    [['graph', small, '--out', '.'], 'is already there, and is never written over'],
    [['graph', small, '--force'], '--force is not a flag of `graph`. `callsheet graph --help` lists its flags'],
  ])('%j is refused in a sentence', (args, sentence) => {
    const ran = callsheet(args, { cwd: emptyFolder() });
    expect(ran).toMatchObject({ status: 2, out: '' });
    expect(ran.err).toContain(sentence);
    expect(ran.err.trimEnd().split('\n')).toHaveLength(1);
  });

  it('names every mistake of a broken scenario, and draws nothing', () => {
    const cwd = emptyFolder();
    const ran = callsheet(['graph', join(root, 'test/fixtures/broken.yaml'), '--out', 'a.svg'], { cwd });
    expect(ran).toMatchObject({ status: 2, out: '' });
    expect(ran.err.match(/error CS\d+/g)).toHaveLength(9);
    expect(existsSync(join(cwd, 'a.svg'))).toBe(false);
  });
});
