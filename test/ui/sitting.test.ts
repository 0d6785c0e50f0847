import { describe, expect, it } from 'vitest';
import { MemoryLog } from '../plain/small-sitting.ts';
import { atDesk, Hands } from './hands.ts';

/** Answers the first task: rings Priya. */
function ringPriya(hands: Hands): Hands {
  return hands.press('enter', 'space', 'tab').type('She decides.').press('ctrl-s');
}

describe('the briefing', () => {
  it('tells what is asked, for how long, and what is marked; nothing is logged before the start', () => {
    const hands = new Hands();
    expect(hands.screen).toContain('You have 30 minutes of real time.');
    expect(hands.screen).toContain('Spelling and grammar are not marked.');
    expect(hands.log.lines).toEqual([]);
  });

  it('starts when the candidate says so, and no paste says it', () => {
    const hands = new Hands().paste('s');
    expect(hands.log.lines).toEqual([]);
    expect(hands.press('s').kinds[0]).toBe('began');
  });

  it('lets go without a trace when the candidate leaves', () => {
    const hands = new Hands().press('ctrl-c');
    expect([hands.end, hands.log.lines]).toEqual([{ kind: 'not-started' }, []]);
  });

  it('says why a sitting can’t begin', () => {
    const log = new MemoryLog();
    log.isFull = true;
    expect(new Hands({ log }).press('s').end).toEqual({ kind: 'failed', because: 'The disk is full.' });
  });
});

describe('the page before a sitting goes on', () => {
  const interruption = {
    how: 'paused',
    storyTime: 'Sun 16:20',
    begun: ['First call'],
    isNoteBegun: true,
    leftMs: 1_481_000,
    goneMs: 0,
    offMs: 0,
  } as const;
  const resumed = () => new Hands({ arrangements: { interruption } });

  it('is short, and goes on with Enter as with s', () => {
    const { screen } = resumed();
    expect(screen).toContain('You stopped at Sun 16:20 in the story.');
    expect(screen).toContain('24:41 left of 30 minutes.');
    expect(screen).toContain('A note is begun, and not in the notebook yet.');
    expect(screen).not.toContain('What is asked');
    expect(resumed().press('enter').screen).toContain('You go on. It is Sun 16:00 in the story, with 30:00 left.');
    expect(resumed().press('s').screen).toContain('[1 Desk]');
  });

  it('has the briefing at hand, as it stands now', () => {
    const hands = resumed().press('b');
    expect(hands.screen).toContain('You have 24:41 left of 30 minutes of real time.');
    expect(hands.screen).toContain('The story began at Sun 16:00.');
    expect(hands.press('escape').screen).toContain('You stopped at Sun 16:20');
    expect(hands.press('?', 'escape').screen).toContain('You stopped at Sun 16:20');
  });

  it('is passed by no paste', () => {
    expect(resumed().paste('s').log.lines).toEqual([]);
  });
});

describe('the desk', () => {
  it('has five tabs, each a digit away', () => {
    const hands = atDesk();
    expect(hands.screen).toContain('[1 Desk]');
    expect(hands.press('2').screen).toContain('Tom Ellery, first assistant director');
    expect(hands.press('3').screen).toContain('1  Call sheet');
    expect(hands.press('4').screen).toContain('Phone is off while the camera turns');
    expect(hands.press('5').screen).toContain('Nothing noted yet.');
  });

  it('offers waiting, which is a decision, and shows what came of it', () => {
    const hands = atDesk().press('w').press('enter', 'y');
    expect(hands.screen).toContain('5 minutes pass. It is now Sun 16:05.');
    expect(hands.screen).toMatch(/Dele Akande.*NEW/);
  });

  it('never names the time left once it is hidden', () => {
    const hands = atDesk();
    expect(hands.screen).toContain('30:00 left');
    expect(hands.press('t').screen).not.toContain('left ');
  });
});

describe('the pointer', () => {
  it('stands on the first open task from the start', () => {
    expect(atDesk().screen).toMatch(/^ › First call/m);
  });

  it('stays on its task when a message comes in above it', () => {
    const hands = atDesk().press('down').press('w', 'down', 'enter', 'y');
    expect(hands.screen).toContain('Radio check');
    expect(hands.screen).toMatch(/^ › Wet-weather kit/m);
  });

  it('stays on its message, on the desk and in the inbox', () => {
    const hands = atDesk().press('home').press('w', 'down', 'enter', 'y');
    expect(hands.screen).toMatch(/^ › Tom Ellery/m);
    expect(atDesk().press('2', 'w', 'down', 'enter', 'y').screen).toMatch(/^ › 1 {2}Tom Ellery/m);
  });

  it('goes to the first open task when its own is answered', () => {
    const hands = ringPriya(atDesk()).press('y', 'enter');
    expect(hands.screen).toMatch(/^ › Wet-weather kit/m);
  });
});

