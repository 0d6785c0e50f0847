import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawMarking } from '../../src/ui/draw/marking.ts';
import { firstMarkingScreen, pressInMarking } from '../../src/ui/marking.ts';
import type { Size } from '../../src/ui/screen-state.ts';
import { createPen } from '../../src/ui/text/pen.ts';
import { rowText, rowWidth } from '../../src/ui/text/row.ts';
import { MemoryDesk, smallSitting } from '../mark/memory-desk.ts';
import { strokeOf } from './hands.ts';

/** A marker's hands on the full screen: what is pressed, and what is seen. */
class Hands {
  readonly memory: MemoryDesk;
  readonly size: Size;
  readonly isAscii: boolean;
  screen = firstMarkingScreen;
  isOver = false;

  constructor(size: Size = { columns: 100, rows: 34 }, isAscii = false, memory = new MemoryDesk()) {
    this.memory = memory;
    this.size = size;
    this.isAscii = isAscii;
  }

  get drawn() {
    return drawMarking(this.screen, this.memory.desk, this.size, createPen(this.isAscii));
  }

  get seen(): string {
    return this.drawn.picture.rows.map(rowText).join('\n');
  }

  press(...keys: readonly string[]): this {
    for (const key of keys) {
      const pressed = pressInMarking(this.screen, this.memory.desk, strokeOf(key), this.drawn);
      this.screen = pressed.screen;
      this.isOver ||= pressed.isOver;
      if (pressed.ask !== null) this.memory.ask(pressed.ask);
    }
    return this;
  }

  type(text: string): this {
    return this.press(...text);
  }
}

const keys = [...'0123456acefhlnouxy? ', 'up', 'down', 'left', 'right', 'home', 'end', 'page-up', 'page-down'];
const key = fc.constantFrom(...keys, 'enter', 'escape', 'tab', 'space', 'backspace', 'ctrl-w');
const sizes = fc.constantFrom(
  { columns: 60, rows: 20 },
  { columns: 80, rows: 24 },
  { columns: 100, rows: 34 },
  { columns: 120, rows: 40 },
);

