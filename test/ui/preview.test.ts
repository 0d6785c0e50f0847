import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawPreview } from '../../src/ui/draw/preview.ts';
import { firstScreen, pressInPreview } from '../../src/ui/preview.ts';
import type { Size } from '../../src/ui/screen-state.ts';
import { createPen } from '../../src/ui/text/pen.ts';
import { rowText, rowWidth } from '../../src/ui/text/row.ts';
import type { Bench } from '../../src/view/bench.ts';
import { Desk } from '../cli/authoring/preview-bench-of.ts';

/** An author's hands on the full screen of a preview: what is pressed, and what is seen. */
class Hands {
  readonly bench: Bench;
  readonly size: Size;
  readonly isAscii: boolean;
  screen = firstScreen;
  isOver = false;

  constructor(bench: Bench, size: Size = { columns: 80, rows: 24 }, isAscii = false) {
    this.bench = bench;
    this.size = size;
    this.isAscii = isAscii;
  }

  get drawn() {
    return drawPreview(this.screen, this.bench.look(), this.size, createPen(this.isAscii));
  }

  get seen(): string {
    return this.drawn.picture.rows.map(rowText).join('\n');
  }

  /** The row under the pointer. */
  get pointed(): string {
    return this.seen.split('\n').find((row) => row.startsWith(' › ')) ?? '';
  }

  async press(...keys: readonly string[]): Promise<this> {
    for (const key of keys) {
      const stroke =
        [...key].length === 1 ? ({ kind: 'text', text: key, isAlone: true } as const) : ({ kind: 'key', key } as const);
      const pressed = pressInPreview(this.screen, this.bench.look(), stroke, this.drawn.lastTop);
      this.screen = pressed.screen;
      this.isOver ||= pressed.isOver;
      if (pressed.ask !== null) await this.bench.ask(pressed.ask);
    }
    return this;
  }
}

async function hands(size?: Size, isAscii = false): Promise<Hands> {
  return new Hands(await new Desk().bench('2'), size, isAscii);
}