describe('what is new', () => {
  it('is so as long as one looks at it, and no longer once the desk has shown it whole; nothing is logged of that', () => {
    const hands = atDesk();
    expect(hands.press('down').screen).toMatch(/Tom Ellery.*NEW/);
    expect(hands.press('2').screen).toContain('[2 Inbox]');
    expect(hands.press('1').screen).not.toContain('NEW');
    expect(hands.kinds).toEqual(['began']);
  });
});

describe('waiting', () => {
  it('while tasks are open says first that they may close, and waits for a y pressed by itself', () => {
    const hands = atDesk().press('w', 'down', 'enter');
    expect(hands.screen).toContain('2 tasks are open: they may close while you wait.');
    hands.session.stroke({ kind: 'text', text: 'yy', isAlone: false });
    expect(hands.press('enter').kinds).not.toContain('waited');
    expect(hands.press('y').log.records().at(-1)).toMatchObject({ kind: 'waited', asked: 5 });
    expect(hands.screen).toContain('[1 Desk]');
  });

  it('says what came of it in the other tabs too', () => {
    expect(atDesk().press('3', 'w', 'down', 'enter', 'y').screen).toContain('5 minutes pass. It is now Sun 16:05.');
    expect(atDesk().press('3', 'w', 'down', 'enter', 'y', 'w', 'down', 'enter', 'y').screen).toContain(
      '5 minutes pass. Nothing has reached you. It is now Sun 16:10.',
    );
  });

  it('goes back to the choices with Esc, and nothing has passed', () => {
    const hands = atDesk().press('w', 'enter', 'escape');
    expect(hands.screen).toContain('Until something happens');
    expect(hands.press('escape').kinds).not.toContain('waited');
  });
});

describe('an answer', () => {
  it('is read back first, and counts with a y pressed by itself', () => {
    const hands = ringPriya(atDesk());
    expect(hands.screen).toContain('Ring Priya');
    expect(hands.screen).toContain('It counts when you confirm.');
    hands.session.stroke({ kind: 'text', text: 'yy', isAlone: false });
    expect(hands.kinds).not.toContain('decided');
    expect(hands.press('y').kinds).toContain('decided');
  });

  it('is never given by a paste, whatever lines it has', () => {
    const hands = atDesk().press('enter').paste('y\r\ny\r\n').paste('\n');
    expect(hands.kinds).not.toContain('decided');
    expect(ringPriya(hands.press('escape')).paste('y\n').kinds).not.toContain('decided');
  });

  it('shows nothing of what came of it before the note on what was meant', () => {
    const hands = ringPriya(atDesk()).press('y');
    expect(hands.screen).toContain('Answered and saved');
    expect(hands.screen).toContain('Sun 16:00');
    expect(hands.screen).not.toContain('Sun 16:10');
    hands.type('I mean her mobile.').press('enter');
    expect(hands.screen).toContain('10 minutes pass. It is now Sun 16:10.');
    expect(hands.log.records().find((record) => record.kind === 'noted')).toMatchObject({
      text: 'I mean her mobile.',
      about: 'first-call',
    });
  });

  it('without the reason it needs goes to the reason and says so', () => {
    const hands = atDesk().press('enter', 'space', 'enter');
    expect(hands.screen).toContain('This task needs a reason');
    expect(hands.type('Because.').screen).toContain('Because.');
  });

  it('can be changed as long as it isn’t confirmed', () => {
    const hands = ringPriya(atDesk()).press('escape', 'shift-tab', 'down', 'space', 'ctrl-s');
    expect(hands.screen).toContain('Text Tom about the rain');
  });

  it('begun is kept for the next time, on the screen and in the log', () => {
    const hands = atDesk().press('enter', 'space', 'escape');
    expect(hands.kinds).toContain('drafted');
    expect(hands.screen).toContain('begun');
    expect(hands.press('enter').screen).toContain('(x) Ring Priya');
  });

  it('being typed goes onto the record by itself within a second', () => {
    const hands = atDesk().press('enter', 'tab').type('Half a th').after(1);
    expect(hands.log.records().findLast((record) => record.kind === 'drafted')).toMatchObject({
      draft: { reason: 'Half a th' },
    });
  });
});

describe('the word for what is on the disk', () => {
  const word = (hands: Hands) => /left +(\w+)/.exec(hands.screen.split('\n')[0] ?? '');

  it('is saving from the first key of an answer until its draft is there, and stands in the same place', () => {
    const hands = atDesk().press('enter', 'tab');
    const before = word(hands);
    expect(before?.[1]).toBe('saved');
    const typed = word(hands.type('H'));
    expect([typed?.[1], typed?.index]).toEqual(['saving', before?.index]);
    expect(hands.kinds).not.toContain('drafted');
    expect(word(hands.after(1))?.[1]).toBe('saved');
    expect(hands.kinds.at(-1)).toBe('drafted');
  });
});

