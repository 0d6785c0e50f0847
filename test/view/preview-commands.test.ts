import { describe, expect, it } from 'vitest';
import { footerOf, helpOf, wordsHelp } from '../../src/view/key-table.ts';
import { type PreviewPlace, previewCommands, previewKey, previewLine } from '../../src/view/preview-commands.ts';

const places: readonly PreviewPlace[] = ['story', 'page', 'states'];

describe('the table of an author’s keys and words', () => {
  it.each(places)('no key means two things at the %s', (place) => {
    const keys = previewCommands.filter((one) => one.places.includes(place)).flatMap((one) => one.keys);
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  it('no word means two things, and no id is there twice', () => {
    const words = previewCommands.flatMap((one) => one.words);
    expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([]);
    const ids = previewCommands.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each([
    ['12', { id: 'number', rest: '12' }],
    ['go to board', { id: 'go-to', rest: 'board' }],
    ['GO board', { id: 'go-to', rest: 'board' }],
    ['wait', { id: 'wait', rest: '' }],
    ['wait  15', { id: 'wait', rest: '15' }],
    ['read again', { id: 'read-again', rest: '' }],
    ['again', { id: 'choices', rest: '' }],
    ['save it', null],
    ['', null],
  ])('the line "%s" is read', (line, expected) => {
    expect(previewLine(line)).toEqual(expected);
  });

  it('any digit is a number, and only where choices are', () => {
    expect(previewKey('story', '7')).toBe('number');
    expect(previewKey('page', '7')).toBeNull();
  });

  it('help has every key and every word, and the footer what is used most', () => {
    expect(helpOf(previewCommands, true)).toHaveLength(previewCommands.filter(({ keys }) => keys.length > 0).length);
    expect(wordsHelp(previewCommands)).toHaveLength(previewCommands.filter(({ words }) => words.length > 0).length);
    const written = (isAscii: boolean) =>
      footerOf(previewCommands, 'states', isAscii).map(({ keys, label }) => `${keys} ${label}`);
    expect(written(false)).toEqual(['↑↓ move', '⏎ do it', 'Esc back']);
    expect(written(true)).toEqual(['Up/Down move', 'Enter do it', 'Esc back']);
  });
});
