import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowText } from '../../src/ui/text/row.ts';
import { usualSettings } from '../../src/view/settings.ts';
import { atDesk, atTask, Hands, upToPaying } from './hands.ts';

const interruption = {
  how: 'cut-off',
  storyTime: 'Sun 16:20',
  begun: [],
  isNoteBegun: false,
  leftMs: 1_481_000,
  goneMs: 0,
  offMs: 0,
} as const;

/** On the page of settings, to high contrast. */
const toContrast = ['right', 'right', 'right'];

describe('the settings before the start', () => {
  it('are one key away from the briefing, and back again', () => {
    const hands = new Hands();
    expect(hands.screen.split('\n').at(-1)).toContain('o settings');
    expect(hands.press('o').screen).toContain('› Colours     ›(x) as the terminal has them');
    expect(hands.press('escape').screen).toContain('What is asked');
    expect(hands.press('?', 'o').screen).toContain('› Colours');
    expect(hands.log.lines).toEqual([]);
  });

  it('are one key away from the page before a sitting goes on', () => {
    const hands = new Hands({ arrangements: { interruption } });
    expect(hands.screen.split('\n').at(-1)).toContain('o settings');
    expect(hands.press('o', ...toContrast, 'escape').screen).toContain('The program was cut off at Sun 16:20');
    expect(hands.session.colours()).toBe('contrast');
  });

  it('are seen as soon as they are chosen', () => {
    const hands = new Hands().press('o');
    expect(hands.press('right').session.colours()).toBe('light');
    expect(hands.press('left', 'left').session.colours()).toBe('terminal');
    expect(hands.press('enter', 'space').session.colours()).toBe('dark');
    expect(hands.screen).toContain('48:20 left');
    expect(hands.press('down', 'down', 'space').screen).not.toContain('48:20 left');
    const rows = hands.picture.rows.length;
    const usual = hands.screen;
    expect(usual).toMatch(/Spacing.*\n {3}Time left|Spacing.*\n › Time left/);
    expect(hands.press('up', 'right').screen).toMatch(/Spacing.*\n.*\n\n {3}Time left/);
    expect(hands.picture.rows.length).toBe(rows);
  });

  it('go on into the sitting', () => {
    const hands = new Hands().press('o', ...toContrast, 'down', 'down', 'right', 'escape', 's');
    expect(hands.screen).toContain('[1 Desk]');
    expect(hands.screen).not.toContain('30:00 left');
    expect(hands.session.colours()).toBe('contrast');
  });

  it('lead into plain mode, with nothing begun', () => {
    const hands = new Hands().press('o', 'end', 'enter');
    expect([hands.end, hands.log.lines]).toEqual([{ kind: 'plain' }, []]);
    expect(hands.kept.at(-1)).toEqual({ ...usualSettings, mode: 'plain' });
  });

  it('are changed by no paste, and not by letters that came at once', () => {
    const hands = new Hands().paste('o');
    expect(hands.screen).toContain('What is asked');
    hands.session.stroke({ kind: 'text', text: 'o ', isAlone: false });
    expect(hands.screen).toContain('What is asked');
  });
});

describe('the settings in the middle of a sitting', () => {
  it('are one key away from every list, from help, and while one types', () => {
    for (const keys of [['o'], ['3', 'o'], ['?', 'o'], ['n', 'ctrl-t'], ['enter', 'space', 'tab', 'ctrl-t']])
      expect(atDesk().press(...keys).screen, keys.join(' ')).toContain('› Colours');
  });

  it('leave what is typed as it is', () => {
    const hands = atDesk().press('enter', 'space', 'tab').type('She de').press('ctrl-t', 'right', 'escape');
    expect(hands.type('cides.').screen).toContain('She decides.');
    expect(hands.session.colours()).toBe('light');
  });

  it('are there in a pause, which still covers everything of the story', () => {
    const hands = atDesk().press('p');
    expect(hands.screen.split('\n').at(-1)).toContain('o settings');
    const { screen } = hands.press('o');
    expect(screen).toContain('› Colours');
    for (const told of ['Small', 'Desk', 'Sun 16:00', 'Tom Ellery']) expect(screen).not.toContain(told);
    expect(hands.press('escape').screen).toContain('Paused');
    expect(hands.press('ctrl-c').screen).not.toContain('Sun 16:00');
    hands.press('escape');
    expect(hands.press('enter').screen).toContain('[1 Desk]');
  });

  it('have the time left in them as the key for it has', () => {
    const hands = atDesk().press('t', 'o');
    expect(hands.screen).toContain('(x) hidden');
    expect(hands.press('down', 'down', 'left', 'escape').screen).toContain('30:00 left');
    expect(hands.press('t').screen).not.toContain('30:00 left');
  });

  it('lead into plain mode, with what is typed on the record and a pause', () => {
    const hands = atDesk().press('enter', 'space', 'tab').type('She de').press('ctrl-t', 'end', 'enter');
    expect([hands.end, hands.kinds]).toEqual([{ kind: 'plain' }, ['began', 'drafted', 'paused']]);
  });

  it('lead into plain mode out of a pause, which goes on there', () => {
    const hands = atDesk().press('p', 'o', 'end', 'enter');
    expect([hands.end, hands.kinds]).toEqual([{ kind: 'plain' }, ['began', 'paused']]);
  });

  it('are there on the last pages too, where there is nothing to go on with line by line', () => {
    const hands = atDesk().press('ctrl-c', 'e', 'y', 'o');
    expect(hands.screen).toContain('› Colours');
    expect(hands.press('end', 'enter').screen).toContain('The sitting has ended: there is nothing to go on with');
    expect(hands.end).toBeNull();
    expect(hands.press('escape').screen).toContain('Receipt');
  });
});