describe('documents', () => {
  it('stand beside a task in a wide window, opened only when asked for', () => {
    const hands = atDesk({ size: { columns: 120, rows: 40 } }).press('3', 'enter');
    expect(hands.screen).toContain('CALL SHEET 1');
    hands.press('1', 'enter');
    expect(hands.screen).toContain('Newest messages');
    hands.press('d', 'enter');
    expect(hands.screen).toMatch(/First call.*│.*1 {2}Call sheet/);
  });

  it('take the place of the task in a narrow one, and Esc goes back', () => {
    const hands = atDesk({ size: { columns: 80, rows: 24 } }).press('3', 'enter', '1', 'enter', 'd', 'enter');
    expect(hands.screen).toContain('CALL SHEET 1');
    expect(hands.press('escape').screen).toContain('Whom do you ring first?');
  });

  it('are opened and closed on the record as they come and go on the screen', () => {
    const hands = atDesk().press('3', 'enter', 'escape', '1');
    const viewed = hands.log.records().filter((record) => record.kind === 'viewed');
    expect(viewed).toMatchObject([{ act: 'opened' }, { act: 'left' }]);
  });

  it('give a line to the notebook', () => {
    const hands = atDesk().press('3', 'enter', 'down', 'y', '5');
    expect(hands.screen).toContain('Call sheet, line 2: 07:00 Unit call at the harbour');
  });

  it('are found in by a word', () => {
    const hands = atDesk().press('3', 'enter', '/').type('harbour').press('enter');
    expect(hands.screen).toContain('Document 1, Call sheet, line 2');
  });
});

describe('at hand everywhere', () => {
  it('a calculator that keeps the sums in sight', () => {
    expect(atDesk().press('c').type('3 x £240 + 20%').press('enter').screen).toContain('3 x £240 + 20% = £864');
  });

  it('help with every key, from the one table', () => {
    expect(atDesk().press('?').screen).toContain('Keys that work here');
  });

  it('a pause that covers the story', () => {
    const hands = atDesk().press('p');
    expect(hands.screen).toContain('Paused');
    expect(hands.screen).not.toMatch(/Tom Ellery|Sun 16:00|small day/);
    expect(hands.after(600).press('enter').screen).toContain('30:00 left');
  });

  it('leaving, which asks first and keeps everything', () => {
    const hands = atDesk().press('enter', 'tab').type('Half').press('ctrl-c');
    expect(hands.screen).toContain('callsheet resume sittings/small-A1-1.jsonl');
    expect(hands.press('y').end).toEqual({ kind: 'left' });
    expect(hands.kinds.slice(-2)).toEqual(['drafted', 'paused']);
  });

  it('ending for good, which asks twice', () => {
    const hands = atDesk().press('ctrl-c', 'e');
    expect(hands.screen).toContain('End the sitting for good?');
    expect(hands.press('y').screen).toContain('You have ended the sitting before its end.');
  });
});

describe('the end of the time', () => {
  it('ends the sitting with what was typed kept as unfinished', () => {
    const hands = atDesk().press('enter', 'tab').type('Half a thought').after(1_801);
    expect(hands.screen).toContain('The time allowed is up');
    expect(hands.kinds.filter((kind) => kind === 'drafted' || kind === 'decided' || kind === 'ended')).toEqual([
      'drafted',
      'ended',
    ]);
  });

  it('is said clearly in the last ten minutes, and without flashing', () => {
    expect(atDesk().after(1_500).screen).toContain('5:00 left');
  });
});

describe('a log that can’t be written', () => {
  it('is said at once, and nothing more is taken', () => {
    const hands = atDesk();
    hands.log.isFull = true;
    ringPriya(hands).press('y');
    expect(hands.screen).toContain('NOT SAVED');
    expect(hands.screen).toContain('nothing further is accepted');
    expect(hands.press('ctrl-c').end).toEqual({ kind: 'lost' });
  });
});

describe('a window that is too small', () => {
  it('says how large it has to be, and offers to go on line by line', () => {
    const hands = atDesk();
    hands.session.resize({ columns: 40, rows: 10 });
    expect(hands.screen).toContain('This window is 40 by 10.');
    expect(hands.kinds).toContain('incident');
    expect(hands.press('p').end).toEqual({ kind: 'plain' });
    expect(hands.kinds.at(-1)).toBe('paused');
  });

  it('made larger again shows the sitting as it was', () => {
    const hands = atDesk();
    const before = hands.screen;
    hands.session.resize({ columns: 20, rows: 5 });
    hands.press('x', 'enter');
    hands.session.resize({ columns: 100, rows: 40 });
    expect(hands.screen).toBe(before);
  });
});
