import { describe, expect, it } from 'vitest';
import type { Attestation } from '../../src/log/record.ts';
import { ask, day, storyOf } from '../engine/story-of.ts';
import { whole } from '../log/small-answers.ts';
import { atDesk, type Hands } from './hands.ts';

const attested: Attestation = { id: 'c'.repeat(32), by: 'invigilator', signature: `${'A'.repeat(86)}==` };

function jottings(hands: Hands): readonly string[] {
  return hands.log.records().flatMap((record) => (record.kind === 'jotted' ? [record.text] : []));
}

function notes(hands: Hands): readonly unknown[] {
  return hands.log.records().flatMap((record) => (record.kind === 'noted' ? [[record.text, record.about]] : []));
}

/** The first task answered, and a note on it offered. */
function ringPriya(): Hands {
  return atDesk().open('first-call').press('space', 'tab').type('She decides.').press('ctrl-s', 'y');
}

/** The handover note written, and everything else behind it. */
function atTheNote(): Hands {
  const [answers = ''] = whole.split('- handover-note');
  return atDesk({ answers }).open('handover-note').press('space', 'tab', 'tab').type('All told.');
}

describe('what was begun', () => {
  it('in a note and left is there when a note is next written', () => {
    const hands = atDesk().press('n').type('Ask Hana about').press('escape');
    expect(hands.screen).toContain('The note is not in the notebook yet: a new note goes on with it.');
    expect(hands.kinds).not.toContain('noted');
    hands.press('n').type(' the key.').press('enter', '5');
    expect(hands.screen).toContain('Ask Hana about the key.');
    expect(hands.press('n').screen).not.toContain('Hana about the key.│');
    expect(hands.press('escape').screen).not.toContain('goes on with it');
  });

  it('in a note is on the record a second later, and gone from there once the notebook has it', () => {
    const hands = atDesk().press('n').type('Ask Hana').after(1);
    expect(jottings(hands)).toEqual(['Ask Hana']);
    hands.type(' again').press('enter').after(1);
    expect(jottings(hands)).toEqual(['Ask Hana', 'Ask Hana again']);
    expect(hands.kinds.slice(-2)).toEqual(['jotted', 'noted']);
  });

  it('in a note and then erased is no note any more', () => {
    const hands = atDesk().press('n').type('No').after(1).press('backspace', 'backspace', 'escape').after(1);
    expect(jottings(hands)).toEqual(['No', '']);
  });

  it('in a note takes no more of a paste than a note may have', () => {
    const hands = atDesk().press('n').paste('x'.repeat(100_000));
    expect(hands.screen).toContain('There is room for 10000 characters. The rest was not taken.');
    expect(hands.press('enter').kinds).toContain('noted');
  });

  it('about the answer just given is kept when the program is cut off, and is with the answer when one leaves', () => {
    const hands = ringPriya().type('I meant Tom.').after(1);
    expect(jottings(hands)).toEqual(['I meant Tom.']);
    expect(notes(hands.press('ctrl-c', 'y'))).toEqual([['I meant Tom.', 'first-call']]);
    const stopped = ringPriya().type('I meant Tom.');
    stopped.session.save();
    expect(notes(stopped)).toEqual([['I meant Tom.', 'first-call']]);
  });

  it('about the answer just given stays so where one asked to leave and stayed, with a document beside the task', () => {
    const beside = atDesk({ size: { columns: 120, rows: 40 } })
      .open('first-call')
      .press('d', 'enter', 'escape');
    const asked = beside.press('space', 'tab').type('She decides.').press('ctrl-s', 'y').type('I meant Tom.');
    asked.press('ctrl-c', 'escape', 'enter');
    expect(notes(asked)).toEqual([['I meant Tom.', 'first-call']]);
    expect(asked.screen).not.toContain('I meant Tom.');
  });

  it('about the answer just given is in the notebook where something came in between, and one can go on and leave', () => {
    const late = (): Hands => {
      const hands = ringPriya().type('I meant Tom.');
      hands.fromOutside({
        kind: 'attested',
        body: { kind: 'viewed', id: 'crew-list', act: 'supplied', attested },
      });
      return hands.after(1);
    };
    const goesOn = late().press('enter');
    expect(notes(goesOn)).toEqual([['I meant Tom.', null]]);
    expect(goesOn.screen).toContain('Something came in between: what you meant is in the notebook.');
    const leaves = late().press('ctrl-c', 'y');
    expect(notes(leaves)).toEqual([['I meant Tom.', null]]);
    expect(leaves.end).toEqual({ kind: 'left' });
  });

  it('about the answer that ended the sitting is with it when one leaves at once', () => {
    const hands = atTheNote().press('ctrl-s', 'y');
    expect(hands.kinds.at(-1)).toBe('ended');
    const last = notes(hands.type('I meant Thursday.').press('ctrl-c')).at(-1);
    expect(last).toEqual(['I meant Thursday.', 'handover-note']);
    expect(hands.end).toEqual({ kind: 'ended' });
  });

  it('in the calculator is there when it is next asked for', () => {
    const hands = atDesk().press('c').type('19:30 + 11h').press('enter').type('600').press('escape', 'c');
    expect(hands.screen).toContain('19:30 + 11h = 06:30 next day');
    expect(hands.screen).toContain('[600');
  });
});