describe('the screen of a preview', () => {
  it('shows where the story stands and every kind of answer, the one under the pointer with what it brings', async () => {
    const seen = await hands();
    expect(seen.seen).toMatchInlineSnapshot(`
      " CALLSHEET  Preview  A story  SPECIMEN                                Mon 09:00
       desk                                   at the opening   variant 2 of 2, seed 2
      ────────────────────────────────────────────────────────────────────────────────
       Whom (whom)
       choose one.
       Whom do you tell?
       ›  1 told    S1 pass; spent £40; 10m; to yard
            example    Priya
            shows      S1 toward a pass: Tells who decides
            takes      10m, until Mon 09:10
            sets       spent £0 → £40
            goes to    yard
          2 untold  S1 against; 10m; to shed

       Open a document
          3 Paper  1 line






      ────────────────────────────────────────────────────────────────────────────────
       ↑↓ move   ⏎ do it   Tab other side   ? help   w wait   b step back   g go to"
    `);
    await seen.press('down');
    expect(seen.pointed).toBe(' ›  2 untold  S1 against; 10m; to shed');
    expect(seen.seen).toContain('goes to    shed');
    expect(seen.seen).not.toContain('goes to    yard');
  });

  it('does what is under the pointer, and shows what came of it', async () => {
    const seen = await (await hands()).press('enter');
    expect(seen.seen).toContain('You answered whom');
    expect(seen.seen).toContain('sets       spent £0 → £40');
    expect(seen.pointed).toMatch(/^ › {2}1 Until something happens/);
    await seen.press('b');
    expect(seen.seen).toContain('at the opening');
  });

  it('has facts, what is pending and messages beside the choices in a wide window, else on the other side', async () => {
    const wide = await (await hands({ columns: 120, rows: 40 })).press('enter');
    for (const text of ['Until something happens', '* £40   (was £0)', 'in 20m, Mon 09:30: yard goes to handover'])
      expect(wide.seen).toContain(text);
    const narrow = await (await hands()).press('enter');
    expect(narrow.seen).not.toContain('(was £0)');
    await narrow.press('tab');
    expect(narrow.seen).toContain('* £40   (was £0)');
    expect(narrow.seen).not.toContain('Until something happens');
    await narrow.press('tab');
    expect(narrow.seen).toContain('Until something happens');
  });

  it('takes digits as the number of a choice', async () => {
    const seen = await (await hands()).press('2');
    expect(seen.pointed).toMatch(/^ › {2}2 untold/);
    await seen.press('enter', '5');
    expect(seen.pointed).toMatch(/^ › {2}5 Paper/);
    await seen.press('9');
    expect(seen.pointed).toMatch(/^ › {2}5 Paper/);
  });

  it('shows a document that is opened, and comes back from it', async () => {
    const seen = await (await hands()).press('3', 'enter');
    expect(seen.seen).toContain('One line');
    expect(seen.seen).not.toContain('Whom do you tell?');
    await seen.press('escape');
    expect(seen.pointed).toBe(' ›  3 Paper  1 line; opened');
  });

  it('lists the states to go to, those with what is typed in their name', async () => {
    const seen = await (await hands()).press('g');
    expect(seen.seen).toContain(' › desk');
    await seen.press('s', 'h', 'e');
    expect(seen.seen).toContain(' › shed');
    expect(seen.seen).toContain('   shelter');
    expect(seen.seen).not.toContain('yard');
    await seen.press('backspace', 'x');
    expect(seen.seen).toContain('No state has that in its name.');
    await seen.press('enter', 'backspace', 'down', 'enter');
    expect(seen.seen).toContain('Only another variant leads to shelter: this is variant 1.');
  });

  it('shows mistakes once, and the story as it was under a word of them; mended, they are gone', async () => {
    const desk = new Desk();
    const seen = new Hands(await desk.bench('2'));
    await desk.save(seen.bench, 'title: A story', 'tilte: A story');
    expect(seen.seen).toContain('story.yaml:3:1: error CS201');
    expect(seen.seen).toContain('In the files: 1 error');
    await seen.press('escape');
    expect(seen.seen).toContain('! 1 error in the files. This is the story as before; m shows what is wrong.');
    expect(seen.seen).toContain('Whom do you tell?');
    await seen.press('m');
    expect(seen.seen).toContain('error CS201');
    await desk.save(seen.bench, 'tilte: A story', 'title: A story');
    expect(seen.seen).toContain('Read again. Everything is where it was.');
    expect(seen.seen).not.toContain('CS201');
  });

  it('shows mistakes alone where there is no story yet', async () => {
    const desk = new Desk();
    desk.text = desk.text.replace('initial: desk', 'initial: dusk');
    const seen = new Hands(await desk.bench());
    await seen.press('escape', 'enter', 'g', 'b');
    expect(seen.seen).toContain('Preview of story.yaml');
    expect(seen.seen).toContain('In the files: 1 error');
  });

  it('says how the story has ended', async () => {
    const seen = await (await hands()).press('g', 'e', 'n', 'd', 'enter');
    expect(seen.seen).toContain('The story has ended: Done');
    await seen.press('enter', 'down', '1', 'w');
    expect(seen.seen).toContain('The story has ended: Done');
  });

  it('scrolls help no further than its end, and quits', async () => {
    const seen = await (await hands({ columns: 60, rows: 20 })).press('?', 'end');
    const end = seen.seen;
    await seen.press('down', 'page-down');
    expect(seen.seen).toBe(end);
    await seen.press('page-up');
    expect(seen.seen).not.toBe(end);
    await seen.press('q');
    expect(seen.isOver).toBe(true);
  });

  it.each([
    [60, 20],
    [80, 24],
    [120, 40],
    [100, 20],
  ])('fills a window of %i by %i exactly, in ASCII too', async (columns, rows) => {
    for (const isAscii of [false, true]) {
      const seen = await hands({ columns, rows }, isAscii);
      for (const key of [
        'enter',
        'tab',
        'tab',
        'g',
        'escape',
        '?',
        'escape',
        '5',
        'enter',
        'escape',
        's',
        'v',
        'w',
        'm',
      ]) {
        await seen.press(key);
        const drawn = seen.drawn.picture.rows;
        expect(drawn).toHaveLength(rows);
        for (const row of drawn) expect(rowWidth(row)).toBeLessThanOrEqual(columns);
        if (isAscii) expect(seen.seen).toMatch(/^[\n -~]*$/);
      }
    }
  });

  it('keeps whole whatever is pressed and saved, in whatever order', async () => {
    const keys = ['enter', 'up', 'down', 'end', 'page-down', 'tab', 'escape', 'backspace', ...'wbrvgsmu?1234e'];
    const saves: readonly (readonly [string, string])[] = [
      ['title: A story', 'tilte: A story'],
      ['tilte: A story', 'title: A story'],
      ['to: yard', 'to: shed'],
      ['nobody: Nobody yet', 'anybody: Anybody'],
      ['initial: desk', 'initial: shelter'],
      ['  nowhere: {}\n', ''],
    ];
    const doings = fc.array(fc.oneof(fc.constantFrom(...keys), fc.constantFrom(...saves)), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(doings, async (doing) => {
        const desk = new Desk();
        const seen = new Hands(await desk.bench('2'));
        for (const one of doing) {
          if (typeof one === 'string') await seen.press(one);
          else if (desk.text.includes(one[0])) await desk.save(seen.bench, one[0], one[1]);
          const drawn = seen.drawn.picture.rows;
          expect(drawn).toHaveLength(24);
          for (const row of drawn) expect(rowWidth(row)).toBeLessThanOrEqual(80);
        }
      }),
      { numRuns: 40 },
    );
  });
});