describe('the screen of somebody who marks', () => {
  it('fills every window exactly, whatever is pressed', () => {
    fc.assert(
      fc.property(sizes, fc.boolean(), fc.array(key, { maxLength: 40 }), (size, isAscii, pressed) => {
        const hands = new Hands(size, isAscii);
        for (const one of ['y', ...pressed]) {
          hands.press(one);
          const { rows } = hands.drawn.picture;
          expect(rows).toHaveLength(size.rows);
          expect(Math.max(...rows.map(rowWidth))).toBeLessThanOrEqual(size.columns);
          if (isAscii) expect(hands.seen).toMatch(/^[\n -~]*$/);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('never shows who it is or what was expected before it was opened', () => {
    fc.assert(
      fc.property(sizes, fc.array(key, { maxLength: 30 }), (size, pressed) => {
        const hands = new Hands(size);
        for (const one of pressed) hands.press(one);
        const looked = hands.memory.ledger?.looked ?? new Set();
        const seen = hands.seen;
        if (!looked.has('identity')) expect(seen).not.toContain('A1, seed');
        if (![...looked].some((what) => what.startsWith('expectation'))) expect(seen).not.toContain('came to');
        if (!looked.has('adjustments')) expect(seen).not.toContain('25% extra time');
      }),
      { numRuns: 60 },
    );
  });

  it('hides again what the author expected while the page is unmarked', () => {
    const hands = new Hands().press('y', 'space', '4', 'e');
    expect(hands.seen).toContain('What the author expected: no mark');
    expect(hands.press('u').seen).not.toContain('came to');
    expect(hands.press('4').seen).toContain('What the author expected: no mark');
  });

  it('shows what is said until the next key', () => {
    const hands = new Hands().press('y', '4');
    expect(hands.seen).toContain('cite at least one record first');
    expect(hands.press('down').seen).not.toContain('cite at least one record first');
    expect(hands.press('4').seen).toContain('cite at least one record first');
    expect(hands.press('l').seen).not.toContain('cite at least one record first');
  });

  it('offers no yes while a round can’t be closed', () => {
    const hands = new Hands().press('y', 'f');
    expect(hands.seen).toContain('Not yet: 6 pages still unmarked');
    expect(hands.seen).not.toMatch(/\by yes/);
    expect(hands.press('escape').seen).toContain('What bears on it');
  });

  it('shows the criterion beside what bears on it, and marks by one key each', () => {
    const hands = new Hands().press('y', 'space', '4');
    expect(hands.seen).toContain('Tells the right people   AO1  S1');
    expect(hands.seen).toMatch(/› \[x\] {3}6 {2}Sun 16:10 {2}First call/);
    expect(hands.seen).toContain('A pass shows');
    expect(hands.seen).toContain('[4 pass]');
    expect(hands.memory.ledger?.marks.get('telling')).toEqual({
      level: 'pass',
      firmness: 'secure',
      cites: [6],
      comment: '',
    });
  });

  it('reads a form as a form, its labels beside what was filled in', () => {
    const hands = new Hands().press('y', 'a', 'end', 'up', 'enter');
    expect(hands.seen).toContain('The form, as it was filled in');
    expect(hands.seen).toMatch(/│ Net price +£310/);
  });

  it('keeps a comment with Enter and leaves it with Esc', () => {
    const hands = new Hands().press('y', 'c').type('Clear').press('enter', 'c').type(' and late').press('escape');
    expect(hands.seen).toContain('Comment  Clear');
    expect(hands.memory.ledger?.drafts.get('telling')?.comment).toBe('Clear');
  });

  it('has what was typed at hand after Esc, in no mark, until it is kept or let go', () => {
    const hands = new Hands().press('y', 'space', 'c').type('Clear and late').press('escape', '4');
    expect(hands.seen).toContain('Typed    (not kept: c goes on, x lets it go) Clear and late');
    expect(hands.memory.ledger?.marks.get('telling')?.comment).toBe('');
    expect(hands.press('n', 'f').seen).toContain('Not yet: 5 pages still unmarked');
    hands.press('escape', 'left', 'c').type(', still').press('enter');
    expect(hands.memory.ledger?.marks.get('telling')?.comment).toBe('Clear and late, still');
    expect(hands.seen).not.toContain('not kept');
    expect(hands.press('c').type('!').press('escape').seen).toContain('not kept');
    expect(hands.press('x').seen).not.toContain('not kept');
    expect(hands.memory.ledger?.marks.get('telling')?.comment).toBe('Clear and late, still');
  });

  it('takes a paste into a comment without what a terminal would obey, and nowhere else', () => {
    const hands = new Hands().press('y', 'c');
    const paste = (text: string) =>
      pressInMarking(hands.screen, hands.memory.desk, { kind: 'paste', text }, hands.drawn).screen;
    hands.screen = paste('4\u001b[31m and\nmore');
    hands.press('enter');
    expect(hands.memory.ledger?.drafts.get('telling')?.comment).toBe('4 and more');
    hands.screen = paste('4');
    expect(hands.memory.ledger?.marks.size).toBe(0);
  });

  it('of several letters at once none marks', () => {
    const hands = new Hands().press('y', 'space');
    const stroke = { kind: 'text', text: 'l4', isAlone: false } as const;
    const pressed = pressInMarking(hands.screen, hands.memory.desk, stroke, hands.drawn);
    expect(pressed.ask).toBeNull();
    expect(pressed.screen.page.at).toBe('list');
  });

  it('turns a narrow window to what the author expected when that is opened, and not before', () => {
    const hands = new Hands({ columns: 80, rows: 24 }).press('y', 'space', 'e');
    expect(hands.seen).toContain('What bears on it');
    hands.press('4', 'e');
    expect(hands.seen).toContain('What the author expected: no mark');
    expect(hands.press('tab').seen).toContain('What bears on it');
  });

  it('asks for a part of the criteria, and opens another from a list of them', () => {
    const hands = new Hands(undefined, false, new MemoryDesk(['telling'])).press('y');
    expect(hands.seen).toContain('criterion 1 of 1, sitting 1 of 3   3 of 3 left');
    expect(hands.seen).toContain('1 other not asked for (o)');
    expect(hands.press('o').seen).toContain('Keeps the papers right (AO2)');
    expect(hands.press('enter').seen).toMatch(/Keeps the papers right .*not asked for/);
    expect(hands.press('0').seen).toContain('3 of 3 left');
    expect(hands.memory.ledger?.marks.has('papers')).toBe(true);
  });

  it('says in every window of a sitting that could go on that it is unfinished', () => {
    for (const columns of [60, 100]) {
      const memory = new MemoryDesk();
      memory.desk = { ...memory.desk, here: smallSitting('- first-call: { answer: tom, reason: He asked }\n') };
      expect(new Hands({ columns, rows: 34 }, false, memory).press('y').seen).toContain('unfinished');
      expect(new Hands({ columns, rows: 34 }).press('y').seen).not.toContain('unfinished');
    }
  });

  it('goes to a page from the list', () => {
    const hands = new Hands().press('y', 'l', 'down', 'down', 'enter');
    expect(hands.seen).toContain('criterion 1 of 2, sitting 3 of 3');
  });
});
