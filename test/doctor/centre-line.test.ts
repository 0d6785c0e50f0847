import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { centreLine } from '../../src/doctor/centre-line.ts';
import { worstOf } from '../../src/doctor/finding.ts';
import { findingsOf } from '../../src/doctor/findings.ts';
import { projectFile } from '../laws/every-scenario.ts';
import { anyMachine, butWith, goodMachine, keysBut } from './a-machine.ts';

describe('the line for the centre', () => {
  it('is the one that its page explains', () => {
    expect(projectFile('docs/doctor.md')).toContain(`\n${centreLine(goodMachine)}\n`);
  });

  it('says all that counts in the same order', () => {
    expect(centreLine(goodMachine)).toBe(
      'callsheet doctor 1 fit 2026-11-24 callsheet 0.1.0 node 24.21.0 linux xterm-256color 120x40 utf-8 colours 24bit keys 6/6 sync 0.3ms disk 41GB clock ok',
    );
  });

  it('has a hyphen for what isn’t known', () => {
    const nothing = butWith({
      terminal: { isOutput: false, colourBits: null, cells: null, columns: null, rows: null },
      keys: { tried: false, why: 'no-terminal' },
      disk: { freeBytes: null, log: { ok: false, problem: 'read-only' } },
    });
    expect(centreLine(nothing)).toBe(
      'callsheet doctor 1 not-fit 2026-11-24 callsheet 0.1.0 node 24.21.0 linux - - - colours - keys - sync - disk - clock ok',
    );
  });

  it('says in a word what is odd', () => {
    const odd = butWith({
      terminal: { term: '\u001b[31m', cells: null, isColourDeclined: true },
      keys: keysBut({ tab: null }),
      clocks: { wallMs: 9_000 },
    });
    expect(centreLine(odd)).toContain(' unusual 120x40 utf-8-unmeasured colours off keys 5/6 ');
    expect(centreLine(odd)).toMatch(/ clock drift$/);
  });

  it('is one line of plain words, always as many, whatever the environment says, with no path in it', () => {
    const count = centreLine(goodMachine).split(' ').length;
    fc.assert(
      fc.property(anyMachine, (measured) => {
        const line = centreLine(measured);
        const words = line.split(' ');
        expect(words).toHaveLength(count);
        expect(words[3]).toBe(worstOf(findingsOf(measured)));
        // The one slash there is stands between two counts.
        for (const word of words) expect(word).toMatch(/^([a-zA-Z0-9+._-]+|\d\/\d)$/);
      }),
      { seed: 8_120, numRuns: 500 },
    );
  });
});
