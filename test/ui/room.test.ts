import { describe, expect, it } from 'vitest';
import { drawDesk } from '../../src/ui/draw/desk.ts';
import { beginScreen } from '../../src/ui/screen-state.ts';
import { createPen } from '../../src/ui/text/pen.ts';
import { rowText } from '../../src/ui/text/row.ts';
import { usualSettings } from '../../src/view/settings.ts';
import { storyOf } from '../engine/story-of.ts';
import { scenarioNamed } from '../laws/every-scenario.ts';
import { MemoryLog } from '../log/memory-log.ts';
import { arrangements } from '../plain/small-sitting.ts';
import { atDesk, atTask, type Hands, upToPaying } from './hands.ts';

const wide = { columns: 100, rows: 40 };

/** Hands at the strip board: the tasks before it are answered. */
function atBoard(size = wide): Hands {
  return atDesk({ size })
    .press('enter', 'space', 'tab')
    .type('She decides.')
    .press('ctrl-s', 'y', 'enter')
    .press('enter', 'space', 'ctrl-s', 'y', 'enter')
    .press('enter', 'space', 'down', 'space', 'ctrl-s', 'y', 'enter')
    .press('enter');
}

describe('a task', () => {
  it('has its title whole; what it takes stands under it where there is no room beside it', () => {
    const rows = atBoard()
      .screen.split('\n')
      .map((row) => row.split('│')[0]?.trimEnd());
    expect(rows.slice(3, 6)).toEqual([' Board', ' takes 20 minutes of story time, about 4 minutes', ' to answer']);
    expect(atBoard({ columns: 80, rows: 24 }).screen).toMatch(
      /^ Board +takes 20 minutes of story time, about 4 minutes to answer$/m,
    );
  });
});

describe('a strip board', () => {
  it('says how far its start can be moved, and how long each strip is, in a column beside a document', () => {
    const { screen } = atBoard();
    expect(screen).toContain('Starts Mon 07:00   ← → moves it, 07:00 to 09:00');
    expect(screen).toMatch(/› 07:00–07:30 {2}Rig +30m/);
    expect(screen).toMatch(/10:30–12:00 {2}Scene 9 \(may be left out\) +1h30m/);
  });
});

describe('a strip board of seven strips', () => {
  it('at 80 by 24 has its last step above the fold', () => {
    const board = scenarioNamed('rain-on-day-six');
    const answers = '[{ what-breaks: { answer: [n-rig], reason: Rest } }]';
    const hands = atTask('draft-order', answers, { columns: 80, rows: 24 }, { scenario: board });
    expect(hands.screen).toContain('Rig Old Quay');
    expect(hands.screen).toContain('Wraps Mon 16:00');
    expect(hands.screen).toContain('Read my answer back');
  });
});

const orderForm = '- order-form: { net: "£310", people: 8, needed_at: "Mon 06:45", agreed: yes, code: weather }';

describe('a note that is written', () => {
  it('asks for no reason of its own', () => {
    const board = '- board: { start: "Mon 07:30", order: [rig, four, lunch, nine], dropped: [] }';
    const paid = ['- split: { covers: "£300", heat: "£0" }', orderForm].join('\n');
    const answers = `${upToPaying.replace('- check-order', `${board}\n- check-order`)}${paid}\n`;
    const hands = atTask('handover-note', answers, { columns: 80, rows: 24 });
    expect(hands.screen).toContain('0 words of about 60');
    expect(hands.screen).not.toContain('Reason');
  });
});

describe('a document', () => {
  it('says which line is read, of how many, and which key brings it beside the task', () => {
    expect(atDesk().press('3', 'enter').screen).toMatch(/line 1 of \d+$/m);
    expect(atDesk().press('3', 'enter').screen).not.toContain('d beside the task');
    const hands = atDesk().press('enter', '3', 'enter');
    expect(hands.screen).toContain('d beside the task');
    expect(hands.press('d').screen).toMatch(/│.*1 {2}Call sheet/);
  });
});

