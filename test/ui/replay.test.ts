import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLog } from '../../src/log/read-log.ts';
import { replayLog } from '../../src/log/replay.ts';
import { momentAt } from '../../src/log/what-if.ts';
import { played } from '../../src/ui/replay.ts';
import { rowText, rowWidth } from '../../src/ui/text/row.ts';
import { replayOf } from '../../src/view/replay.ts';
import { usualSettings } from '../../src/view/settings.ts';
import { whatIfChoices } from '../../src/view/what-if.ts';
import { Hands } from './hands.ts';
import { Assessor, satReplay } from './sat-replay.ts';

const replay = satReplay();

/** What could have been done at a record, as far as that is known without working it all out. */
function choices(seq: number) {
  const sitting = momentAt(replay.replayed, seq)?.sitting;
  return sitting === undefined ? [] : whatIfChoices(sitting, [], null);
}

describe('the candidate’s screen in a replay', () => {
  it('is the one that was seen in the sitting, row by row', () => {
    const size = { columns: 100, rows: 30 };
    const hands = new Hands({ size, settings: { ...usualSettings, time: 'hidden' } });
    // What is seen whole on the desk counts as read: only of what was drawn is that known.
    for (const key of ['s', '3', 'enter']) expect(hands.press(key).picture.rows).toHaveLength(size.rows);
    const sat = hands.picture.rows.map(rowText);
    const looked = new Assessor(satReplayOf(hands), { columns: 100, rows: size.rows + 3 });
    looked.press('end');
    const seen = looked.seen.split('\n').slice(1, -2);
    expect(seen).toEqual(sat);
    expect(seen.join('\n')).toContain('CALL SHEET');
  });

  it('has a decision first as it was answered, then what came of it', () => {
    const looked = new Assessor(replay).press('n');
    expect(looked.seen).toContain('Whom do you ring first?');
    expect(looked.seen).toMatch(/\(•\)|\(x\)|\[x\]/);
    expect(looked.seen).toContain('She signs for it');
    expect(looked.seen).toContain('First call: the answer');
    looked.press('right');
    expect(looked.seen).toContain('First call: answered');
    expect(looked.seen).toContain('10 minutes pass.');
  });

  it('is beside what was done where there is room, and on the other side of Tab where there is none', () => {
    const wide = new Assessor(replay, { columns: 120, rows: 40 }).press('n');
    expect(wide.seen).toContain('Not chosen: Text Tom about the rain');
    expect(wide.seen).toContain('1 Desk');
    const narrow = new Assessor(replay).press('n');
    expect(narrow.seen).not.toContain('Opened for it');
    expect(narrow.press('tab').seen).toContain('Opened for it');
  });
});

describe('what could sway whoever marks', () => {
  // What the author called results and expected, who sat, and how much time there was or is.
  const sways = [
    'Knows who decides',
    'toward a',
    'Came to',
    'look for',
    'A1',
    '25%',
    '0 left',
    'full-screen',
    'T09:00',
  ];
  const keys = [
    'left',
    'right',
    'n',
    'p',
    '1',
    '2',
    '3',
    '4',
    'down',
    'up',
    'enter',
    'escape',
    'tab',
    'home',
    'end',
    '?',
    'f',
    '+',
    ' ',
  ];

  it('never shows until a key asks for it', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...keys), { maxLength: 25 }), (pressed) => {
        const looked = new Assessor(replay, { columns: 120, rows: 40 }, { choices });
        for (const key of pressed) {
          looked.press(key);
          // Help names the keys, and a question of the task may say anything.
          if (looked.screen.page.at === 'help') continue;
          for (const one of sways) expect(looked.seen).not.toContain(one);
        }
      }),
      { seed: 7_044, numRuns: 60 },
    );
  });

  it('shows what was expected by x, and by x again hides it', () => {
    const looked = new Assessor(replay, { columns: 120, rows: 40 }).press('n', 'x');
    expect(looked.seen).toContain('K1 toward a pass: Knows who');
    expect(looked.seen).toContain('expectations shown');
    expect(looked.press('x').seen).not.toContain('toward a pass');
  });

  it('shows who sat, how and with how much time by i', () => {
    const looked = new Assessor(replay, { columns: 120, rows: 40 }).press('i');
    expect(looked.seen).toContain('A1 begins');
    expect(looked.seen).toContain('25% more');
    expect(looked.seen).toContain('37:30 left');
  });
});

