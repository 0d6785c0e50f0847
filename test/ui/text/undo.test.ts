import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Edit, editOf, eraseTo, insertText, undo } from '../../../src/ui/text/text-edit.ts';
import { atDesk } from '../hands.ts';

function typed(edit: Edit, text: string): Edit {
  return [...text].reduce((now, letter) => insertText(now, letter, 1_000).edit, edit);
}

function allUndone(edit: Edit): Edit {
  const before = undo(edit);
  return before === null ? edit : allUndone(before);
}

describe('undoing', () => {
  it('takes the last word back, then the one before it', () => {
    const edit = typed(editOf(''), 'Rest is short');
    const texts = [undo(edit), undo(undo(edit) ?? edit)].map((one) => one?.text);
    expect(texts).toEqual(['Rest is', 'Rest']);
  });

  it('brings back at once what was erased at once', () => {
    const erased = eraseTo(typed(editOf(''), 'Rest is short'), 'row-start', 80);
    expect(erased.text).toBe('');
    expect(undo(erased)?.text).toBe('Rest is short');
  });

  it('always leads back to the text as it was, whatever was typed and erased', () => {
    const change = fc.oneof(
      fc.string({ maxLength: 6 }).map((text) => (edit: Edit) => typed(edit, text)),
      fc.constantFrom('left', 'word-left', 'row-end').map((motion) => (edit: Edit) => eraseTo(edit, motion, 20)),
    );
    fc.assert(
      fc.property(fc.array(change, { maxLength: 12 }), (changes) => {
        const edit = changes.reduce((now, one) => one(now), editOf('As it was'));
        expect(allUndone(edit).text).toBe('As it was');
      }),
      { seed: 8, numRuns: 300 },
    );
  });

  it('works in a reason and in a note, each by itself; where nothing is typed it does nothing', () => {
    const hands = atDesk().press('enter', 'tab').type('Rest is short').press('ctrl-z');
    expect(hands.screen).toMatch(/│ Rest is +│/);
    const before = hands.press('escape').screen;
    expect(hands.press('ctrl-z').screen).toBe(before);
    hands.press('n').type('Ask Hana').press('ctrl-z');
    expect(hands.screen).toMatch(/│ Ask$/m);
  });
});

describe('a row of text', () => {
  it('is erased to its beginning with Ctrl+U, to its end with Ctrl+K', () => {
    const hands = atDesk().press('n').type('Rest is short').press('ctrl-left', 'ctrl-k');
    expect(hands.screen).toMatch(/│ Rest is$/m);
    expect(hands.press('ctrl-u').screen).not.toContain('Rest is');
  });
});

describe('an editor of one’s own', () => {
  it('is offered only where one is set', () => {
    const footer = (editText?: () => string) =>
      atDesk(editText === undefined ? {} : { editText })
        .press('enter', 'tab')
        .screen.split('\n')
        .at(-1);
    expect(footer()).not.toContain('Ctrl+E');
    expect(footer(() => 'Better.')).toContain('Ctrl+E editor');
    expect(atDesk().press('enter', 'tab', 'ctrl-e').screen).toContain(
      'No editor is set: $VISUAL or $EDITOR names one.',
    );
  });
});