describe('the desk', () => {
  /** Hands at a desk of so many rows after two answers: three messages have come, and three tasks are open. */
  function afterTwoAnswers(rows: number): Hands {
    return atDesk({ size: { columns: 80, rows } })
      .press('enter', 'space', 'tab')
      .type('She decides.')
      .press('ctrl-s', 'y', 'enter')
      .press('enter', 'space', 'ctrl-s', 'y', 'enter');
  }

  /** How its rows begin. */
  function deskIn(rows: number): readonly string[] {
    const page = afterTwoAnswers(rows).screen.split('\n').slice(3, -2);
    return page.slice(0, page.findLastIndex((row) => row !== '') + 1).map((row) => row.slice(0, 26).trimEnd());
  }

  const happened = [' 10 minutes pass. It is no', ' 1 document came with a me', ''];
  const tasks = [
    ' Open tasks',
    ' › Order scenes',
    '   Put the scenes in the o',
    '   Check order',
    '   Mark each line that can',
    '   Book van',
    '   Who books the van, and',
  ];

  it('gives its rows to the newest message first; the others show how they begin', () => {
    const newest = [
      '   Tom Ellery, first assis',
      '   New order',
      "   What in it can't stand?",
      '   Attached: New order (do',
    ];
    const dele = ['   Dele Akande, production', '   Radio check, nothing ne'];
    const tom = '   Tom Ellery  Rain due Mo';
    expect(deskIn(24)).toEqual([...happened, ...newest, '', ...dele, tom, '', ...tasks]);
    expect(deskIn(20)).toEqual([...happened, '   Tom Ellery  New order:', ...dele, tom, '', ...tasks]);
  });

  it('cuts nothing without a sign', () => {
    expect(afterTwoAnswers(20).screen).toMatch(/Tom Ellery {2}Rain due Mon 11:30\. .*… {2}NEW {2}Sun 16:00/);
    expect(afterTwoAnswers(20).screen).toContain('Tom Ellery  New order: What in it c… (1 document)  NEW');
    expect(afterTwoAnswers(21).screen).toMatch(/^ {3}What in it can't stand\? … more$/m);
  });

  it('has one sign where the row that is cut is full, and leaves no row unused', () => {
    const asks = `${'word '.repeat(14)}whole. The rest of it.`;
    // Two titles, the question under the pointer whole (2 rows), the other in the one row that is left.
    const rows = deskOf(asks, 78, 6);
    expect(rows.slice(1, 4)).toEqual([
      expect.stringMatching(/^ › One/),
      `   ${'word '.repeat(14)}`.trimEnd(),
      '   whole. The rest of it.',
    ]);
    expect(rows[5]).toBe(`   ${'word '.repeat(13)}wo… more`);
    expect(deskOf(asks, 78, 7).slice(5)).toEqual(rows.slice(2, 4));
  });

  it('keeps a message new whose beginning alone it had room for, until it is opened', () => {
    const hands = afterTwoAnswers(20);
    expect(hands.screen.match(/NEW/g)).toHaveLength(3);
    expect(hands.press('2').screen).toContain('[2 Inbox (2)]');
    expect(hands.press('enter', 'escape').screen).toContain('[2 Inbox (1)]');
  });
});

describe('the inbox', () => {
  it('has its senders in one column, whatever the length of their numbers', () => {
    const ten = Array.from({ length: 10 }, (_, index) => `- message: { from: priya, by: text, text: Word ${index} }`);
    const scenario = storyOf(
      `
      clock: { starts: "Mon 08:00", ends: "Mon 18:00" }
      initial: morning
      `,
      `
      morning:
        entry:
          ${ten.join('\n          ')}
        tasks:
          one: { choose: Which?, options: { do-it: Do, not-now: Not }, results: { any: { to: handover } } }
      `,
    );
    const rows = atDesk({ scenario }).press('2').screen.split('\n');
    const senders = rows.filter((row) => row.includes('Priya Nair')).map((row) => row.slice(0, 17));
    expect(senders.slice(0, 2)).toEqual([' › 10  Priya Nair', '    9  Priya Nair']);
  });
});

/** The rows of a desk with two tasks that ask the same. */
function deskOf(asks: string, columns: number, rows: number): readonly string[] {
  const task = (id: string) => `${id}: { choose: ${asks}, options: { do-it: Do, not-now: Not }, results: { any: {} } }`;
  const scenario = storyOf(
    `
    clock: { starts: "Mon 08:00", ends: "Mon 18:00" }
    initial: morning
    `,
    `
    morning:
      tasks:
        ${task('one')}
        ${task('two')}
      when-all-answered: { to: handover }
    `,
  );
  const seat = new MemoryLog().begin({ scenario, seed: '1' }).seat();
  const state = beginScreen(seat, arrangements, { columns, rows }, 60_000, usualSettings);
  return drawDesk(state, createPen(false), columns, rows).rows.map(rowText);
}

describe('a sender', () => {
  it('is named without the role where there is no room for it whole', () => {
    const { screen } = atBoard();
    expect(screen).toMatch(/│ {4}Priya Nair +Sun 16:25/);
    expect(screen).not.toMatch(/Priya Nair, line pro…/);
  });
});

describe('the row of keys', () => {
  it('at 80 columns keeps the way back, and says which key is help while a text is typed', () => {
    const hands = atTask('split', upToPaying, { columns: 80, rows: 24 });
    expect(hands.screen.split('\n').at(-1)).toMatch(/Esc back$/);
    expect(hands.screen.split('\n')[1]).toMatch(/Ctrl\+G help$/);
    hands.press('tab', 'tab', 'tab');
    expect(hands.screen.split('\n').at(-1)).toMatch(/Esc back$/);
    expect(hands.screen.split('\n')[1]).toMatch(/\? help$/);
  });
});
