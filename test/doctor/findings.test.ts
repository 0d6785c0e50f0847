import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reportLines } from '../../src/cli/doctor/doctor-report.ts';
import { type Standing, type Subject, subjects, worstOf } from '../../src/doctor/finding.ts';
import { findingsOf } from '../../src/doctor/findings.ts';
import type { Measured } from '../../src/doctor/measured.ts';
import { verdictOf } from '../../src/doctor/tell.ts';
import { printable } from '../../src/view/printable.ts';
import { cellWidth } from '../../src/view/text/cells.ts';
import { anyMachine, butWith, goodMachine, keysBut } from './a-machine.ts';

const runs = { seed: 8_119, numRuns: 500 };

function findingOn(about: Subject, measured: Measured) {
  const found = findingsOf(measured).filter((finding) => finding.about === about);
  expect(found).toHaveLength(1);
  return found[0];
}

/** A machine that differs in one thing, how that stands, and what is said of it. */
type Case = readonly [string, Subject, Measured, Standing, string];

const noLog = (problem: string): Measured => butWith({ disk: { log: { ok: false, problem } } });
const saves = (medianMs: number, isHeld = true): Measured =>
  butWith({ disk: { log: { ok: true, medianMs, worstMs: 900, appends: 50, isHeld } } });

const cases: readonly Case[] = [
  ['Node at its least', 'node', butWith({ program: { node: '22.12.0' } }), 'fit', 'Node is 22.12.0'],
  ['an older Node', 'node', butWith({ program: { node: '22.9.1' } }), 'not-fit', 'Node is 22.9.1'],
  ['an earlier great version', 'node', butWith({ program: { node: '20.20.2' } }), 'not-fit', '22.12 or later'],
  ['a version that is none', 'node', butWith({ program: { node: 'v' } }), 'not-fit', 'Node is v'],
  ['parts gone', 'program', butWith({ program: { missing: ['sit', 'verify'] } }), 'not-fit', '2 parts of'],
  ['a pipe behind it', 'terminal', butWith({ terminal: { isOutput: false } }), 'not-known', 'typed comes from'],
  ['no terminal', 'terminal', butWith({ terminal: { isInput: false, isOutput: false } }), 'not-known', 'no terminal'],
  ['a window just right', 'size', butWith({ terminal: { columns: 80, rows: 24 } }), 'fit', '80 columns and 24 rows'],
  ['a row less', 'size', butWith({ terminal: { columns: 80, rows: 23 } }), 'look', '80 columns and 23 rows'],
  ['the smallest that works', 'size', butWith({ terminal: { columns: 60, rows: 20 } }), 'look', '60 columns'],
  ['a smaller one', 'size', butWith({ terminal: { columns: 59, rows: 20 } }), 'not-fit', 'too small'],
  [
    'a smaller one, line by line',
    'size',
    butWith({ terminal: { columns: 50, rows: 15, isFullScreen: false } }),
    'fit',
    'any size will do',
  ],
  ['a terminal that has no size', 'size', butWith({ terminal: { columns: null } }), 'not-known', 'isn’t known'],
  ['TERM=dumb', 'term', butWith({ terminal: { term: 'dumb' } }), 'look', 'TERM is dumb'],
  ['no TERM', 'term', butWith({ terminal: { term: null } }), 'fit', 'isn’t set'],
  ['a TERM with escapes', 'term', butWith({ terminal: { term: '\u001b[31m' } }), 'fit', 'TERM is unusual.'],
  ['256 colours', 'colours', butWith({ terminal: { colourBits: 8 } }), 'fit', '256 colours'],
  ['no colours', 'colours', butWith({ terminal: { colourBits: 1 } }), 'fit', 'No colours can be shown'],
  ['NO_COLOR', 'colours', butWith({ terminal: { isColourDeclined: true } }), 'fit', 'NO_COLOR asks for no colours'],
  ['no answer', 'characters', butWith({ terminal: { cells: null } }), 'not-known', 'isn’t known'],
  ['UTF-8 that isn’t said', 'characters', butWith({ terminal: { isUtf8Locale: false } }), 'look', 'only ASCII is used'],
  [
    'another encoding than is said',
    'characters',
    butWith({ terminal: { cells: { twoByte: 2, wide: 3 } } }),
    'not-fit',
    'an é took 2 cells',
  ],
  [
    'plain ASCII',
    'characters',
    butWith({ terminal: { isUtf8Locale: false, cells: { twoByte: 2, wide: 3 } } }),
    'look',
    'Only ASCII',
  ],
  [
    'wide characters of one cell',
    'characters',
    butWith({ terminal: { cells: { twoByte: 1, wide: 1 } } }),
    'look',
    'took 1 instead of 2 cells',
  ],
  [
    'plain mode asked for',
    'mode',
    butWith({ terminal: { isPlainAsked: true, isFullScreen: false } }),
    'fit',
    'ACCESSIBLE asks for plain mode',
  ],
  ['six keys', 'keys', goodMachine, 'fit', '6 of 6 keys came as they should.'],
  [
    'a key that comes as another',
    'keys',
    butWith({ keys: keysBut({ escape: 'Tab' }) }),
    'not-fit',
    '5 of 6 keys came as they should: Tab came for Esc.',
  ],
  [
    'a paste that comes as letters',
    'keys',
    butWith({ keys: keysBut({ paste: 'the letters abc' }) }),
    'look',
    'the letters abc came for a paste',
  ],
  [
    'keys skipped',
    'keys',
    butWith({ keys: keysBut({ tab: null, accent: null }) }),
    'not-known',
    'Tab and a letter with an accent skipped',
  ],
  ['keys left out', 'keys', butWith({ keys: { tried: false, why: 'left-out' } }), 'not-known', 'left out'],
  ['no keys to press', 'keys', butWith({ keys: { tried: false, why: 'no-terminal' } }), 'not-known', 'no terminal'],
  ['a clock that slips', 'clocks', butWith({ clocks: { wallMs: 2_200 } }), 'look', '200 ms away'],
  ['a clock set back', 'clocks', butWith({ clocks: { wallMs: -5_000 } }), 'not-fit', '7000 ms away'],
  ['a lid closed', 'clocks', butWith({ clocks: { uptimeMs: 9_000 } }), 'look', 'the machine slept'],
  ['a watch that noticed', 'clocks', butWith({ clocks: { noticed: ['the program was stopped'] } }), 'look', 'stopped'],
  ['1970', 'clocks', butWith({ clocks: { wall: '1970-01-01T00:00:09.000Z' } }), 'not-fit', 'date here is 1970-01-01'],
  ['a folder that may not be written', 'folder', noLog('read-only'), 'not-fit', 'sittings can’t be written to'],
  ['a full disk', 'folder', noLog('disk-full'), 'not-fit', 'is full'],
  ['a folder still to be made', 'folder', butWith({ disk: { isThere: false } }), 'fit', 'can be made'],
  ['just room enough', 'space', butWith({ disk: { freeBytes: 100_000_000 } }), 'fit', '100 MB'],
  ['too little room', 'space', butWith({ disk: { freeBytes: 99_999_999 } }), 'not-fit', '99 MB'],
  ['room nobody knows', 'space', butWith({ disk: { freeBytes: null } }), 'not-known', 'doesn’t say'],
  ['50 ms', 'saving', saves(50), 'fit', 'takes 50 ms, at worst 900 ms (50 times)'],
  ['51 ms', 'saving', saves(51), 'look', 'takes 51 ms'],
  ['501 ms', 'saving', saves(501), 'not-fit', 'takes 501 ms'],
  ['nothing saved', 'saving', noLog('read-only'), 'not-known', 'nothing was measured'],
  ['a log opened twice', 'lock', saves(1, false), 'not-fit', 'could be opened a second time'],
];

