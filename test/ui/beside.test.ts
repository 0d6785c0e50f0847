import { describe, expect, it } from 'vitest';
import { atDesk, atTask, type Hands, upToPaying } from './hands.ts';

const wide = { columns: 120, rows: 40 };
const narrow = { columns: 80, rows: 24 };

/** In the list of what can stand beside a task: the call sheet. */
const callSheet = ['home', 'down', 'down', 'enter'];

/** The page: without the tabs above it and the keys below. */
function page(hands: Hands): string {
  return hands.screen.split('\n').slice(3, -2).join('\n');
}

function pointers(hands: Hands): number {
  return page(hands).match(/›/g)?.length ?? 0;
}

function footer(hands: Hands): string {
  return hands.screen.split('\n').at(-1) ?? '';
}

function opened(hands: Hands): readonly string[] {
  return hands.log
    .records()
    .flatMap((record) => (record.kind === 'viewed' && record.act === 'opened' ? [record.id] : []));
}

describe('what stands beside a task', () => {
  it('is chosen without leaving the task: any document, the notebook or the messages', () => {
    const hands = atDesk({ size: wide }).press('enter', 'd');
    for (const name of ['Messages', 'Notebook', 'Call sheet', 'Crew list'].slice(0, 3))
      expect(hands.screen).toContain(name);
    expect(hands.screen).toContain('Whom do you ring first?');
    hands.press(...callSheet);
    expect(page(hands)).toMatch(/First call.*│.*1 {2}Call sheet/);
    hands.press('escape', 'd', 'home', 'enter');
    expect(page(hands)).toMatch(/│ {2}› Tom Ellery/);
    hands.press('n').type('Ask about the van.').press('enter', 'escape', 'd', 'home', 'down', 'enter');
    expect(page(hands)).toContain('Ask about the van.');
  });

  it('is chosen from a text field as well, with Ctrl+O, and typing goes on where it was', () => {
    const hands = atDesk({ size: wide })
      .press('enter', 'tab')
      .type('Half')
      .press('ctrl-o', ...callSheet);
    expect(page(hands)).toMatch(/│.*1 {2}Call sheet/);
    expect(hands.press('escape').type(' done').screen).toContain('Half done');
  });

  it('has the sign of the keys while it has the keys, and never both sides', () => {
    const hands = atDesk({ size: wide }).press('enter');
    expect(pointers(hands)).toBe(1);
    hands.press('d', ...callSheet);
    expect(pointers(hands)).toBe(1);
    expect(page(hands)).toMatch(/│ {2}› CALL SHEET 1/);
    expect(footer(hands)).toContain('Esc back to the answer');
    expect(footer(hands)).toContain('y copy');
    expect(footer(hands)).not.toContain('r row');
    hands.press('escape');
    expect(pointers(hands)).toBe(1);
    expect(page(hands)).toContain('› ( ) Ring Priya');
    expect(footer(hands)).toContain('Space choose');
  });

  it('takes the page in a narrow window, and Esc goes back', () => {
    const hands = atDesk({ size: narrow }).press('enter', 'd', ...callSheet);
    expect(page(hands)).toContain('CALL SHEET 1');
    expect(page(hands)).not.toContain('Whom do you ring first?');
    expect(page(hands.press('escape'))).toContain('Whom do you ring first?');
  });

  it('comes back with the task, and goes with the candidate to the next', () => {
    const hands = atDesk({ size: wide }).press('enter', 'd', ...callSheet, 'escape', 'escape', 'enter');
    expect(page(hands)).toMatch(/First call.*│.*1 {2}Call sheet/);
    hands.press('escape').open('kit');
    expect(page(hands)).toMatch(/│.*1 {2}Call sheet/);
    expect(hands.log.records().at(-1)).toMatchObject({ kind: 'viewed', act: 'opened', id: 'call-sheet' });
  });

  it('is offered first where it belongs to the task', () => {
    const hands = atTask('order-form', upToPaying, wide).press('ctrl-o');
    expect(page(hands)).toMatch(/› 1 {2}Call sheet/);
    expect(page(hands.press('enter'))).toContain('CALL SHEET 1');
  });

  it('can be compared with the lines that are being marked', () => {
    const before = '[{ first-call: { answer: priya, reason: x } }, { kit: [gazebo] }]';
    const hands = atTask('check-order', before, wide).press('d');
    expect(page(hands)).not.toMatch(/\d {2}New order/);
    hands.press('end', 'enter');
    expect(page(hands)).toMatch(/│.*Crew list/);
    expect(page(hands)).toMatch(/\[ \] {2}2 {2}06:00 Rig/);
    expect(opened(hands)).toEqual(['new-order', 'crew-list']);
    hands.press('d', 'home', 'enter');
    expect(opened(hands)).toEqual(['new-order', 'crew-list', 'new-order']);
  });
});
