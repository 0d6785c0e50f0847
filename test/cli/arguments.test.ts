import { describe, expect, it } from 'vitest';
import { readArguments } from '../../src/cli/arguments.ts';
import type { Command } from '../../src/cli/command.ts';

const command: Command = {
  name: 'sit',
  summary: 'Sits',
  about: '',
  takes: { words: 'SCENARIO', least: 1, most: 1, says: '' },
  flags: [
    { name: 'seed', value: 'S', says: '' },
    { name: 'plain', value: null, says: '' },
  ],
  examples: [],
  exits: [],
  run: () => Promise.resolve(0),
};

const because = (...args: readonly string[]): string => {
  const read = readArguments(command, args);
  return read.ok ? 'ok' : read.because;
};

describe('the arguments of a verb', () => {
  it('are read wherever the flags stand', () => {
    const read = readArguments(command, ['--seed', '7', 'rain', '--plain']);
    if (!read.ok) throw new Error(read.because);
    expect(read.given.words).toEqual(['rain']);
    expect(read.given.value('seed')).toBe('7');
    expect(read.given.has('plain')).toBe(true);
    expect(read.given.value('plain')).toBeNull();
  });

  it('take what follows -- for words', () => {
    const read = readArguments(command, ['--', '--plain']);
    expect(read.ok && read.given.words).toEqual(['--plain']);
  });

  it('may be left out where help is asked', () => {
    expect(because('-h')).toBe('ok');
  });

  it.each([
    [['rain', '--sede', '7'], '--sede is not a flag of `sit`. Did you mean --seed?'],
    [['rain', '--start', 'x'], '--start is not a flag of `sit`. `callsheet sit --help` lists its flags'],
    [['rain', '--seed'], '--seed needs a value: write --seed S'],
    [['rain', '--seed='], '--seed needs a value: write --seed S'],
    [['rain', '--seed', '--plain'], '--seed needs a value: write --seed S'],
    [['rain', '--plain=no'], '--plain takes no value: write it alone'],
    [['rain', '--plain', '--plain'], '--plain was given twice: give it once'],
    [[], '`sit` needs SCENARIO: see `callsheet sit --help`'],
    [['rain', 'snow'], '`sit` takes only SCENARIO, and was also given snow'],
    [['rain', '-\u001b[31m'], '-\\u{1b} is not a flag of `sit`. `callsheet sit --help` lists its flags'],
  ])('say of %j: %s', (args, sentence) => {
    expect(because(...args)).toBe(sentence);
  });
});
