import { describe, expect, test } from 'vitest';
import { type MarkingPlace, markingCommands, markingKeysPart } from '../../src/mark/marking-commands.ts';
import { commandForKey, commandForLine, commands, type Place } from '../../src/view/commands.ts';
import { footerView, helpView, keyName, keysPage, plainHelp } from '../../src/view/keys.ts';
import { previewKeysPart } from '../../src/view/preview-commands.ts';

const places = [...new Set(commands.flatMap((command) => command.places))];

describe('the table of keys and words', () => {
  test('docs/keys.md is what the tables make (vitest -u writes it again)', async () => {
    await expect([keysPage(), previewKeysPart(), markingKeysPart()].join('\n')).toMatchFileSnapshot(
      '../../docs/keys.md',
    );
  });

  test.each(places)('no key means two things in %s', (place: Place) => {
    const here = commands.filter((command) => command.places.includes(place));
    const keys = here.flatMap((command) => command.keys);
    const typing = here.flatMap((command) => command.typingKeys);
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
    expect(typing.filter((key, index) => typing.indexOf(key) !== index)).toEqual([]);
  });

  test('no key and no word means two things to a marker', () => {
    const at = [...new Set(markingCommands.flatMap((command) => command.places))];
    const keysAt = (place: MarkingPlace) =>
      markingCommands.filter((command) => command.places.includes(place)).flatMap((command) => command.keys);
    for (const keys of [...at.map(keysAt), markingCommands.flatMap((command) => command.words)])
      expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  test('no word means two things, and no id is there twice', () => {
    const words = commands.flatMap((command) => command.words);
    expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([]);
    const ids = commands.map((command) => command.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('a letter is a command only while no text is typed', () => {
    expect(commandForKey('task', 'p')).toBe('pause');
    expect(commandForKey('task', 'p', true)).toBeNull();
    expect(commandForKey('task', 'ctrl-p', true)).toBe('pause');
    expect(commandForKey('paused', 'w')).toBeNull();
  });

  test('an answer is confirmed by y and never by Enter', () => {
    expect(commandForKey('read-back', 'y')).toBe('confirm');
    expect(commandForKey('read-back', 'enter')).toBeNull();
  });

  test.each([
    ['again', { id: 'again', rest: '' }],
    ['  Where   am I ', { id: 'where', rest: '' }],
    ['document 3 row 4', { id: 'document', rest: '3 row 4' }],
    ['DOCUMENTS', { id: 'documents', rest: '' }],
    ['find Harbour Pub', { id: 'find', rest: 'Harbour Pub' }],
    ['my answer', { id: 'my-answer', rest: '' }],
    ['leaves', null],
    ['pause now', null],
    ['', null],
  ])('the line "%s" is read', (line, expected) => {
    expect(commandForLine(line)).toEqual(expected);
  });

  test('the footer names the keys of the place, with arrows or in ASCII', () => {
    const written = (isAscii: boolean) =>
      footerView('read-back', false, isAscii)
        .map((item) => `${item.keys} ${item.label}`)
        .join('   ');
    expect(written(false)).toBe('y yes   Esc back');
    expect(written(true)).toBe('y yes   Esc back');
    expect(footerView('desk', false, false)[0]).toEqual({ keys: '↑↓', label: 'move' });
    expect(keyName('ctrl-c', false)).toBe('Ctrl+C');
  });

  test('help has what works here first, then the rest by where it works', () => {
    const titles = (place: Place) => helpView(place, true).map(({ title }) => title);
    expect(titles('desk')).toEqual([
      'Keys that work here',
      'In a task',
      'In a document or a message',
      'While you type',
      'At questions and on pages of their own',
    ]);
    expect(titles('task').slice(0, 3)).toEqual([
      'Keys that work here',
      'Here, while you type',
      'At the desk and in its lists',
    ]);
    const [here] = helpView('home', true);
    expect(here?.lines.map(({ keys }) => keys)).toEqual([
      '?, Ctrl+G (while typing)',
      'Ctrl+C',
      'Up',
      'Down',
      'Page Up',
      'Page Down',
      'Home',
      'End',
      'Esc',
      'Enter',
      'q',
    ]);
  });

  test('help has every key and every word', () => {
    const withKeys = commands.filter((command) => command.keys.length + command.typingKeys.length > 0);
    for (const place of places)
      expect(helpView(place, true).flatMap(({ lines }) => lines)).toHaveLength(withKeys.length);
    expect(plainHelp().length).toBe(commands.filter((command) => command.words.length > 0).length);
  });
});