describe('settings to go on with', () => {
  it('are handed over at each change, and taken back when the sitting ends', () => {
    const hands = new Hands().press('o', 'right', 'escape', 's', 't');
    const light = { ...usualSettings, colours: 'light' };
    expect(hands.kept).toEqual([light, { ...light, time: 'hidden' }]);
    hands.press('down', 'up', 'ctrl-c', 'e', 'y');
    expect(hands.kept.slice(2)).toEqual([null]);
    expect(hands.press('o', 'right').session.colours()).toBe('dark');
    expect(hands.kept.slice(2)).toEqual([null]);
  });

  it('are taken back when the time is up', () => {
    const hands = atDesk().after(31 * 60);
    expect([hands.kinds.at(-1), hands.kept]).toEqual(['ended', [null]]);
  });

  it('are not handed over where nothing was changed', () => {
    expect(atDesk().press('o', 'down', 'escape', '3').kept).toEqual([]);
  });

  it('are there again where they were kept, on the full screen whatever was chosen', () => {
    const hands = new Hands({
      arrangements: { interruption },
      settings: { ...usualSettings, colours: 'dark', time: 'hidden', mode: 'plain' },
    });
    expect(hands.session.colours()).toBe('dark');
    expect(hands.screen).toContain('The time left is hidden, as you set it in the settings (o).');
    expect(hands.screen).not.toContain('24:41');
    expect(hands.press('s').screen).not.toContain('30:00 left');
    expect(hands.kept).toEqual([{ ...usualSettings, colours: 'dark', time: 'hidden' }]);
  });
});

describe('the record', () => {
  /** A sitting key by key; whether the settings can be opened after each, and while one types. */
  const work: readonly (readonly [string, 'here' | 'typing' | 'no'])[] = [
    ['s', 'here'],
    ['down', 'here'],
    ['enter', 'here'],
    ['space', 'here'],
    ['tab', 'typing'],
    ['x', 'typing'],
    ['ctrl-s', 'here'],
    ['y', 'no'],
    ['enter', 'here'],
    ['3', 'here'],
    ['enter', 'here'],
    ['n', 'typing'],
    ['z', 'typing'],
    ['enter', 'here'],
    ['w', 'here'],
    ['p', 'no'],
    ['escape', 'here'],
    ['p', 'here'],
    ['enter', 'here'],
  ];

  /** A look at the settings after so many keys: which is gone to, and what is pressed there. */
  const look = fc.record({
    after: fc.nat(work.length),
    row: fc.nat(2),
    keys: fc.array(fc.constantFrom('left', 'right', 'space', 'enter', 't'), { maxLength: 6 }),
  });

  let changes = 0;

  function sat(looks: readonly { after: number; row: number; keys: readonly string[] }[]): string {
    const hands = new Hands();
    const lookAfter = (place: number, where: 'here' | 'typing' | 'no'): void => {
      for (const { after, row, keys } of where === 'no' ? [] : looks) {
        if (after !== place) continue;
        hands.press(where === 'typing' ? 'ctrl-t' : 'o', ...Array.from({ length: row }, () => 'down'), ...keys);
        hands.press('escape');
      }
    };
    lookAfter(0, 'here');
    for (const [index, [key, where]] of work.entries()) {
      hands.press(key).after(1);
      lookAfter(index + 1, where);
    }
    hands.press('ctrl-c', 'e', 'y');
    changes += hands.kept.length - 1;
    return hands.log.lines.join('');
  }

  it('is byte for byte the same whatever was set, and when', () => {
    const usual = sat([]);
    for (const kind of ['decided', 'noted', 'viewed', 'paused', 'ended']) expect(usual).toContain(`"kind":"${kind}"`);
    const looks = fc.array(look, { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(looks, (some) => {
        expect(sat(some)).toBe(usual);
      }),
      { seed: 20_261, numRuns: 60 },
    );
    expect(changes).toBeGreaterThan(100);
  });
});

describe('wide spacing', () => {
  const settings = { ...usualSettings, spacing: 'wide' } as const;
  const rowsOf = (hands: Hands) => hands.picture.rows.map(rowText);

  it('has an empty line between the items of a list', () => {
    const rows = rowsOf(atDesk({ settings }).press('4'));
    const names = rows.flatMap((row, index) => (/(Priya Nair|Tom Ellery|Dele Akande) {2}/.test(row) ? [index] : []));
    expect(names.length).toBeGreaterThan(1);
    for (const place of names.slice(1)) expect(rows[place - 1]).toBe('');
  });

  it('has one between the choices of a task, and the pointer on one of them', () => {
    const { screen } = atDesk({ settings, size: { columns: 80, rows: 24 } }).press('enter', 'down');
    expect(screen).toMatch(/^ {3}\( \) Ring Priya.*\n\n › \( \) Text Tom/m);
  });

  it('pushes nothing off the desk', () => {
    for (const columns of [60, 80, 120])
      for (const rows of [20, 24, 40]) {
        const size = { columns, rows };
        const words = (hands: Hands) => hands.screen.split(/\s+/).filter((word) => /^[↑↓]$/.test(word)).length;
        expect(words(atDesk({ size, settings })), `${columns} by ${rows}`).toBe(words(atDesk({ size })));
      }
  });

  it('keeps what is typed in sight in the smallest window', () => {
    const size = { columns: 60, rows: 20 };
    const hands = atTask('order-form', upToPaying, size, { settings });
    for (let field = 0; field < 8; field += 1) {
      expect(hands.screen).toContain('›');
      hands.press('tab');
    }
  });
});
