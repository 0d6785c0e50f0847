import { describe, expect, it } from 'vitest';
import { drawHome, type Home, pressAtHome } from '../../src/ui/home.ts';
import { createPen } from '../../src/ui/text/pen.ts';
import { rowText } from '../../src/ui/text/row.ts';
import { type HomeItem, homeView } from '../../src/view/home.ts';
import { strokeOf } from './hands.ts';

const rain: HomeItem = {
  label: 'Rain on day six',
  detail: '50 minutes, specimen',
  choice: { kind: 'sit', scenario: 'rain' },
  command: 'callsheet sit rain-on-day-six',
};

function begun(candidate: string): HomeItem {
  return {
    label: `Rain on day six, sat by ${candidate}`,
    detail: 'at Sun 16:55 in the story, 24 Nov 2026, 07:55',
    choice: { kind: 'resume', log: `${candidate}.jsonl` },
    command: `callsheet resume ${candidate}.jsonl`,
  };
}

function homeWith(unfinished: readonly HomeItem[]): Home {
  const told = { program: 'callsheet', authorsGuide: 'docs/authors.md' };
  return { view: homeView([rain], unfinished, [], told), selected: 0, notice: null, helpTop: null };
}

function screen(home: Home, columns: number, rows: number): string {
  return drawHome(home, { columns, rows }, createPen(false)).rows.map(rowText).join('\n');
}

describe('the home screen', () => {
  it('has what was begun first, and the pointer on the newest of it', () => {
    const home = homeWith([begun('A2'), begun('A1')]);
    expect(screen(home, 120, 40)).toMatch(
      /Go on with a sitting\n › Rain on day six, sat by A2 .*\n.*resume A2[\s\S]*Practise/,
    );
    expect(pressAtHome(home, strokeOf('enter'), null).end).toEqual({ kind: 'resume', log: 'A2.jsonl' });
  });

  it('cuts no title: what is known of it stands beside it, or under it in a narrow window', () => {
    const home = homeWith([begun('a-longish-id')]);
    expect(screen(home, 120, 40)).toMatch(/sat by a-longish-id {2,}at Sun 16:55/);
    expect(screen(home, 60, 20)).toMatch(/sat by a-longish-id\n {3}at Sun 16:55 in the story, 24 Nov 2026, 07:55/);
  });

  it('tells what else there is to do, by commands', () => {
    const shown = screen(homeWith([]), 120, 40);
    for (const words of ['What you can do here', 'callsheet verify LOG', 'callsheet replay LOG', 'docs/authors.md'])
      expect(shown).toContain(words);
  });

  it('has help, which scrolls and goes away again', () => {
    const help = pressAtHome(homeWith([]), strokeOf('?'), null).home;
    expect(screen(help, 80, 24)).toContain('Keys that work here');
    const further = pressAtHome(help, strokeOf('page-down'), null).home;
    expect(screen(further, 80, 24)).not.toContain('Keys that work here');
    expect(screen(pressAtHome(further, strokeOf('escape'), null).home, 80, 24)).toContain('Practise');
  });
});