describe('a machine', () => {
  it('on which all is well is fit, and nothing is left to do', () => {
    const findings = findingsOf(goodMachine);
    expect(findings.filter(({ standing, remedy }) => standing !== 'fit' || remedy !== null)).toEqual([]);
    expect(verdictOf(findings)).toBe('This machine and this terminal are fit for a sitting.');
  });

  it.each(cases)('with %s', (_name, about, measured, standing, says) => {
    const finding = findingOn(about, measured);
    expect(finding).toMatchObject({ standing, found: expect.stringContaining(says) });
    if (standing === 'look' || standing === 'not-fit') expect(finding?.remedy).not.toBeNull();
  });

  it('is as its worst: what isn’t known never passes for fit, and a thing to look at doesn’t make it unfit', () => {
    const worst = (measured: Measured) => worstOf(findingsOf(measured));
    expect(worst(butWith({ terminal: { cells: null } }))).toBe('not-known');
    expect(worst(butWith({ terminal: { cells: null, term: 'dumb' } }))).toBe('look');
    expect(worst(butWith({ terminal: { cells: null, term: 'dumb', columns: 40 } }))).toBe('not-fit');
    expect(verdictOf(findingsOf(butWith({ terminal: { term: 'dumb', columns: 70 } })))).toBe(
      'Fit for a sitting; look at 2 things first.',
    );
  });
});

describe('whatever is measured', () => {
  it('everything that is looked at gets one finding, in order, a sentence each', () => {
    fc.assert(
      fc.property(anyMachine, (measured) => {
        const findings = findingsOf(measured);
        expect(findings.map(({ about }) => about)).toEqual(subjects);
        for (const { standing, found, remedy } of findings) {
          expect(found).toMatch(/\.$/);
          if (remedy !== null) expect(remedy).toMatch(/\.$/);
          if (standing === 'look' || standing === 'not-fit') expect(remedy).not.toBeNull();
          if (standing === 'fit') expect(remedy).toBeNull();
        }
      }),
      runs,
    );
  });

  it('what is printed steers no terminal and fits into its width', () => {
    fc.assert(
      fc.property(anyMachine, fc.integer({ min: 20, max: 130 }), fc.boolean(), (measured, columns, isAscii) => {
        for (const line of reportLines(findingsOf(measured), columns).map((one) => printable(one, isAscii))) {
          expect(line).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
          if (!isAscii) expect(cellWidth(line)).toBeLessThanOrEqual(columns);
        }
      }),
      runs,
    );
  });
});
