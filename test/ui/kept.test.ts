import { describe, expect, it } from 'vitest';
import { atDesk } from './hands.ts';

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