describe('a key that does something out of sight', () => {
  it('says so', () => {
    const hands = atDesk().press('t');
    expect(hands.screen).toContain('Your time is hidden. t shows it again.');
    expect(hands.press('t').screen).toContain('Your time is shown again.');
    hands.press('3', 'enter', 'down', 'y');
    expect(hands.screen).toContain('Copied to the notebook: Call sheet, line 2: 07:00 Unit call at the harbour');
    expect(hands.press('2', 'enter', 'y').screen).toContain('Copied to the notebook: the message from Tom Ellery');
  });
});

const attaching = storyOf(
  `${day}\ninitial: desk`,
  `desk:
     entry: [{ message: { from: priya, by: text, text: See attached, attach: paper } }]
     tasks: { ${ask('t')} }
     after: { 1h: { to: handover } }`,
);

describe('a line of a document', () => {
  it('is copied where the lines are marked too, as in any document', () => {
    const [answers = ''] = whole.split('- check-order');
    const hands = atDesk({ answers }).open('check-order').press('down', 'y');
    expect(hands.screen).toMatch(/Copied to the notebook: .*, (line|row) \d+: /);
    expect(hands.kinds.at(-1)).toBe('noted');
    const count = hands.kinds.length;
    expect(hands.press('tab').type('y').kinds.length).toBe(count);
  });

  it('is read by itself only in a table, and what is attached to a message is opened with Enter', () => {
    const hands = atDesk().press('3', 'enter');
    expect(hands.screen).toMatch(/y copy/);
    expect(hands.screen).not.toMatch(/r row/);
    expect(atDesk().press('2', 'enter').screen).not.toMatch(/⏎ open/);
    expect(atDesk({ scenario: attaching }).press('2', 'enter').screen).toMatch(/⏎ open {3}y copy/);
  });
});

describe('something found', () => {
  it('leads back to all that was found, and that to where it was looked for', () => {
    const hands = atDesk().press('enter', '3', 'enter', '1', 'enter', 'down', '/').type('harbour').press('enter');
    expect(hands.screen).toContain('Document 1, Call sheet, line 2');
    hands.press('enter');
    expect(hands.screen).toContain('line 2 of 5');
    hands.press('escape');
    expect(hands.screen).toContain('Document 1, Call sheet, line 2');
    expect(hands.press('escape').screen).toContain('Whom do you ring first?');
  });

  it('may be somebody on the contact list, by name, role or number', () => {
    const hands = atDesk().press('/').type('7946').press('enter');
    expect(hands.screen).toContain('Contact 1: Priya Nair');
    expect(hands.press('enter').screen).toMatch(/\[4 Contacts\]/);
    expect(hands.screen).toContain('› Priya Nair');
  });

  it('in a message has the number that the message has in the inbox', () => {
    const hands = atDesk().press('w', 'enter', 'y', '/').type('radio check').press('enter');
    expect(hands.screen).toContain('Message 2, from Dele Akande');
    expect(hands.press('escape', '2').screen).toMatch(/› 2 {2}Dele Akande/);
  });
});