describe('finding one’s way', () => {
  it('goes to a record by its number, and says which there are', () => {
    const looked = new Assessor(replay).press('g').type('11').press('enter');
    expect(looked.seen).toMatch(/record 11 of \d+/);
    const last = replay.replayed.records.length - 1;
    expect(looked.press('g').type('9999').press('enter').seen).toContain(`Records have the numbers 0 to ${last}.`);
  });

  it('finds a word, and finds it again', () => {
    const looked = new Assessor(replay).press('/').type('crew').press(' ').type('list').press('enter');
    const [at] = [looked.screen.at];
    expect(looked.seen).toContain('Found “crew list”');
    expect(looked.press('f').screen.at).not.toBe(at);
    expect(looked.press('/').type('zebra').press('enter').seen).toContain('“zebra” stands nowhere');
  });

  it('takes letters that come together one after the other', () => {
    const looked = new Assessor(replay).type('+++g11');
    expect(looked.screen).toMatchObject({ speed: 10, page: { at: 'typing', text: '11' } });
  });

  it('lists the decisions with time and reading, and goes to the one that is chosen', () => {
    const looked = new Assessor(replay).press('2');
    expect(looked.seen).toContain('9 decisions.');
    expect(looked.seen).toMatch(/ › +\d+ +4:00 {2}Sun 16:10 {2}First call/);
    expect(looked.seen).toContain('Crew list');
    looked.press('down', 'enter');
    expect(looked.seen).toContain('Wet-weather kit: the answer');
  });

  it('shows facts and messages as they stood', () => {
    const looked = new Assessor(replay, { columns: 80, rows: 50 }).press('n', '3');
    expect(looked.seen).toContain('extra cost  £0');
    expect(looked.press('right').seen).toContain('extra cost  £180');
    expect(looked.seen).toContain('Sun 16:05  Dele Akande: Radio check');
    expect(looked.seen).not.toContain('answered: right');
  });

  it('plays to the end and stops there; a key of its own begins again', () => {
    const looked = new Assessor(replay).press(' ');
    let moments = 0;
    for (; looked.screen.isPlaying; moments += 1) looked.screen = played(looked.screen, looked.world);
    expect(moments).toBe(replay.moments.length - 1);
    expect(looked.press(' ').screen).toMatchObject({ at: 0, isPlaying: true });
    expect(looked.press(' ').screen.isPlaying).toBe(false);
  });

  it('says at its last record why there are no more', () => {
    const stopped = satReplay(undefined, 'The log is damaged at record 30.');
    expect(new Assessor(stopped).press('end').seen).toContain('The log is damaged at record 30.');
  });
});

describe('what if, on the screen', () => {
  it('is said to be no part of the record, in the list and where it leads', () => {
    const looked = new Assessor(replay, { columns: 80, rows: 40 }, { choices }).press('n', '4');
    expect(looked.seen).toContain('WHAT IF: not the record. Nobody did this.');
    looked.press('enter');
    expect(looked.seen).toContain('WHAT IF: not the record. Nobody did this.');
    expect(looked.seen).toContain('Wait until something happens');
    expect(looked.seen).toContain('with what the record has after it');
    expect(looked.press('escape').screen.page.at).toBe('what-if');
  });

  it('takes a typed answer, and says what is wrong with one', () => {
    const event = { kind: 'decide', task: 'first-call', answer: 'tom', reason: 'x' } as const;
    const readStep = (_: number, text: string) => (text === 'tom' ? event : { because: 'It is no answer.' });
    const looked = new Assessor(replay, { columns: 80, rows: 40 }, { choices, readStep });
    looked.press('n', '4', 't').type('who').press('enter');
    expect(looked.seen).toContain('It is no answer.');
    looked.press('backspace', 'backspace', 'backspace').type('tom').press('enter');
    expect(looked.seen).toContain('Text Tom about the rain');
  });

  it('waits while what could have been done is worked out', () => {
    const looked = new Assessor(replay, undefined, { choices: () => null }).press('4', 'enter');
    expect(looked.seen).toContain('Working out what else could have been done.');
  });
});

describe('every window', () => {
  it('is filled and never overfilled, whatever is pressed', () => {
    const keys = [
      'left',
      'right',
      'n',
      'p',
      '1',
      '2',
      '3',
      '4',
      'down',
      'page-down',
      'enter',
      'escape',
      'tab',
      'x',
      'i',
      '?',
      '/',
      'g',
      'z',
    ];
    const sizes = fc.record({ columns: fc.integer({ min: 20, max: 150 }), rows: fc.integer({ min: 8, max: 50 }) });
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...keys), { maxLength: 15 }),
        sizes,
        fc.boolean(),
        (pressed, size, isAscii) => {
          const looked = new Assessor(replay, size, { choices, isAscii }).press(...pressed);
          const { rows } = looked.drawn.picture;
          expect(rows).toHaveLength(size.rows);
          if (size.columns >= 60) expect(Math.max(...rows.map(rowWidth))).toBeLessThanOrEqual(size.columns);
        },
      ),
      { seed: 7_045, numRuns: 150 },
    );
  });
});

describe('every log of a released version', () => {
  const golden = ['every-kind', 'rain-ordinary', 'rain-strong', 'rain-weak'];

  it.each(golden)('%s is shown at each of its moments, whatever is hidden or asked for', (name) => {
    const bytes = readFileSync(new URL(`../golden/${name}.jsonl`, import.meta.url));
    const read = readLog(bytes);
    const shown = read.ok ? replayOf(replayLog(read.log.records), null) : null;
    if (shown === null) throw new Error('It can be replayed');
    for (const columns of [80, 120])
      for (const asked of [[], ['x', 'i']]) {
        const looked = new Assessor(shown, { columns, rows: 24 }).press(...asked);
        for (const [at] of shown.moments.entries()) {
          expect(looked.seen).toMatch(new RegExp(`record ${shown.moments[at]?.seq} of `));
          looked.press('right');
        }
      }
  });
});

// Helpers

function satReplayOf(hands: Hands) {
  const replayed = replayLog(hands.log.records());
  const made = replayOf(replayed, null);
  if (made === null) throw new Error('There is a record');
  return made;
}
